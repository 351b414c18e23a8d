"""What pyoxigraph answers to a query in; columns and rows of kg's terms out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kg.errors import QueryError
from kg.store.native import from_native
from kg.terms import Term

Result = ox.QueryBoolean | ox.QuerySolutions | ox.QueryTriples


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query reads, by name; the graph of a store has the name of its base."""

    default: tuple[str, ...]
    named: tuple[str, ...]

    def native(self, base: str) -> dict[str, Any]:
        """Return the arguments of pyoxigraph for these graphs."""
        default = [
            ox.DefaultGraph() if name == base else ox.NamedNode(name) for name in self.default
        ]
        return {
            "default_graph": default,
            "named_graphs": [ox.NamedNode(name) for name in self.named],
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """To a query: a truth value, or rows with a term or None for each column."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Term | None, ...]]
    truth: bool | None = None
    is_graph: bool = False  # the rows are the triples of CONSTRUCT or DESCRIBE


def read_answer(result: Result) -> Answer:
    """Return what pyoxigraph answered; its rows raise QueryError where the query then fails."""
    if isinstance(result, ox.QueryBoolean):
        return Answer((), iter(()), truth=bool(result))
    if isinstance(result, ox.QueryTriples):
        return Answer(("subject", "predicate", "object"), _rows(result), is_graph=True)
    return Answer(tuple(name.value for name in result.variables), _rows(result))


def _rows(
    result: ox.QuerySolutions | ox.QueryTriples,
) -> Iterator[tuple[Term | None, ...]]:
    try:
        for row in result:
            yield tuple(None if term is None else from_native(term) for term in row)
    except (OSError, RuntimeError) as error:  # what shows only while the query runs
        raise QueryError(str(error)) from error
