"""The search for the best tree."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from kg.extract.neural.trees import best_heads


def is_tree(heads: tuple[int, ...]) -> bool:
    """Say whether every word reaches the root and one word alone hangs on it."""
    for word in range(1, len(heads) + 1):
        seen = set()
        while word and word not in seen:
            seen.add(word)
            word = heads[word - 1]
        if word:
            return False
    return heads.count(0) == 1


def score(scores: np.ndarray, heads: tuple[int, ...]) -> float:
    """Return the sum of the scores of a choice of heads."""
    return float(sum(scores[word, head] for word, head in enumerate(heads)))


@pytest.mark.parametrize("seed", range(40))
def test_best_tree_is_a_tree(seed: int) -> None:
    """Random scores always give one tree with one root, with the best score up to the root."""
    count = 2 + seed % 4
    scores = np.random.default_rng(seed).normal(size=(count, count + 1)).astype(np.float32)
    found = tuple(int(head) for head in best_heads(scores))
    assert is_tree(found)
    root = found.index(0)
    same_root = [
        heads
        for heads in product(range(count + 1), repeat=count)
        if all(head != word + 1 for word, head in enumerate(heads))
        and is_tree(heads)
        and heads[root] == 0
    ]
    assert score(scores, found) == pytest.approx(max(score(scores, h) for h in same_root), abs=1e-4)


def test_one_word_is_the_root() -> None:
    """A sentence of one word hangs on the root, whatever the scores."""
    assert best_heads(np.array([[-9.0, 3.0]], dtype=np.float32)).tolist() == [0]


def test_cycles_are_broken_where_it_costs_least() -> None:
    """Two words that prefer each other are torn apart at the cheaper place."""
    scores = np.array([[1.0, -9.0, 5.0], [3.0, 6.0, -9.0]], dtype=np.float32)
    assert best_heads(scores).tolist() == [2, 0]
