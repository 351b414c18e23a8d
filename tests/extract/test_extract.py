"""`kg.extract` from Python: what it takes, and what its help says."""

from __future__ import annotations

import inspect
import pydoc
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import kg
from kg.errors import InputError
from kg.extract.annotate import BUNDLED
from kg.extract.arguments import moment_of

needs_weights = pytest.mark.skipif(
    not (BUNDLED / "net.onnx").exists(), reason="the bundled model's weights are not there"
)
TEXT = "Ana Ruiz met Bo Lind on Friday."


@needs_weights
def test_title_and_date() -> None:
    """The title is the first paragraph, and dates count from when the text appeared."""
    found = kg.extract(TEXT, title="Lind meets Ruiz", published="2025-06-02T09:30:00+03:00")
    assert found.article.text == f"Lind meets Ruiz\n\n{TEXT}"
    assert found.article.title == "Lind meets Ruiz"
    assert "2025-05-30" in {each.when.value for each in found.statements if each.when}


@needs_weights
def test_several_texts() -> None:
    """A list gives a list, in its order; an Article keeps what it knows."""
    article = kg.Article.from_text(TEXT, published=datetime(2025, 6, 2, tzinfo=UTC))
    first, second = kg.extract([TEXT, article])
    assert first.statements[0].when.value is None
    assert second.statements[0].when.value == "2025-05-30"
    assert kg.extract([]) == []


@needs_weights
def test_own_ontology(tmp_path: Path) -> None:
    """A Turtle file adds relations."""
    file = tmp_path / "sports.ttl"
    file.write_text(
        """@prefix kg: <https://w3id.org/newskg/ns#> .
        @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        kg:referees a owl:ObjectProperty ; rdfs:label "referees" ; kg:verb "referee" ;
          rdfs:domain kg:Person ; rdfs:range kg:Thing .""",
        "utf-8",
    )
    [statement] = kg.extract("Ana Ruiz refereed the match.", ontology=file).statements
    assert statement.predicate == "kg:referees"


def test_what_it_does_not_take() -> None:
    """A mistake in the call says what is wrong."""
    article = kg.Article.from_text(TEXT)
    with pytest.raises(InputError, match="has its own title and date"):
        kg.extract(article, title="x")
    with pytest.raises(InputError, match="goes with one text"):
        kg.extract([TEXT, TEXT], title="x")
    with pytest.raises(InputError, match="'last week' is no date"):
        kg.extract(TEXT, published="last week")
    with pytest.raises(InputError, match="not int"):
        kg.extract([1])  # type: ignore[list-item]  # the mistake is the test


def test_moments() -> None:
    """A day stays a day, a moment without a zone is in UTC."""
    assert moment_of(date(2025, 6, 2)) == moment_of("2025-06-02") == date(2025, 6, 2)
    assert moment_of(datetime(2025, 6, 2, 9)) == datetime(2025, 6, 2, 9, tzinfo=UTC)
    assert moment_of("") is None


def test_help() -> None:
    """`help` begins with what the call does and lists its arguments."""
    shown = pydoc.plain(pydoc.render_doc(kg.extract))
    assert "Return what a text or an article says" in shown.splitlines()[3]
    for name in inspect.signature(kg.extract).parameters:
        assert f"        {name}: " in shown


def test_a_day_stays_a_day() -> None:
    """A date without a time of day is no midnight in what comes out."""
    assert kg.extract(TEXT, published="2025-06-02").article.issued == "2025-06-02"
    assert kg.extract(TEXT, published="2025-06-02T09:30").article.issued == "2025-06-02T09:30:00Z"
