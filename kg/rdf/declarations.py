"""The names a graph uses in; the triples that declare and explain them out.

With them a graph is self-contained: no other file is needed to learn what a term means, and OWL
tools lose nothing, because every property is declared (https://www.w3.org/TR/owl2-syntax/).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

import rdflib

from kg.iris import contract, decode, expand
from kg.ontology import graph_model
from kg.terms import NAMESPACES, OWL, RDF, RDFS, SCHEMA, SKOS, Iri, Literal, Triple

if TYPE_CHECKING:
    from kg.ontology import Ontology

EXPLAINING: dict[Iri, Iri | None] = {
    RDF.type: None,
    RDFS.label: None,
    RDFS.comment: None,
    RDFS.seeAlso: None,
    RDFS.domain: OWL.Class,
    RDFS.range: OWL.Class,
    SCHEMA.domainIncludes: OWL.Class,
    SCHEMA.rangeIncludes: OWL.Class,
    RDFS.subClassOf: OWL.Class,
    RDFS.subPropertyOf: OWL.ObjectProperty,
    OWL.inverseOf: OWL.ObjectProperty,
    SKOS.notation: None,
}
"""What a graph repeats of the ontology, and the type that this gives to a foreign term.

The words of the lexicon are left out: they are for reading texts, not graphs.
"""


ANY_OF = {RDFS.domain: SCHEMA.domainIncludes, RDFS.range: SCHEMA.rangeIncludes}
"""Several classes at an end of a property mean any of them: to OWL, several domains all hold."""
OWN = NAMESPACES["kg"]


class Labels(dict[str, tuple[str, str]]):
    """Each predicate as records have it, "rel:hand-to", with its label; of several the first."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology

    @cached_property
    def _vocabulary(self) -> rdflib.Graph:
        return self._ontology.vocabulary()

    def __missing__(self, predicate: str) -> tuple[str, str]:
        iri = expand(predicate)
        if iri.startswith(NAMESPACES["rel"]):
            label = _words(iri[len(NAMESPACES["rel"]) :])
        else:
            labels = self._vocabulary.objects(rdflib.URIRef(iri), rdflib.RDFS.label)
            label = min(map(str, labels))
        self[predicate] = contract(iri), label
        return self[predicate]


def declare(names: Iterable[Iri], ontology: Ontology) -> Iterator[Triple]:
    """Yield what declares the graph model itself and these classes and properties, each once."""
    relations = NAMESPACES["rel"]
    known: list[Iri] = []
    for name in sorted(set(names)):
        if name.startswith(relations):
            yield Triple(name, RDF.type, OWL.ObjectProperty)
            yield Triple(name, RDFS.label, Literal(_words(name[len(relations) :])))
        else:
            known.append(name)
    model = graph_model()
    yield from _borrowed(model)
    defined = model.subjects(rdflib.RDFS.isDefinedBy, unique=True)
    known.extend(sorted(Iri(str(term)) for term in defined))
    yield from _explanations(known, ontology.vocabulary())


def _words(local: str) -> str:
    return decode(local).replace("-", " ").replace("_", " ")


def _borrowed(model: rdflib.Graph) -> Iterator[Triple]:
    """Yield the types of the terms that the graph model takes from elsewhere."""
    for term, kind in model.subject_objects(rdflib.RDF.type):
        if not str(term).startswith(OWN) and kind != rdflib.OWL.Ontology:
            yield Triple(Iri(str(term)), RDF.type, Iri(str(kind)))


def _explanations(names: Iterable[Iri], vocabulary: rdflib.Graph) -> Iterator[Triple]:
    """Yield what explains `names`, and the terms in these explanations, such as superclasses."""
    waiting = list(names)
    seen = set(waiting)
    while waiting:
        name = waiting.pop()
        for predicate, term in _description(name, vocabulary):
            yield Triple(name, predicate, term)
            kind = EXPLAINING[predicate]
            if kind is None or isinstance(term, Literal):
                continue
            if not term.startswith(OWN):
                yield from _foreign(term, kind)
            elif term not in seen:
                seen.add(term)
                waiting.append(term)


def _description(name: Iri, vocabulary: rdflib.Graph) -> Iterator[tuple[Iri, Iri | Literal]]:
    """Yield what the ontology says of a term; several domains or ranges as those it may have."""
    for found in vocabulary.predicates(rdflib.URIRef(name), unique=True):
        predicate = Iri(str(found))
        if predicate not in EXPLAINING:
            continue
        values = [_term(value) for value in vocabulary.objects(rdflib.URIRef(name), found)]
        if len(values) > 1:
            predicate = ANY_OF.get(predicate, predicate)
        for value in values:
            yield predicate, value


def _foreign(term: Iri, kind: Iri) -> Iterator[Triple]:
    """Yield the type of another vocabulary's term; what belongs to OWL itself needs none."""
    if not term.startswith((NAMESPACES["owl"], NAMESPACES["rdfs"], NAMESPACES["xsd"])):
        yield Triple(term, RDF.type, kind)


def _term(value: rdflib.term.Node) -> Iri | Literal:
    if isinstance(value, rdflib.Literal):
        datatype = Iri(str(value.datatype)) if value.datatype else None
        return Literal(str(value), datatype, value.language)
    return Iri(str(value))
