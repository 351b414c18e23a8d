"""Triples in; a graph on disk that answers SPARQL and writes itself as RDF out.

The only package that knows pyoxigraph. A store is never changed in place: `create` builds a draft
beside the old one and `commit` swaps the two in one step, so that after any failure there is one
whole store. Files of the same graph can be put into the draft (`file`) and are replaced with it. A
reader has hard links of its own, which no later build removes.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Self

import pyoxigraph as ox

from kg.errors import OutputError, QueryError, StoreError
from kg.store.answers import Answer, Dataset, Result, read_answer
from kg.store.blocks import to_blocks, to_lines, write_turtle
from kg.store.failures import DAMAGE, broken, cannot_write
from kg.store.folder import is_free, is_store, make_draft, place_of, recover, refuse_locked, swap
from kg.store.loading import load_file
from kg.store.native import from_native, named_node, text_of, to_native
from kg.store.sealing import check_seal, is_small, link_unchanged, seal
from kg.store.temporary import TemporaryFolder as Folder
from kg.store.temporary import clear_leftovers, temporary_file, temporary_folder
from kg.store.writing import Syntax, dump, serialize
from kg.terms import DEFAULT_BASE, NAMESPACES, VOID, Iri, Literal, Term

__all__ = [
    "INDEX", "Answer", "Dataset", "Store", "Syntax", "clear_leftovers", "open_snapshot",
    "serialize", "temporary_file", "to_blocks", "to_lines", "write_turtle",
]  # fmt: skip  # one name a line says nothing

INDEX = "index.sqlite"
"""The file of `kg.query.index`, beside the tables of the store."""


class Store:
    """A graph on disk; made by `create` or `open_readonly`, a context manager."""

    def __init__(
        self,
        native: ox.Store,
        folder: Path,
        *,
        close: Callable[[], None],
        files: Path,
        readonly: bool = True,
    ) -> None:
        self._native: ox.Store | None = native
        self.folder = folder
        self._close = close
        self._files = files  # a draft or links, not those in `folder`
        self._readonly = readonly

    @classmethod
    def create(cls, folder: Path) -> Store:
        """Begin a new store, which `commit` puts into `folder`; without it nothing changes.

        Raises StoreLockedError while another process writes there, OutputError if it cannot.
        """
        place = place_of(folder)
        recover(place)
        if not (is_store(place) or is_free(place)):
            raise OutputError(f"{folder} contains something else than a store; name another folder")
        refuse_locked(place)
        draft, lock = make_draft(place)

        def close() -> None:
            shutil.rmtree(draft, ignore_errors=True)
            lock.release()

        try:
            native = ox.Store(draft)
        except OSError as error:
            close()
            raise cannot_write(folder, error) from error
        return cls(native, folder, close=close, files=draft, readonly=False)

    @classmethod
    def open_readonly(cls, folder: Path) -> Store:
        """Open the store that was committed to `folder`; later builds do not change its content.

        Raises StoreLockedError while another process writes in it, StoreError if there is none.
        """
        place = place_of(folder)
        recover(place)
        if not is_store(place):
            raise StoreError(f"no store in {folder}: run kg build first, or name one with --store")
        refuse_locked(place)
        snapshot = Folder(place.parent)
        files = snapshot.path / "store"
        try:
            link_unchanged(place, files)
            check_seal(files, whole=is_small(files))
            native = ox.Store.read_only(str(files))
        except (*DAMAGE, StoreError) as error:
            snapshot.close()
            raise broken(folder, error) from error
        return cls(native, folder, close=snapshot.close, files=files)

    def check_files(self) -> None:
        """Raise StoreError where a file of the store is damaged, however large the store is."""
        try:
            check_seal(self._files, whole=True)
        except (OSError, StoreError) as error:
            raise broken(self.folder, error) from error

    def load_turtle(self, name: str, *, base: str, anew: bool = False) -> None:
        """Load the triples of a file of this store, which `write_turtle` wrote.

        Where the store that is replaced has such a file, too, its tables are taken over and changed
        where the two differ, unless `anew`: texts that no triple has any more may stay in tables.
        """
        self._native = None  # closes the files
        former = None if anew else place_of(self.folder)
        try:
            self._native = load_file(self.file(name), former, {**NAMESPACES, "id": base})
        except OSError as error:
            raise cannot_write(self.folder, error) from error

    def file(self, name: str) -> Path:
        """Return where to write a file that is committed with this store."""
        return self._files / name

    def commit(self) -> None:
        """Replace the former store, with its files, by this one, and close it."""
        try:
            self._open.flush()
            self._native = None  # closes the files
            seal(self._files)
            swap(self._files, place_of(self.folder))
        except OSError as error:
            recover(place_of(self.folder))
            raise cannot_write(self.folder, error) from error

    def close(self) -> None:
        """Close the files; a store that was not committed is removed."""
        self._native = None
        self._close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    @property
    def base(self) -> str:
        """Return the start of the IRIs of entities, articles and statements."""
        with self._seeing_damage():
            found = self._open.quads_for_pattern(None, named_node(VOID.uriSpace), None)
            return next((text_of(quad.object) for quad in found), DEFAULT_BASE)

    @property
    def prefixes(self) -> dict[str, str]:
        """Return the prefixes that every query may use."""
        return {**NAMESPACES, "id": self.base}

    def match(
        self, subject: Iri | None, predicate: Iri | None, thing: Iri | Literal | None
    ) -> Iterator[tuple[Iri, Iri, Term]]:
        """Yield the triples with these terms; None stands for any term."""
        given = (subject, predicate, thing)
        one, two, three = [None if each is None else to_native(each) for each in given]
        with self._seeing_damage():
            for quad in self._open.quads_for_pattern(one, two, three):  # type: ignore[arg-type]  # literals are only given third
                subject, predicate = Iri(text_of(quad.subject)), Iri(text_of(quad.predicate))
                yield subject, predicate, from_native(quad.object)

    def texts(
        self, query: str, values: Mapping[str, Term] | None = None
    ) -> Iterator[tuple[str | None, ...]]:
        """Yield the rows of a SELECT written in kg, with the bare text of each term."""
        solutions = self._run(query, values)
        assert isinstance(solutions, ox.QuerySolutions)
        with self._seeing_damage():
            for solution in solutions:  # a list inside `tuple` is a fifth faster than a generator
                yield tuple([None if term is None else text_of(term) for term in solution])

    def answer(
        self, query: str, values: Mapping[str, Term] | None = None, dataset: Dataset | None = None
    ) -> Answer:
        """Answer any SPARQL query, its variables replaced by `values`; raise QueryError.

        Time and memory are not limited here, and deep nesting crashes the process: untrusted
        queries go through kg.query. `dataset` replaces that of the query.
        """
        return read_answer(self._run(query, values, dataset))

    def dump(self, syntax: Syntax, stream: BinaryIO) -> None:
        """Write all triples: the same bytes for the same graph, in whatever order it was loaded."""
        folder = place_of(self.folder).parent
        dump(self._dump_lines, syntax, stream, prefixes=self.prefixes, folder=folder)

    def _dump_lines(self, stream: BinaryIO) -> None:
        with self._seeing_damage():
            self._open.dump(stream, ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())

    @contextmanager
    def snapshot(self) -> Iterator[Path]:
        """Yield a folder with what the store contains now, for another process to read."""
        if self._readonly:
            yield self._files
            return
        with temporary_folder(place_of(self.folder).parent) as folder:
            self._open.backup(folder / "store")
            yield folder / "store"

    @contextmanager
    def _seeing_damage(self) -> Iterator[None]:
        """Turn into a StoreError what pyoxigraph raises for damaged files."""
        try:
            yield
        except DAMAGE as error:
            raise broken(self.folder, error) from error

    @property
    def _open(self) -> ox.Store:
        if self._native is None:
            raise StoreError(f"the store in {self.folder} is closed")
        return self._native

    def _run(
        self, query: str, values: Mapping[str, Term] | None, dataset: Dataset | None = None
    ) -> Result:
        given = {ox.Variable(name): to_native(term) for name, term in (values or {}).items()}
        graphs = dataset.native(self.base) if dataset else {}
        try:
            return self._open.query(query, prefixes=self.prefixes, substitutions=given, **graphs)
        except (SyntaxError, ValueError, RuntimeError) as error:
            raise QueryError(str(error)) from error


def open_snapshot(folder: Path) -> Store:
    """Open a folder of `Store.snapshot`, where no process writes."""
    return Store(ox.Store.read_only(str(folder)), folder, close=lambda: None, files=folder)
