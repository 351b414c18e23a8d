"""A file name or `-` in; a stream to write to out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def open_output(name: str) -> Iterator[BinaryIO]:
    """Yield standard output for `-`, else a file that appears under its name when it is complete.

    Something that is not a file, such as /dev/null, is written to directly.
    """
    if name == "-":
        yield sys.stdout.buffer
        sys.stdout.flush()
        return
    from kg.output import drafted, written  # imports the store, which `--help` does not need

    path = Path(name)
    if path.exists() and not path.is_file():
        with written(path, path) as stream:
            yield stream
        return
    with drafted(path) as draft, written(draft, path) as stream:
        yield stream
