"""What the words of a clause say of it: modal verbs, adverbs, questions, conditions."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
import yaml

from kg.extract.factuality.signatures import SIGNATURES
from kg.extract.words import load_words
from tests.extract.trees import read

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "certainty.yaml").read_text("utf-8"))


@pytest.mark.parametrize(("text", "predicate", "polarity", "modality"), CASES["sentences"])
def test_sentences(text: str, predicate: str, polarity: str, modality: str) -> None:
    """Negation, modal verbs, adverbs, questions and conditions set the factuality."""
    found = [each for each in read(text).statements if each.predicate == predicate]
    assert found
    for statement in found:
        assert (statement.polarity, statement.modality) == (polarity, modality)


def test_commands_state_nothing() -> None:
    """What nobody is said to do is no statement."""
    assert read("Sign the pact.").statements == ()


@pytest.mark.parametrize("section", ["modals", "adverbs", "markers"])
def test_no_word_in_two_classes(section: str) -> None:
    """A word has one effect: it stands under one signature, and that is explained."""
    classes = load_words("certainty")[section]
    assert classes.keys() <= SIGNATURES.keys()
    for (one, words), (other, others) in combinations(classes.items(), 2):
        assert not set(words) & set(others), f"in {one} and in {other}"
