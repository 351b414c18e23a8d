"""Extractions and who is who in them in; the triples of the graph out.

The graph model: the plain edge subject → object of what is asserted or reported, and for every
place in the text that says so a node of class kg:Statement with polarity, modality, sources
(kg:holder) and evidence. Evidence follows the Web Annotation model (https://www.w3.org/TR/annotation-model/),
offsets within it RFC 5147. A time is an entity with its ISO 8601 text and its bounds as
xsd:dateTime: that is the only date type of OWL 2 DL, and bounds compare whatever the precision.
Quoted words are nodes of class kg:Quotation. `ontology/graph.ttl` describes every term.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from kg.graph import Provenance
from kg.ontology import Ontology
from kg.rdf.declarations import Labels, declare
from kg.rdf.names import Names, Publishers
from kg.rdf.provenance import provenance_triples
from kg.rdf.quotations import quotation_triples
from kg.rdf.records import part_of, participants, to_entity, with_times
from kg.rdf.statements import distinct_statements, evidence_triples, statement_triples
from kg.rdf.stories import story_triples
from kg.rdf.things import (
    article_triples,
    entity_triples,
    hint_triples,
    named_mentions,
    value_triples,
)
from kg.records import Extraction
from kg.terms import DEFAULT_BASE, OWL, RDF, VOID, Iri, Literal, Triple

__all__ = [
    "DEFAULT_BASE", "Labels", "Names", "Publishers", "article_part", "common_part",
    "entity_triples", "hint_triples", "named_mentions", "part_of", "participants", "story_triples",
    "to_entity", "with_times",
]  # fmt: skip  # one name a line says nothing


def article_part(extraction: Extraction, names: Names, least: float) -> Iterator[Triple]:
    """Yield what an article is and says; from the confidence `least` on it makes plain edges."""
    yield from article_triples(extraction, names)
    for identifier, statement in distinct_statements(extraction.statements).items():
        yield from statement_triples(identifier, statement, names, min_confidence=least)
    for sentence in dict.fromkeys(each.evidence for each in extraction.statements):
        yield from evidence_triples(sentence, names)
    for mention in dict.fromkeys(participants(extraction)):
        yield from value_triples(names.entity(mention), mention)
    for quotation in extraction.quotations:
        yield from quotation_triples(quotation, names)


def common_part(
    names: Names, terms: Set[Iri], ontology: Ontology, made: Provenance | None
) -> Iterator[Triple]:
    """Yield what the graph is and what made it, and what explains these predicates and classes."""
    yield from _header(Iri(names.base))
    if made is not None:
        yield from provenance_triples(made, names)
    yield from declare(terms, ontology)


def _header(base: Iri) -> Iterator[Triple]:
    """Yield what the graph is: a dataset, and an ontology, whose IRI is that without its last sign.

    OWL tools look for an ontology, and some of them for one that is nothing else.
    """
    yield Triple(base, RDF.type, VOID.Dataset)
    yield Triple(base, VOID.uriSpace, Literal(base))
    yield Triple(Iri(base.rstrip("/#:")), RDF.type, OWL.Ontology)
