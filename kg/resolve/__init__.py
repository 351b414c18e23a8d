"""The names of all articles in; the entities they name, and which each one names, out.

What an article names is read once (`outlines`) and kept; who is who is then decided for all
articles together (`identities`).
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.graph import Resolution
from kg.identity import Decision
from kg.ontology import Ontology
from kg.records import Extraction, Mention
from kg.resolve.decided import decided_words
from kg.resolve.identities import identify
from kg.resolve.outlines import OutlineReader, Read
from kg.resolve.unresolved import drop_unresolved

__all__ = ["OutlineReader", "Read", "decided_words", "drop_unresolved", "identify", "resolve"]


def resolve(
    extractions: Iterable[Extraction],
    ontology: Ontology,
    *,
    decisions: Iterable[Decision] = (),
) -> Resolution:
    """Return the entities of a corpus that is in memory, the same for any order of its articles."""
    decisions = tuple(decisions)
    reader = OutlineReader(ontology, decided_words(decisions))
    read = {each.article.id: reader.read(each) for each in extractions}
    found = identify(
        (each.outline for each in read.values()),
        ontology,
        reread=read.__getitem__,
        decisions=decisions,
    )
    entities = dict(found.entities)
    entity_of: dict[Mention, str] = {}
    for article, each in read.items():
        own = each.described(found.renamed.get(article, {}))
        entities |= {entity.id: entity for entity in own}
        entity_of |= each.entity_of(found.named[article], [entity.id for entity in own])
    return Resolution(
        tuple(sorted(entities.values(), key=lambda entity: entity.id)),
        entity_of,
        tuple(found.links),
        tuple(found.hints),
    )
