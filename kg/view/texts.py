"""Articles and sentences in → their columns out: each text once, with the names that it brings.

Names stand right after the first text they occur in, where compression finds them again; a sentence
is a place in a text. Offsets count as JavaScript does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from kg.view.selection import published_day

if TYPE_CHECKING:
    from kg.graph import Graph, GraphStatement

EPOCH = date(1970, 1, 1).toordinal()
Sentence = tuple[str, int, str]
"""Its article, where it starts there, its text."""


def utf16(text: str, offset: int) -> int:
    """Return the offset in a JavaScript string for this one in Python.

    >>> utf16("🕊 talks", 2)
    3
    """
    return len(text[: max(offset, 0)].encode("utf-16-le", "surrogatepass")) // 2


def text_of(graph: Graph, article: str, sentences: Iterable[Sentence]) -> str:
    """Return an article's text; of one the graph does not have, its sentences at their places."""
    record = graph.articles.get(article)
    if record is not None:
        return record.text
    text = ""
    for _, start, sentence in sorted(each for each in sentences if each[0] == article):
        text = text.ljust(start)[:start] + sentence + text[start + len(sentence) :]
    return text


def pack_texts(
    graph: Graph, texts: Mapping[str, str], statements: Sequence[GraphStatement]
) -> tuple[list[list[Any]], list[str]]:
    """Return each text with the names first met in it, and the entities in that order."""
    named_in: dict[str, list[str]] = {article: [] for article in texts}
    seen: dict[str, None] = {}
    for statement in statements:
        for id_ in statement.participants:
            if id_ not in seen and id_ in graph.entities:
                seen[id_] = None
                named_in[statement.article].append(id_)
    packed = [
        [text, [graph.entities[id_].name for id_ in named_in[article]]]
        for article, text in texts.items()
    ]
    rest = [id_ for id_ in sorted(graph.entities) if id_ not in seen]
    packed.append(["", [graph.entities[id_].name for id_ in rest]])
    return packed, [id_ for article in texts for id_ in named_in[article]] + rest


def pack_articles(graph: Graph, articles: Sequence[str]) -> dict[str, Any]:
    """Return what is known about the articles, and their publishers."""
    known = [graph.articles.get(id_) for id_ in articles]
    publishers = sorted({article.publisher for article in known if article and article.publisher})
    index = {name: number for number, name in enumerate(publishers)}
    return {
        "publishers": publishers,
        "articles": {
            "id": list(articles),
            "title": [article.title if article else "" for article in known],
            "publisher": [index.get(a.publisher or "", -1) if a else -1 for a in known],
            "url": [article.url if article else None for article in known],
            "published": [article.issued if article else None for article in known],
            "day": [days_since_epoch(published_day(graph, id_)) for id_ in articles],
            "authors": {i: list(a.authors) for i, a in enumerate(known) if a and a.authors},
        },
    }


def pack_sentences(
    sentences: Sequence[Sentence], article: Mapping[str, int], texts: Mapping[str, str]
) -> dict[str, Any]:
    """Return the sentences as places in the texts."""
    return {
        "article": [article[id_] for id_, _, _ in sentences],
        "start": [utf16(texts[id_], start) for id_, start, _ in sentences],
        "length": [utf16(text, len(text)) for _, _, text in sentences],
    }


def days_since_epoch(day: date | None) -> int | None:
    """Return the days since 1970, for JavaScript."""
    return None if day is None else day.toordinal() - EPOCH
