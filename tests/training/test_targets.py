"""Edit scripts between forms and lemmas, and the tags of names that may be neighbours."""

from __future__ import annotations

import numpy as np
import pytest

from kg.extract.parse.neural.lemmas import apply_script
from kg.extract.parse.neural.spans import FORBIDDEN, TAGS, best_tags
from kg.training.targets import allowed_steps, make_script

STEPS = np.where(allowed_steps(), 0.0, FORBIDDEN).astype(np.float32)
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


def scores_of(*tags: str, second: tuple[int, str] | None = None) -> np.ndarray:
    """Return scores that want `tags`, and one word's second choice almost as much."""
    table = np.zeros((1, len(tags), len(TAGS)), dtype=np.float32)
    for place, tag in enumerate(tags):
        table[0, place, TAGS.index(tag)] = 5.0
    if second:
        table[0, second[0], TAGS.index(second[1])] = 4.0
    return table


def test_viterbi_mends_an_impossible_row() -> None:
    """A name that begins with one type and ends with another becomes one possible name."""
    found = best_tags(scores_of("B-ORG", "E-LOC", "O", second=(1, "E-ORG")), STEPS)
    assert [TAGS[tag] for tag in found[0]] == ["B-ORG", "E-ORG", "O"]


def test_viterbi_ends_names() -> None:
    """No sequence ends inside a name."""
    found = best_tags(scores_of("O", "B-ORG", second=(1, "S-ORG")), STEPS)
    assert [TAGS[tag] for tag in found[0]] == ["O", "S-ORG"]
