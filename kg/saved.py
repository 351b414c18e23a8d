"""The folder of a built graph in; its records, answers, and other libraries' objects of it out."""

from __future__ import annotations

import io
import weakref
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from kg.errors import OutputError, QueryError
from kg.export import FORMATS, export, statement_records, to_network
from kg.graph import Entity, Graph, GraphStatement
from kg.output import drafted, written
from kg.query import (
    Index,
    PartReader,
    QueryResult,
    entity_values,
    find_entities,
    load_graph,
    named_query,
    run_query,
)
from kg.records import Article
from kg.store import Store, Syntax

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    import rdflib

STORE = "store"
"""The folder of the store in the output folder of a build."""


class SavedGraph:
    """A built graph, opened by `kg.load`: it stays as it is, whatever is built meanwhile.

    >>> with load("output") as graph:  # doctest: +SKIP
    ...     graph.find("Putin")[0].name
    'Vladimir Putin'
    """

    def __init__(self, folder: Path) -> None:
        self._store = Store.open_readonly(folder)
        self.close = weakref.finalize(self, self._store.close)  # at the latest when it is forgotten

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def __repr__(self) -> str:
        counts = (
            f"{len(found):,} {name}"
            for name, found in (
                ("articles", self.articles),
                ("entities", self.entities),
                ("statements", self.statements),
            )
        )
        return f"<kg graph of {', '.join(counts)}>"

    @cached_property
    def graph(self) -> Graph:
        """Return all of it as one record."""
        return load_graph(self._store)

    @property
    def statements(self) -> tuple[GraphStatement, ...]:
        """Return the statements, article by article, in the order of the text."""
        return self.graph.statements

    @property
    def entities(self) -> Mapping[str, Entity]:
        """Return the entities by id."""
        return self.graph.entities

    @property
    def articles(self) -> Mapping[str, Article]:
        """Return the articles by id."""
        return self.graph.articles

    def find(self, name: str) -> tuple[Entity, ...]:
        """Return the entities of this name, the best match first; raise `QueryError` for none."""
        reader = PartReader(self._store)
        with Index.open(self._store) as index:
            return tuple(reader.entity(found.id) for found in find_entities(index, name))

    def query(
        self, sparql: str | None = None, *, named: str | None = None, **entities: str
    ) -> QueryResult:
        """Answer a SPARQL query, or a named one, whose parameters are names of entities.

        >>> graph = load("output")  # doctest: +SKIP
        >>> graph.query("SELECT ?who { ?who kg:heads ?what }").texts()  # doctest: +SKIP
        >>> graph.query(named="plans", entity="Russian delegation").dicts()  # doctest: +SKIP
        """
        if (sparql is None) == (named is None):
            raise QueryError("give a query or the name of a named one: named='plans'")
        if named is None:
            return run_query(self._store, sparql or "")
        question = named_query(named)
        for parameter in entities:
            question.check_parameter(parameter)
        with Index.open(self._store) as index:
            values = entity_values(index, self._store.base, entities)
        return run_query(self._store, question.sparql, values=values)

    def export(self, form: str, path: str | Path) -> None:
        """Write the graph to a file in one of the formats of `kg export`."""
        if form not in FORMATS:
            raise OutputError(f"no format {form!r}; kg knows {', '.join(FORMATS)}")
        with drafted(Path(path)) as draft, written(draft, Path(path)) as stream:
            export(self._store, form, stream)

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Return a network whose nodes are entities and whose edges are statements.

        All layers are in it: an edge says in its attribute `layer` whether it is a fact.
        """
        return to_network(self.graph)

    def to_rdflib(self) -> rdflib.Graph:
        """Return the whole graph for rdflib, with its prefixes."""
        import rdflib

        lines = io.BytesIO()
        self._store.dump(Syntax.NTRIPLES, lines)
        graph = rdflib.Graph(bind_namespaces="none")
        for prefix, namespace in self._store.prefixes.items():
            graph.bind(prefix, namespace)
        return graph.parse(data=lines.getvalue(), format="nt")

    def to_pandas(self) -> pd.DataFrame:
        """Return a table with a row for each statement, as `kg export --format csv` has it."""
        try:
            import pandas
        except ImportError as error:
            raise OutputError("a table needs pandas: pip install pandas") from error
        return pandas.DataFrame.from_records(statement_records(self.graph))


def load(path: str | Path = "output") -> SavedGraph:
    """Open the graph that `kg.build` or `kg build` wrote to a folder.

    Raises `StoreError` where there is none.

    >>> graph = load("output")  # doctest: +SKIP
    >>> [each.relation for each in graph.statements if each.layer == "denial"]  # doctest: +SKIP
    """
    folder = Path(path)
    return SavedGraph(folder / STORE if (folder / STORE).is_dir() else folder)
