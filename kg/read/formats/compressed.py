"""An input packed with gzip in; the bytes in it out, as far as they are not a bomb."""

from __future__ import annotations

import gzip
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from kg.errors import ReadError
from kg.read.formats.inputs import Input

CHUNK_BYTES = 1024 * 1024
SPOOL_BYTES = 64 * 1024 * 1024
"""Up to this size the unpacked bytes stay in memory, more go to a temporary file."""
MOST_BYTES = 4 * 1024**3
RATIO = 100
"""Unpacked bytes per packed one: news as text or JSON have 3 to 20, a bomb has 1,000."""


@contextmanager
def unpacked(given: Input) -> Iterator[BinaryIO]:
    """Unpack an input; raise ReadError if it is broken or larger than any news archive."""
    with tempfile.SpooledTemporaryFile(max_size=SPOOL_BYTES) as spool:
        try:
            with gzip.GzipFile(fileobj=given.stream) as packed:
                while chunk := packed.read(CHUNK_BYTES):
                    spool.write(chunk)
                    _refuse_bomb(given, spool.tell())
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            if not spool.tell():
                raise ReadError(given.name, f"broken gzip: {error}") from error
            given.on_error(ReadError(given.name, f"broken gzip, read as far as it goes: {error}"))
        spool.seek(0)
        yield spool  # type: ignore[misc]  # a BinaryIO except for its bases


def _refuse_bomb(given: Input, size: int) -> None:
    if size > MOST_BYTES:
        raise ReadError(given.name, f"more than {MOST_BYTES // 2**30} GiB unpacked; split it")
    if size > SPOOL_BYTES and size > RATIO * max(given.stream.tell(), 1):
        raise ReadError(given.name, f"unpacks to more than {RATIO} times its size: no text does")
