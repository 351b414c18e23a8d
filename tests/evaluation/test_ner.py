"""The scores of names."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.corpora.alignment import untokenized
from kg.corpora.conventions import Convention
from kg.evaluation.ner import OURS, score_names
from kg.extract.parse.neural.spans import NameSpan


@pytest.fixture
def nlp() -> Language:
    """Return a pipeline that names by a list."""
    known = {"Kyiv": "GPE", "President": "PERSON", "Times": "ORG"}

    @Language.component("names_by_list")
    def name(doc: Doc) -> Doc:
        doc.ents = [Span(doc, t.i, t.i + 1, known[t.text]) for t in doc if t.text in known]
        return doc

    nlp = spacy.blank("en")
    nlp.add_pipe("names_by_list")
    return nlp


def test_scores(nlp: Language) -> None:
    """Precision and recall count names with the right span and type, by type and over all."""
    sentences = [
        (
            untokenized(["President", "Modi", "left", "Kyiv"]),
            {NameSpan(1, 2, "PERSON"), NameSpan(3, 4, "LOC")},
        ),
        (untokenized(["Kyiv", "Times"]), {NameSpan(0, 2, "ORG")}),
    ]
    scores = score_names([sentences], nlp, Convention(OURS, frozenset()))
    assert scores["LOC"] == {"P": 0.5, "R": 1.0, "F": pytest.approx(2 / 3), "names": 1}
    assert scores["all"]["R"] == pytest.approx(1 / 3)
    assert scores["PERSON"]["F"] == 0.0
