"""What an article adds to a graph in; what of it the stories of the whole graph need out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.graph import Brief, Entity, Graph, Part
from kg.stories.reading import lead, read_text
from kg.stories.surroundings import DESCRIBING


def brief_of(part: Part) -> Brief:
    """Return what has to be known of a part as long as its statements are not asked for."""
    owned = {entity.id: entity for entity in part.owned}
    shared = sorted({*part.mentioned, *part.used} - owned.keys())
    described = {
        (each.subject, each.object)
        for each in part.statements
        if each.predicate in DESCRIBING and each.object is not None and each.subject not in owned
    }
    things = {*part.mentioned, *(thing for _, thing in described)} & owned.keys()
    return Brief(
        article=replace(part.article, text="" if part.article.title else part.article.headline),
        start=lead(part.article),
        reading=read_text(part.article),
        mentioned=part.mentioned,
        shared=tuple(shared),
        values={each: part.values[each] for each in shared if each in part.values},
        things=tuple(owned[each] for each in sorted(things)),
        described=tuple(sorted(described)),
        kinds=tuple(sorted({entity.type for entity in part.owned})),
        entities=len(owned),
        predicates=tuple(sorted({each.predicate for each in part.statements})),
        layers=dict(Counter(each.layer for each in part.statements)),
    )


def joined(parts: Sequence[Part], common: Mapping[str, Entity], min_confidence: float) -> Graph:
    """Return the graph of some parts of a larger one, in the order given."""
    entities = {entity.id: entity for part in parts for entity in part.owned}
    for part in parts:
        for each in (*part.mentioned, *part.used):
            if each not in entities:
                entities[each] = common[each]
    return Graph(
        entities=dict(sorted(entities.items())),
        articles={part.article.id: part.article for part in parts},
        statements=tuple(each for part in parts for each in part.statements),
        min_confidence=min_confidence,
        quotations=tuple(each for part in parts for each in part.quotations),
        mentioned={part.article.id: part.mentioned for part in parts if part.mentioned},
    )
