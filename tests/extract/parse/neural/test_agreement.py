"""One type for what one document writes the same."""

from __future__ import annotations

import numpy as np

from kg.extract.parse.neural.agreement import (
    SHARE,
    agree,
    cut_names,
    share,
)
from kg.extract.parse.neural.spans import NameSpan

TEXT = "Joko Widodo met Eskom . Widodo praised Eskom and Eskom"
WORDS = TEXT.split()


def test_agree() -> None:
    """The commoner type wins, and a lone surname is the person named in full."""
    names = [
        NameSpan(3, 4, "ORG"),
        NameSpan(0, 2, "PERSON"),
        NameSpan(5, 6, "LOC"),
        NameSpan(7, 8, "PERSON"),
        NameSpan(9, 10, "ORG"),
    ]
    assert agree(names, WORDS) == [
        NameSpan(0, 2, "PERSON"),
        NameSpan(3, 4, "ORG"),
        NameSpan(5, 6, "PERSON"),
        NameSpan(7, 8, "ORG"),
        NameSpan(9, 10, "ORG"),
    ]


def test_a_tie_goes_to_the_first() -> None:
    """Between types given equally often the one given first stays, whatever the order of names."""
    names = [NameSpan(7, 8, "LOC"), NameSpan(3, 4, "ORG")]
    assert agree(names, WORDS) == [NameSpan(3, 4, "ORG"), NameSpan(7, 8, "ORG")]


def test_words_share_what_speaks_for_them() -> None:
    """A word moves toward the mean of its form, in capitals too; a word in small letters stays."""
    evidence = np.array([[4.0], [0.0], [9.0], [1.0]], np.float16)
    share(evidence, ["Eskom", "ESKOM", "power", "power"])
    assert evidence[:2, 0].tolist() == np.float16([4 - 2 * SHARE, 2 * SHARE]).tolist()
    assert evidence[2:, 0].tolist() == [9.0, 1.0]


def test_names_end_with_their_line() -> None:
    """No name goes on in the next line or behind a dash that stands free."""
    words = ["Nordic", "League", "OSLO", "-", "Oslo", "won"]
    names = [NameSpan(0, 5, "ORG")]
    assert [*cut_names(names, words, {2, 3, 4})] == [
        NameSpan(0, 2, "ORG"),
        NameSpan(2, 3, "ORG"),
        NameSpan(4, 5, "ORG"),
    ]
