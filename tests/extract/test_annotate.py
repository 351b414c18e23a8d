"""Loading pipelines and annotating texts, however odd."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.errors import ModelError
from kg.extract import annotate as module
from kg.extract.annotate import annotate, load_model

ODD = {
    "empty": "",
    "white space": " \n\t ",
    "one word": "Kyiv",
    "one mark": ".",
    "emoji": "Great 👍🏽 news 👨‍👩‍👧 from Kyiv 🇺🇦!",
    "right to left": "The word שלום and the name محمد stand in Kyiv.",
    "control characters": "Kyiv\x00 and\x07 Lviv\x1b[0m \ufeff\u202e fell.",
    "remains of HTML": "<div class='x'>Kyiv&nbsp;&amp; Lviv</div><br/>\n</p>",
    "one long word": "a" * 20_000,
    "marks only": "?!" * 3_000,
    "lines": "x\n" * 2_000,
    "20,000 words without a full stop": "word and " * 10_000,
    "other scripts": "基輔 Київ Κίεβο कीव",
}


@pytest.mark.parametrize("name", ODD)
def test_odd_texts(nlp: Language, name: str) -> None:
    """Whatever comes in, the text is kept, and each sentence is one tree."""
    (doc,) = annotate(nlp, [ODD[name]])
    assert doc.text == ODD[name]
    for sentence in doc.sents:
        assert sum(token.head.i == token.i for token in sentence) == 1
        assert all(token.pos_ for token in sentence)


def test_order(nlp: Language) -> None:
    """Documents come out in the order of their texts."""
    texts = [f"Text number {number}. " * (7 - number) for number in range(7)]
    assert [doc.text for doc in annotate(nlp, texts)] == texts


def test_company_changes_nothing(nlp: Language) -> None:
    """A text is analysed the same alone, with others, and in another order."""
    texts = ["Putin refused to attend.", "TASS said so. " * 40, "Kyiv, 2 June.\n\nTalks failed."]
    alone = [next(annotate(nlp, [text])).to_bytes() for text in texts]
    assert [doc.to_bytes() for doc in annotate(nlp, texts)] == alone
    assert [doc.to_bytes() for doc in annotate(nlp, texts[::-1])] == alone[::-1]


def test_no_such_model() -> None:
    """A model that is not installed is named, with what to do."""
    with pytest.raises(ModelError, match=r"en_core_web_none.*install it"):
        load_model("en_core_web_none")


def test_bundled_model_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    """An installation without its weights says so."""
    monkeypatch.setattr(module, "BUNDLED", tmp_path)
    with pytest.raises(ModelError, match="bundled model is missing"):
        load_model()
