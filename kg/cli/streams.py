"""A file name or `-` in; a stream to write to out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kg.output import drafted, written


@contextmanager
def open_output(name: str) -> Iterator[BinaryIO]:
    """Lend standard output for `-`, else a file that appears under its name when it is whole."""
    if name == "-":
        yield sys.stdout.buffer
        sys.stdout.flush()
        return
    with drafted(Path(name)) as draft, written(draft, Path(name)) as stream:
        yield stream
