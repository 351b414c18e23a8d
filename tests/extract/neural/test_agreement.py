"""One type for what one document writes the same."""

from __future__ import annotations

from kg.extract.neural.agreement import agree
from kg.extract.neural.spans import NameSpan

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
