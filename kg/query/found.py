"""What the index of a store answers with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.records import Layer


@dataclass(frozen=True, slots=True)
class Match:
    """An entity that was found, and the number of statements about it."""

    id: str
    type: str
    name: str
    statements: int


@dataclass(frozen=True, slots=True)
class Naming:
    """Ids of statements that name an entity, the surest first, and how many there are by layer."""

    statements: tuple[str, ...]
    layers: Mapping[Layer, int]

    @property
    def total(self) -> int:
        """Return how many statements there are in all."""
        return sum(self.layers.values())


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An entity that shares so many statements with another, as its subject or object."""

    entity: Match
    statements: int
