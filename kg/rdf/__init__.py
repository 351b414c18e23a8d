"""Extractions and their resolution in; the triples of the graph out.

The graph model: the plain edge subject → object of what is asserted or reported, and for every
place in the text that says so a node of class kg:Statement with polarity, modality, sources
(kg:holder) and evidence. Evidence follows the Web Annotation model (https://www.w3.org/TR/annotation-model/),
offsets within it RFC 5147. A time is an entity with its ISO 8601 text and its bounds as
xsd:dateTime: that is the only date type of OWL 2 DL, and bounds compare whatever the precision.
Quoted words are nodes of class kg:Quotation. `ontology/graph.ttl` describes every term.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from kg.graph import Entity, Provenance, Resolution
from kg.iris import check_base, expand, kg_term
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
    "entity_triples", "hint_triples", "part_of", "story_triples", "to_entity",
    "to_triples", "with_times",
]  # fmt: skip  # one name a line says nothing


def to_triples(
    extractions: Iterable[Extraction],
    resolution: Resolution,
    ontology: Ontology,
    *,
    base: str = DEFAULT_BASE,
    made: Provenance | None = None,
) -> Iterator[Triple]:
    """Yield the triples of a self-contained graph; a triple may occur more than once.

    The extractions are gone through once, so they need not all be in memory.
    `made` says what made the graph, and from which confidence on statements have plain edges.
    Raise InputError if `base`, the start of the IRIs of all data, is not an absolute IRI.
    """
    publishers = Publishers.of(resolution, ontology)
    names = Names(check_base(base), resolution.entity_of, publishers)
    least = made.min_confidence if made is not None else 0.0
    predicates: set[Iri] = set()
    used, named = set[str](), set[str]()
    for extraction in extractions:
        yield from article_part(extraction, names, least)
        predicates |= {expand(statement.predicate) for statement in extraction.statements}
        used |= {names.entity_of[mention] for mention in participants(extraction)}
        named |= {names.entity_of[mention] for mention in named_mentions(extraction)}
    named |= {publisher.id for publisher in publishers.values()}
    entities = _list_entities(used | named, resolution, publishers)
    for entity in entities:
        yield from entity_triples(entity, names, is_named=entity.id in named)
    terms = {*predicates, *(kg_term(entity.type) for entity in entities)}
    yield from common_part(names, terms, ontology, made)
    yield from hint_triples(resolution.hints, {entity.id for entity in entities}, names)


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


def _list_entities(used: Set[str], resolution: Resolution, publishers: Publishers) -> list[Entity]:
    """Return all entities that are named, speak or take part in a statement, and the publishers."""
    found = {entity.id: entity for entity in resolution.entities if entity.id in used}
    found.update((entity.id, entity) for entity in publishers.values())
    return [found[identifier] for identifier in sorted(found)]
