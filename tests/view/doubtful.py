"""A graph of which kg probably read a part wrongly: the story of `graphs`, every third doubtful."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from kg.graph import Graph
from tests.view.graphs import story

LEAST = 0.65


@cache
def partly_doubtful() -> Graph:
    """Return the story with a least confidence that every third statement stays below."""
    return replace(
        story(),
        min_confidence=LEAST,
        statements=tuple(
            replace(statement, confidence=LEAST - 0.0001 if number % 3 == 0 else LEAST)
            for number, statement in enumerate(story().statements)
        ),
    )
