"""Mentions for tests, made from a few words."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from kg.records import Article, Extraction, Mention, MentionKind, Passage

_STARTS = count(step=100)


def mention(
    text: str,
    type_: str = "Person",
    *,
    article: str = "one",
    kind: MentionKind = MentionKind.NAME,
    start: int | None = None,
) -> Mention:
    """Return a mention whose name is `text` without its article."""
    first, _, rest = text.partition(" ")
    name = rest if first.lower() in {"the", "a", "an"} else text
    at = next(_STARTS) if start is None else start
    passage = Passage(article, at, at + len(text), text)
    definite = first.lower() not in {"a", "an"}
    return Mention(passage, type_, kind, name, head=name.split()[-1], definite=definite)


def nominal(text: str, type_: str, *, article: str = "one") -> Mention:
    """Return a mention by a description: "the Russian delegation"."""
    return mention(text, type_, article=article, kind=MentionKind.NOMINAL)


def value(text: str, type_: str, normal: str | None, *, article: str = "one") -> Mention:
    """Return a mention of a value."""
    made = mention(text, type_, article=article, kind=MentionKind.VALUE)
    return replace(made, name=normal or text, value=normal)


def known(text: str, type_: str, entity: str, *, article: str = "one") -> Mention:
    """Return a mention of an entity of the gazetteer."""
    return replace(mention(text, type_, article=article), known=entity)


def extraction(article: str, *mentions: Mention) -> Extraction:
    """Return what an article's extraction is as far as resolving goes."""
    return Extraction(Article(article, ""), mentions, ())


def by_article(*mentions: Mention) -> list[Extraction]:
    """Return extractions with these mentions."""
    articles = sorted({mention.passage.article for mention in mentions})
    return [
        extraction(name, *(mention for mention in mentions if mention.passage.article == name))
        for name in articles
    ]
