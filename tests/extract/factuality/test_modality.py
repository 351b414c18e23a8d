"""What the words of a clause say of it: modal verbs, adverbs, questions, conditions."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
import yaml

from kg.extract.factuality.modality import attribute_of
from kg.extract.words import load_words
from tests.extract.trees import read, tree

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "certainty.yaml").read_text("utf-8"))


@pytest.mark.parametrize(("text", "predicate", "polarity", "modality"), CASES["sentences"])
def test_sentences(text: str, predicate: str, polarity: str, modality: str) -> None:
    """Negation, modal verbs, adverbs, questions and conditions set the stance of a statement."""
    found = [each for each in read(text).statements if each.predicate == predicate]
    assert found
    for statement in found:
        assert (statement.polarity, statement.modality) == (polarity, modality)


def test_commands_state_nothing() -> None:
    """What nobody is said to do is no statement."""
    assert read("Sign the pact.").statements == ()


@pytest.mark.parametrize("section", ["modals", "adverbs", "markers"])
def test_no_word_in_two_classes(section: str) -> None:
    """A word has one effect: no word of a section stands in two of its classes."""
    classes = load_words("certainty")[section]
    for (one, words), (other, others) in combinations(classes.items(), 2):
        assert not set(words) & set(others), f"in {one} and in {other}"


@pytest.mark.parametrize(
    ("text", "noun", "attribute"),
    [
        ("The alleged leader of the gang, Tomas Holt, fled.", "leader", "alleged"),
        ("The planned summit of Norway and Peru angered Chad.", "summit", "planned"),
        ("Former minister Anna Berg left Oslo.", "minister", "past"),
        ("The finance minister, Tomas Holt, left Oslo.", "minister", ""),
    ],
)
def test_attributes(text: str, noun: str, attribute: str) -> None:
    """An adjective can put what its noun names in doubt, in the future or in the past."""
    (token,) = [token for token in tree(text) if token.text == noun]
    assert attribute_of(token) == attribute
