"""A web page in; its article's title, publisher, date and authors out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from trafilatura.metadata import extract_author

from kg.read.bylines import split_authors
from kg.read.headings import find_heading, lower_headings, page_headings, shown_site_names
from kg.read.jsonld import LinkedArticle, read_json_ld
from kg.read.page_dates import precise, searched_day, seen_moments, stamps_beside
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
from kg.read.page_titles import choose_title, page_title, shown_title
from kg.read.page_values import host_of, read_moment, words_of
from kg.read.paragraphs import unescape
from kg.read.site_names import clean_site_name, cut_site_name, is_platform, of_host, site_in_title
from kg.read.teasers import is_teaser, story_of

NAME_CLASS = "//*[contains(concat(' ', @class, ' '), ' fn ')]"
"""The name in an hCard, by which blogs mark the author: https://microformats.org/wiki/hcard"""


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page says of its article."""

    title: str = ""
    publisher: str = ""
    published: date | None = None
    authors: tuple[str, ...] = ()
    body: str = ""  # the text that JSON-LD repeats


@dataclass(frozen=True, slots=True)
class _Page:
    """A page, and what its machine-readable parts say."""

    tree: Any
    url: str | None
    tags: dict[str, list[str]]
    linked: LinkedArticle


def read_page_metadata(tree: Any, *, url: str | None) -> PageMetadata:
    """Return what a page says of the article at this address.

    Sources in order of trust: JSON-LD of the page's own article, meta tags, microdata, what readers
    see. A title is taken that most of them give; names of the site are cut off.
    """
    tags = {name: [unescape(v) for v in values] for name, values in read_meta_tags(tree).items()}
    headings = [page_title(tree), *page_headings(tree), *values_of(tags, TITLE_KEYS[:1])]
    page = _Page(tree, url, tags, read_json_ld(tree, url=url, headings=headings))
    names = _site_names(page)
    title = _title(page, names)
    heading = find_heading(tree, title)
    publisher = _publisher(page, names, title)
    return PageMetadata(
        title,
        publisher,
        _published(page, heading),
        _authors(page, heading, {words_of(publisher), words_of(host_of(url))}),
        page.linked.body,
    )


def _site_names(page: _Page) -> list[str]:
    """Return the names that a page gives its medium, the best first; mere domains last."""
    given = [*page.linked.publishers, *values_of(page.tags, PUBLISHER_KEYS)]
    given += [name_in(element) for element in microdata(page.tree, "publisher")]
    host = host_of(page.url)
    given = given or [*shown_site_names(page.tree)]
    names = [name for value in given if (name := clean_site_name(unescape(value), host))]
    return sorted(dict.fromkeys(names), key=lambda name: (is_platform(name), _is_domain(name)))


def _publisher(page: _Page, names: list[str], title: str) -> str:
    """Return the first name of a medium, rather that behind the page's title than a domain."""
    if names and not _is_domain(names[0]):
        return names[0]
    behind = clean_site_name(site_in_title(page_title(page.tree), title), host_of(page.url))
    given = next(iter(names), "")
    return given if of_host(behind, given) else behind or given  # "Salon.com" is called so


def _is_domain(name: str) -> bool:
    return "." in name and " " not in name


def _title(page: _Page, names: list[str]) -> str:
    marked = (" ".join(each.text_content().split()) for each in microdata(page.tree, "headline"))
    shown = shown_title(page.tree)
    metas = dict.fromkeys(values_of(page.tags, TITLE_KEYS))  # which say the same again and again
    headings = dict.fromkeys([*marked, *page_headings(page.tree)])
    sites = [*names, *values_of(page.tags, PUBLISHER_KEYS)]
    others = [page.linked.headline, *metas, shown]
    if not any(cut_site_name(heading, sites, host_of(page.url)) for heading in headings):
        headings = dict.fromkeys(_lower_headings(page, others))
    known = {words_of(cut_site_name(title, sites, host_of(page.url))) for title in others}
    first = sorted(headings, key=lambda heading: words_of(heading) not in known)
    return choose_title([*first, *others], shown, sites, host_of(page.url))


def _lower_headings(page: _Page, titles: Sequence[str]) -> list[str]:
    """Return the lower headings of a page without an upper one that some of its titles repeat."""
    known = {words_of(title) for title in titles}
    return [text for text in lower_headings(page.tree) if words_of(text) in known]


def _published(page: _Page, heading: Any) -> date | None:
    moments = [page.linked.published, *map(read_moment, values_of(page.tags, DATE_KEYS))]
    dated = [*filter(None, moments), *seen_moments(page.tree, heading)]
    return precise(dated) or _updated(page, heading) or searched_day(page.tree, heading, page.url)


def _updated(page: _Page, heading: Any) -> date | None:
    """Return when a page that does not say when it was published was updated."""
    seen = (stamp.published for stamp in stamps_beside(page.tree, heading) if stamp.later)
    return next(filter(None, seen), None)


def _authors(page: _Page, heading: Any, media: set[str]) -> tuple[str, ...]:
    """Return the authors of the first source that gives any but the medium itself."""
    for source in _author_sources(page, heading):
        names = [name for value in source for name in split_authors(unescape(value))]
        names = [name for name in names if words_of(name) not in media]
        if names:
            return tuple(dict.fromkeys(names))
    return ()


def _author_sources(page: _Page, heading: Any) -> Iterator[list[str]]:
    yield list(page.linked.authors)
    yield list(values_of(page.tags, AUTHOR_KEYS))
    yield [name_in(element) for element in microdata(page.tree, "author")]
    yield [link.text_content() for link in page.tree.xpath("//a[contains(@rel, 'author')]")]
    yield [
        each.text_content()
        for each in page.tree.xpath(NAME_CLASS)
        if not is_teaser(each, story_of(heading))
    ]
    yield [name for stamp in stamps_beside(page.tree, heading) for name in stamp.authors]
    yield [extract_author(page.tree) or ""]
