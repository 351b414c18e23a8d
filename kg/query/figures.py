"""What a graph contains, as numbers; `kg.query.index` counts it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

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
