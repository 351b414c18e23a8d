"""Paths in; the sources of articles out: one per file, in sorted order, and one for stdin."""

from __future__ import annotations

import os
import re
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kg.errors import ReadError
from kg.read.decode import is_binary
from kg.read.folders import SUFFIXES_SHOWN, find_files

STDIN = "-"
SPOOL_BYTES = 64 * 1024 * 1024
"""Standard input up to this size stays in memory, a larger one goes to a temporary file."""
STDIN_BYTES = 4 * 1024**3
"""Maximum of standard input: an endless one must not fill the disk."""
CHUNK_BYTES = 1024 * 1024
PACKED = (b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"WARC/")
"""The first bytes of binary files that may hold articles: PDF, zip, gzip, WARC."""
WEB_ADDRESS = re.compile(r"(?:https?|ftps?|file):/", re.I)
OFFLINE = (
    "a web address; kg stays offline and reads files only. Fetch the page first: "
    "curl -sL ADDRESS | kg build -"
)
SPECIAL_FILES: tuple[tuple[Callable[[int], bool], str], ...] = (
    (stat.S_ISFIFO, "a named pipe, not a file; to read from it: kg build - < PIPE"),
    (stat.S_ISSOCK, "a socket, not a file"),
    (stat.S_ISCHR, "a device, not a file"),
    (stat.S_ISBLK, "a device, not a file"),
)
"""Not files: reading from them can wait forever or never end."""


@dataclass(frozen=True, slots=True)
class Source:
    """An input by the name the user gave it; `path` is None for stdin."""

    name: str
    path: Path | None = None

    @property
    def suffix(self) -> str:
        """Return the file's extension in lower case, "" for stdin."""
        return self.path.suffix.lower() if self.path else ""


@contextmanager
def open_source(source: Source) -> Iterator[BinaryIO]:
    """Open a source as a stream of bytes that can be read from the start again.

    Raises ReadError for what is not a file, OSError for one that cannot be opened.
    """
    if source.path is not None:
        with open(source.path, "rb", opener=_open_without_waiting) as stream:
            _refuse_special(source.name, os.fstat(stream.fileno()).st_mode)
            yield stream
        return
    with tempfile.SpooledTemporaryFile(max_size=SPOOL_BYTES) as spool:
        _copy_stdin(source.name, spool)  # type: ignore[arg-type]  # a BinaryIO except for its bases
        spool.seek(0)
        yield spool  # type: ignore[misc]  # as above


def _open_without_waiting(path: str, flags: int) -> int:
    """Open a file for reading; otherwise a pipe would wait for a writer."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _copy_stdin(name: str, spool: BinaryIO) -> None:
    """Copy standard input; raise ReadError as soon as it turns out to be binary or too large."""
    if sys.stdin is None:
        raise ReadError(name, "closed")
    while chunk := sys.stdin.buffer.read(CHUNK_BYTES):
        spool.write(chunk)
        if spool.tell() == len(chunk) and is_binary(chunk) and not chunk.startswith(PACKED):
            return
        if spool.tell() > STDIN_BYTES:
            raise ReadError(name, f"more than {STDIN_BYTES // 2**30} GiB; put it into files")


def find_sources(
    paths: Sequence[str],
    *,
    on_error: Callable[[ReadError], None],
    on_skip: Callable[[str], None],
) -> Iterator[Source]:
    """Yield each file once, in the order of `paths`, a folder's files sorted by path.

    Other entries of a folder go to `on_skip` by their kind: ".pdf", "link".
    """
    seen: set[str] = set()
    for name in paths:
        try:
            for source in _sources_of(name, on_error, on_skip):
                real = os.path.realpath(source.path) if source.path else STDIN
                if real not in seen:
                    seen.add(real)
                    yield source
        except ReadError as error:
            on_error(error)
        except OSError as error:
            on_error(ReadError(name, reason_of(error)))


def _sources_of(
    name: str, on_error: Callable[[ReadError], None], on_skip: Callable[[str], None]
) -> Iterator[Source]:
    """Yield the sources that one argument names; raise ReadError or OSError if it names none."""
    if name == STDIN:
        yield Source("<stdin>")
        return
    path = _existing(name)
    if not path.is_dir():
        yield Source(name, path)
        return
    empty = True
    for file in find_files(path, on_error=on_error, on_skip=on_skip):
        empty = False
        yield Source(str(file), file)
    if empty:
        raise ReadError(name, f"no article in this folder ({SUFFIXES_SHOWN})")


def _existing(name: str) -> Path:
    """Return the path of a file or a folder; raise ReadError or OSError if there is none."""
    if not name:
        raise ReadError('""', "an empty name; . is the folder you are in")
    try:
        mode = Path(name).stat().st_mode
    except ValueError as error:  # it contains the character 0
        raise ReadError(name, str(error)) from error
    except OSError as error:
        if WEB_ADDRESS.match(name):
            raise ReadError(name, OFFLINE) from error
        raise
    _refuse_special(name, mode)
    return Path(name)


def _refuse_special(name: str, mode: int) -> None:
    for is_special, reason in SPECIAL_FILES:
        if is_special(mode):
            raise ReadError(name, reason)


def reason_of(error: OSError) -> str:
    """Return the operating system's words for what went wrong."""
    return (error.strerror or str(error)).lower()
