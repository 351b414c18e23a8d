"""The bytes of a web page in; a draft out, or one for each post of a live blog."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import ReadError
from kg.read.decode import decode
from kg.read.drafts import Draft
from kg.read.formats.barriers import name_barrier
from kg.read.formats.liveblogs import split_live_blog
from kg.read.formats.sections import is_list_of_links


def read_page(name: str, data: bytes) -> Iterator[Draft]:
    """Yield the drafts of a web page; raise ReadError where it has none."""
    import trafilatura  # 0.5 s

    from kg.read.html import read_html

    draft = read_html(name, data)  # refuses pages too large to parse
    if barrier := name_barrier(draft):
        raise ReadError(name, f"no article in this page: {barrier}")
    tree = trafilatura.load_html(data)
    if tree is None:
        yield draft
        return
    posts = split_live_blog(tree, draft, source=decode(data))
    if not posts and is_list_of_links(tree, draft.text):
        raise ReadError(name, "no article in this page: a list of links")
    yield from posts or [draft]


NEWS_MARK = re.compile(
    rb""""@type"\s*:\s*(?:\[[^\]]{0,80})?"(?:\w*NewsArticle|Article|ReportageNewsArticle|LiveBlogPosting"""
    rb"""|BlogPosting)"|property=["']og:type["'][^>]{0,80}content=["']article["']"""
    rb"""|content=["']article["'][^>]{0,80}property=["']og:type["']"""
    rb"""|article:published_time|itemprop=["']datePublished["']""",
    re.I,
)
"""What pages with an article say about themselves, and menus, shops and forums do not."""
ARTICLE_TAG = re.compile(rb"<article\b", re.I)
PARAGRAPH_TAG = re.compile(rb"<p\b", re.I)
PARAGRAPHS = 3


def is_news_page(data: bytes) -> bool:
    """Return whether a page of an archive says that it is an article, or is built like one."""
    if NEWS_MARK.search(data):
        return True
    built = len(ARTICLE_TAG.findall(data)) == 1
    return built and len(PARAGRAPH_TAG.findall(data)) >= PARAGRAPHS
