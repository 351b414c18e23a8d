"""The words of a document in; windows the net reads, cut where a sentence may end, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

WINDOW = 120
MAX_PIECES = 400
_ENDS = frozenset(".!?…;:")
_CLOSERS = frozenset("\"'”’)]»")


class Window(NamedTuple):
    """Words `start` up to, not including, `end`; `breaks` are those a sentence must start at."""

    start: int
    end: int
    breaks: tuple[int, ...]


def cut_windows(
    words: Sequence[str], lengths: Sequence[int], breaks: Sequence[int]
) -> Iterator[Window]:
    """Yield windows of whole paragraphs, or of as much of a long one as ends like a sentence.

    `lengths` counts the pieces of each word; `breaks` are the places, in order, where a
    paragraph starts. Nothing depends on what the net says, so all windows can be read at once.
    """
    paragraphs = [*sorted({0, *breaks}), len(words)]
    start = end = 0
    pieces = 0
    inside: list[int] = []
    for begin, stop in pairwise(paragraphs):
        size = sum(lengths[begin:stop])
        if end - start + stop - begin <= WINDOW and pieces + size <= MAX_PIECES:
            end, pieces = stop, pieces + size
            inside.append(begin)
            continue
        if end > start:
            yield Window(start, end, tuple(inside))
        *whole, (start, end) = _cut_paragraph(words, lengths, begin, stop)
        for left, right in whole:
            yield Window(left, right, (left,))
        pieces, inside = sum(lengths[start:end]), [start]
    if end > start:
        yield Window(start, end, tuple(inside))


def _cut_paragraph(
    words: Sequence[str], lengths: Sequence[int], start: int, stop: int
) -> list[tuple[int, int]]:
    parts = []
    while True:
        end = start
        pieces = 0
        while end < stop and end - start < WINDOW and pieces + lengths[end] <= MAX_PIECES:
            pieces += lengths[end]
            end += 1
        if end < stop:
            end = _last_stop(words, start, end) or end
        parts.append((start, end))
        if end >= stop:
            return parts
        start = end


def _last_stop(words: Sequence[str], start: int, end: int) -> int | None:
    """Return the last place in the window that follows a sentence's end, by its look."""
    for place in range(end - 1, start + 1, -1):
        before = words[place - 1]
        if before in _CLOSERS and place - 2 >= start:
            before = words[place - 2]
        opens = not words[place][:1].islower() and words[place] not in _CLOSERS
        if opens and before in _ENDS:
            return place
    return None
