"""What decides how far a clause on a noun holds: whether the noun is definite."""

from __future__ import annotations

import pytest

from kg.extract.factuality.relatives import is_definite
from tests.extract.trees import tree


@pytest.mark.parametrize(
    ("text", "noun", "definite"),
    [
        ("Anna Berg met a delegation from Peru. The delegation left.", 4, False),
        ("The company sold its ships.", 4, True),
        ("The company sold its ships.", 1, True),
        ("Norway's invasion of Peru began in 2019.", 2, True),
        ("Norway's invasion of Peru began in 2019.", 0, True),
        ("Berg arrived in Oslo for talks with Sweden before that.", 5, False),
    ],
)
def test_definite_nouns(text: str, noun: int, definite: bool) -> None:
    """Names and nouns with an article or a possessor name something known."""
    assert is_definite(tree(text)[noun]) is definite
