"""Records in, triples out: the graph model, its identifiers and its hostile texts."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pyshacl
import pytest
import rdflib

from kg.errors import InputError
from kg.graph import Entity, Provenance, Resolution
from kg.identity import NAMESAKES, Hint
from kg.iris import expand, kg_term
from kg.ontology import load_ontology, ontology_folder
from kg.rdf.declarations import declare
from kg.rdf.things import value_triples
from kg.records import Article, Extraction, Modality, Polarity, Statement
from kg.terms import (
    DCT,
    DEFAULT_BASE,
    KG,
    NAMESPACES,
    OA,
    OWL,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    XSD,
    Iri,
    Literal,
    Triple,
)
from tests.rdflib_graph import as_rdflib
from tests.sample import (
    ARRIVE,
    ARTICLE,
    BERGEN,
    DATE,
    DELEGATION,
    EXTRACTIONS,
    HAND,
    HEADS,
    LIND,
    OSLO,
    RESOLUTION,
    SECOND,
    SHE,
    SIGN,
    mention,
    passage,
)
from tests.sample_store import sample_triples
from tests.triples import to_triples


def iri(name: str) -> Iri:
    """Return the IRI of an entity or article."""
    return Iri(DEFAULT_BASE + name)


def texts(triples: list[Triple], subject: Iri, predicate: Iri) -> list[str]:
    """Return the sorted texts of all objects."""
    found = (o for s, p, o in set(triples) if s == subject and p == predicate)
    return sorted(o.text if isinstance(o, Literal) else o for o in found)


def statement_of(triples: list[Triple], predicate: str) -> Iri:
    """Return the node of the only statement with this predicate."""
    [node] = {s for s, p, o in triples if p == KG.predicate and o == expand(predicate)}
    return node


def with_statement(statement: Statement) -> list[Triple]:
    """Return the triples of the first article with this statement alone."""
    first = replace(EXTRACTIONS[0], statements=(statement,))
    return sample_triples([first])


def test_asserted_statement_is_an_edge() -> None:
    """What the article asserts is a plain edge besides its statement."""
    triples = sample_triples()
    edge = Triple(iri("Ada_Lind"), kg_term("heads"), iri("Norwegian_delegation"))
    assert edge in triples
    node = statement_of(triples, "kg:heads")
    assert texts(triples, node, KG.subject) == [edge.subject]
    assert texts(triples, node, KG.object) == [edge.object]


@pytest.mark.parametrize(
    ("polarity", "modality"),
    [(p, m) for p in Polarity for m in Modality],
)
def test_only_facts_and_reports_are_edges(polarity: Polarity, modality: Modality) -> None:
    """A plain edge needs a positive statement that is asserted or reported."""
    triples = with_statement(replace(HEADS, polarity=polarity, modality=modality))
    edges = texts(triples, iri("Ada_Lind"), kg_term("heads"))
    plain = modality in (Modality.ASSERTED, Modality.REPORTED) and polarity is Polarity.POSITIVE
    assert edges == ([iri("Norwegian_delegation")] if plain else [])
    node = statement_of(triples, "kg:heads")
    assert texts(triples, node, KG.polarity) == [kg_term(polarity)]
    assert texts(triples, node, KG.modality) == [kg_term(modality)]


def test_statement_without_object() -> None:
    """A clause without an object has a statement but no edge and no object."""
    triples = with_statement(replace(HEADS, predicate="rel:lead", object=None))
    node = statement_of(triples, "rel:lead")
    for name in (KG.object, KG.objectText, KG.objectAt):
        assert texts(triples, node, name) == []
    assert texts(triples, iri("Ada_Lind"), expand("rel:lead")) == []


def test_chain_of_holders() -> None:
    """Every source is linked to its statement, with its level."""
    triples = sample_triples()
    node = statement_of(triples, "rel:sign")
    assert texts(triples, node, KG.holder) == [iri("Nordic_Wire"), iri("officials-2e")]
    chain = {
        texts(triples, Iri(link), KG.level)[0]: texts(triples, Iri(link), KG.agent)[0]
        for link in texts(triples, node, KG.attribution)
    }
    assert chain == {"0": iri("Nordic_Wire"), "1": iri("officials-2e")}


def test_circumstances() -> None:
    """Time, place and further participants belong to the statement, not to the edge."""
    triples = sample_triples()
    node = statement_of(triples, "rel:hand")
    assert texts(triples, node, KG.when) == [iri("2025-06-02")]
    assert texts(triples, node, KG.where) == [iri("Bergen")]
    [further] = texts(triples, node, KG.qualifier)
    assert texts(triples, Iri(further), KG.role) == ["to"]
    assert texts(triples, Iri(further), KG.value) == [iri("Oslo")]


def test_time_has_bounds() -> None:
    """A time has its ISO 8601 text and its first and last second as xsd:dateTime."""
    triples = sample_triples()
    time = iri("2025-06-02")
    assert texts(triples, time, KG.normalized) == ["2025-06-02"]
    assert Triple(time, KG.earliest, Literal("2025-06-02T00:00:00Z", XSD.dateTime)) in triples
    assert Triple(time, KG.latest, Literal("2025-06-02T23:59:59Z", XSD.dateTime)) in triples


def test_evidence_quotes_the_article() -> None:
    """A statement leads to its sentence: the quotation, its offsets and its article."""
    triples = sample_triples()
    node = statement_of(triples, "rel:sign")
    [evidence] = texts(triples, node, PROV.wasDerivedFrom)
    assert texts(triples, Iri(evidence), OA.hasSource) == [iri(ARTICLE.id)]
    said = {
        name: texts(triples, Iri(selector), name)
        for selector in texts(triples, Iri(evidence), OA.hasSelector)
        for name in (OA.exact, OA.start, OA.end)
        if texts(triples, Iri(selector), name)
    }
    start, end = int(said[OA.start][0]), int(said[OA.end][0])
    assert said[OA.exact] == [ARTICLE.text[start:end]] == [SIGN.evidence.text]


def test_words_have_offsets() -> None:
    """The article's words for subject, relation and object have RFC 5147 ranges."""
    triples = sample_triples()
    node = statement_of(triples, "rel:arrive-in")
    assert texts(triples, node, KG.relationText) == ["arrived in"]
    assert texts(triples, node, KG.relationAt) == ["char=17,19", "char=9,16"]
    assert texts(triples, node, KG.subjectAt) == ["char=0,8"]
    assert texts(triples, node, KG.objectAt) == ["char=20,24"]


