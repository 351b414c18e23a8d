"""Scores of possible heads in; the best tree with one root, in which no arcs cross, out.

Where the best head of every word is no such tree already, the dynamic programme of Eisner (1996).
Arcs cross in 3 % of the sentences of the English treebanks, in 7 % by the best heads alone, and
those are mostly mistakes: without them LAS rises from .8959 to .8974 on GUM dev, from .8704 to
.8720 on EWT dev and from .8761 to .8765 on PUD dev.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
Table = npt.NDArray[np.float64]
Row = npt.NDArray[np.float64]
Heads = npt.NDArray[np.intp]
IMPOSSIBLE = -1e6  # finite: differences of impossible scores must stay numbers


@dataclass(frozen=True, slots=True)
class Spans:
    """The best score of what the words of a stretch span, and after how many words it is parted.

    A span is kept by its first word and its length, and by its last word and its length, as that
    makes slices of all that the spans of the next length are put together from.
    """

    by_start: Table
    by_end: Table
    split: Heads  # by start

    @classmethod
    def of(cls, size: int) -> Spans:
        """Return spans of no score but those of one word."""
        by_start, by_end = np.full((2, size, size), IMPOSSIBLE)
        by_start[:, 0] = by_end[:, 0] = 0.0
        return cls(by_start, by_end, np.zeros((size, size), np.intp))

    def fill(self, length: int, score: Row, split: Heads) -> None:
        """Set the spans that go on for `length` words behind their first."""
        self.by_start[:-length, length] = self.by_end[length:, length] = score
        self.split[:-length, length] = split


class Charts(NamedTuple):
    """The spans headed by their first and by their last word: all of their words, or open.

    An open span goes up to a dependent of its head, which may still take words beyond it.
    """

    right: Spans
    left: Spans
    open_right: Spans
    open_left: Spans


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
    charts = _fill_charts(table[:, 1:])
    whole = charts.left.by_start[0] + charts.right.by_end[-1, ::-1]
    root = int((table[:, 0] + whole).argmax())
    return _read_heads(charts, root)


def _fill_charts(arcs: Table) -> Charts:
    right, left, open_right, open_left = charts = Charts(*(Spans.of(len(arcs)) for _ in range(4)))
    for length in range(1, len(arcs)):
        shorter, back = slice(length), slice(length - 1, None, -1)  # spans that make up a whole
        longer, far = slice(1, length + 1), slice(length, 0, -1)
        starts, ends = slice(-length), slice(length, None)
        split, score = _best(right.by_start[starts, shorter] + left.by_end[ends, back])
        open_right.fill(length, score + arcs.diagonal(-length), split)
        open_left.fill(length, score + arcs.diagonal(length), split)
        split, score = _best(open_right.by_start[starts, longer] + right.by_end[ends, back])
        right.fill(length, score, split)
        split, score = _best(left.by_start[starts, shorter] + open_left.by_end[ends, far])
        left.fill(length, score, split)
    return charts


def _best(ways: Table) -> tuple[Heads, Row]:
    """Return the best of the ways in which each span may be parted, and its score."""
    return ways.argmax(axis=1), ways.max(axis=1)


def _read_heads(charts: Charts, root: int) -> Heads:
    """Return the heads of the best tree with this root, by where its spans are parted."""
    right, left, open_right, open_left = charts
    size = len(right.split)
    heads = np.zeros(size, np.intp)
    todo = [(left, 0, root), (right, root, size - 1)]
    while todo:
        spans, start, end = todo.pop()
        if start == end:
            continue
        split = start + int(spans.split[start, end - start])
        if spans is right:
            todo += [(open_right, start, split + 1), (right, split + 1, end)]
        elif spans is left:
            todo += [(left, start, split), (open_left, split, end)]
        else:
            todo += [(right, start, split), (left, split + 1, end)]
            dependent, head = (end, start) if spans is open_right else (start, end)
            heads[dependent] = head + 1
    return heads
