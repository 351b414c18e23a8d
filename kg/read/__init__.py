"""Paths of files and folders, or `-`, in; clean Articles out.

The way of one input: sources (its bytes) → formats (what it is) → plain, html or jsonl (a Draft)
→ clean (an Article).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kg.errors import ReadError
from kg.read.clean import clean_draft
from kg.read.formats import read_drafts
from kg.read.sources import find_sources
from kg.records import Article

__all__ = ["read_articles"]


def read_articles(
    paths: Sequence[str], *, on_error: Callable[[ReadError], None]
) -> Iterator[Article]:
    """Yield the articles of files, folders and `-` (stdin), each text once.

    What cannot be read goes to `on_error` with its reason; the rest is read.
    """
    seen: set[str] = set()
    for source in find_sources(paths, on_error=on_error):
        for draft in read_drafts(source, on_error=on_error):
            try:
                article = clean_draft(draft)
            except ReadError as error:
                on_error(error)
                continue
            if article.id not in seen:
                seen.add(article.id)
                yield article
