"""Articles and generated copies of them in; which have one origin out."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
import yaml

from kg.evaluation.copies import adjusted_rand, copies_of
from kg.read import read_articles
from kg.records import Article
from kg.stories.copies import find_origins
from kg.stories.overview import by_time
from kg.stories.reading import read_text
from kg.story import Origin

CASES = Path(__file__).parents[1] / "cases/stories"
COPIES = 4
"""Of each article."""


def read(name: str) -> Article:
    """Return an article of the cases."""
    path = str(CASES / "articles" / f"{name}.txt")
    (article,) = read_articles([path], on_error=_fail, on_skip=_fail)
    return article


def origins_of(articles: list[Article]) -> tuple[Origin, ...]:
    """Return the origins of articles that are read now."""
    sketches = {each.id: np.array(read_text(each).sketch, dtype=np.uint32) for each in articles}
    texts = {each.id: each.text for each in articles}
    return find_origins(sorted(articles, key=by_time), sketches, texts.__getitem__)


def _fail(what: object) -> None:
    raise AssertionError(what)


@pytest.fixture(scope="module")
def labelled() -> list[tuple[Article, str]]:
    """Return the articles of three stories never tuned on, and copies, each with its origin."""
    told = yaml.safe_load((CASES / "gold.yaml").read_text("utf-8"))
    found = {
        copy.id: (copy, group[0])
        for name in ("quake", "rail", "trial")
        for group in told[name]["origins"]
        for each in group
        for copy in (read(each), *copies_of(read(each), COPIES))
    }
    return [found[identifier] for identifier in sorted(found)]


def test_origins_of_copies_as_editors_make_them(labelled: list[tuple[Article, str]]) -> None:
    """The clusters agree with the labels, beside other articles about the same happenings."""
    origins = origins_of([article for article, _origin in labelled])
    found = {copy: origin.id for origin in origins for copy in origin.articles}
    gold = [origin for _article, origin in labelled]
    assert adjusted_rand(gold, [found[article.id] for article, _ in labelled]) >= 0.92


def test_the_order_of_articles_does_not_matter(labelled: list[tuple[Article, str]]) -> None:
    """Shuffled articles have the same origins."""
    articles = [article for article, _origin in labelled]
    shuffled = list(articles)
    random.Random(1).shuffle(shuffled)
    assert origins_of(shuffled) == origins_of(articles)


def test_an_article_that_reports_on_its_own_is_no_copy() -> None:
    """Two outlets that quote different people about one happening have two origins."""
    assert len(origins_of([read("ferry-1"), read("ferry-3")])) == 2
    assert len(origins_of([read("ferry-1"), read("ferry-2")])) == 1