def test_relation_words_in_text_order() -> None:
    """The words of a relation come in the order of the text, whatever order they were found in."""
    first = replace(EXTRACTIONS[1], statements=(replace(ARRIVE, trigger=ARRIVE.trigger[::-1]),))
    triples = sample_triples([first])
    node = statement_of(triples, "rel:arrive-in")
    assert texts(triples, node, KG.relationText) == ["arrived in"]


def test_article_is_described() -> None:
    """An article carries its text, title, publisher, date in UTC, link and the names in it."""
    triples = sample_triples()
    node = iri(ARTICLE.id)
    assert Triple(node, SCHEMA.articleBody, Literal(ARTICLE.text, None, "en")) in triples
    assert texts(triples, node, DCT.title) == ["Lind leads the talks"]
    assert texts(triples, node, DCT.publisher) == [iri("Nordic_Wire")]
    assert texts(triples, node, DCT.issued) == ["2025-06-01T09:30:00Z"]
    assert texts(triples, node, SCHEMA.url) == ["https://example.org/news?id=1&lang=en"]
    assert iri("Bergen") in texts(triples, node, SCHEMA.mentions)


def test_publisher_of_the_gazetteer() -> None:
    """A publisher that no text names is the well-known one of that name, else a new medium."""
    known = next(e for e in load_ontology().gazetteer.entities.values() if e.type == "NewsAgency")
    extractions = [
        Extraction(Article.from_text(text, publisher=publisher), (), ())
        for text, publisher in (("One.", known.name), ("Two.", "The Lind Gazette"))
    ]
    triples = sample_triples(extractions, Resolution((), {}))
    assert texts(triples, iri(known.id), RDF.type) == [kg_term("NewsAgency")]
    assert texts(triples, iri("The_Lind_Gazette"), SKOS.prefLabel) == ["The Lind Gazette"]


