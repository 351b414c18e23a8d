"""Extractions and who is who in them in; the triples of their graph, and a store of these, out.

A build makes the same of parts that it keeps: `tests/workspace/test_parts.py` compares the two.
Here it may be written by hand who is who.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from kg.graph import Provenance, Resolution
from kg.iris import check_base, expand, kg_term
from kg.ontology import Ontology
from kg.rdf import (
    Names,
    Publishers,
    article_part,
    common_part,
    entity_triples,
    hint_triples,
    named_mentions,
    participants,
)
from kg.records import Extraction
from kg.store import Store, to_lines, write_turtle
from kg.terms import DEFAULT_BASE, NAMESPACES, Iri, Triple

TURTLE = "loaded.ttl"
BATCH = 100_000
"""Triples that are written at once."""


def to_triples(
    extractions: Iterable[Extraction],
    resolution: Resolution,
    ontology: Ontology,
    *,
    base: str = DEFAULT_BASE,
    made: Provenance | None = None,
) -> Iterator[Triple]:
    """Yield the triples of a graph; a triple may occur more than once.

    `made` says what made the graph, and from which confidence on statements have plain edges.
    """
    by_id = {entity.id: entity for entity in resolution.entities}
    publishers = Publishers(resolution.entities, by_id.__contains__, ontology)
    names = Names(check_base(base), resolution.entity_of, publishers)
    predicates, used, named = set[Iri](), set[str](), set[str]()
    for extraction in extractions:
        yield from article_part(extraction, names, made.min_confidence if made else 0.0)
        predicates |= {expand(statement.predicate) for statement in extraction.statements}
        used |= {names.entity_of[mention] for mention in participants(extraction)}
        named |= {names.entity_of[mention] for mention in named_mentions(extraction)}
    media = {entity.id: entity for entity in publishers.values()}
    named |= media.keys()
    found = {id_: entity for id_, entity in by_id.items() if id_ in used | named} | media
    for id_, entity in sorted(found.items()):
        yield from entity_triples(entity, names, is_named=id_ in named)
    terms = {*predicates, *(kg_term(entity.type) for entity in found.values())}
    yield from common_part(names, terms, ontology, made)
    yield from hint_triples(resolution.hints, found.keys(), names)


def load(store: Store, triples: Iterable[Triple], *, base: str = DEFAULT_BASE) -> None:
    """Put triples into a draft as a build does: by a file of Turtle."""
    file, left = store.file(TURTLE), iter(triples)
    lines = (to_lines(batch) for batch in iter(lambda: list(islice(left, BATCH)), []))
    with file.open("wb") as stream:
        write_turtle(lines, stream, prefixes={**NAMESPACES, "id": base}, folder=store.folder.parent)
    store.load_turtle(TURTLE, base=base, anew=True)
    file.unlink()
