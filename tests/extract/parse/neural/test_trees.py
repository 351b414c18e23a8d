"""The search for the best tree."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from kg.extract.parse.neural.trees import best_heads


def is_tree(heads: tuple[int, ...]) -> bool:
    """Return whether every word reaches the root and one word alone hangs on it."""
    for word in range(1, len(heads) + 1):
        seen = set()
        while word and word not in seen:
            seen.add(word)
            word = heads[word - 1]
        if word:
            return False
    return heads.count(0) == 1


def crosses(heads: tuple[int, ...]) -> bool:
    """Return whether two arcs cross, that of the root among them."""
    arcs = [sorted((word, head)) for word, head in enumerate(heads, start=1)]
    return any(a < c < b < d for a, b in arcs for c, d in arcs)


def score(scores: np.ndarray, heads: tuple[int, ...]) -> float:
    """Return the sum of the scores of a choice of heads."""
    return float(sum(scores[word, head] for word, head in enumerate(heads)))


@pytest.mark.parametrize("seed", range(40))
def test_best_tree_is_a_tree(seed: int) -> None:
    """Random scores always give the best of the trees with one root and no crossing arcs."""
    count = 2 + seed % 4
    scores = np.random.default_rng(seed).normal(size=(count, count + 1)).astype(np.float32)
    found = tuple(int(head) for head in best_heads(scores))
    assert is_tree(found)
    assert not crosses(found)
    trees = [
        heads
        for heads in product(range(count + 1), repeat=count)
        if all(head != word + 1 for word, head in enumerate(heads))
        and is_tree(heads)
        and not crosses(heads)
    ]
    assert score(scores, found) == pytest.approx(max(score(scores, h) for h in trees), abs=1e-4)


def test_one_word_is_the_root() -> None:
    """A sentence of one word hangs on the root, whatever the scores."""
    assert best_heads(np.array([[-9.0, 3.0]], dtype=np.float32)).tolist() == [0]


def test_cycles_are_broken_where_it_costs_least() -> None:
    """Two words that prefer each other are torn apart at the cheaper place."""
    scores = np.array([[1.0, -9.0, 5.0], [3.0, 6.0, -9.0]], dtype=np.float32)
    assert best_heads(scores).tolist() == [2, 0]