def test_publisher_named_like_something_else() -> None:
    """A medium that is called like a person in the texts is not taken for the person."""
    article = replace(ARTICLE, publisher="Ada Lind")
    triples = sample_triples([Extraction(article, (LIND,), ())])
    assert texts(triples, iri(article.id), DCT.publisher) == [iri("Ada_Lind_NewsMedium")]


def test_entities_have_names_and_types() -> None:
    """An entity has its class, its names and what it is the same as elsewhere."""
    triples = sample_triples()
    assert texts(triples, iri("Oslo"), RDF.type) == [kg_term("City")]
    assert texts(triples, iri("Oslo"), OWL.sameAs) == ["http://www.wikidata.org/entity/Q585"]
    assert texts(triples, iri("Ada_Lind"), SKOS.altLabel) == ["Lind"]


def test_layer_of_a_statement() -> None:
    """A statement says how a reader is to take it, as its polarity and modality make it."""
    triples = sample_triples()
    layers = {
        name: texts(triples, statement_of(triples, name), KG.layer)
        for name in ("kg:heads", "rel:sign", "rel:hand")
    }
    assert layers == {
        "kg:heads": [kg_term("fact")],
        "rel:sign": [kg_term("denial")],
        "rel:hand": [kg_term("plan")],
    }


def test_named_things_are_marked() -> None:
    """What an article calls by a name is marked; what it only describes, or a time, is not."""
    triples = sample_triples()
    named = {t.subject for t in triples if t.predicate == KG.isNamed}
    assert iri("Ada_Lind") in named
    assert iri("Nordic_Wire") in named
    assert not {iri("Norwegian_delegation"), iri("report-3d"), iri("2025-06-02")} & named
    assert {t.object for t in triples if t.predicate == KG.isNamed} == {
        Literal("true", XSD.boolean)
    }


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("5000000 USD", {KG.amount: "5000000", KG.unit: "USD"}),
        ("2.5 %", {KG.amount: "2.5", KG.unit: "%"}),
        ("30/40 km", {KG.amountFrom: "30", KG.amountTo: "40", KG.unit: "km"}),
        ("34 raid", {KG.amount: "34", KG.unit: "raid"}),
        ("P3W", {KG.amount: "3", KG.unit: "week"}),
        ("PT1.5H", {KG.amount: "1.5", KG.unit: "hour"}),
        ("40/30 %", {}),
        ("2025-06-02", {}),
        ("T12:30", {}),
    ],
)
def test_amounts_are_numbers(value: str, expected: dict[Iri, str]) -> None:
    """A quantity has its number and its unit; one between two ends has both."""
    found = {
        t.predicate: t.object
        for t in value_triples(iri("x"), replace(DATE, value=value))
        if t.predicate in (KG.amount, KG.amountFrom, KG.amountTo, KG.unit)
    }
    assert {name: literal.text for name, literal in found.items()} == expected
    assert all(found[name].datatype == XSD.decimal for name in found if name != KG.unit)


def test_quotation_is_a_node() -> None:
    """A quotation has its speaker, its words and its place in the article it is quoted from."""
    triples = sample_triples()
    [node] = {s for s, p, o in triples if (p, o) == (RDF.type, KG.Quotation)}
    assert texts(triples, node, KG.speaker) == [iri("officials-2e")]
    assert texts(triples, node, KG.quotedText) == ["did not sign the accord"]
    assert texts(triples, node, KG.quotedAt) == ["char=46,69"]
    assert texts(triples, node, PROV.wasQuotedFrom) == [iri(ARTICLE.id)]


