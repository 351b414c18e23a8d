"""A draft becomes an article of clean text with its metadata."""

from __future__ import annotations

import time
import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ReadError
from kg.read.clean import MAX_CHARACTERS, clean_draft
from kg.read.drafts import Draft
from kg.records import Article

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "articles.yaml").read_text("utf-8"))
PIECES = [
    "<p>",
    "</p>",
    "\n",
    "\r\n",
    " • ",
    "&nbsp;",
    "&#8232;",
    "Photo: ",
    "LIMA (AP) — ",
    "1 May 2024",
    "By ",
    "Details: ",
    "a\u0301",
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["shows"])
def test_oddities_of_news_texts(case: dict[str, Any]) -> None:
    """Headlines, datelines, labels and furniture become metadata or go; sentences stay."""
    moment = case.get("published", "")
    read = datetime.fromisoformat if "T" in moment else date.fromisoformat
    article = Article.from_text(
        "\n\n".join(case["paragraphs"]),
        title=case.get("title", ""),
        publisher=case.get("publisher"),
        published=read(moment) if moment else None,
    )
    authors = tuple(case.get("authors", ()))
    assert clean_draft(Draft("case", case["raw"])) == replace(article, authors=authors)


def test_what_the_input_gives_wins() -> None:
    """Title, publisher and date that came with the text are preferred to those in the text."""
    draft = Draft(
        "case",
        "LIMA, 5 March 2024 (Reuters) - Boats left.",
        title="Boats leave | The Harbour Times",
        publisher="The Harbour Times",
        published=datetime(2024, 3, 6, tzinfo=UTC),
        url="https://harbour.example/1",
    )
    assert clean_draft(draft) == Article.from_text(
        "Boats leave\n\nBoats left.",
        title="Boats leave",
        publisher="The Harbour Times",
        published=datetime(2024, 3, 6, tzinfo=UTC),
        url="https://harbour.example/1",
    )


def test_a_repeated_headline_stands_once() -> None:
    """A text that opens with its title keeps one copy of it."""
    article = clean_draft(Draft("case", "Boats leave Lima\nThey left.", title="Boats leave Lima"))
    assert article.text == "Boats leave Lima\n\nThey left."


def test_captions_follow_the_headline() -> None:
    """Captions of pictures become paragraphs, once, without their credits."""
    captions = ("Ana Sá in Lima. Photo: Lusa", "Ana Sá in Lima. Photo: Lusa", "Photo: Lusa")
    article = clean_draft(Draft("case", "They left.", title="Boats leave", captions=captions))
    assert article.text == "Boats leave\n\nAna Sá in Lima.\n\nThey left."


def test_only_web_addresses_are_links() -> None:
    """A url that a browser would run is not kept."""
    assert clean_draft(Draft("case", "They left.", url="javascript:alert(1)")).url is None


@pytest.mark.parametrize("text", ["Read also: Boats leave", "Details\n\n***"])
def test_nothing_left(text: str) -> None:
    """A text that is all furniture is an error that names the input."""
    with pytest.raises(ReadError, match=r"^news\.txt: no article text left"):
        clean_draft(Draft("news.txt", text))


def test_a_text_too_long() -> None:
    """A text of millions of characters is refused with its length and the limit."""
    with pytest.raises(ReadError, match="text of 10,000,000 characters; kg reads articles up to"):
        clean_draft(Draft("news.txt", "x" * 10_000_000))


@pytest.mark.parametrize(
    "piece", ["Photo by the port (Photo: ", "A-", "A.B ", "<p ", "&amp", "share ", "1 June "]
)
def test_the_longest_text_is_read(piece: str) -> None:
    """A line of a million characters is cleaned within two seconds, not searched for ever."""
    line = (piece * MAX_CHARACTERS)[: MAX_CHARACTERS - 1] + "."
    began = time.process_time()
    assert len(clean_draft(Draft("news.txt", line)).text) > MAX_CHARACTERS * 0.8
    assert time.process_time() - began < 2


@settings(max_examples=300, deadline=None)
@given(st.lists(st.text() | st.sampled_from(PIECES)).map("".join))
def test_any_text(text: str) -> None:
    """Whatever comes in, clean text is NFC, without control characters and stray spaces."""
    try:
        article = clean_draft(Draft("any", text, title=text[:20]))
    except ReadError:
        return
    assert unicodedata.is_normalized("NFC", article.text)
    for paragraph in article.text.split("\n\n"):
        assert paragraph == " ".join(paragraph.split())
        assert not any(unicodedata.category(sign) in {"Cc", "Cf", "Cs"} for sign in paragraph)


def test_cleaning_twice_changes_nothing() -> None:
    """Clean text without a masthead is a fixed point."""
    for case in CASES:
        text = "\n\n".join(case["paragraphs"])
        assert clean_draft(Draft("case", text)).text == text
