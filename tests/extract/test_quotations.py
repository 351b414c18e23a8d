"""Words in quotation marks, and whose they are."""

from __future__ import annotations

import pytest

import kg
from kg.extract.annotate import BUNDLED

pytestmark = pytest.mark.skipif(
    not (BUNDLED / "net.onnx").exists(), reason="the bundled model's weights are not there"
)


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ('"The road is closed," said Mat Knowell.', "Mat Knowell", "The road is closed"),
        (
            "Ana Ruiz said: “We will not sign this accord.”",
            "Ana Ruiz",
            "We will not sign this accord.",
        ),
        (
            "The plan was “a terrible mistake for everybody”, Ana Ruiz said on Monday.",
            "Ana Ruiz",
            "a terrible mistake for everybody",
        ),
    ],
)
def test_verbatim_words_have_a_speaker(text: str, speaker: str, words: str) -> None:
    """A quotation is the words between the marks, and belongs to who says them."""
    [quotation] = kg.extract(text).quotations
    assert quotation.speaker.referent.text == speaker
    assert quotation.passage.text == words
    assert text[quotation.passage.start : quotation.passage.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz met Bo Lind in Oslo.",
        'The so-called "special unit" arrived in Oslo.',
        'Bo Lind wrote "The Long Winter" in Oslo.',
    ],
)
def test_names_and_titles_in_marks_are_no_quotation(text: str) -> None:
    """Words that somebody only puts in marks are nobody's."""
    assert kg.extract(text).quotations == ()


def test_pronoun_speaks_for_its_antecedent() -> None:
    """ "She said" gives the words to whom the pronoun refers to."""
    text = 'Ana Ruiz arrived in Oslo. "The talks have ended," she said.'
    [quotation] = kg.extract(text).quotations
    assert quotation.speaker.referent.text == "Ana Ruiz"
