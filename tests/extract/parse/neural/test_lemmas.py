"""Edit scripts between forms and lemmas."""

from __future__ import annotations

import pytest

from kg.extract.parse.neural.lemmas import apply_script, make_script

PAIRS = [
    ("Studies", "study"),
    ("met", "meet"),
    ("was", "be"),
    ("NATO", "NATO"),
    ("KYIV", "Kyiv"),
    ("n't", "not"),
    ("“", '"'),
    ("States", "State"),
    ("a|b", "a|b"),
]


@pytest.mark.parametrize(("form", "lemma"), PAIRS)
def test_script_gives_back_the_lemma(form: str, lemma: str) -> None:
    """The script made from a form and its lemma turns the one into the other."""
    assert apply_script(make_script(form, lemma), form) == lemma


def test_script_carries_over() -> None:
    """A script learned on one word lemmatises another of the same pattern."""
    assert apply_script(make_script("Studies", "study"), "parties") == "party"


def test_script_that_does_not_fit_leaves_the_word() -> None:
    """A script that would cut more than the word has leaves a lemma all the same."""
    assert apply_script("L|5|", "as") == "as"
