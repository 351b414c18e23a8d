"""The scores of parses."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.evaluation.parse import compare, gold_document, raw_text, system_document
from tests.training.sentences import ROWS, sentence


def doc(words: list[str], heads: list[int], deps: list[str]) -> Doc:
    """Return a document of one sentence with our tags."""
    tags = {row[0]: row for row in ROWS}
    known = [tags.get(word, tags["to"]) for word in words]
    return Doc(
        Vocab(),
        words=words,
        heads=heads,
        deps=deps,
        tags=[row[1] for row in known],
        pos=[row[2].partition("|")[0] for row in known],
        lemmas=[row[3] for row in known],
    )


def test_raw_text() -> None:
    """The text is put together with its spaces."""
    assert raw_text([sentence()]) == "Umierov flew to Istanbul."


def test_all_right() -> None:
    """The gold analysis scores one everywhere."""
    words = [row[0] for row in ROWS]
    system = doc(words, [1, 1, 3, 1, 1], ["nsubj", "root", "case", "obl", "punct"])
    scores = compare([(gold_document([sentence()]), system_document(system))])
    assert set(scores.values()) == {1.0}


def test_errors_count_once() -> None:
    """A wrong label costs LAS, a wrong head UAS too, a subtype only the full score."""
    words = [row[0] for row in ROWS]
    system = doc(words, [1, 1, 1, 1, 1], ["nsubj:pass", "root", "case", "nmod", "punct"])
    scores = compare([(gold_document([sentence()]), system_document(system))])
    assert scores["UAS"] == pytest.approx(0.8)
    assert scores["LAS"] == pytest.approx(0.6)
    assert scores["LAS full"] == pytest.approx(0.4)


def test_words_cut_otherwise() -> None:
    """Words are matched by their characters; what is cut otherwise is wrong on both sides."""
    words = ["Umierov", "flew", "to", "Istan", "bul", "."]
    system = doc(words, [1, 1, 3, 1, 3, 1], ["nsubj", "root", "case", "obl", "flat", "punct"])
    scores = compare([(gold_document([sentence()]), system_document(system))])
    assert scores["words"] == pytest.approx(2 * 4 / 11)
    assert scores["UAS"] == pytest.approx(2 * 3 / 11)
    assert scores["sentences"] == 1.0
