"""The folder of a finished store in; checksums of its tables, which show damage, out.

RocksDB checks a block only when it reads it: damage in an index that a command does not use went
unnoticed, and in one that it uses the parser read nonsense.
"""

from __future__ import annotations

import os
import shutil
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from kg.errors import StoreError

SEAL = "CHECKSUMS"
TURTLE = "*.ttl"
"""What is sealed besides the tables: what a store contains is known by its Turtle."""
LINKED = frozenset({".sst", ".sqlite", ".html"})
"""Endings of files that a reader gets by a hard link: they are never changed."""
TRIES = 10
"""Attempts to link a store that a build is replacing meanwhile."""
CHUNK_BYTES = 4 * 1024 * 1024
CHECKED_BYTES = 512 * 1024 * 1024
"""Tables up to this total size are read whole when a store is opened: 1.7 GB take a second."""


def seal(folder: Path) -> None:
    """Write the checksums of a store's tables into its folder, and all of it to the disk."""
    sealed = (*_tables(folder), *sorted(folder.glob(TURTLE)))
    lines = [f"{_sum(file):08x} {file.stat().st_size} {file.name}" for file in sealed]
    (folder / SEAL).write_text("".join(f"{line}\n" for line in lines), "ascii")
    for file in (*folder.iterdir(), folder):
        if not _is_native(file.name):  # RocksDB has synced its own
            _sync(file)


def check_seal(folder: Path, *, whole: bool) -> None:
    """Raise StoreError where a table has changed since it was sealed; read them only if `whole`.

    A table that another program merged may be missing: RocksDB itself knows which it needs.
    """
    if not (folder / SEAL).is_file():
        return  # written by an earlier version of kg
    for name, checksum, size in _sealed(folder):
        file = folder / name
        if not file.exists():
            continue
        if file.stat().st_size != size or (whole and _sum(file) != checksum):
            raise StoreError(f"{name} is damaged")


def is_small(folder: Path) -> bool:
    """Return whether the tables of a store are small enough to be read at every opening."""
    return sum(file.stat().st_size for file in _tables(folder)) <= CHECKED_BYTES


def link_unchanged(place: Path, files: Path) -> None:
    """Link a store's files; start again where a build replaces the store meanwhile.

    The files of two stores have the same names, so that a mixture of them would go unnoticed.
    """
    for _ in range(TRIES):
        with suppress(FileNotFoundError):
            before = _identity(place)
            _link_store(place, files)
            if _identity(place) == before:
                return
        shutil.rmtree(files, ignore_errors=True)
    raise OSError("it is being rebuilt all the time; try again later")


def is_sealed(folder: Path, name: str) -> bool:
    """Return whether a folder is a store with a file of this name, and nothing in it is damaged."""
    with suppress(OSError, StoreError):
        check_seal(folder, whole=True)
        return name in {sealed for sealed, _, _ in _sealed(folder)} and (folder / name).exists()
    return False


def unlink_tables(folder: Path) -> None:
    """Remove what RocksDB has written into a folder."""
    for file in folder.iterdir():
        if _is_native(file.name) or file.name in ("LOCK", "LOG"):
            file.unlink()


def link_tables(folder: Path, draft: Path) -> None:
    """Make a store in the folder of a draft that shares the tables of the one in `folder`."""
    for file in folder.iterdir():
        if file.suffix == ".sst":
            _link(file, draft / file.name)
        elif _is_native(file.name):
            shutil.copyfile(file, draft / file.name)


def _identity(folder: Path) -> tuple[int, int]:
    status = folder.stat()
    return status.st_ino, status.st_mtime_ns


def _link_store(folder: Path, files: Path) -> None:
    """Make a store in `files` that shares the tables of the one in `folder`, by hard links."""
    files.mkdir()
    for file in folder.iterdir():
        if file.suffix in LINKED:
            _link(file, files / file.name)
        elif _is_native(file.name) or file.name == SEAL:
            shutil.copyfile(file, files / file.name)


def _is_native(name: str) -> bool:
    """Return whether a file is a part of the store for RocksDB, unlike its LOCK and its LOG."""
    part = name.startswith(("CURRENT", "MANIFEST", "OPTIONS", "IDENTITY"))
    return part or name.endswith((".sst", ".log"))


def _link(file: Path, link: Path) -> None:
    try:
        link.hardlink_to(file)
    except FileNotFoundError:
        raise
    except OSError:  # another disk, or a file of another user
        shutil.copyfile(file, link)


def _tables(folder: Path) -> list[Path]:
    """Return the tables and the list of them, which RocksDB opens without error when truncated."""
    return sorted((*folder.glob("*.sst"), *folder.glob("MANIFEST-*")))


def _sealed(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Yield name, checksum and size of each table; raise StoreError if they cannot be read."""
    try:
        for line in (folder / SEAL).read_text("ascii").splitlines():
            checksum, size, name = line.split(" ")
            yield name, int(checksum, 16), int(size)
    except ValueError as error:
        raise StoreError(f"{SEAL} is damaged") from error


def _sum(file: Path) -> int:
    """Return the CRC-32 of a file: it shows accidents, not attacks."""
    checksum = 0
    with file.open("rb") as stream:
        while chunk := stream.read(CHUNK_BYTES):
            checksum = zlib.crc32(chunk, checksum)
    return checksum


def _sync(file: Path) -> None:
    """Flush a file or a folder to the disk before it replaces another."""
    try:
        descriptor = os.open(file, os.O_RDONLY)
    except OSError:  # a folder, on Windows
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
