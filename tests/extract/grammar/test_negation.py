"""Words that deny a clause, and those that only look so."""

from __future__ import annotations

import pytest

from kg.extract.grammar.negation import is_negation
from kg.records import Polarity
from tests.extract.trees import read, tree


@pytest.mark.parametrize(
    ("text", "adverb", "denies"),
    [
        ("Berg did not attend the talks.", "not", True),
        ("Berg never attended the talks.", "never", True),
        ("Berg not only attended the talks but chaired the session.", "not", False),
        ("Berg probably attended the talks.", "probably", False),
    ],
)
def test_negating_adverbs(text: str, adverb: str, denies: bool) -> None:
    """Adverbs of negation deny, but not in "not only"."""
    (token,) = [token for token in tree(text) if token.text == adverb]
    assert is_negation(token) is denies


def test_neither_nor() -> None:
    """What neither of two does, both do not do."""
    found = read("Neither Berg nor Holt attended the talks.").statements
    attending = [s for s in found if s.predicate == "kg:attends"]
    assert [s.subject.text for s in attending] == ["Berg", "Holt"]
    assert {s.polarity for s in attending} == {Polarity.NEGATIVE}
