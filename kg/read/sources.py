"""Paths in; the sources of articles out: one per file, in sorted order, and one for stdin."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kg.errors import ReadError

STDIN = "-"
ARTICLE_SUFFIXES = frozenset(
    {".txt", ".text", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".json"}
)
SPOOL_BYTES = 64 * 1024 * 1024
"""Up to here stdin stays in memory, beyond it goes to a temporary file."""


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
    """Open a source as a stream of bytes that can be read from the start again."""
    if source.path is not None:
        with source.path.open("rb") as stream:
            yield stream
        return
    with tempfile.SpooledTemporaryFile(max_size=SPOOL_BYTES) as spool:
        shutil.copyfileobj(sys.stdin.buffer, spool)
        spool.seek(0)
        yield spool  # type: ignore[misc]  # a BinaryIO in all but its declared bases


def find_sources(
    paths: Sequence[str], *, on_error: Callable[[ReadError], None]
) -> Iterator[Source]:
    """Yield each file once, in the order of `paths`, a folder's files sorted by path."""
    seen: set[Path] = set()
    for name in paths:
        if name == STDIN:
            yield Source("<stdin>")
            continue
        try:
            files = list(find_files(Path(name)))
        except OSError as error:
            on_error(ReadError(name, reason_of(error)))
            continue
        if not files:
            on_error(ReadError(name, f"no article in this folder ({_known_suffixes()})"))
        for file in files:
            if file.resolve() not in seen:
                seen.add(file.resolve())
                yield Source(str(file), file)


def find_files(path: Path) -> Iterator[Path]:
    """Yield `path` itself, or below a folder the visible files that may hold articles."""
    if not path.is_dir():
        path.stat()  # raises with the reason where there is no such file
        yield path
        return
    for entry in sorted(path.iterdir(), key=lambda entry: entry.name):
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink() and not _is_output(entry):  # a link may lead back up
                yield from find_files(entry)
        elif entry.suffix.lower() in ARTICLE_SUFFIXES:
            yield entry


def _is_output(folder: Path) -> bool:
    """Tell whether kg wrote a graph into this folder: its page is no article."""
    return (folder / "graph.ttl").is_file() and (folder / "store").is_dir()


def reason_of(error: OSError) -> str:
    """Return the operating system's words for what went wrong."""
    return (error.strerror or str(error)).lower()


def _known_suffixes() -> str:
    return " ".join(sorted(ARTICLE_SUFFIXES))
