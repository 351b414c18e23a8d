"""The bytes of a web page in; a draft out: its article's text, headline, captions, metadata."""

from __future__ import annotations

import re
from typing import Any

import trafilatura
from trafilatura.metadata import extract_url

from kg.errors import ReadError
from kg.read.decode import decode
from kg.read.drafts import Draft
from kg.read.page_metadata import read_page_metadata
from kg.read.page_text import readable_copy

DECLARED_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)  # fmt: skip  # noqa: E501  # one pattern
DECLARED_WITHIN = 4096
"""Bytes in which a page declares its encoding; the HTML standard asks for the first 1024."""
TAGS = 100_000
"""Maximum of a page: news pages have up to 20,000; 100,000 take about 5 s to read."""
ATTRIBUTES = 5_000
"""Maximum of an element: libxml2 takes quadratic time for them, 28 s for 60,000."""
INLINE_CHILDREN = 8_000
"""Maximum of a paragraph: trafilatura takes quadratic time for them, 3 s for these."""
INLINE = frozenset({"a", "abbr", "b", "em", "font", "i", "span", "strong", "sub", "sup", "u"})
CAPTIONS = "//article//figcaption | //main//figcaption"
LEAST_OF_BODY = 0.5
"""Of the text that a page repeats in JSON-LD, trafilatura must find this share to be preferred."""


def read_html(name: str, data: bytes) -> Draft:
    """Return the article of a web page; raise ReadError where it has none."""
    declared = DECLARED_CHARSET.search(data, 0, DECLARED_WITHIN)
    page = decode(data, declared=declared[1].decode("ascii") if declared else None)
    _refuse_too_large(name, page)
    try:
        tree = trafilatura.load_html(page.encode("utf-8", "replace"))
        _refuse_long_paragraph(name, tree)
        if tree is None:
            raise ReadError(name, "no article text in this page")
        found = _extract(readable_copy(tree))
        draft = _draft_of(name, (found and found.text) or "", extract_url(tree), tree)
    except ReadError:
        raise
    except Exception as error:  # whatever broken HTML does to the library, only this page is lost
        raise ReadError(name, f"trafilatura cannot read this page: {error!r:.200}") from error
    if not draft.text.strip():
        raise ReadError(name, "no article text in this page")
    return draft


def _refuse_too_large(name: str, page: str) -> None:
    """Raise ReadError for a page that would take minutes to parse."""
    if page.count("<") > TAGS:
        raise ReadError(name, f"a page of more than {TAGS:,} tags, not an article")
    if any(piece.count("=") > ATTRIBUTES and _has_long_tag(piece) for piece in page.split(">")):
        raise ReadError(name, f"an element of more than {ATTRIBUTES:,} attributes, not an article")


def _has_long_tag(piece: str) -> bool:
    """Return whether the text before a ">" is one tag of many attributes, not a script."""
    return piece[piece.rfind("<") :].count("=") > ATTRIBUTES


def _refuse_long_paragraph(name: str, tree: Any) -> None:
    for parent in () if tree is None else tree.iter("p", "div"):
        if len(parent) > INLINE_CHILDREN < sum(child.tag in INLINE for child in parent):
            raise ReadError(name, f"a paragraph of more than {INLINE_CHILDREN:,} elements")


def _extract(tree: Any) -> Any:
    """Return trafilatura's Document of a page, or None; it destroys the tree."""
    return trafilatura.bare_extraction(
        tree, with_metadata=False, include_comments=False, include_tables=True
    )


def _draft_of(name: str, text: str, url: str | None, tree: Any) -> Draft:
    known = read_page_metadata(tree, url=url)
    if len(text) < len(known.body) * LEAST_OF_BODY:
        text = known.body
    return Draft(
        name,
        text,
        title=known.title,
        publisher=known.publisher or None,
        published=known.published,
        url=url,
        captions=_captions(tree),
        author="; ".join(known.authors) or None,
    )


def _captions(tree: Any) -> tuple[str, ...]:
    """Return the captions of the article's pictures, which trafilatura leaves out."""
    texts = (" ".join(caption.text_content().split()) for caption in tree.xpath(CAPTIONS))
    return tuple(dict.fromkeys(text for text in texts if text))
