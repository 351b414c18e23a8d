"""A store that a build may replace in; the server's graph, opened anew when that happens, out."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path

from kg.errors import StoreError
from kg.serve.graph import ServedGraph

POLL_SECONDS = 1.0
Opener = Callable[[], AbstractAsyncContextManager[ServedGraph]]


@asynccontextmanager
async def followed(
    folder: Path, opener: Opener, use: Callable[[ServedGraph], None], *, patience: float
) -> AsyncIterator[None]:
    """Have `use` called with the graph of a store, and again whenever a build has replaced it.

    The former graph stays open for `patience` seconds, in which what is asked of it is answered.
    """
    async with AsyncExitStack() as stack:
        identity = _identity(folder)
        opened = AsyncExitStack()
        use(await opened.enter_async_context(opener()))
        following = _Following(folder, opener, use, patience)
        task = asyncio.create_task(following.run(identity, opened))
        stack.push_async_callback(following.close)
        stack.push_async_callback(_cancel, task)
        yield


class _Following:
    def __init__(
        self, folder: Path, opener: Opener, use: Callable[[ServedGraph], None], patience: float
    ) -> None:
        self._folder, self._opener, self._use, self._patience = folder, opener, use, patience
        self._open: list[AsyncExitStack] = []

    async def run(self, identity: tuple[int, int] | None, opened: AsyncExitStack) -> None:
        """Look again and again whether the store is another one."""
        self._open.append(opened)
        retired: set[asyncio.Task[None]] = set()
        while True:
            await asyncio.sleep(POLL_SECONDS)
            now = _identity(self._folder)
            if now is None or now == identity:
                continue
            replacement = AsyncExitStack()
            try:
                graph = await replacement.enter_async_context(self._opener())
            except (StoreError, OSError):  # being written at this very moment; look again
                await replacement.aclose()
                continue
            identity = now
            self._use(graph)
            former, self._open[-1:] = self._open[-1], [self._open[-1], replacement]
            task = asyncio.create_task(self._retire(former))
            retired.add(task)
            task.add_done_callback(retired.discard)

    async def _retire(self, former: AsyncExitStack) -> None:
        await asyncio.sleep(self._patience)
        self._open.remove(former)
        await former.aclose()

    async def close(self) -> None:
        """Close all graphs that are open."""
        while self._open:
            await self._open.pop().aclose()


async def _cancel(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


def _identity(folder: Path) -> tuple[int, int] | None:
    """Return what tells one store from the next in the same place; None where there is none."""
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns
