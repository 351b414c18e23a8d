"""A graph in → the entities that are drawn unless a reader asks for more out.

A picture of all that a text mentions is one of "officials", "Friday" and "the case". Drawn are
things with a name of their own; described ones ("the talks", "a ferry") where they connect two of
those; and for an article that has neither, what its statements are about.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.view.families import family_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.graph import Graph, GraphStatement
    from kg.ontology import Ontology

NEVER = {"phrase", "value", "role"}
"""Families of what is no thing: clauses, dates and amounts; and offices, as two people are not
connected because both are called "president"."""


def find_drawn(graph: Graph, ontology: Ontology | None) -> set[str]:
    """Return the ids of the entities that are drawn."""
    family = {id_: family_of(entity.type, ontology) for id_, entity in graph.entities.items()}
    things = {id_ for id_ in graph.entities if family[id_] not in NEVER}
    named = {id_ for id_ in things if graph.entities[id_].named}
    if not named:  # a graph that does not say what is named
        return things
    linked: defaultdict[str, set[str]] = defaultdict(set)
    for first, second in map(ends, graph.statements):
        if second in named:
            linked[first].add(second)
        if first in named:
            linked[second].add(first)
    bridges = {id_ for id_, others in linked.items() if len(others - {id_}) > 1}
    drawn = named | (bridges & things)
    return drawn | set(_of_left_out(graph, drawn, things))


def ends(statement: GraphStatement) -> tuple[str, str]:
    """Return subject and object; the subject twice if there is no object."""
    return statement.subject, statement.object or statement.subject


def _of_left_out(graph: Graph, drawn: set[str], things: set[str]) -> Iterator[str]:
    """Yield the ends of the statements of articles of which no line would be drawn."""
    by_article: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for statement in graph.statements:
        first, second = ends(statement)
        if first != second and {first, second} <= things:
            by_article[statement.article].add((first, second))
    for pairs in by_article.values():
        if not any(drawn.issuperset(pair) for pair in pairs):
            for pair in pairs:
                yield from pair
