"""Scores of possible heads in; the best tree with one root, in which no arcs cross, out.

Where the best head of every word is no such tree already, the dynamic programme of Eisner (1996).
Arcs cross in 3 % of the sentences of the English treebanks, in 7 % by the best heads alone, and
those are mostly mistakes: without them LAS rises from .8959 to .8974 on GUM dev, from .8704 to
.8720 on EWT dev and from .8761 to .8765 on PUD dev.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
Table = npt.NDArray[np.float64]
Heads = npt.NDArray[np.intp]
IMPOSSIBLE = -1e6  # finite: differences of impossible scores must stay numbers
RIGHT, LEFT, OPEN_RIGHT, OPEN_LEFT = range(4)
"""Spans headed by their first and by their last word: all of their words, or open.

An open span goes up to a dependent of its head, which may still take words beyond it.
"""


class Chart(NamedTuple):
    """The best score of each span, and after how many words it is parted.

    A span is kept by its kind, first word and length, and by its kind, last word and length: so
    all that the spans of the next length are put together from are slices.
    """

    by_start: Table
    by_end: Table
    split: Heads  # by start

    @classmethod
    def of(cls, size: int) -> Chart:
        """Return spans of no score but those of one word."""
        by_start, by_end = np.full((2, 4, size, size), IMPOSSIBLE)
        by_start[:, :, 0] = by_end[:, :, 0] = 0.0
        return cls(by_start, by_end, np.zeros((4, size, size), np.intp))

    def fill(self, kind: int, length: int, ways: Table, arcs: Table | float = 0.0) -> None:
        """Set the spans that go on for `length` words, by the ways in which each may be parted."""
        self.split[kind, :-length, length] = ways.argmax(axis=1)
        score = ways.max(axis=1) + arcs
        self.by_start[kind, :-length, length] = self.by_end[kind, length:, length] = score


def best_heads(scores: Scores) -> Heads:
    """Return the head of each word in the best tree with exactly one root.

    `scores` has shape (words, 1 + words): how well the root (column 0) or word j (column j + 1)
    heads the word of the row. Heads count from 1; 0 is the root.
    """
    table = np.asarray(scores, np.float64).copy()
    np.fill_diagonal(table[:, 1:], IMPOSSIBLE)
    heads: Heads = table.argmax(axis=1)
    return heads if _is_tree(heads) else _projective(table)


def _is_tree(heads: Heads) -> bool:
    """Return whether there is one root, and arcs that neither cross nor run in a circle."""
    if np.count_nonzero(heads == 0) != 1 or _cross(heads):
        return False
    above = np.concatenate([[0], heads])
    reached = above
    for _ in range(len(heads).bit_length()):  # each round looks twice as far up
        reached = reached[reached]
    return not reached.any()


def _cross(heads: Heads) -> bool:
    words = np.arange(1, len(heads) + 1)
    left, right = np.minimum(words, heads), np.maximum(words, heads)
    inside = (left[:, None] < left) & (left < right[:, None])
    return bool((inside & (right[:, None] < right)).any())


def _projective(table: Table) -> Heads:
    """Return the heads of the best tree without crossing arcs."""
    chart = _fill_chart(table[:, 1:])
    whole = chart.by_start[LEFT, 0] + chart.by_end[RIGHT, -1, ::-1]
    return _read_heads(chart.split, root=int((table[:, 0] + whole).argmax()))


def _fill_chart(arcs: Table) -> Chart:
    """Return the spans of a sentence, given how well the word of a column heads that of a row."""
    chart = Chart.of(len(arcs))
    for length in range(1, len(arcs)):
        shorter, back = slice(length), slice(length - 1, None, -1)  # spans that make up a whole
        longer, far = slice(1, length + 1), slice(length, 0, -1)
        firsts, lasts = chart.by_start[:, :-length], chart.by_end[:, length:]
        ways = firsts[RIGHT, :, shorter] + lasts[LEFT, :, back]
        chart.fill(OPEN_RIGHT, length, ways, arcs.diagonal(-length))
        chart.fill(OPEN_LEFT, length, ways, arcs.diagonal(length))
        chart.fill(RIGHT, length, firsts[OPEN_RIGHT, :, longer] + lasts[RIGHT, :, back])
        chart.fill(LEFT, length, firsts[LEFT, :, shorter] + lasts[OPEN_LEFT, :, far])
    return chart


def _read_heads(split: Heads, *, root: int) -> Heads:
    """Return the heads of the best tree with this root, by where its spans are parted."""
    size = split.shape[1]
    heads = np.zeros(size, np.intp)
    todo = [(LEFT, 0, root), (RIGHT, root, size - 1)]
    while todo:
        kind, start, end = todo.pop()
        if start == end:
            continue
        parted = start + int(split[kind, start, end - start])
        if kind == RIGHT:
            todo += [(OPEN_RIGHT, start, parted + 1), (RIGHT, parted + 1, end)]
        elif kind == LEFT:
            todo += [(LEFT, start, parted), (OPEN_LEFT, parted, end)]
        else:
            todo += [(RIGHT, start, parted), (LEFT, parted + 1, end)]
            dependent, head = (end, start) if kind == OPEN_RIGHT else (start, end)
            heads[dependent] = head + 1
    return heads
