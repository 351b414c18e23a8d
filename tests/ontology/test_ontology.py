"""Turtle files in, checked names out; every mistake named with file, line and term."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from rdflib import (
    DCTERMS,
    FOAF,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    SDO,
    SKOS,
    TIME,
    VOID,
    BNode,
    Graph,
    URIRef,
)  # fmt: skip  # one vocabulary a line says nothing

from kg.errors import OntologyError
from kg.ontology import KG, Ontology, load_ontology, ontology_folder

PREFIXES = """\
@prefix kg: <https://w3id.org/newskg/ns#> .
@prefix id: <https://w3id.org/newskg/id/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
SPONSORS = """\
kg:sponsorsKit a owl:ObjectProperty ; rdfs:label "sponsors kit of" ;
  rdfs:domain kg:Company ; rdfs:range kg:SportsTeam ;
  kg:verb "kit out" ; kg:noun "kit sponsor of" .
"""


def load_with(tmp_path: Path, text: str) -> Ontology:
    """Load the bundled ontology with a user's file of this text."""
    file = tmp_path / "mine.ttl"
    file.write_text(PREFIXES + text, encoding="utf-8")
    return load_ontology(file)


def test_bundled_ontology_is_loaded_once() -> None:
    """The bundled files are read and checked once in a process."""
    assert load_ontology() is load_ontology()


def test_properties_tell_all_their_facets(ontology: Ontology) -> None:
    """A property comes with its label, comment, classes, inverse, symmetry, code and group."""
    meets = ontology.property("meets")
    assert (meets.label, meets.symmetric, meets.code, meets.group) == (
        "meets", True, "CONSULT", "meeting",
    )  # fmt: skip  # two lines to compare
    assert meets.comment == "Two agents come together to talk."
    parent = ontology.property("parentOf")
    assert (parent.domain, parent.range, parent.inverse) == (("Person",), ("Person",), "childOf")


def test_any_of_several_classes_may_be_a_range(ontology: Ontology) -> None:
    """schema:rangeIncludes narrows rdfs:range down to any of several classes."""
    assert ontology.property("kills").range == ("Agent", "Amount")


def test_a_property_excludes_classes_of_objects(ontology: Ontology) -> None:
    """kg:neverOf names what no object is of."""
    assert ontology.property("sells").never_of == ("Concept", "Event")
    assert ontology.property("kills").never_of == ()


@pytest.mark.parametrize(
    ("name", "ancestor", "expected"),
    [
        ("Country", "Country", True),
        ("Country", "Agent", True),
        ("Country", "Place", True),
        ("NewsAgency", "Organization", True),
        ("Summit", "Event", True),
        ("Agent", "Country", False),
        ("Phrase", "Agent", False),
    ],
)
def test_classes_form_a_hierarchy(
    ontology: Ontology, name: str, ancestor: str, expected: bool
) -> None:
    """A class is a kind of itself and of everything above it."""
    assert ontology.is_a(name, ancestor) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("peace talk", "Negotiation"),
        ("foreign ministry", "Ministry"),
        ("russian delegation", "Delegation"),
        ("çırağan palace", "Facility"),
        ("central bank", "GovernmentBody"),
        ("merchant bank", "Company"),
        ("official", "Person"),
        ("air strike", "Attack"),
        ("hunger strike", "Protest"),
        ("ceasefire agreement", "Agreement"),
        ("ministry of defence of ukraine", "Ministry"),
        ("institute for strategic study", "Organization"),
        ("state of emergency", "Event"),
        ("ukrainian prisoner of war", "Person"),
        ("xyzzy of science", None),
        ("xyzzy", None),
        ("", None),
    ],
)
def test_nouns_name_classes(ontology: Ontology, words: str, expected: str | None) -> None:
    """The longest known ending of a noun, without its complement, gives its class."""
    assert ontology.class_of_noun(words) == expected


