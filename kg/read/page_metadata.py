"""A web page in; its article's title, publisher, date and authors out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from trafilatura.metadata import extract_author

from kg.read.bylines import split_authors
from kg.read.jsonld import LinkedArticle, read_json_ld
from kg.read.page_dates import find_heading, is_teaser, precise, searched_day, seen_moments
from kg.read.page_tags import (
    AUTHOR_KEYS,
    DATE_KEYS,
    PUBLISHER_KEYS,
    TITLE_KEYS,
    microdata,
    name_in,
    read_meta_tags,
    values_of,
)
from kg.read.page_values import host_of, read_moment, words_of
from kg.read.paragraphs import unescape
from kg.read.site_names import (
    SEPARATOR,
    clean_site_name,
    cut_medium,
    cut_site_name,
    site_in_title,
)

TITLE_WORDS = 40
SHOWN_WORDS = 3
"""Fewer words of a page's title that are a heading of the page may be a section or the site."""


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page says of its article."""

    title: str = ""
    publisher: str = ""
    published: date | None = None
    authors: tuple[str, ...] = ()
    body: str = ""  # the text that JSON-LD repeats


def read_page_metadata(tree: Any, *, url: str | None) -> PageMetadata:
    """Return what a page says of the article at this address.

    Sources in order of trust: JSON-LD of the page's own article, meta tags, microdata, what readers
    see. A title is taken that most of them give; names of the site are cut off.
    """
    tags = {name: [unescape(v) for v in values] for name, values in read_meta_tags(tree).items()}
    headings = [*_headings(tree), *values_of(tags, TITLE_KEYS[:1])]
    linked = read_json_ld(tree, url=url, headings=headings)
    host = host_of(url)
    names = _site_names(tree, tags, linked, host)
    title = _title(tree, tags, linked, [*names, *values_of(tags, PUBLISHER_KEYS)], host)
    heading = find_heading(tree, title)
    moments = [linked.published, *map(read_moment, values_of(tags, DATE_KEYS))]
    dated = [moment for moment in moments if moment]
    dated += seen_moments(tree, heading)
    publisher = next(iter(names), "") or clean_site_name(site_in_title(_page_title(tree), title), host)  # fmt: skip  # noqa: E501  # one line
    return PageMetadata(
        title,
        publisher,
        precise(dated) or searched_day(tree, heading, url),
        _authors(tree, tags, linked, {words_of(publisher), words_of(host)}),
        linked.body,
    )


def _page_title(tree: Any) -> str:
    element = tree.find(".//title")
    return "" if element is None else unescape(" ".join(element.text_content().split()))


def _headings(tree: Any) -> list[str]:
    texts = (" ".join(h.text_content().split()) for h in tree.iter("h1") if not is_teaser(h, None))
    return [_page_title(tree), *(text for text in texts if text)]


def _site_names(tree: Any, tags: Any, linked: LinkedArticle, host: str) -> list[str]:
    """Return the names that a page gives its medium, the best first; mere domains last."""
    given = [*linked.publishers, *values_of(tags, PUBLISHER_KEYS)]
    given += [name_in(element) for element in microdata(tree, "publisher")]
    names = [name for value in given if (name := clean_site_name(unescape(value), host))]
    return sorted(dict.fromkeys(names), key=lambda name: "." in name and " " not in name)


def _title(tree: Any, tags: Any, linked: LinkedArticle, names: Sequence[str], host: str) -> str:
    """Return the title that most sources give, without the names of the site.

    Of as many, the first: the headline of JSON-LD, meta tags, the heading, the page's title. A
    heading that shares no word with the page's title is that of a section.
    """
    marked = [" ".join(element.text_content().split()) for element in microdata(tree, "headline")]
    heads, page_title = _headings(tree)[1:], _shown_title(tree)
    given = [linked.headline, *values_of(tags, TITLE_KEYS), *marked, *heads, page_title]
    cut = [cut_site_name(unescape(title), names, host) for title in given if title]
    titles = [title for title in cut if title and len(title.split()) <= TITLE_WORDS]
    if not titles:
        return ""
    votes = Counter(words_of(cut_medium(title)) for title in titles)
    shared = set(words_of(page_title).split()) or set(votes)

    def support(title: str) -> tuple[bool, int]:
        words = words_of(cut_medium(title))
        return not shared.isdisjoint(words.split()), votes[words]

    return cut_medium(max(titles, key=support))


def _shown_title(tree: Any) -> str:
    """Return a page's title, only the piece of it that is a heading of the page, if one is."""
    title = _page_title(tree)
    texts = {words_of(h.text_content()) for h in tree.xpath("//h1 | //h2 | //h3")}
    pieces = [title[: gap.start()] for gap in SEPARATOR.finditer(title)]
    pieces += [title[gap.end() :] for gap in SEPARATOR.finditer(title)]
    shown = [piece for piece in pieces if words_of(piece) in texts]
    return next((piece for piece in shown if len(piece.split()) >= SHOWN_WORDS), title)


def _authors(tree: Any, tags: Any, linked: LinkedArticle, media: set[str]) -> tuple[str, ...]:
    """Return the authors of the first source that gives any but the medium itself."""
    marked = [name_in(element) for element in microdata(tree, "author")]
    linked_to = [a.text_content() for a in tree.xpath("//a[contains(@rel, 'author')]")]
    sources = (linked.authors, list(values_of(tags, AUTHOR_KEYS)), marked, linked_to)
    for source in (*sources, [extract_author(tree) or ""]):
        names = [name for value in source for name in split_authors(unescape(value))]
        names = [name for name in names if words_of(name) not in media]
        if names:
            return tuple(dict.fromkeys(names))
    return ()
