"""The words of a document in; windows the net reads, cut where a sentence may end, out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

WINDOW = 120
MAX_PIECES = 400
_ENDS = frozenset(".!?…;:")
_CLOSERS = frozenset("\"'”’)]»")


class Window(NamedTuple):
    """Words `start` up to, not including, `end`.

    A sentence must start at `breaks`, and is likely to at `stops`, which follow one's end by its
    look.
    """

    start: int
    end: int
    breaks: tuple[int, ...]
    stops: tuple[int, ...] = ()


def cut_windows(
    words: Sequence[str], lengths: Sequence[int], breaks: Sequence[int]
) -> Iterator[Window]:
    """Yield windows of whole paragraphs, or of as much of a long one as ends like a sentence.

    `lengths` counts the pieces of each word; `breaks` are the places, in order, where a
    paragraph starts. Nothing depends on what the net says, so all windows can be read at once.
    """
    stops = [at for at in range(1, len(words)) if words[at - 1] == "." and words[at][0].isupper()]
    for window in _cut(words, lengths, breaks):
        here = stops[bisect_left(stops, window.start) : bisect_left(stops, window.end)]
        yield window._replace(stops=tuple(here))


def _cut(words: Sequence[str], lengths: Sequence[int], breaks: Sequence[int]) -> Iterator[Window]:
    """Yield the windows without their stops."""
    start, inside = 0, list[int]()
    for begin, stop in pairwise([*sorted({0, *breaks}), len(words)]):
        if stop - start > WINDOW or sum(lengths[start:stop]) > MAX_PIECES:
            if start < begin:
                yield Window(start, begin, tuple(inside))
            start, inside = begin, []
            while (end := _longest_end(words, lengths, start, stop)) < stop:
                yield Window(start, end, (start,))
                start = end
        inside.append(max(start, begin))
    if words:
        yield Window(start, len(words), tuple(inside))


def _longest_end(words: Sequence[str], lengths: Sequence[int], start: int, stop: int) -> int:
    """Return where a window from `start` has to end: at `stop`, or after a sentence by its look."""
    end, pieces = start, 0
    while end < stop and end - start < WINDOW and pieces + lengths[end] <= MAX_PIECES:
        pieces += lengths[end]
        end += 1
    return end if end == stop else _last_stop(words, start, end) or end


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
