"""The bytes of a web page in; a draft out: its article's text, headline, captions, metadata."""

from __future__ import annotations

import copy
import re
from datetime import datetime
from typing import Any

import trafilatura

from kg.errors import ReadError
from kg.read.dates import parse_date
from kg.read.decode import decode
from kg.read.drafts import Draft

DECLARED_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)  # fmt: skip  # noqa: E501  # one pattern
DECLARED_WITHIN = 4096
"""Bytes in which a page declares its encoding; the HTML standard asks for the first 1024."""
PUBLISHED_TAGS = (  # in order of trust; htmldate gives the day only
    '//meta[@property="article:published_time"]/@content',
    '//meta[@itemprop="datePublished"]/@content',
    '//*[@itemprop="datePublished"]/@datetime',
    '//meta[@name="DC.date.issued" or @name="date" or @name="pubdate"]/@content',
    "//article//time/@datetime",
)
CAPTIONS = "//article//figcaption | //main//figcaption"
DATE_SEARCH = {
    "original_date": True,
    "extensive_search": False,
    "max_date": "2100-01-01",  # its default is today; what kg reads must not depend on the day
}


def read_html(name: str, data: bytes) -> Draft:
    """Return the article of a web page; raise ReadError where it has none."""
    declared = DECLARED_CHARSET.search(data, 0, DECLARED_WITHIN)
    page = decode(data, declared=declared[1].decode("ascii") if declared else None)
    tree = trafilatura.load_html(page.encode())
    found = None if tree is None else _extract(copy.deepcopy(tree))
    if found is None or not (found.text or "").strip():
        raise ReadError(name, "no article text in this page")
    return _draft_of(name, found, tree)


def _extract(tree: Any) -> Any:
    """Return trafilatura's Document of a page, or None; it takes the tree apart on the way."""
    return trafilatura.bare_extraction(
        tree,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=dict(DATE_SEARCH),
    )


def _draft_of(name: str, found: Any, tree: Any) -> Draft:
    publisher = found.sitename if found.sitename != found.hostname else None
    return Draft(
        name,
        found.text,
        title=found.title or "",
        publisher=publisher,
        published=_published(tree) or parse_date(found.date or ""),
        url=found.url,
        captions=_captions(tree),
    )


def _published(tree: Any) -> datetime | None:
    for path in PUBLISHED_TAGS:
        for value in tree.xpath(path):
            if published := parse_date(value):
                return published
    return None


def _captions(tree: Any) -> tuple[str, ...]:
    """Return the captions of the article's pictures, which trafilatura leaves out."""
    texts = (" ".join(caption.text_content().split()) for caption in tree.xpath(CAPTIONS))
    return tuple(dict.fromkeys(text for text in texts if text))
