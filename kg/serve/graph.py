"""A folder with a store in; the store as it is now, with processes that answer queries, out."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from kg.errors import QueryError, QueryLimitError
from kg.query import Index
from kg.query.guard import check_query
from kg.query.lookups import equivalent
from kg.query.results import json_term
from kg.query.run import Limits, explain
from kg.serve.pool import Pool
from kg.serve.protocol import Operation
from kg.serve.reading import Reading
from kg.store import Store


@dataclass(frozen=True, slots=True)
class Written:
    """An answer: its media type, and the file that has it, which the reader removes."""

    media_type: str
    file: Path


class NotAcceptableError(Exception):
    """The client takes none of the media types that the answer can have."""


@dataclass(frozen=True, slots=True)
class ServedGraph:
    """A store that is open, and the processes that answer queries on it."""

    store: Store
    reading: Reading
    pool: Pool
    folder: Path  # for the answers

    async def answer(self, operation: Operation, accept: str | None) -> Written:
        """Answer a query; raise QueryError, PoolFullError or NotAcceptableError."""
        dataset = operation.dataset
        check_query(operation.sparql, dataset_given=dataset is not None)
        handle, name = tempfile.mkstemp(dir=self.folder)
        os.close(handle)
        request = {
            "queries": equivalent(operation.sparql, dataset_given=dataset is not None),
            "dataset": dataset,
            "values": {name: json_term(term) for name, term in operation.values.items()},
            "accept": accept,
            "file": name,
        }
        try:
            reply = await self.pool.ask(request)
            if reply.get("wrong") == "accept":
                raise NotAcceptableError(reply["message"])
        except QueryLimitError:
            Path(name).unlink()
            raise
        except QueryError as error:
            Path(name).unlink()
            raise QueryError(explain(str(error), operation.sparql)) from error
        except BaseException:
            Path(name).unlink()
            raise
        return Written(reply["media_type"], Path(name))


@asynccontextmanager
async def open_graph(
    folder: Path, limits: Limits, *, workers: int, waiting: int
) -> AsyncIterator[ServedGraph]:
    """Yield the graph of a store, for as long as it is served."""
    with ExitStack() as stack:
        store = stack.enter_context(Store.open_readonly(folder))
        index = stack.enter_context(Index.open(store))
        answers = stack.enter_context(tempfile.TemporaryDirectory(prefix="kg-answers-"))
        snapshot = stack.enter_context(store.snapshot())
        async with Pool(snapshot, limits, size=workers, waiting=waiting) as pool:
            reading = Reading(store, index)
            drawing = asyncio.create_task(asyncio.to_thread(reading.start))  # so that it is there
            try:
                yield ServedGraph(store, reading, pool, Path(answers))
            finally:  # it reads the store, which is closed next; what is wrong, who asks is told
                await asyncio.gather(drawing, return_exceptions=True)