@pytest.mark.parametrize(
    ("published", "literal"),
    [
        (datetime(2025, 6, 1, 9, 30, tzinfo=UTC), Literal("2025-06-01T09:30:00Z", XSD.dateTime)),
        (
            datetime(2025, 6, 1, 1, 30, tzinfo=timezone(timedelta(hours=2))),
            Literal("2025-05-31T23:30:00Z", XSD.dateTime),
        ),
        (date(2025, 6, 1), Literal("2025-06-01", XSD.date)),
    ],
)
def test_date_is_as_precise_as_known(published: date, literal: Literal) -> None:
    """An article with a time is issued at a moment in UTC, one with a day alone on that day."""
    article = Article.from_text(SECOND.text, published=published)
    extraction = replace(EXTRACTIONS[1], article=article)
    triples = sample_triples([extraction])
    assert [t.object for t in triples if t.predicate == DCT.issued] == [literal]


def test_unused_entities_stay_out() -> None:
    """An entity without a name and without a statement is not in the graph."""
    bare = replace(EXTRACTIONS[0], statements=())
    subjects = {s for s, _, _ in sample_triples([bare])}
    assert iri("report-3d") not in subjects
    assert iri("Bergen") in subjects


def test_same_statement_once() -> None:
    """Of two findings of one statement the surer one stays."""
    weaker = replace(HEADS, rule="apposition", confidence=0.5)
    triples = with_statement(HEADS)
    both = sample_triples([replace(EXTRACTIONS[0], statements=(weaker, HEADS))])
    node = statement_of(both, "kg:heads")
    assert texts(both, node, KG.rule) == ["clause"]
    assert set(both) == set(triples)


@pytest.mark.parametrize(
    "change",
    [
        {"polarity": Polarity.POSITIVE},
        {"modality": Modality.ASSERTED},
        {"predicate": "rel:lead"},
        {"object": BERGEN},
        {"trigger": (passage(ARTICLE, "hand"),)},
        {"subject": OSLO},
        {"evidence": passage(ARTICLE, ARTICLE.text[42:])},
    ],
)
def test_another_statement_another_id(change: dict[str, object]) -> None:
    """Whatever is said otherwise, or elsewhere, makes another statement."""
    denied = replace(HAND, polarity=Polarity.NEGATIVE)
    other = replace(denied, **change)
    both = sample_triples([replace(EXTRACTIONS[0], statements=(denied, other))])
    assert len({s for s, p, o in both if (p, o) == (RDF.type, KG.Statement)}) == 2


def test_the_same_words_may_state_two_things() -> None:
    """Where "they" has two antecedents, each has its statement; the order does not matter."""
    they = [replace(SHE, refers_to=each) for each in (LIND, DELEGATION)]
    split = tuple(replace(SIGN, subject=each) for each in they)
    entities = {**RESOLUTION.entity_of, they[0]: "Ada_Lind", they[1]: "Norwegian_delegation"}
    resolution = replace(RESOLUTION, entity_of=entities)
    found = [
        {
            (t.subject, t.object)
            for t in to_triples(
                [replace(EXTRACTIONS[0], statements=statements)], resolution, load_ontology()
            )
            if t.predicate == KG.subject
        }
        for statements in (split, split[::-1])
    ]
    (first, lind), (second, delegation) = sorted(found[0])
    assert (lind, delegation) == (iri("Ada_Lind"), iri("Norwegian_delegation"))
    assert second == f"{first}-2"
    assert found[0] == found[1]


def test_a_statement_keeps_its_id_when_its_entities_get_others() -> None:
    """Which entity a name stands for may change with other articles; the statement stays."""
    renamed = {mention: f"{found}_2" for mention, found in RESOLUTION.entity_of.items()}
    entities = tuple(replace(each, id=f"{each.id}_2") for each in RESOLUTION.entities)
    other = Resolution(entities, renamed)
    before, after = (
        {
            t.subject
            for t in to_triples(EXTRACTIONS, each, load_ontology())
            if t.object == KG.Statement
        }
        for each in (RESOLUTION, other)
    )
    assert before == after


