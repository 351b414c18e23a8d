"""Titles, publishers, dates and authors of pages and text files, against what stands on them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.read import read_articles
from kg.records import Article

FOLDER = Path(__file__).parents[1] / "cases" / "metadata"
GOLD: dict[str, dict[str, Any]] = yaml.safe_load((FOLDER / "gold.yaml").read_text("utf-8"))
FLOORS = {"title": 0.95, "published": 0.9, "publisher": 0.9, "authors": 0.9}


@pytest.fixture(scope="module")
def articles() -> dict[str, Article | None]:
    """Return the article of each page, None for a page that cannot be read."""

    def read(name: str) -> Article | None:
        return next(read_articles([str(FOLDER / "pages" / name)], on_error=lambda _: None), None)

    return {name: read(name) for name in GOLD}


def moment(article: Article) -> str | None:
    """Return when an article was published to the minute, or the day alone."""
    issued = article.issued
    return issued and (f"{issued[:16]}Z" if "T" in issued else issued)


def is_right(field: str, article: Article, gold: dict[str, Any]) -> bool:
    """Return whether a field has the gold value; "The" and capitals of names do not count."""
    if field == "title":
        return article.title == gold.get("title", "")
    if field == "published":
        return moment(article) == gold.get("published")
    if field == "publisher":
        names = (article.publisher or "", gold.get("publisher", ""))
        one, other = (name.casefold().removeprefix("the ") for name in names)
        return one == other
    wanted = [name.casefold() for name in gold.get("authors", [])]
    return [name.casefold() for name in article.authors] == wanted


@pytest.mark.parametrize("field", FLOORS)
def test_metadata_of_pages(articles: dict[str, Article | None], field: str) -> None:
    """Of each field nearly all pages give what stands on them."""
    wrong = [
        name
        for name, gold in GOLD.items()
        if (article := articles[name]) is None or not is_right(field, article, gold)
    ]
    assert len(wrong) <= (1 - FLOORS[field]) * len(GOLD), wrong


def test_every_page_has_its_gold() -> None:
    """No page is left out."""
    assert {path.name for path in (FOLDER / "pages").iterdir()} == set(GOLD)
