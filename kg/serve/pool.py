"""Queries in; files with their answers out, from a bounded number of processes kept warm.

Each process has the store open and answers one query at a time. It is killed where a query takes
too long or nobody waits for it any more, and another takes its place.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, Self

from kg.errors import QueryError, QueryLimitError
from kg.query.run import Limits, limit_reached, too_large, too_many_rows, too_slow

Request = Mapping[str, Any]
Reply = dict[str, Any]
START_SECONDS = 60.0
"""Within which a process has opened the store."""
WAITING_SECONDS = 60.0
"""After which a query that waits for a process is told to come later."""
RETRY_SECONDS = 1.0
LONGEST_LINE = 2**20
"""Bytes of a reply; answers themselves go through files."""


class PoolFullError(Exception):
    """So many queries wait already that a further one would wait too long."""


class WorkerError(Exception):
    """A process ended instead of replying: with this exit code, or killed by this signal."""

    def __init__(self, code: int) -> None:
        super().__init__(f"a worker ended with {code}")
        self.code = code


class Worker:
    """A process that answers one query after another on a store that it has open."""

    def __init__(self, process: Process) -> None:
        self._process = process

    @classmethod
    async def start(cls, store: Path, limits: Limits) -> Self:
        """Start a process and wait until the store is open; raise WorkerError if it fails."""
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "kg.serve.worker"),
            stdin=PIPE,
            stdout=PIPE,
            env=environment,
            limit=LONGEST_LINE,
            start_new_session=True,  # Ctrl-C is for the server, which ends it in good order
        )
        worker = cls(process)
        try:
            async with asyncio.timeout(START_SECONDS):
                await worker.ask({"store": str(store), **asdict(limits)})
        except BaseException:
            await worker.end()
            raise
        return worker

    async def ask(self, request: Request) -> Reply:
        """Return the reply to a request; raise WorkerError if the process ends instead."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with suppress(ConnectionError):  # it has ended, as the next line sees
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            await self._process.stdin.drain()
        line = await self._process.stdout.readline()
        if not line.endswith(b"\n"):
            raise WorkerError(await self._process.wait())
        reply: Reply = json.loads(line)
        return reply

    async def end(self) -> None:
        """Kill the process and wait until it is gone."""
        with suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()


class Pool:
    """So many processes, and so many queries that may wait for one; a context manager."""

    def __init__(self, store: Path, limits: Limits, *, size: int, waiting: int) -> None:
        self._store, self._limits = store, limits
        self._size, self._most_waiting = size, waiting
        self._free: asyncio.Queue[Worker] = asyncio.Queue()
        self._waiting = 0
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        started = (Worker.start(self._store, self._limits) for _ in range(self._size))
        for worker in await asyncio.gather(*started):
            self._free.put_nowait(worker)
        return self

    async def __aexit__(self, *_error: object) -> None:
        """End all processes; no query may be running."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        while not self._free.empty():
            await self._free.get_nowait().end()

    async def ask(self, request: Request) -> Reply:
        """Return the reply to a request.

        Raises PoolFullError where no process is free in time, QueryLimitError at a limit, and
        QueryError where the query is wrong.
        """
        worker = await self._take()
        is_fit = False
        try:
            async with asyncio.timeout(self._limits.seconds):
                reply = await worker.ask(request)
            is_fit = not reply["tired"] and reply.get("wrong") != "memory"
        except TimeoutError as error:
            raise QueryLimitError(too_slow(self._limits)) from error
        except WorkerError as error:
            raise limit_reached(error.code, "", self._limits) from error
        finally:  # also where the client has gone and this is cancelled
            if is_fit:
                self._free.put_nowait(worker)
            else:
                self._begin(self._replace(worker))
        self._check(reply)
        return reply

    async def _take(self) -> Worker:
        """Return a free process; raise PoolFullError where too many wait, or for too long."""
        if self._free.empty() and self._waiting >= self._most_waiting:
            raise PoolFullError
        self._waiting += 1
        try:
            async with asyncio.timeout(WAITING_SECONDS):
                return await self._free.get()
        except TimeoutError as error:
            raise PoolFullError from error
        finally:
            self._waiting -= 1

    def _begin(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _replace(self, worker: Worker) -> None:
        """End a process and start another in its place, as often as it takes."""
        await worker.end()
        while True:
            try:
                self._free.put_nowait(await Worker.start(self._store, self._limits))
                return
            except (OSError, WorkerError, TimeoutError):  # no memory at the moment, perhaps
                await asyncio.sleep(RETRY_SECONDS)

    def _check(self, reply: Reply) -> None:
        wrong = reply.get("wrong")
        if wrong == "rows":
            raise QueryLimitError(too_many_rows(self._limits))
        if wrong == "size":
            raise QueryLimitError(too_large(self._limits))
        if wrong == "memory":
            raise limit_reached(-signal.SIGABRT, "", self._limits)
        if wrong == "query":
            raise QueryError(reply["message"])
