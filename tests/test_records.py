"""A statement is made only of words of its sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.records import Article, Passage
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


def test_a_headline_made_of_the_text_is_short() -> None:
    """An article without a title is called by its first words, not by a paragraph of hundreds."""
    words = "Berg met Lund in Oslo. " * 40
    made = Article.from_text(words).headline
    assert len(made) <= 120
    assert words.startswith(made.removesuffix("…").rstrip())
    assert Article.from_text(words, title="Berg meets Lund").headline == "Berg meets Lund"
