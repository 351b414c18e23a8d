"""Behaviour of kg.training.selection: which links nouns select."""

from __future__ import annotations

from collections import Counter

from kg.training.selection import Counts, rows


def test_a_noun_selects_what_stands_by_it_more_than_by_chance() -> None:
    """Only those are listed that something completes, in enough of their places."""
    pairs = {("need", "for"): 8, ("bank", "for"): 4, ("need", "in"): 2, ("quay", "for"): 2}
    nouns = Counts(Counter(need=20, bank=400, quay=2), Counter(pairs))
    assert list(rows(nouns)) == ["need\tfor\n"]
