"""Any number of lines in; the same lines sorted, of which only some are in memory, out."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

OBJECT = 80
"""Bytes that Python takes for a line beside its content, and for its place in a list."""


def sorted_lines(
    lines: Iterable[bytes], folder: Path, *, memory: int, name: str = "run"
) -> Iterator[bytes]:
    """Yield the lines in order; sort so many bytes at once, and merge files in `folder`.

    The names of the files begin with `name`.
    """
    part: list[bytes] = []
    runs: list[Path] = []
    size = 0
    for line in lines:
        part.append(line)
        size += len(line) + OBJECT
        if size > memory:
            runs.append(folder / f"{name}-{len(runs)}")
            _write(sorted(part), runs[-1])
            part, size = [], 0
    part.sort()
    with ExitStack() as stack:
        streams = [stack.enter_context(run.open("rb")) for run in runs]
        yield from heapq.merge(*streams, part) if streams else part


def _write(lines: Iterable[bytes], path: Path) -> None:
    with path.open("wb") as stream:
        stream.writelines(lines)
