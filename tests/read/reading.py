"""Inputs made for a test, and what is read of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from kg.read import read_articles
from kg.records import Article


def read_all(*paths: Path) -> tuple[list[Article], list[str], Counter[str]]:
    """Return the articles, the messages and the kinds skipped of some paths."""
    errors: list[str] = []
    skipped: Counter[str] = Counter()
    articles = list(
        read_articles(
            [str(path) for path in paths],
            on_error=lambda error: errors.append(str(error)),
            on_skip=lambda kind: skipped.update([kind]),
        )
    )
    return articles, errors, skipped


def read_data(folder: Path, name: str, data: str | bytes) -> tuple[list[Article], list[str]]:
    """Write a file of this name and content, and return its articles and messages."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    articles, errors, _skipped = read_all(path)
    return articles, [message.removeprefix(str(path)) for message in errors]


def body(article: Article) -> list[str]:
    """Return the paragraphs of an article below its title."""
    paragraphs = article.text.split("\n\n")
    return paragraphs[1:] if paragraphs[0] == article.title else paragraphs
