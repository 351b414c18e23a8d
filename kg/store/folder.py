"""The folder a store lives in: its draft and its former state beside it, and its lock."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

from kg.errors import StoreLockedError

try:
    import fcntl
except ImportError:  # Windows, where an open file refuses others by itself
    fcntl = None  # type: ignore[assignment]  # the only way to say that it is not there


def is_store(folder: Path) -> bool:
    """Tell whether RocksDB has files there."""
    return (folder / "CURRENT").is_file()


def is_free(folder: Path) -> bool:
    """Tell whether a store can be put there without harm to anything."""
    return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))


def beside(folder: Path, state: str) -> Path:
    """Return where the store that is in this state ("draft", "former") stands."""
    return folder.absolute().with_name(f".{folder.absolute().name}.{state}")


def recover(folder: Path) -> None:
    """Bring the former store back where a commit was broken off between its two steps."""
    former = beside(folder, "former")
    if not folder.exists() and is_store(former):
        with suppress(OSError):
            former.rename(folder)


def temporary_folder(parent: Path) -> tempfile.TemporaryDirectory[str]:
    """Make a folder beside the store, where hard links work, or where one can write."""
    try:
        return tempfile.TemporaryDirectory(prefix=".kg-", dir=parent, ignore_cleanup_errors=True)
    except OSError:
        return tempfile.TemporaryDirectory(prefix="kg-", ignore_cleanup_errors=True)


def refuse_locked(folder: Path) -> None:
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
