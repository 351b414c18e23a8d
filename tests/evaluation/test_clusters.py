"""Behaviour of kg.evaluation.clusters: the coreference measures on textbook cases."""

from __future__ import annotations

import pytest

from kg.evaluation.clusters import Cluster, b_cubed, ceaf_e, conll_f1, conll_scores, muc


def cluster(*tokens: int) -> Cluster:
    """Return the cluster of these one-token mentions."""
    return frozenset((token, token) for token in tokens)


GOLD = [cluster(1, 2, 3, 4, 5), cluster(6, 7), cluster(8, 9, 10, 11, 12)]
MERGED = [cluster(1, 2, 3, 4, 5), cluster(6, 7, 8, 9, 10, 11, 12)]


def test_muc_counts_kept_links() -> None:
    """Bagga and Baldwin's first example: one wrong link of ten costs a tenth of precision."""
    assert muc(GOLD, MERGED) == (9.0, 9.0)
    assert muc(MERGED, GOLD) == (9.0, 10.0)


def test_b_cubed_weighs_a_wrong_link_by_what_it_joins() -> None:
    """In the same example B³ precision is 16/21 of twelve mentions."""
    shared, mentions = b_cubed(MERGED, GOLD)
    assert shared / mentions == pytest.approx((5 + 2 * 2 / 7 + 5 * 5 / 7) / 12)


def test_ceaf_pairs_each_cluster_once() -> None:
    """A merged cluster is worth the best of those it merges."""
    similarity, clusters = ceaf_e(GOLD, MERGED)
    assert similarity == pytest.approx(1 + 2 * 5 / 12)
    assert clusters == 3


def test_equal_clusterings_are_perfect() -> None:
    """What equals the gold gets 1 by every measure."""
    scores = conll_scores([(GOLD, GOLD)])
    assert conll_f1(scores) == 1.0
    assert scores["mentions"].f1 == 1.0


def test_nothing_found_is_nothing() -> None:
    """No clusters found score 0."""
    assert conll_f1(conll_scores([(GOLD, [])])) == 0.0
