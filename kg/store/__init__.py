"""Triples in; a graph that stands on disk, answers SPARQL and writes itself as RDF out.

The only package that knows pyoxigraph. A store is never changed in place: `create` builds a draft
beside the old one and `commit` puts it in its place, so that whatever fails, one whole store is
left. What is open to read are hard links, which no later build takes away.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

import pyoxigraph as ox

from kg.errors import OutputError, QueryError, StoreError
from kg.store.folder import (
    beside,
    is_free,
    is_store,
    recover,
    refuse_locked,
    temporary_folder,
)
from kg.store.native import from_native, named_node, text_of, to_native, to_quad
from kg.store.writing import Syntax, serialize
from kg.terms import DEFAULT_BASE, NAMESPACES, VOID, Term, Triple

__all__ = ["Answer", "Store", "Syntax", "open_snapshot"]


@dataclass(frozen=True, slots=True)
class Answer:
    """To a query: a truth value, or rows with a term or None for each column."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Term | None, ...]]
    truth: bool | None = None


class Store:
    """A graph on disk; made by `create` or `open_readonly`, a context manager."""

    def __init__(
        self,
        native: ox.Store,
        folder: Path,
        *,
        close: Callable[[], None],
        unchanging: Path | None = None,
    ) -> None:
        self._native: ox.Store | None = native
        self.folder = folder
        self._close = close
        self._unchanging = unchanging  # the files of a store that is open to read only

    @classmethod
    def create(cls, folder: Path) -> Store:
        """Begin a new store, which `commit` puts into `folder`; without it nothing changes.

        Raises StoreLockedError while another process writes there, OutputError if nobody can.
        """
        recover(folder)
        if not (is_store(folder) or is_free(folder)):
            raise OutputError(f"{folder} holds something else than a store; name another folder")
        draft = beside(folder, "draft")
        for place in (folder, draft):
            refuse_locked(place)
        try:
            shutil.rmtree(draft, ignore_errors=True)  # what a killed build has left
            draft.parent.mkdir(parents=True, exist_ok=True)
            native = ox.Store(draft)
        except OSError as error:
            raise OutputError(f"cannot write a store beside {folder}: {error}") from error
        return cls(native, folder, close=lambda: shutil.rmtree(draft, ignore_errors=True))

    @classmethod
    def open_readonly(cls, folder: Path) -> Store:
        """Open the store that was committed to `folder`; later builds do not change what it says.

        Raises StoreLockedError while another process writes in it, StoreError if there is none.
        """
        recover(folder)
        if not is_store(folder):
            raise StoreError(f"no store in {folder}: run kg build first, or name one with --store")
        refuse_locked(folder)
        snapshot = temporary_folder(folder.parent)
        files = Path(snapshot.name) / "store"
        try:
            ox.Store.read_only(str(folder)).backup(files)
            native = ox.Store.read_only(str(files))
        except (OSError, RuntimeError) as error:  # RuntimeError: RocksDB sees damage
            snapshot.cleanup()
            raise StoreError(f"the store in {folder} is broken, build it again: {error}") from error
        return cls(native, folder, close=snapshot.cleanup, unchanging=files)

    def load(self, triples: Iterable[Triple]) -> None:
        """Add these triples."""
        self._open.bulk_extend(map(to_quad, triples))

    def commit(self) -> None:
        """Put this store in the place of the one before, and close it."""
        native = self._open
        native.flush()
        del native
        self._native = None  # lets go of the files
        draft, former = beside(self.folder, "draft"), beside(self.folder, "former")
        try:
            shutil.rmtree(former, ignore_errors=True)
            if self.folder.exists():
                self.folder.rename(former)
            draft.rename(self.folder)
        except OSError as error:
            recover(self.folder)
            raise OutputError(f"cannot write {self.folder}: {error}") from error
        shutil.rmtree(former, ignore_errors=True)

    def close(self) -> None:
        """Let go of the files; a store that was not committed is gone."""
        self._native = None
        self._close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def base(self) -> str:
        """Return what the IRIs of entities, articles and statements start with."""
        found = self._open.quads_for_pattern(None, named_node(VOID.uriSpace), None)
        return next((text_of(quad.object) for quad in found), DEFAULT_BASE)

    @property
    def prefixes(self) -> dict[str, str]:
        """Return the prefixes that every query may use."""
        return {**NAMESPACES, "id": self.base}

    def texts(
        self, query: str, values: Mapping[str, Term] | None = None
    ) -> Iterator[tuple[str | None, ...]]:
        """Yield the rows of a SELECT of ours with the bare text of each term."""
        solutions = self._run(query, values)
        assert isinstance(solutions, ox.QuerySolutions)
        for solution in solutions:  # a list inside is a fifth faster than a generator
            yield tuple([None if term is None else text_of(term) for term in solution])

    def answer(self, query: str, values: Mapping[str, Term] | None = None) -> Answer:
        """Answer any SPARQL query, its variables in `values` replaced; raise QueryError.

        Nothing bounds its time and memory here, and deep nesting ends the process: queries of
        strangers go through kg.query.
        """
        result = self._run(query, values)
        if isinstance(result, ox.QueryBoolean):
            return Answer((), iter(()), truth=bool(result))
        if isinstance(result, ox.QueryTriples):
            return Answer(("subject", "predicate", "object"), _rows(result))
        return Answer(tuple(name.value for name in result.variables), _rows(result))

    def dump(self, syntax: Syntax, stream: BinaryIO) -> None:
        """Write all triples: the same bytes for the same graph, whatever the order it came in."""
        lines = io.BytesIO()  # a store knows no order, and lines sort faster than terms
        self._open.dump(lines, ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
        stream.write(serialize(lines.getvalue(), syntax, base=self.base, prefixes=self.prefixes))

    @contextmanager
    def snapshot(self) -> Iterator[Path]:
        """Lend a folder with what the store holds now, for another process to read."""
        if self._unchanging is not None:
            yield self._unchanging
            return
        with temporary_folder(self.folder.parent) as name:
            self._open.backup(Path(name) / "store")
            yield Path(name) / "store"

    @property
    def _open(self) -> ox.Store:
        if self._native is None:
            raise StoreError(f"the store in {self.folder} is closed")
        return self._native

    def _run(
        self, query: str, values: Mapping[str, Term] | None
    ) -> ox.QueryBoolean | ox.QuerySolutions | ox.QueryTriples:
        given = {ox.Variable(name): to_native(term) for name, term in (values or {}).items()}
        try:
            return self._open.query(query, prefixes=self.prefixes, substitutions=given)
        except (SyntaxError, ValueError, RuntimeError) as error:
            raise QueryError(str(error)) from error


def open_snapshot(folder: Path) -> Store:
    """Open a folder that `Store.snapshot` lends, as nobody writes there."""
    return Store(ox.Store.read_only(str(folder)), folder, close=lambda: None, unchanging=folder)


def _rows(
    result: ox.QuerySolutions | ox.QueryTriples,
) -> Iterator[tuple[Term | None, ...]]:
    try:
        for row in result:
            yield tuple(None if term is None else from_native(term) for term in row)
    except (OSError, RuntimeError) as error:  # what shows only while the query runs
        raise QueryError(str(error)) from error
