"""A folder in; a file or folder in it that is removed when the process ends out.

What a killed process leaves is removed at the next start. What another process still uses has a
lock on it (flock), which the system releases however that process ends.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, where opening a file locks it
    fcntl = None  # type: ignore[assignment]  # the only way to say that it is not there

PREFIX = ".kg-"
OURS = re.compile(r"\.kg-(?:.*-)?[a-z0-9_]{8}", re.DOTALL)
"""Names that `tempfile` makes with our prefix."""
LINK_SECONDS = 60
"""More than a process needs to put a link into its place; a link cannot be locked."""


class Lock:
    """A lock on a file or a folder that other processes see."""

    def __init__(self, path: Path) -> None:
        """Take the lock; raise BlockingIOError if another process has it."""
        self._descriptor = -1 if fcntl is None else os.open(path, os.O_RDONLY)
        try:
            if fcntl is not None:
                fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.release()
            raise
        except OSError:  # a file system without locks
            self.release()

    @property
    def is_held(self) -> bool:
        """Return whether others see the lock: false on a file system without locks."""
        return self._descriptor >= 0

    def release(self) -> None:
        """Release the lock."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


class TemporaryFolder:
    """A folder of this process; removed by `close`."""

    def __init__(self, parent: Path) -> None:
        """Make it in `parent`, where hard links work, or else in the system's temporary folder."""
        self.path, self._lock = _make_folder(parent)

    def close(self) -> None:
        """Remove the folder with what is in it."""
        shutil.rmtree(self.path, ignore_errors=True)
        self._lock.release()


@contextmanager
def temporary_folder(parent: Path) -> Iterator[Path]:
    """Yield a folder of this process; it is removed at the end."""
    folder = TemporaryFolder(parent)
    try:
        yield folder.path
    finally:
        folder.close()


def _make_folder(parent: Path) -> tuple[Path, Lock]:
    """Return a new folder and its lock; try again if another process removed it meanwhile."""
    while True:
        try:
            path = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
        except OSError:
            parent = Path(tempfile.gettempdir())
            clear_leftovers(parent)
            path = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
        with suppress(OSError):
            lock = Lock(path)
            if path.exists():
                return path, lock
            lock.release()


@contextmanager
def temporary_file(path: Path) -> Iterator[Path]:
    """Yield a new file beside `path`; it is removed at the end, unless it was renamed."""
    descriptor, name = tempfile.mkstemp(prefix=f"{PREFIX}{path.name[:100]}-", dir=path.parent)
    os.close(descriptor)
    draft = Path(name)
    lock = Lock(draft)
    try:
        yield draft
    finally:
        draft.unlink(missing_ok=True)
        lock.release()


def clear_leftovers(parent: Path) -> None:
    """Remove from a folder what killed processes left, but nothing that a running one uses."""
    with suppress(OSError):
        for entry in os.scandir(parent):
            if OURS.fullmatch(entry.name):
                _clear(Path(entry.path))


def _clear(path: Path) -> None:
    if path.is_symlink():
        with suppress(OSError):
            if time.time() - path.lstat().st_mtime > LINK_SECONDS:
                path.unlink()
        return
    remove_unless_used(path)


def remove_unless_used(path: Path, *, even_without_locks: bool = False) -> None:
    """Remove a file or folder that no process has locked; leave what cannot be removed.

    Without locks only what is known to be unused (`even_without_locks`) is removed.
    """
    with suppress(OSError):
        lock = Lock(path)
        if (lock.is_held or even_without_locks) and path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        elif lock.is_held or even_without_locks:
            path.unlink()
        lock.release()