def test_ids_do_not_depend_on_other_articles() -> None:
    """An article's statements are the same whether or not another article is there."""
    alone, together = sample_triples(EXTRACTIONS[1:]), sample_triples()
    node = statement_of(alone, "rel:arrive-in")
    assert {t for t in alone if t.subject == node} == {t for t in together if t.subject == node}


def test_vocabulary_stands_in_the_graph() -> None:
    """A graph explains the terms it uses: labels, superclasses, and open relations."""
    triples = sample_triples()
    assert texts(triples, expand("rel:arrive-in"), RDFS.label) == ["arrive in"]
    assert texts(triples, expand("rel:arrive-in"), RDF.type) == [OWL.ObjectProperty]
    assert texts(triples, kg_term("heads"), RDFS.label) == ["heads"]
    assert kg_term("Organization") in texts(triples, kg_term("Delegation"), RDFS.subClassOf)
    assert texts(triples, kg_term("Organization"), RDFS.label) != []
    assert texts(triples, kg_term("alleged"), RDFS.label) == ["alleged"]
    assert texts(triples, kg_term("Weapon"), RDFS.label) == []


def test_graph_ttl_describes_every_term() -> None:
    """Each term of kg in a graph has a label and a comment, each property a domain and a range."""
    file = rdflib.Graph().parse(ontology_folder() / "graph.ttl")
    known = set(load_ontology().classes) | set(load_ontology().properties)
    relations = {t.object for t in full_triples() if t.predicate == KG.predicate}
    terms = {
        rdflib.URIRef(term)
        for triple in full_triples()
        for term in triple
        if isinstance(term, str) and term.startswith(NAMESPACES["kg"]) and term not in relations
        if term.removeprefix(NAMESPACES["kg"]) not in known
    }
    assert {rdflib.URIRef(KG.quotedAt), rdflib.URIRef(KG.amountTo)} <= terms
    for term in terms:
        assert len(list(file.objects(term, rdflib.RDFS.label))) == 1, term
        assert len(list(file.objects(term, rdflib.RDFS.comment))) == 1, term
        if {rdflib.OWL.ObjectProperty, rdflib.OWL.DatatypeProperty} & set(
            file.objects(term, rdflib.RDF.type)
        ):
            assert len(list(file.objects(term, rdflib.RDFS.domain))) == 1, term
            assert len(list(file.objects(term, rdflib.RDFS.range))) == 1, term


def full_triples() -> list[Triple]:
    """Return the triples of a sample in which every term of the graph model occurs."""
    made = Provenance("1.2.3", "sha256:01", "sha256:02")
    triples = list(to_triples(EXTRACTIONS, RESOLUTION, load_ontology(), made=made))
    for value in ("30/40 km", "3 km"):
        triples += value_triples(iri("report-3d"), replace(DATE, value=value))
    return triples


def test_full_sample_has_all_terms() -> None:
    """No term of the graph model is one that no graph uses: what is described is in use."""
    used = {term for triple in full_triples() for term in triple if isinstance(term, str)}
    unused = {str(term) for name, term in vars(KG).items()} - used - {KG.Phrase}
    assert unused == set()


def test_several_domains_mean_any_of_them() -> None:
    """Of several domains a graph says that any may be: to OWL all of them would hold at once."""
    ontology = load_ontology()
    mine = rdflib.Graph()
    mine.parse(
        data="""@prefix kg: <https://w3id.org/newskg/ns#> .
        @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        kg:sails a owl:ObjectProperty ; rdfs:label "sails" ;
          rdfs:domain kg:Person , kg:Vehicle ; rdfs:range kg:Place .""",
        format="turtle",
    )
    source = replace(ontology.sources[-1], triples=tuple(mine))
    known = replace(ontology, sources=(*ontology.sources, source))
    triples = list(declare([kg_term("sails")], known))
    sails = kg_term("sails")
    assert texts(triples, sails, RDFS.domain) == []
    assert texts(triples, sails, SCHEMA.domainIncludes) == [kg_term("Person"), kg_term("Vehicle")]
    assert texts(triples, sails, RDFS.range) == [kg_term("Place")]


