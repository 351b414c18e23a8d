"""The record that every reader of a format takes: an open input, and whom to tell about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from kg.errors import ReadError

MAX_BYTES = 64 * 1024 * 1024
"""Of a file that holds one article, and of one record of a larger file: more is no article."""


@dataclass(frozen=True, slots=True)
class Input:
    """An input that can be read from the start again, by the name the user gave it."""

    name: str
    stream: BinaryIO
    on_error: Callable[[ReadError], None]  # what costs one record
    on_skip: Callable[[str], None]  # records that are no articles, by their kind


def read_whole(given: Input) -> bytes:
    """Return all bytes of an input; raise ReadError if they are too many for one article."""
    data = given.stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ReadError(
            given.name, f"larger than {MAX_BYTES // 2**20} MiB, too large for an article"
        )
    return data
