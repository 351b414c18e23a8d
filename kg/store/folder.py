"""The folder of a store: the draft and the former state beside it, its lock, its swap."""

from __future__ import annotations

import ctypes
import os
import shutil
from contextlib import suppress
from pathlib import Path

from kg.errors import OutputError, StoreLockedError
from kg.store.temporary import Lock, clear_leftovers, remove_unless_used

try:
    import fcntl
except ImportError:  # Windows, where opening a file locks it
    fcntl = None  # type: ignore[assignment]  # the only way to say that it is not there

AT_FDCWD = -100
RENAME_EXCHANGE = 2
"""Arguments of renameat2(2), which swaps two folders in one step."""


def is_store(folder: Path) -> bool:
    """Return whether RocksDB has files there."""
    return (folder / "CURRENT").is_file()


def is_free(folder: Path) -> bool:
    """Return whether a store can be put there without overwriting anything."""
    return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))


def place_of(folder: Path) -> Path:
    """Return where the store named `folder` really is: links are followed."""
    return Path(os.path.realpath(folder))


def beside(place: Path, state: str) -> Path:
    """Return where a store in this state ("draft", "former") is kept."""
    return place.with_name(f".{place.name}.{state}")


def recover(place: Path) -> None:
    """Repair what a killed process left: restore a former store, remove the rest.

    A store can be missing only where `swap` takes two steps; otherwise the former one is removed.
    """
    former = beside(place, "former")
    with suppress(OSError):
        if not place.exists() and is_store(former):
            former.rename(place)
    for leftover in (former, beside(place, "draft")):
        if leftover.exists() and not _is_locked(leftover):
            remove_unless_used(leftover, even_without_locks=True)  # RocksDB has its own lock
    clear_leftovers(place.parent)


def make_draft(place: Path) -> tuple[Path, Lock]:
    """Make the empty folder of a draft; raise StoreLockedError while another process has one."""
    draft = beside(place, "draft")
    try:
        draft.parent.mkdir(parents=True, exist_ok=True)
        draft.mkdir()
        return draft, Lock(draft)
    except (FileExistsError, BlockingIOError) as error:
        if draft.is_dir():
            raise _locked(place) from error
        raise OutputError(f"cannot write a store beside {place}: {error}") from error
    except OSError as error:
        raise OutputError(f"cannot write a store beside {place}: {error}") from error


def swap(draft: Path, place: Path) -> None:
    """Put the draft into its place and remove the former store; raise OSError if that fails.

    In one step where the system can: a process killed at any moment leaves one or the other.
    Otherwise there is none for a moment, and `recover` restores the former one.
    """
    if not place.exists():
        draft.rename(place)
    elif _exchange(draft, place):
        shutil.rmtree(draft, ignore_errors=True)
    else:
        former = beside(place, "former")
        shutil.rmtree(former, ignore_errors=True)
        place.rename(former)
        draft.rename(place)
        shutil.rmtree(former, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step; return False where the system or the file system cannot."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):  # another system, or an old C library
        return False
    names = os.fsencode(one), os.fsencode(other)
    return bool(rename(AT_FDCWD, names[0], AT_FDCWD, names[1], RENAME_EXCHANGE) == 0)


def refuse_locked(folder: Path) -> None:
    """Raise StoreLockedError if another process holds the write lock of RocksDB."""
    if _is_locked(folder):
        raise _locked(folder)


def _is_locked(folder: Path) -> bool:
    if fcntl is None or not (folder / "LOCK").is_file():
        return False
    try:
        with (folder / "LOCK").open("rb") as lock:
            fcntl.lockf(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    return False


def _locked(folder: Path) -> StoreLockedError:
    return StoreLockedError(
        f"the store in {folder} is locked: another process writes in it; try again"
    )
