"""A graph in; counts of what it contains out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.graph import Graph
from kg.records import Layer


@dataclass(frozen=True, slots=True)
class Statistics:
    """What a graph contains; mappings have the most frequent first, ties by name."""

    articles: int
    entities: int
    statements: int
    layers: Mapping[Layer, int]  # all layers, in their order
    types: Mapping[str, int]  # entities of each class
    relations: Mapping[str, int]  # statements of each predicate: "kg:heads"
    publishers: Mapping[str, int]  # articles of each; "" where it is unknown
    holders: Mapping[str, int]  # statements of which each entity, by name, is a source
    connections: Mapping[str, int]  # statements about each entity, by name


def statistics(graph: Graph) -> Statistics:
    """Count what a graph contains."""
    layers = Counter(statement.layer for statement in graph.statements)
    name = {entity.id: entity.name for entity in graph.entities.values()}
    return Statistics(
        articles=len(graph.articles),
        entities=len(graph.entities),
        statements=len(graph.statements),
        layers={layer: layers[layer] for layer in Layer},
        types=_ranked(entity.type for entity in graph.entities.values()),
        relations=_ranked(statement.predicate for statement in graph.statements),
        publishers=_ranked(article.publisher or "" for article in graph.articles.values()),
        holders=_ranked(name[who] for each in graph.statements for who, _ in each.holders),
        connections=_ranked(
            name[entity]
            for each in graph.statements
            for entity in sorted({each.subject, each.object or each.subject})
        ),
    )


def _ranked(things: Iterable[str]) -> Mapping[str, int]:
    counted = Counter(things)
    return dict(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))
