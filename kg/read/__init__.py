"""Paths of files and folders, or `-`, in; clean Articles out.

The path of one input: sources (its bytes) → formats (what it is, a Draft for each article in it)
→ english (what is English of it) → clean (an Article).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kg.errors import ReadError
from kg.read.clean import clean_draft
from kg.read.english import keep_english
from kg.read.folders import describe_skipped
from kg.read.formats import read_drafts
from kg.read.sources import STDIN, find_sources
from kg.records import Article

__all__ = ["describe_skipped", "read_articles", "read_sources"]


def _ignore(_kind: str) -> None:
    """Do not count skipped files."""


def read_articles(
    paths: Sequence[str],
    *,
    on_error: Callable[[ReadError], None],
    on_skip: Callable[[str], None] = _ignore,
) -> Iterator[Article]:
    """Yield the articles of files, folders and `-` (stdin), each text once; as `read_sources`."""
    seen: set[str] = set()
    for _, article in read_sources(paths, on_error=on_error, on_skip=on_skip):
        if article.id not in seen:
            seen.add(article.id)
            yield article


def read_sources(
    paths: Sequence[str],
    *,
    on_error: Callable[[ReadError], None],
    on_skip: Callable[[str], None] = _ignore,
) -> Iterator[tuple[str, Article]]:
    """Yield the articles of files, folders and `-` (stdin), each behind the name of its file or -.

    What cannot be read goes to `on_error` with its reason; the rest is read. Files of a folder that
    do not contain articles go to `on_skip` by their kind.
    """
    for source in find_sources(paths, on_error=on_error, on_skip=on_skip):
        for draft in read_drafts(source, on_error=on_error, on_skip=on_skip):
            try:
                article = clean_draft(keep_english(draft, on_error=on_error))
            except ReadError as error:
                on_error(error)
                continue
            yield str(source.path or STDIN), article
