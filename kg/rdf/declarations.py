"""The names a graph uses in; the triples that declare and explain them out.

With them a graph is self-contained: no other file is needed to learn what a term means, and OWL
tools lose nothing, because every property is declared (https://www.w3.org/TR/owl2-syntax/).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import rdflib

from kg.iris import decode, kg_term
from kg.records import Modality, Polarity
from kg.terms import (
    DCT,
    KG,
    NAMESPACES,
    OA,
    OWL,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    VOID,
    Iri,
    Literal,
    Triple,
)

if TYPE_CHECKING:
    from kg.ontology import Ontology

CLASSES: dict[Iri, tuple[str, str]] = {
    KG.Article: ("article", "A news article with its clean text, in which all offsets count."),
    KG.Statement: (
        "statement",
        "One place in an article where it says that a subject has a relation to an object.",
    ),
    KG.Qualifier: ("qualifier", "A further participant of a statement, in the role of a word."),
    KG.Attribution: ("attribution", "Somebody who says so, and how far from the reader."),
    KG.Polarity: ("polarity", "Whether the text says it is so or says it is not."),
    KG.Modality: ("modality", "How far the text commits itself to a statement."),
}
OBJECT_PROPERTIES: dict[Iri, tuple[str, str]] = {
    KG.subject: ("subject", "Who or what the statement is about."),
    KG.predicate: ("predicate", "The relation, of the ontology (kg:) or open (rel:)."),
    KG.object: ("object", "What the subject has the relation to."),
    KG.polarity: ("polarity", "kg:positive or kg:negative."),
    KG.modality: ("modality", "kg:asserted, kg:reported, kg:alleged, kg:planned and so on."),
    KG.holder: ("holder", "An entity that says so, at any level."),
    KG.attribution: ("attribution", "A link of the chain of those who say so."),
    KG.agent: ("agent", "Who says so."),
    KG.when: ("when", "The time of what is stated."),
    KG.where: ("where", "The place of what is stated."),
    KG.qualifier: ("qualifier", "A further participant with its role."),
    KG.value: ("value", "Who or what has the role of a qualifier."),
}
DATA_PROPERTIES: dict[Iri, tuple[str, str]] = {
    KG.level: ("level", "0: says so to the reader; n + 1: says so to those at level n."),
    KG.role: ("role", "The preposition of a qualifier, “to” for an indirect object."),
    KG.rule: ("rule", "The rule that found the statement."),
    KG.confidence: ("confidence", "0 to 1: how likely the statement is right in all its parts."),
    KG.minConfidence: (
        "least confidence",
        "Facts and reports of a lower confidence have no plain edge in this dataset.",
    ),
    KG.subjectText: ("subject text", "The article's words for the subject."),
    KG.relationText: ("relation text", "The article's words for the relation."),
    KG.objectText: ("object text", "The article's words for the object."),
    KG.subjectAt: ("subject at", "Where they stand in the article's text (RFC 5147)."),
    KG.relationAt: ("relation at", "Where they stand, one value for each run of words."),
    KG.objectAt: ("object at", "Where they stand in the article's text (RFC 5147)."),
    KG.normalized: (
        "normalized value",
        "A time in ISO 8601, as precise as known; an amount; how many.",
    ),
    KG.earliest: ("earliest", "The first moment of a time, taken as UTC."),
    KG.latest: ("latest", "The last second of a time, taken as UTC."),
}
BORROWED: dict[Iri, Iri] = {
    OA.SpecificResource: OWL.Class,
    OA.TextQuoteSelector: OWL.Class,
    OA.TextPositionSelector: OWL.Class,
    VOID.Dataset: OWL.Class,
    PROV.Activity: OWL.Class,
    PROV.Entity: OWL.Class,
    PROV.SoftwareAgent: OWL.Class,
    OA.hasSource: OWL.ObjectProperty,
    OA.hasSelector: OWL.ObjectProperty,
    PROV.wasDerivedFrom: OWL.ObjectProperty,
    PROV.wasGeneratedBy: OWL.ObjectProperty,
    PROV.wasAssociatedWith: OWL.ObjectProperty,
    PROV.used: OWL.ObjectProperty,
    DCT.publisher: OWL.ObjectProperty,
    SCHEMA.mentions: OWL.ObjectProperty,
    OA.exact: OWL.DatatypeProperty,
    OA.start: OWL.DatatypeProperty,
    OA.end: OWL.DatatypeProperty,
    DCT.issued: OWL.DatatypeProperty,
    SCHEMA.articleBody: OWL.DatatypeProperty,
    SCHEMA.author: OWL.DatatypeProperty,
    SCHEMA.datePublished: OWL.DatatypeProperty,
    SCHEMA.url: OWL.DatatypeProperty,
    SCHEMA.softwareVersion: OWL.DatatypeProperty,
    DCT.identifier: OWL.DatatypeProperty,
    SKOS.notation: OWL.DatatypeProperty,
    VOID.uriSpace: OWL.AnnotationProperty,
    DCT.title: OWL.AnnotationProperty,
    SKOS.prefLabel: OWL.AnnotationProperty,
    SKOS.altLabel: OWL.AnnotationProperty,
    SKOS.note: OWL.AnnotationProperty,
}
EXPLAINING: dict[Iri, Iri | None] = {
    RDF.type: None,
    RDFS.label: None,
    RDFS.comment: None,
    RDFS.domain: OWL.Class,
    RDFS.range: OWL.Class,
    RDFS.subClassOf: OWL.Class,
    RDFS.subPropertyOf: OWL.ObjectProperty,
    OWL.inverseOf: OWL.ObjectProperty,
    SKOS.notation: None,
}
"""What a graph repeats of the ontology, and the type that this gives to a foreign term.