def test_every_term_is_declared() -> None:
    """Every property and class in use has a type, so that OWL tools drop nothing."""
    triples = sample_triples()
    declared = {s for s, p, o in triples if p == RDF.type}
    inherent = (
        "http://www.w3.org/1999/02/",
        "http://www.w3.org/2000/01/",
        "http://www.w3.org/2002/",
    )
    used = {p for _, p, _ in triples} | {o for _, p, o in triples if p == RDF.type}
    assert {t for t in used if not str(t).startswith(inherent)} <= declared


def test_sample_conforms_to_the_shapes() -> None:
    """The graph has the shape that ontology/shapes.ttl promises to others."""
    shapes = rdflib.Graph().parse(ontology_folder() / "shapes.ttl")
    conforms, _, report = pyshacl.validate(as_rdflib(sample_triples()), shacl_graph=shapes)
    assert conforms, report


def made_triples() -> list[Triple]:
    """Return the triples of the sample, with what made it."""
    made = Provenance("1.2.3", "sha256:01", "sha256:02")
    return list(to_triples(EXTRACTIONS, RESOLUTION, load_ontology(), made=made))


def test_a_graph_says_what_made_it() -> None:
    """One activity generated the dataset: kg in a version, with a model and an ontology."""
    graph = as_rdflib(made_triples())
    found = graph.query(
        """SELECT ?version ?used WHERE {
        ?dataset a void:Dataset ; prov:wasGeneratedBy ?build .
        ?build a prov:Activity ; prov:wasAssociatedWith/schema:softwareVersion ?version ;
               prov:used/dct:identifier ?used }""",
        initNs={prefix: rdflib.Namespace(name) for prefix, name in NAMESPACES.items()},
    )
    assert {tuple(map(str, row)) for row in found} == {
        ("1.2.3", "sha256:01"),
        ("1.2.3", "sha256:02"),
    }
    shapes = rdflib.Graph().parse(ontology_folder() / "shapes.ttl")
    conforms, _, report = pyshacl.validate(graph, shacl_graph=shapes)
    assert conforms, report


def test_shapes_reject_a_making_without_software() -> None:
    """A graph whose activity names no software is not a graph of kg."""
    graph = as_rdflib(t for t in made_triples() if t.predicate != PROV.wasAssociatedWith)
    shapes = rdflib.Graph().parse(ontology_folder() / "shapes.ttl")
    assert not pyshacl.validate(graph, shacl_graph=shapes)[0]


def test_base_is_configurable() -> None:
    """All data, and no vocabulary, is under the base that is given."""
    triples = list(
        to_triples(EXTRACTIONS, RESOLUTION, load_ontology(), base="https://example.org/g")
    )
    own = {t.subject for t in triples if "Ada_Lind" in t.subject}
    assert own == {"https://example.org/g/Ada_Lind"}
    assert not any(t.subject.startswith(DEFAULT_BASE) for t in triples)


@pytest.mark.parametrize("base", ["", "data", "http://exa mple.org/", "javascript", "<x:y>"])
def test_bad_base(base: str) -> None:
    """A base that is not an absolute IRI is an error before anything is written."""
    with pytest.raises(InputError, match="not an absolute IRI"):
        list(to_triples(EXTRACTIONS, RESOLUTION, load_ontology(), base=base))


def test_no_control_characters_in_literals() -> None:
    """What XML cannot carry is replaced one for one, so that offsets stay right."""
    article = Article("art-1", "One\x00two\x1f\ud800three\nfour")
    triples = sample_triples([Extraction(article, (), ())], Resolution((), {}))
    [body] = texts(triples, iri(article.id), SCHEMA.articleBody)
    assert body == "One\ufffdtwo\ufffd\ufffdthree\nfour"


