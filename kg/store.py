"""Triples in; a graph that stands on disk, answers SPARQL and writes itself as RDF out.

The only module that knows pyoxigraph. A store is never changed in place: `create` builds a draft
beside the old one and `commit` puts it in its place, so that whatever fails, one whole store is
left. What is open to read are hard links, which no later build takes away.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

import pyoxigraph as ox

from kg.errors import OutputError, QueryError, StoreError, StoreLockedError
from kg.terms import DEFAULT_BASE, NAMESPACES, VOID, BlankNode, Iri, Literal, Term, Triple
from kg.tidying import tidy_jsonld, tidy_rdfxml, tidy_turtle
from kg.triple_order import in_reading_order, used_prefixes

try:
    import fcntl
except ImportError:  # Windows, where an open file refuses others by itself
    fcntl = None  # type: ignore[assignment]  # the only way to say that it is not there


class Syntax(StrEnum):
    """The RDF syntaxes that a store can be written in."""

    TURTLE = "turtle"
    TRIG = "trig"
    NQUADS = "nquads"
    NTRIPLES = "ntriples"
    JSONLD = "jsonld"
    RDFXML = "rdfxml"


WRITERS = {
    Syntax.TURTLE: (ox.RdfFormat.TURTLE, tidy_turtle),
    Syntax.TRIG: (ox.RdfFormat.TRIG, tidy_turtle),
    Syntax.JSONLD: (ox.RdfFormat.JSON_LD, tidy_jsonld),
    Syntax.RDFXML: (ox.RdfFormat.RDF_XML, tidy_rdfxml),
}
"""The serializer of each syntax, and what puts right the order of prefixes it leaves to chance.

In the others the graph, which has one default graph only, is nothing but its sorted lines.
"""
TRIPLE_TERMS = "the query makes triple terms (RDF 1.2), which kg's results cannot hold"
Native = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


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
        _recover(folder)
        if not (_is_store(folder) or _is_free(folder)):
            raise OutputError(f"{folder} holds something else than a store; name another folder")
        draft = _beside(folder, "draft")
        for place in (folder, draft):
            _refuse_locked(place)
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
        _recover(folder)
        if not _is_store(folder):
            raise StoreError(f"no store in {folder}: run kg build first, or name one with --store")
        _refuse_locked(folder)
        snapshot = _temporary_folder(folder.parent)
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
        self._open.bulk_extend(map(_to_quad, triples))

    def commit(self) -> None:
        """Put this store in the place of the one before, and close it."""
        native = self._open
        native.flush()
        del native
        self._native = None  # lets go of the files
        draft, former = _beside(self.folder, "draft"), _beside(self.folder, "former")
        try:
            shutil.rmtree(former, ignore_errors=True)
            if self.folder.exists():
                self.folder.rename(former)
            draft.rename(self.folder)
        except OSError as error:
            _recover(self.folder)
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
        found = self._open.quads_for_pattern(None, _node(VOID.uriSpace), None)
        return next((_text(quad.object) for quad in found), DEFAULT_BASE)

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
            yield tuple([None if term is None else _text(term) for term in solution])

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
        ordered = in_reading_order(lines.getvalue(), self.base)
        if syntax not in WRITERS:
            stream.write(ordered)
            return
        native, tidy = WRITERS[syntax]
        written = io.BytesIO()
        prefixes = used_prefixes(ordered, self.prefixes)
        triples = (quad.triple for quad in ox.parse(ordered, ox.RdfFormat.N_TRIPLES))
        ox.serialize(triples, written, native, prefixes=prefixes)
        stream.write(tidy(written.getvalue(), prefixes))

    @contextmanager
    def snapshot(self) -> Iterator[Path]:
        """Lend a folder with what the store holds now, for another process to read."""
        if self._unchanging is not None:
            yield self._unchanging
            return
        with _temporary_folder(self.folder.parent) as name:
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
        given = {ox.Variable(name): _to_native(term) for name, term in (values or {}).items()}
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
            yield tuple(None if term is None else _from_native(term) for term in row)
    except (OSError, RuntimeError) as error:  # what shows only while the query runs
        raise QueryError(str(error)) from error


def _to_quad(triple: Triple) -> ox.Quad:
    return ox.Quad(_node(triple.subject), _node(triple.predicate), _to_native(triple.object))


_node = lru_cache(maxsize=2**16)(ox.NamedNode)


def _to_native(term: Term) -> Native:
    if isinstance(term, Literal):
        datatype = _node(term.datatype) if term.datatype else None
        return ox.Literal(term.text, datatype=datatype, language=term.language)
    if isinstance(term, BlankNode):
        return ox.BlankNode(term.label)
    return _node(term)


def _from_native(term: Native) -> Term:
    if isinstance(term, ox.NamedNode):
        return Iri(term.value)
    if isinstance(term, ox.BlankNode):
        return BlankNode(term.value)
    if isinstance(term, ox.Literal):
        return Literal(term.value, Iri(term.datatype.value), term.language)
    raise QueryError(TRIPLE_TERMS)


def _text(term: Native) -> str:
    return term.value  # type: ignore[union-attr]  # no query of ours makes triple terms


def _is_store(folder: Path) -> bool:
    return (folder / "CURRENT").is_file()


def _is_free(folder: Path) -> bool:
    return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))


def _beside(folder: Path, state: str) -> Path:
    return folder.absolute().with_name(f".{folder.absolute().name}.{state}")


def _recover(folder: Path) -> None:
    """Bring the former store back where a commit was broken off between its two steps."""
    former = _beside(folder, "former")
    if not folder.exists() and _is_store(former):
        with suppress(OSError):
            former.rename(folder)


def _temporary_folder(parent: Path) -> tempfile.TemporaryDirectory[str]:
    """Make a folder beside the store, where hard links work, or where one can write."""
    try:
        return tempfile.TemporaryDirectory(prefix=".kg-", dir=parent, ignore_cleanup_errors=True)
    except OSError:
        return tempfile.TemporaryDirectory(prefix="kg-", ignore_cleanup_errors=True)


def _refuse_locked(folder: Path) -> None:
    """Raise StoreLockedError if another process holds the write lock of RocksDB."""
    if not (folder / "LOCK").is_file():
        return
    try:
        with (folder / "LOCK").open("rb") as lock:
            if fcntl is not None:
                fcntl.lockf(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError as error:
        message = f"the store in {folder} is locked: another process writes in it; try again"
        raise StoreLockedError(message) from error
