"""Behaviour of kg.training.selection: which links words select."""

from __future__ import annotations

from collections import Counter

from kg.training.selection import Counts, rows

VERBS = Counts(
    Counter(say=500, rely=10, meet=90, quaff=2),
    Counter({("say", "on"): 2, ("say", "in"): 40, ("rely", "on"): 9, ("meet", "in"): 8}),
)


def test_a_word_selects_what_stands_by_it_more_than_by_chance() -> None:
    """What stands everywhere is selected by nobody; a known verb without any has a row too."""
    assert list(rows("verb", VERBS)) == ["verb\tmeet\t\n", "verb\trely\ton\n", "verb\tsay\t\n"]


def test_a_noun_without_links_has_no_row() -> None:
    """Of nouns only those are listed that something completes, in enough of their places."""
    nouns = Counts(Counter(need=20, bank=400), Counter({("need", "for"): 8, ("bank", "for"): 4}))
    assert list(rows("noun", nouns, least=0.05)) == ["noun\tneed\tfor\n"]
