"""A web page in; the values of its meta tags and its microdata out, by the names they go by."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

TITLE_KEYS = (
    "og:title", "dc.title", "dcterm.title", "dcterms.title", "dc:title", "citation_title",
    "parsely-title", "sailthru.title", "cxenseparse:title", "rbtitle", "hdl", "headline",
    "parsely-page-title", "twitter:title", "title",
)  # fmt: skip  # in order of trust, as the following
DATE_KEYS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
    "cxenseparse:recs:articlepublishtime", "rnews:datepublished", "dc.date.issued",
    "dcterms.issued", "dcterms.date", "dc.date", "dc:date", "dc.date.created", "dcterms.created",
    "citation_publication_date", "citation_online_date", "citation_date", "article:published",
    "article.published", "article_date_original", "originalpublicationdate", "publication_date",
    "publication-date", "publicationdate", "published_time", "published_time_telegram",
    "published-date", "published_date", "publishdate", "publish_date", "publish-date", "pubdate",
    "pub_date", "publishedat", "bt:pubdate", "ptime", "pdate", "rbpubdate", "displaydate",
    "dateposted", "date_published", "og:pubdate", "og:publish_date", "article:post_date",
    "shareaholic:article_published_time", "iso-8601-publish-date", "datecreated",
    "article.created", "article:create_at", "creation_date", "created", "release_date", "date",
    "parsely-page-pub_date",  # which may be that of an update
)  # fmt: skip
PUBLISHER_KEYS = (
    "og:site_name", "dc.publisher", "dcterms.publisher", "dc:publisher", "publisher",
    "citation_journal_title", "citation_publisher", "rbpubname", "sailthru.publisher",
    "cxenseparse:publisher", "application-name", "apple-mobile-web-app-title",
    "twitter:app:name:iphone", "twitter:app:name:googleplay", "al:ios:app_name",
)  # fmt: skip
AUTHOR_KEYS = (
    "author", "article:author", "article:author_name", "og:article:author", "og:author",
    "parsely-author", "sailthru.author", "cxenseparse:author", "dc.creator", "dcterms.creator",
    "dc:creator", "citation_author", "byl", "byline", "rbauthors", "creator", "authors",
    "shareaholic:article_author_name",
    "parsely-page-author",
)  # fmt: skip
NAMES = ("property", "name", "itemprop", "http-equiv")
TAGS = 2_000
VALUE_CHARACTERS = 1_000


def read_meta_tags(tree: Any) -> dict[str, list[str]]:
    """Return the contents of a page's meta tags by each of their names in lower case.

    Pages give the names of OpenGraph as `name`, several in one attribute, and tags in the body.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for tag in tree.xpath("//meta[@content]")[:TAGS]:
        content = " ".join(tag.get("content")[:VALUE_CHARACTERS].split())
        itemprop_only = not (tag.get("property") or tag.get("name"))
        if not content or (itemprop_only and _is_of_another(tag)):
            continue
        for name in dict.fromkeys(key for each in NAMES for key in tag.get(each, "").lower().split()):  # fmt: skip  # noqa: E501  # one loop
            found[name].append(content)
    for page in tree.xpath("//meta[@name='parsely-page']/@content"):
        for name, content in _parsely_fields(page):
            found[name].append(content)
    return dict(found)


def _parsely_fields(text: str) -> Iterator[tuple[str, str]]:
    """Yield the fields of Parse.ly's older tag, which holds them all in JSON."""
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError):
        return
    for key in ("title", "pub_date", "author") if isinstance(fields, dict) else ():
        if isinstance(fields.get(key), str) and fields[key]:
            yield f"parsely-page-{key}", fields[key][:VALUE_CHARACTERS]


def values_of(tags: Mapping[str, Sequence[str]], keys: Sequence[str]) -> Iterator[str]:
    """Yield the values of the first of these names that a page has, then those of the next."""
    for key in keys:
        yield from tags.get(key, ())


def microdata(tree: Any, prop: str) -> Iterator[Any]:
    """Yield the elements of a property of the page's own article, not of one that it links to."""
    for element in tree.xpath("//*[@itemprop]"):
        if prop in element.get("itemprop").split() and not _is_of_another(element):
            yield element


def name_in(element: Any) -> str:
    """Return the name of an agent that an element of microdata describes."""
    for inner in element.xpath(".//*[@itemprop='name']"):
        if name := str(inner.get("content") or inner.text_content()).strip():
            return name
    if element.xpath("@itemscope"):
        return ""
    return str(element.get("content") or element.text_content()).strip()[:VALUE_CHARACTERS]


def _is_of_another(element: Any) -> bool:
    """Return whether an element describes something nested: a comment, a picture, a teaser."""
    scope = next(iter(element.xpath("ancestor::*[@itemscope][1]")), None)
    kind = (scope.get("itemtype") or "") if scope is not None else ""
    nested = scope is not None and scope.get("itemprop") not in (None, "mainEntity")
    return nested or kind.rstrip("/").rpartition("/")[2] in {"Comment", "ImageObject", "VideoObject", "Organization", "Person"}  # fmt: skip  # noqa: E501  # one condition
