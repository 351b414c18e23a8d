"""A store in; parts of its graph, each of a bounded size, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from kg.graph import Graph
from kg.query.graph import load_graph
from kg.query.index import Index, find_entities
from kg.query.part import PartReader, load_part
from kg.store import Store
from kg.terms import KG, RDF

FIRST, FURTHER = 200, 15
"""Statements of the entity itself, and of each of its neighbours."""
NEIGHBOURS = 20
LARGE = 20_000
"""Entities from which on a page has a part of the graph: the whole of it opens in seconds."""
OPENING = 300
"""Entities that such a page shows where no focus is given."""


def load_to_draw(
    store: Store, focus: str | None, *, depth: int = 2
) -> tuple[Graph, str | None] | None:
    """Return what to draw of a large graph, and the id of its focus; None of a small one.

    Raises QueryError if nothing is called `focus`.
    """
    with Index.open(store) as index:
        if index.entities <= LARGE:
            return None
        if focus is None:
            return load_opening(store, index, entities=OPENING), None
        found = find_entities(index, focus, most=1)[0].id
        return load_around(store, index, found, depth=depth), found


def opening_statements(store: Store) -> Mapping[str, list[str]] | None:
    """Return the statements, by article, that `load_to_draw` draws of a large graph; else None."""
    with Index.open(store) as index:
        if index.entities <= LARGE:
            return None
        reader, found = PartReader(store), defaultdict[str, list[str]](list)
        for statement in dict.fromkeys(_surest(index, entities=OPENING)):
            found[reader.article_of(statement)].append(statement)
        return found


def load_parts(store: Store) -> Iterator[Graph]:
    """Yield a large graph article by article, in the order of their ids; a small one as a whole."""
    with Index.open(store) as index:
        is_large = index.entities > LARGE
    if not is_large:
        yield load_graph(store)
        return
    articles = (
        PartReader(store).id(each) for each, _, _ in store.match(None, RDF.type, KG.Article)
    )
    for article in sorted(articles):
        reader = PartReader(store)
        yield reader.graph([reader.statement(each) for each in reader.statements_of(article)])


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
    return load_part(store, _surest(index, entities=entities))


def _surest(index: Index, *, entities: int) -> list[str]:
    found = index.most_important(entities)
    return [each for one in found for each in index.naming(one.id, most=FURTHER).statements]