The words of the lexicon are left out: they are for reading texts, not graphs.
"""


def declare(names: Iterable[Iri], ontology: Ontology) -> Iterator[Triple]:
    """Yield what declares the graph model itself and these classes and properties, each once."""
    yield from _graph_model()
    relations = NAMESPACES["rel"]
    known: list[Iri] = []
    for name in sorted(set(names)):
        if name.startswith(relations):
            yield from _described(name, OWL.ObjectProperty, _words(name[len(relations) :]))
        else:
            known.append(name)
    yield from _from_ontology(known, ontology.vocabulary())


def _words(local: str) -> str:
    return decode(local).replace("-", " ").replace("_", " ")


def _described(term: Iri, kind: Iri, label: str, comment: str = "") -> Iterator[Triple]:
    yield Triple(term, RDF.type, kind)
    yield Triple(term, RDFS.label, Literal(label))
    if comment:
        yield Triple(term, RDFS.comment, Literal(comment))


def _graph_model() -> Iterator[Triple]:
    tables = (
        (OWL.Class, CLASSES),
        (OWL.ObjectProperty, OBJECT_PROPERTIES),
        (OWL.DatatypeProperty, DATA_PROPERTIES),
    )
    for kind, table in tables:
        for term, (label, comment) in table.items():
            yield from _described(term, kind, label, comment)
    for cls, values in ((KG.Polarity, Polarity), (KG.Modality, Modality)):
        for value in values:
            yield from _described(kg_term(value), cls, value)
            yield Triple(kg_term(value), RDF.type, OWL.NamedIndividual)
    for term, kind in BORROWED.items():
        yield Triple(term, RDF.type, kind)


def _from_ontology(names: list[Iri], vocabulary: rdflib.Graph) -> Iterator[Triple]:
    """Yield what explains `names`, and the terms in these explanations, such as superclasses."""
    waiting, seen = list(names), set(names)
    while waiting:
        name = waiting.pop()
        for _, found, value in vocabulary.triples((rdflib.URIRef(name), None, None)):
            predicate, term = Iri(str(found)), _term(value)
            if predicate not in EXPLAINING or isinstance(value, rdflib.BNode):
                continue  # a union of classes, which has no name of its own
            yield Triple(name, predicate, term)
            kind = EXPLAINING[predicate]
            if kind is None or isinstance(term, Literal):
                continue
            if not term.startswith(NAMESPACES["kg"]):
                yield Triple(term, RDF.type, kind)
            elif term not in seen:
                seen.add(term)
                waiting.append(term)


def _term(value: rdflib.term.Node) -> Iri | Literal:
    if isinstance(value, rdflib.Literal):
        datatype = Iri(str(value.datatype)) if value.datatype else None
        return Literal(str(value), datatype, value.language)
    return Iri(str(value))