def test_unknown_names_raise(ontology: Ontology) -> None:
    """A mistyped class or property is an error, not a new name."""
    with pytest.raises(OntologyError, match="no class 'Persn'"):
        ontology.is_a("Persn", "Agent")
    with pytest.raises(OntologyError, match="no class 'Agnt'"):
        ontology.is_a("Person", "Agnt")
    with pytest.raises(OntologyError, match="no class 'Persn'"):
        ontology.entity_class("Persn")
    with pytest.raises(OntologyError, match="no property 'headz'"):
        ontology.property("headz")
    with pytest.raises(OntologyError, match="no term kg:headz"):
        ontology.vocabulary(["headz"])


def test_names_that_the_code_relies_on_exist(ontology: Ontology) -> None:
    """The classes and properties that rules of grammar use are declared."""
    classes = {"Person", "Group", "Delegation", "Position", "Time", "Money", "Phrase", "Event"}
    properties = {
        "heads", "holdsPosition", "positionIn", "presidentOf", "ministerOf", "spokespersonFor",
        "ambassadorOf", "memberOf", "worksFor", "represents", "nationality", "partOf",
        "locatedIn", "takesPlaceAt", "participatesIn", "says", "accuses", "meets", "attends",
        "arrivesIn", "travelsTo", "leaves", "sends", "gives", "receives", "chairs", "criticizes",
        "proposes", "follows", "precedes", "about", "causes", "affects", "owns",
    }  # fmt: skip  # one name a line says nothing
    assert classes <= ontology.classes.keys()
    assert properties <= ontology.properties.keys()


def test_every_property_is_explained_and_grouped(ontology: Ontology) -> None:
    """A reader of the graph finds a comment and a group for every property."""
    bare = [
        name for name, each in ontology.properties.items() if not each.comment or not each.group
    ]
    assert bare == []


def test_vocabulary_describes_terms_without_words(ontology: Ontology) -> None:
    """The vocabulary of a graph has declarations and alignments, no blank node, no words."""
    graph = ontology.vocabulary(["heads"])
    assert set(graph.subjects()) == {KG.heads}
    assert (KG.heads, RDF.type, OWL.ObjectProperty) in graph
    assert (KG.heads, RDFS.subPropertyOf, URIRef("http://www.w3.org/ns/org#headOf")) in graph
    assert (KG.heads, KG.verb, None) not in graph
    whole = ontology.vocabulary()
    assert not any(isinstance(node, BNode) for triple in whole for node in triple)
    assert (KG.Delegation, RDFS.subClassOf, KG.Organization) in whole


def test_bundled_files_are_found() -> None:
    """The folder of the ontology is in the checkout, or in the package once installed."""
    assert (ontology_folder() / "news.ttl").is_file()


def test_user_file_adds_a_property(tmp_path: Path) -> None:
    """A user's few lines of Turtle add a relation; the bundled ontology stays as it is."""
    found = load_with(tmp_path, SPONSORS).lexicon
    expression = found.property_for("verb", "kit out", "Company", "SportsTeam")
    assert expression is not None
    assert expression.property == "sponsorsKit"
    assert "sponsorsKit" not in load_ontology().properties


def test_user_file_adds_words_classes_and_names(tmp_path: Path) -> None:
    """A user's file can add words to a bundled property, a class with nouns and an entity."""
    mine = load_with(
        tmp_path,
        'kg:heads kg:noun "gaffer of" .\n'
        'kg:Brewery a owl:Class ; rdfs:label "brewery" ; rdfs:subClassOf kg:Company ;\n'
        '  kg:noun "brewery" .\n'
        'id:Old_Ox a kg:Brewery ; skos:prefLabel "Old Ox" .\n',
    )
    assert mine.lexicon.noun_expressions("gaffer")[0].property == "heads"
    assert mine.class_of_noun("craft brewery") == "Brewery"
    assert mine.is_a("Brewery", "Agent")
    known = mine.gazetteer.by_label("Old Ox")
    assert known is not None
    assert known.type == "Brewery"


