"""Scores of possible heads in; the best tree with one root out.

Maximum spanning arborescence by Chu and Liu (1965) and Edmonds (1967). Most rows of best heads
are a tree already, so the contraction of cycles is the rare case.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
Heads = npt.NDArray[np.intp]


def best_heads(scores: Scores) -> Heads:
    """Return the head of each word in the best tree with exactly one root.

    `scores` has shape (words, 1 + words): how well the root (column 0) or word j (column j + 1)
    heads the word of the row. Heads count from 1; 0 is the root.
    """
    count = len(scores)
    table = np.full((count + 1, count + 1), -np.inf)
    table[1:] = scores
    np.fill_diagonal(table, -np.inf)
    heads = table[1:].argmax(axis=1)
    if (heads == 0).sum() != 1 or _find_cycle(np.concatenate([[0], heads])) is not None:
        finite = table[1:][np.isfinite(table[1:])]
        # dearer than any tree's whole spread of scores, so one root is taken and no second
        table[1:, 0] -= (finite.max() - finite.min() + 1) * (count + 1)
        heads = _arborescence(table)[1:]
    return heads


def _arborescence(table: npt.NDArray[np.float64]) -> Heads:
    """Return the best head of each node; node 0 is the root and its entry means nothing."""
    heads = table.argmax(axis=1)
    heads[0] = 0
    cycle = _find_cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(len(table), dtype=bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)  # holds the root, first
    # into the cycle: what is gained by breaking it at the best place
    gains = table[np.ix_(cycle, rest)] - table[cycle, heads[cycle]][:, None]
    enter = gains.argmax(axis=0)
    # out of the cycle: the best of its nodes for each node outside
    leaving = table[np.ix_(rest, cycle)]
    leave = leaving.argmax(axis=1)
    size = len(rest)
    smaller = np.full((size + 1, size + 1), -np.inf)
    smaller[:size, :size] = table[np.ix_(rest, rest)]
    smaller[:size, size] = leaving.max(axis=1)
    smaller[size, :size] = gains.max(axis=0)
    found = _arborescence(smaller)
    for place in range(1, size):
        head = found[place]
        heads[rest[place]] = cycle[leave[place]] if head == size else rest[head]
    broken = enter[found[size]]
    heads[cycle[broken]] = rest[found[size]]
    return heads


def _find_cycle(heads: Heads) -> Heads | None:
    """Return the nodes of one cycle, or None; `heads[0]` is not looked at."""
    state = np.zeros(len(heads), dtype=np.int8)
    state[0] = 2
    for start in range(1, len(heads)):
        path = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return np.array(path[path.index(node) :], dtype=np.intp)
        state[path] = 2
    return None
