"""A stream of articles in; for each what it says, or the error that it met, in the same order out.

In this process, or in several that each load the model once. Only some chunks of articles are in
memory at a time. What is found depends on nothing but the article, so that the number of processes
changes no byte.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Self

from spacy.language import Language

from kg.errors import ArticleError, InputError, KGError
from kg.extract.annotate import load_model
from kg.extract.isolation import extract_each
from kg.ontology import Ontology, load_ontology
from kg.records import Article, Extraction

CHUNK = 128
"""Articles that are extracted together in this process: two batches of the model."""
PART = 16
"""Articles that another process gets at once: it is busy with them for some seconds."""
AHEAD = 4
"""Parts for each process that may be done while an earlier one is not."""

Found = Extraction | ArticleError


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What each process loads."""

    model: str | None = None
    ontology: tuple[Path, ...] = ()
    threads: int = 1

    def load(self) -> tuple[Language, Ontology]:
        """Return the model and the ontology."""
        return load_model(self.model, threads=self.threads), load_ontology(*self.ontology)


def extract_stream(
    articles: Iterable[Article], setup: Setup, *, workers: int = 1
) -> Iterator[Found]:
    """Yield what each article says, or the error that it met, in the order of the articles.

    With several `workers` the program that calls this is imported by each, so that its own work
    must stand below `if __name__ == "__main__":`. Raises InputError where one of them is killed.
    """
    if workers == 1:
        nlp, ontology = setup.load()
        for part in parts_of(articles, CHUNK):
            yield from extract_each(part, nlp, ontology)
        return
    parts, done, following = parts_of(articles, PART), dict[int, list[Found]](), 0
    with _Pool(setup, workers) as pool:
        while True:
            pool.hand_out(parts, until=following + AHEAD * workers)
            if not pool.busy:
                return
            done |= pool.collect()
            while following in done:
                yield from done.pop(following)
                following += 1


def parts_of(articles: Iterable[Article], size: int) -> Iterator[list[Article]]:
    """Yield the articles in lists of this size."""
    waiting = iter(articles)
    while part := list(islice(waiting, size)):
        yield part


class _Pool:
    """Processes that extract; a context manager that ends them."""

    def __init__(self, setup: Setup, workers: int) -> None:
        self._given = 0
        self._processes: list[BaseProcess] = []
        self._idle: list[Connection[Any, Any]] = []
        self.busy: dict[Connection[Any, Any], int] = {}
        context = multiprocessing.get_context("spawn")  # RocksDB's threads do not survive a fork
        for _ in range(workers):
            ours, theirs = context.Pipe()
            process = context.Process(target=_work, args=(theirs, setup), daemon=True)
            process.start()
            theirs.close()  # so that the end of the process shows
            self._processes.append(process)
            self._idle.append(ours)

    def hand_out(self, parts: Iterator[list[Article]], *, until: int) -> None:
        """Give a part to each process that has none, up to the part of this number."""
        while self._idle and self._given < until and (part := next(parts, None)):
            connection = self._idle.pop()
            with suppress(BrokenPipeError):  # killed; `collect` sees it
                connection.send(part)
            self.busy[connection] = self._given
            self._given += 1

    def collect(self) -> dict[int, list[Found]]:
        """Wait for parts that are done, and return what was found in them, by their numbers."""
        found = {}
        for connection in wait(list(self.busy)):
            assert isinstance(connection, Connection)
            try:
                result = connection.recv()
            except (EOFError, OSError) as error:
                reason = "a process that extracts was killed, perhaps for lack of memory; "
                raise InputError(f"{reason}run it again with fewer --workers") from error
            if isinstance(result, BaseException):
                raise result
            found[self.busy.pop(connection)] = result
            self._idle.append(connection)
        return found

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            process.join()


def _work(connection: Connection[Any, Any], setup: Setup) -> None:
    """Extract the parts that come in, until the other end is closed or this process is ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the parent ends this one
    with suppress(EOFError, BrokenPipeError):
        try:
            nlp, ontology = setup.load()
            while True:
                connection.send(list(extract_each(connection.recv(), nlp, ontology)))
        except KGError as error:
            connection.send(error)
