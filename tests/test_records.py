"""A statement is made only of words of its sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.records import Passage
from tests.sample import ARTICLE, BERGEN, HEADS, OSLO, SECOND, passage


@pytest.mark.parametrize(
    "change",
    [
        {"object": BERGEN},
        {"subject": OSLO},
        {"when": BERGEN},
        {"where": BERGEN},
        {"trigger": (passage(ARTICLE, "will hand"),)},
        {"trigger": (Passage(ARTICLE.id, 9, 9, ""),)},
        {"evidence": passage(SECOND, SECOND.text)},
    ],
)
def test_words_outside_the_sentence(change: dict[str, object]) -> None:
    """Subject, relation, object, time and place are in the sentence, of the same article."""
    with pytest.raises(ValueError, match="outside its sentence"):
        replace(HEADS, **change)


def test_a_sentence_of_two_paragraphs() -> None:
    """A sentence does not run over the end of a paragraph."""
    with pytest.raises(ValueError, match="two paragraphs"):
        replace(HEADS, evidence=passage(ARTICLE, ARTICLE.text))
