"""An entity in; the part of the graph around it, of a bounded size, out."""

from __future__ import annotations

from kg.graph import Graph
from kg.query.index import Index
from kg.query.part import load_part
from kg.store import Store

FIRST, FURTHER = 200, 15
"""Statements of the entity itself, and of each of its neighbours."""
NEIGHBOURS = 20


def load_around(store: Store, index: Index, entity: str, *, depth: int = 2) -> Graph:
    """Return the surest statements that name an entity, and those of its closest neighbours.

    `depth` is how many steps go beyond the entity: with 1 the neighbours come without their own.
    """
    statements = dict.fromkeys(index.naming(entity, most=FIRST).statements)
    seen, circle = {entity}, [entity]
    for _ in range(depth - 1):
        found = [
            each.entity.id for one in circle for each in index.neighbours(one, most=NEIGHBOURS)
        ]
        circle = [one for one in dict.fromkeys(found) if one not in seen][:NEIGHBOURS]
        seen.update(circle)
        for one in circle:
            statements |= dict.fromkeys(index.naming(one, most=FURTHER).statements)
    return load_part(store, statements)


def load_opening(store: Store, index: Index, *, entities: int) -> Graph:
    """Return the surest statements of the most important entities."""
    found = index.most_important(entities)
    ids = [each for one in found for each in index.naming(one.id, most=FURTHER).statements]
    return load_part(store, ids)
