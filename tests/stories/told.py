"""Short texts in; the stories that kg tells of them out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from spacy.language import Language

from kg.extract import extract_articles
from kg.extract.annotate import load_model
from kg.ontology import load_ontology
from kg.query import load_graph
from kg.records import Article
from kg.resolve import drop_unresolved, resolve
from kg.store import Store
from kg.stories import find_stories
from kg.story import Mark, Question, Story
from tests.corpus import corpus_of
from tests.triples import load, to_triples


@cache
def _model() -> Language:
    return load_model()


class Memory:
    """What was remembered of stories, under a digest."""

    def __init__(self) -> None:
        self.kept: dict[str, Any] = {}
        self.times = 0

    def recall(self, digest: str, kind: type[Any]) -> Any:
        """Return what is kept with a digest."""
        return self.kept.get(digest)

    def remember(self, digest: str, record: object) -> None:
        """Keep a record."""
        self.kept[digest] = record
        self.times += 1


def told(folder: Path, articles: Iterable[str]) -> tuple[Story, ...]:
    """Return the stories of articles, each written "2031-03-02, Nordic Wire: text"."""
    ontology = load_ontology()
    read = sorted(map(_article, articles), key=lambda article: article.id)
    found = [drop_unresolved(each) for each in extract_articles(read, _model(), ontology)]
    with Store.create(folder / "store") as store:
        load(store, to_triples(found, resolve(found, ontology), ontology))
        return find_stories(corpus_of(load_graph(store)), ontology)


def _article(line: str) -> Article:
    head, _, text = line.partition(": ")
    day, _, medium = head.partition(", ")
    return Article.from_text(text, publisher=medium, published=date.fromisoformat(day))


def row(question: Question) -> str:
    """Return a question as the cases write it: its mark and its answers, in time if it changed."""
    groups = question.groups
    if question.mark is not Mark.CHANGED:
        groups = tuple(sorted(groups, key=lambda group: (len(group), group)))
    return " ".join([question.mark, *groups])
