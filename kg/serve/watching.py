"""A folder in; what is put there added to the graph, while the server runs, out.

`kg update` does it in a process of its own, so that the server stays small and quick.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from asyncio.subprocess import DEVNULL
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path

POLL_SECONDS = 2.0
Files = Mapping[str, tuple[int, int]]
"""Of each file its size and when it was changed."""
log = logging.getLogger(__name__)


@asynccontextmanager
async def watched(folder: Path, output: Path) -> AsyncIterator[None]:
    """Add to the graph in `output` what is in a folder, and what comes into it from now on."""
    task = asyncio.create_task(_watch(folder, output))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _watch(folder: Path, output: Path) -> None:
    """Look again and again what has changed; a file that still changes waits for the next look."""
    known: Files = {}
    before = _files(folder)
    while True:
        await asyncio.sleep(POLL_SECONDS)
        now = _files(folder)
        settled = {name: state for name, state in now.items() if before.get(name) == state}
        changed = sorted(name for name, state in settled.items() if known.get(name) != state)
        if changed:
            await _update(changed, output)
            known = {**known, **{name: settled[name] for name in changed}}
        before = now


async def _update(names: list[str], output: Path) -> None:
    """Run `kg update`; what goes wrong is logged, and not tried again until the file changes."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "kg", "update", "-q", "-o", str(output), "--", *names),
        stdin=DEVNULL,
        env=environment,
        start_new_session=True,
    )
    try:
        code = await process.wait()
    except asyncio.CancelledError:
        process.terminate()  # leaves the graph as it was
        await process.wait()
        raise
    if code:
        log.warning("kg update ended with %s for %s", code, ", ".join(names)[:500])


def _files(folder: Path) -> dict[str, tuple[int, int]]:
    """Return the files of a folder and of those in it; hidden ones and links are left out."""
    found = {}
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(place) / name
            with suppress(OSError):
                if not (name.startswith(".") or path.is_symlink()):
                    status = path.stat()
                    found[str(path)] = status.st_size, status.st_mtime_ns
    return found