MISTAKES = [
    pytest.param("kg:x a owl:Class", "line 6: not Turtle", id="end"),
    pytest.param("kg:x a owl:Class ;;\nkg:y b .", "line 7: not Turtle", id="syntax"),
    pytest.param(
        'kg:x rdfs:label "a\\"b" .\nkg:y rdfs:label "never', "line 7: .* never closed", id="string"
    ),
    pytest.param('kg:y rdfs:label \n"""a "b" c', "line 7: .* never closed", id="long string"),
    pytest.param("kg:x kg:noun " + "[" * 3_000, "brackets nest too deeply", id="brackets"),
    pytest.param(
        "kg:x kg:noun " + "(" * 3_000 + ")" * 3_000 + " .", "nest too deeply", id="lists"
    ),
    pytest.param('kg:x rdfs:label "\\uD800" .', "escapes half a character", id="surrogate"),
    pytest.param("kg:x kg:noun " + "1" * 6_000 + " .", "Exceeds the limit", id="endless number"),
    pytest.param(
        'kg:x a owl:Class ; rdfs:label "x" ; rdfs:subClassOf kg:heads .',
        "no class 'heads'",
        id="subclass of a property",
    ),
    pytest.param(
        "".join(
            f'kg:x{n} a owl:Class ; rdfs:label "x{n}" ; rdfs:subClassOf kg:x{n + 1} .\n'
            for n in range(2_000)
        )
        + 'kg:x2000 a owl:Class ; rdfs:label "last" .',
        "classes nest more than 100 deep",
        id="deep classes",
    ),
    pytest.param(
        SPONSORS.replace("kg:Company", "kg:Compny"), "line 7: unknown term kg:Compny", id="class"
    ),
    pytest.param(SPONSORS.replace(":verb", ":verbs"), "line 8: unknown term kg:verbs", id="key"),
    pytest.param(
        SPONSORS.replace("kg:SportsTeam", "kg:heads"),
        "line 6: kg:sponsorsKit: kg:heads is no class",
        id="range",
    ),
    pytest.param(
        SPONSORS.replace('rdfs:label "sponsors kit of" ;', ""),
        "line 6: kg:sponsorsKit needs exactly one rdfs:label",
        id="label",
    ),
    pytest.param(
        SPONSORS.replace('kg:verb "kit out" ; kg:noun "kit sponsor of"', "kg:group kg:heads"),
        "line 6: kg:sponsorsKit has no words",
        id="no words",
    ),
    pytest.param(
        SPONSORS.replace('"kit sponsor of"', '"sponsor"'),
        'line 8: kg:sponsorsKit: "sponsor" needs a preposition',
        id="preposition",
    ),
    pytest.param(
        SPONSORS.replace('"kit out"', '"kit  out"'),
        'line 8: kg:sponsorsKit: "kit  out" is not words',
        id="spaces",
    ),
    pytest.param(
        SPONSORS + SPONSORS.replace("sponsorsKit", "outfits"),
        'line 8: the verb "kit out" from Company to SportsTeam stands for both kg:outfits and '
        "kg:sponsorsKit",
        id="claimed twice",
    ),
    pytest.param(
        'kg:Inn a owl:Class ; rdfs:label "inn" ; rdfs:subClassOf kg:Place ;\n  kg:noun "hotel" .',
        'line 7: the noun "hotel" names both kg:Facility and kg:Inn',
        id="noun twice",
    ),
    pytest.param(
        'kg:Agent rdfs:subClassOf kg:Person .', "classes go round in a circle", id="circle"
    ),
    pytest.param('id:Nowhere a kg:City .', "line 6: id:Nowhere needs exactly one", id="entity"),
    pytest.param(
        '<https://example.org/x> a owl:Class ; rdfs:label "x" .',
        "line 6: <https://example.org/x>: classes and properties must be in",
        id="namespace",
    ),
]  # fmt: skip  # the message beside its mistake


@pytest.mark.parametrize(("text", "message"), MISTAKES)
def test_mistakes_name_file_line_and_term(tmp_path: Path, text: str, message: str) -> None:
    """Each mistake in a user's file raises an error that says where it is."""
    with pytest.raises(OntologyError, match=message):
        load_with(tmp_path, text)


def test_missing_and_binary_files_raise(tmp_path: Path) -> None:
    """A file that is not there, or no text, is named in the error."""
    with pytest.raises(OntologyError, match=r"absent\.ttl: cannot be read"):
        load_ontology(tmp_path / "absent.ttl")
    binary = tmp_path / "binary.ttl"
    binary.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(OntologyError, match=r"binary\.ttl: cannot be read"):
        load_ontology(binary)


def test_terms_of_the_graph_model_take_no_words(tmp_path: Path) -> None:
    """A user's file cannot make a relation of what statements are made of."""
    with pytest.raises(OntologyError, match=r"line 6: kg:subject is a term of the graph model"):
        load_with(tmp_path, 'kg:subject kg:verb "be subject to" .\n')


def test_several_classes_at_an_end_are_alternatives() -> None:
    """No property has two domains or ranges: to OWL both would hold, and make a crew a vehicle."""
    graph = Graph()
    for file in sorted(ontology_folder().glob("*.ttl")):
        graph.parse(file)
    for end in (RDFS.domain, RDFS.range):
        ends = Counter(graph.subjects(end))
        assert [name for name, number in ends.items() if number > 1] == []


SEM = {
    "Actor", "Event", "Place", "Time", "hasActor", "hasPlace", "hasTime", "hasBeginTimeStamp",
    "hasEndTimeStamp",
}  # fmt: skip  # of the Simple Event Model, which rdflib does not know
VOCABULARIES = {
    "http://semanticweb.cs.vu.nl/2009/11/sem/": SEM,
    **{
        str(each._NS): {str(term).removeprefix(str(each._NS)) for term in dir(each)}
        for each in (DCTERMS, FOAF, ORG, PROV, SDO, SKOS, TIME, VOID)
    },
}


def test_borrowed_terms_exist() -> None:
    """Each class and property that the files take from another vocabulary is one of it."""
    borrowed = set()
    for file in sorted(ontology_folder().glob("*.ttl")):
        for node in Graph().parse(file).all_nodes():
            start = next((name for name in VOCABULARIES if str(node).startswith(name)), None)
            if start and isinstance(node, URIRef):
                borrowed.add((start, str(node).removeprefix(start)))
    assert len(borrowed) > 60
    assert [term for term in borrowed if term[1] not in VOCABULARIES[term[0]]] == []


def test_files_are_turtle_for_other_readers() -> None:
    """Every bundled file, shapes included, is read by plain rdflib without our own reader."""
    for file in sorted(ontology_folder().glob("*.ttl")):
        assert len(Graph().parse(file)) > 0


PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip  # one code a line says nothing


def test_codes_are_of_plover(ontology: Ontology) -> None:
    """The codes of actions are event types of PLOVER."""
    assert {each.code for each in ontology.properties.values()} - {None} <= PLOVER


def test_inverse_and_symmetric_properties_fit_their_classes(ontology: Ontology) -> None:
    """An inverse swaps domain and range and names its partner; a symmetric one has them alike."""
    for name, each in ontology.properties.items():
        if each.inverse:
            other = ontology.property(each.inverse)
            assert (other.inverse, other.domain, other.range) == (name, each.range, each.domain)
        if each.symmetric:
            assert each.domain == each.range, name


def test_special_properties_fit_into_general_ones(ontology: Ontology) -> None:
    """What a property joins, its super-property may join as well."""
    for name, _, above in ontology.vocabulary().triples((None, RDFS.subPropertyOf, None)):
        if str(above).startswith(str(KG)):
            special = ontology.property(str(name).removeprefix(str(KG)))
            general = ontology.property(str(above).removeprefix(str(KG)))
            for ends in ((special.domain, general.domain), (special.range, general.range)):
                assert all(any(ontology.is_a(a, b) for b in ends[1]) for a in ends[0]), special
