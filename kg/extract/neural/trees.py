"""Scores of possible heads in; the best tree with one root out.

Maximum spanning arborescence by Chu and Liu (1965) and Edmonds (1967). Most rows of best heads
are a tree already, so the contraction of cycles is the rare case.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
Table = npt.NDArray[np.float64]
Heads = npt.NDArray[np.intp]
IMPOSSIBLE = -1e6  # finite: differences of impossible scores must stay numbers


def best_heads(scores: Scores) -> Heads:
    """Return the head of each word in the best tree with exactly one root.

    `scores` has shape (words, 1 + words): how well the root (column 0) or word j (column j + 1)
    heads the word of the row. Heads count from 1; 0 is the root.
    """
    table = np.full((len(scores) + 1, len(scores) + 1), IMPOSSIBLE)
    table[1:] = scores
    np.fill_diagonal(table, IMPOSSIBLE)
    heads = _best_tree(table)
    roots = np.flatnonzero(heads == 0) + 1
    if len(roots) == 1:
        return heads
    return max(
        (_best_tree(_only_root(table, root)) for root in roots.tolist()), key=_score_in(table)
    )


def _best_tree(table: Table) -> Heads:
    heads: Heads = table[1:].argmax(axis=1)
    if _find_cycle(np.concatenate([[0], heads])) is not None:
        heads = _arborescence(table)[1:]
    return heads


def _only_root(table: Table, root: int) -> Table:
    """Return the table in which no word but `root` may hang on the root.

    Only the roots of the best tree with several are tried. To try every word is exact and
    changes none in a thousand sentences.
    """
    others = np.arange(len(table)) != root
    return np.where(others[:, None] & (np.arange(len(table)) == 0), IMPOSSIBLE, table)


def _score_in(table: Table) -> Callable[[Heads], float]:
    return lambda heads: float(table[np.arange(1, len(table)), heads].sum())


def _arborescence(table: Table) -> Heads:
    """Return the best head of each node; node 0 is the root and its entry means nothing."""
    heads: Heads = table.argmax(axis=1)
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
    smaller = np.full((size + 1, size + 1), IMPOSSIBLE)
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
    above = heads.tolist()
    reached = [0] * len(above)  # on which walk up from a node each was first reached
    for start in range(1, len(above)):
        path = []
        node = start
        while node != 0 and not reached[node]:
            reached[node] = start
            path.append(node)
            node = above[node]
        if node != 0 and reached[node] == start:
            return np.array(path[path.index(node) :], dtype=np.intp)
    return None
