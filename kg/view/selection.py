"""A graph and a user's options in → the graph without what they exclude out."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from kg.errors import InputError

if TYPE_CHECKING:
    from kg.graph import Entity, Graph, GraphStatement
    from kg.ontology import Ontology
    from kg.view.options import ViewOptions

_ISO_DAY = re.compile(r"(-?\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def first_day(value: str | None) -> date | None:
    """Return the first day of an ISO 8601 date, reduced date, or interval; None if it has none.

    >>> first_day("2025-06")
    datetime.date(2025, 6, 1)
    >>> first_day("2025-06-01T13:00/2025-06-03")
    datetime.date(2025, 6, 1)
    >>> first_day("PT2H") is None
    True
    """
    match = _ISO_DAY.match(value or "")
    if match is None:
        return None
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def published_day(graph: Graph, article: str) -> date | None:
    """Return the day this article was published, if the graph knows it."""
    record = graph.articles.get(article)
    return record.published.date() if record and record.published else None


def select(graph: Graph, ontology: Ontology | None, options: ViewOptions) -> Graph:
    """Return the graph without the statements the options exclude.

    Entities stay only if a statement that stays mentions them, or no option excludes anything.
    """
    kept = tuple(s for s in graph.statements if _is_chosen(s, graph, ontology, options))
    if len(kept) == len(graph.statements):
        return graph
    used = {entity for statement in kept for entity in statement.participants}
    articles = {statement.article for statement in kept}
    return replace(
        graph,
        statements=kept,
        entities={id_: entity for id_, entity in graph.entities.items() if id_ in used},
        articles={id_: article for id_, article in graph.articles.items() if id_ in articles},
    )


def find_entity(graph: Graph, name: str) -> str:
    """Return the entity with this id, name or alias, by id; raise `InputError` if there is none."""
    if name in graph.entities:
        return name
    wanted = fold(name)
    for names_of in (lambda e: (e.name,), lambda e: e.aliases):
        for id_, entity in sorted(graph.entities.items()):
            if wanted in {fold(known) for known in names_of(entity)}:
                return id_
    partial = [id_ for id_, e in sorted(graph.entities.items()) if wanted in fold(e.name)]
    if partial:
        return min(partial, key=len)
    raise InputError(f"No entity is called {name!r}; `kg show {name!r}` looks for similar names.")


def fold(name: str) -> str:
    """Return the name in lower case without accents, to compare names as people type them.

    >>> fold("Çırağan")
    'cıragan'
    """
    parts = unicodedata.normalize("NFD", name.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))


def _is_chosen(
    statement: GraphStatement, graph: Graph, ontology: Ontology | None, options: ViewOptions
) -> bool:
    if options.layers is not None and statement.layer not in options.layers:
        return False
    return _is_in_time(statement, graph, options) and _has_types(
        statement, graph, ontology, options
    )


def _is_in_time(statement: GraphStatement, graph: Graph, options: ViewOptions) -> bool:
    if options.since is None and options.until is None:
        return True
    day = first_day(statement.when) or published_day(graph, statement.article)
    if day is None:
        return False
    return (options.since or date.min) <= day <= (options.until or date.max)


def _has_types(
    statement: GraphStatement, graph: Graph, ontology: Ontology | None, options: ViewOptions
) -> bool:
    if options.types is None:
        return True
    ends = [graph.entities.get(id_) for id_ in (statement.subject, statement.object) if id_]
    return all(entity is not None and _is_of(entity, ontology, options.types) for entity in ends)


def _is_of(entity: Entity, ontology: Ontology | None, types: frozenset[str]) -> bool:
    if entity.type in types:
        return True
    if ontology is None or entity.type not in ontology.classes:
        return False
    return any(ontology.is_a(entity.type, wanted) for wanted in types)
