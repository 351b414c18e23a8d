"""When a clause is so: the direction of its tense, open intervals, participles."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from spacy.language import Language

from kg.extract import extract_articles
from kg.ontology import Ontology
from kg.records import Article

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "times.yaml").read_text("utf-8"))
TUESDAY = datetime(2026, 5, 5, 12, tzinfo=UTC)


@pytest.mark.parametrize(("text", "predicate", "value"), CASES)
def test_time(
    text: str, predicate: str, value: str | None, nlp: Language, ontology: Ontology
) -> None:
    """The statement has the time that its words, its tense and the article's date tell."""
    article = Article.from_text(text, published=TUESDAY)
    (found,) = extract_articles([article], nlp, ontology)
    (statement,) = [each for each in found.statements if each.predicate == predicate]
    assert (statement.when and statement.when.value) == value