def test_confidence_is_a_decimal() -> None:
    """Confidence never has an exponent, however small it is."""
    triples = with_statement(replace(HEADS, confidence=0.00004))
    [found] = [o for _, p, o in triples if p == KG.confidence]
    assert found == Literal("0", XSD.decimal)


def test_order_of_articles_does_not_matter() -> None:
    """The same articles in another order make the same triples, as often."""
    assert Counter(sample_triples(EXTRACTIONS[::-1])) == Counter(sample_triples())


def test_mention_of_an_entity_with_a_value() -> None:
    """A value that is no time has no bounds."""
    money = mention(ARTICLE, "a report", "Money", value="5000000 USD")
    article = replace(EXTRACTIONS[0], statements=(replace(HAND, object=money),))
    resolution = Resolution(
        (*RESOLUTION.entities, Entity("5000000_USD", "Money", "$5 million")),
        {**RESOLUTION.entity_of, money: "5000000_USD"},
    )
    triples = sample_triples([article], resolution)
    assert texts(triples, iri("5000000_USD"), KG.normalized) == ["5000000 USD"]
    assert texts(triples, iri("5000000_USD"), KG.earliest) == []


def test_a_name_of_mixed_alphabets_is_marked() -> None:
    """An entity whose name imitates another with letters of another alphabet has a note of it."""
    real = Entity("Putin", "Person", "Vladimir Putin")
    fake = Entity("Рutin", "Person", "Vladimir Рutin")
    given = {LIND: "Рutin", DELEGATION: "Putin"}
    resolution = Resolution((real, fake), {**RESOLUTION.entity_of, **given})
    made = [replace(EXTRACTIONS[0], mentions=(), statements=(HEADS,))]
    triples = sample_triples(made, resolution)
    assert texts(triples, Iri(DEFAULT_BASE + "Putin"), SKOS.note) == []
    (note,) = [o for _, p, o in triples if p == SKOS.note]
    assert isinstance(note, Literal)
    assert note.text == "a word of the name mixes Cyrillic and Latin letters"


@pytest.mark.parametrize(("confidence", "stands"), [(0.7, True), (0.69996, True), (0.69, False)])
def test_doubtful_facts_have_no_plain_edge(confidence: float, stands: bool) -> None:
    """Below the graph's least confidence a fact stays a statement; the graph says which that is."""
    [extraction] = [each for each in EXTRACTIONS if HEADS in each.statements]
    held = [replace(extraction, statements=(replace(HEADS, confidence=confidence),))]
    made = Provenance("1.2.3", "sha256:01", "sha256:02", min_confidence=0.7)
    triples = list(to_triples(held, RESOLUTION, load_ontology(), made=made))
    edge = Triple(iri("Ada_Lind"), kg_term("heads"), iri("Norwegian_delegation"))
    assert (edge in triples) is stands
    assert statement_of(triples, "kg:heads")
    assert texts(triples, Iri(DEFAULT_BASE), KG.minConfidence) == ["0.7"]


def test_namesakes_may_be_one() -> None:
    """Of two things of one name that were told apart, one points at the other."""
    pair = ("Ada Lind", "Ada Lind (judge)")
    hints = (
        Hint("Ada_Lind", "Oslo", pair, 0.5, (NAMESAKES, "their countries differ")),
        Hint("Ada_Lind", "Bergen", pair, 0.9, ("nearly the same letters",)),
        Hint("Ada_Lind", "nobody", pair, 0.5, (NAMESAKES,)),
    )
    triples = sample_triples(EXTRACTIONS, replace(RESOLUTION, hints=hints))
    found = [(each.subject, each.object) for each in triples if each.predicate == KG.mayBe]
    assert found == [(DEFAULT_BASE + "Ada_Lind", DEFAULT_BASE + "Oslo")]
