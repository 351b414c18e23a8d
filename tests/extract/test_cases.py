"""Whole sentences through the bundled model: what must be stated, and what must not be plain."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.extract import extract_articles
from kg.extract.annotate import BUNDLED, load_model
from kg.ontology import load_ontology
from kg.records import Article, Extraction, Statement
from tests.extract.trees import PUBLISHED

CASES = yaml.safe_load(
    (Path(__file__).parent.parent / "cases" / "statements.yaml").read_text("utf-8")
)
pytestmark = pytest.mark.skipif(
    not (BUNDLED / "net.onnx").exists(), reason="the bundled model's weights are not there"
)


@cache
def extractions() -> dict[str, Extraction]:
    """Return what the articles of all cases say, by their text."""
    articles = [Article.from_text(case["text"], published=PUBLISHED) for case in CASES]
    found = extract_articles(articles, load_model(), load_ontology())
    return {each.article.text: each for each in found}


def stated(statement: Statement) -> list[Any]:
    """Return a statement as the cases write it."""
    return [
        statement.subject.text,
        statement.predicate,
        statement.object and statement.object.text,
        str(statement.polarity),
        str(statement.modality),
        [holder.text for holder in statement.holders],
    ]


def in_full(row: list[Any]) -> list[Any]:
    """Return a row of a case with what it leaves out."""
    return row + ["positive", "asserted", []][len(row) - 3 :]


def matches(row: list[Any], pattern: list[Any]) -> bool:
    """Return whether a statement is what a pattern forbids; null in it stands for anything."""
    return all(part is None or part == found for found, part in zip(row, pattern, strict=False))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_case(case: dict[str, Any]) -> None:
    """The sentence states what the case says, and nothing plainly that the case forbids."""
    statements = extractions()[case["text"]].statements
    found = [stated(each) for each in statements]
    for row in case.get("states", ()):
        assert in_full(row) in found
    plain = [stated(each) for each in statements if each.is_plain and each.rule != "telling"]
    for pattern in case.get("never", ()):
        assert not [row for row in plain if matches(row, pattern)]


def test_cases_are_cases() -> None:
    """Every case states or forbids something, no text comes twice, every property is known."""
    texts = [case["text"] for case in CASES]
    assert len(set(texts)) == len(texts)
    assert all(case.get("states") or case.get("never") for case in CASES)
    known = load_ontology().properties
    rows = [row for case in CASES for row in case.get("states", []) + case.get("never", [])]
    names = [row[1].removeprefix("kg:") for row in rows if (row[1] or "").startswith("kg:")]
    assert [name for name in names if name not in known] == []
