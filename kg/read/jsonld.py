"""The JSON-LD of a web page in; what it says of the page's own article out.

Schema.org's terms: https://schema.org/NewsArticle
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kg.read.page_values import read_moment, same_address, same_words

Node = Mapping[str, Any]
SCRIPTS = "//script[starts-with(normalize-space(translate(@type, 'LDJSONAPICT', 'ldjsonapict')), 'application/ld+json')]"  # noqa: E501  # one path
WRAPPERS = re.compile(r"^\s*(?://\s*)?(?:<!--|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*$|;\s*$")
TRAILING_COMMA = re.compile(r'("(?:\\.|[^"\\])*+")|,(?=\s*[}\]])')
LOOSE_FIELD = re.compile(r'"(headline|datePublished|articleBody)"\s*:\s*"((?:\\.|[^"\\])*+)"')
ARTICLE = re.compile(r".*article|.*posting|report", re.I)
PAGE = re.compile(r".*page", re.I)
SITE = re.compile(r"website|newsmediaorganization|organization|corporation", re.I)
NOT_OF_THE_PAGE = frozenset({
    "liveBlogUpdate", "comment", "mentions", "citation", "about", "video", "image", "review",
    "relatedLink", "isBasedOn", "associatedMedia", "itemListElement", "hasPart", "publisher",
    "author", "breadcrumb", "offers",
})  # fmt: skip  # a list of words
"""Properties whose values are not the page's own article."""
NODES = 2_000
"""Maximum of a page."""


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """What JSON-LD says of an article."""

    headline: str = ""
    published: date | None = None
    publishers: tuple[str, ...] = ()  # the best first
    authors: tuple[str, ...] = ()
    body: str = ""


def read_json_ld(tree: Any, *, url: str | None, headings: Sequence[str]) -> LinkedArticle:
    """Return what a page's JSON-LD says of the article at this address or under these headings."""
    documents = [each for text in tree.xpath(SCRIPTS) for each in _parse(text.text_content())]
    nodes = list(_walk(documents))
    by_id: dict[str, Node] = {}
    for node in _walk(documents, skipped=frozenset()):
        if isinstance(node.get("@id"), str) and len(node) > len(by_id.get(node["@id"], "1")):
            by_id[node["@id"]] = node
    main = _main_article(nodes, url, headings)
    if main is None:
        return LinkedArticle(publishers=tuple(_site_names(nodes)))
    pages = [node for node in nodes if _is_a(node, PAGE)]
    moments = [read_moment(_text(node.get("datePublished"))) for node in (main, *pages)]
    moments.append(read_moment(_text(main.get("dateCreated"))))
    return LinkedArticle(
        _text(main.get("headline")) or _text(main.get("name")),
        next((moment for moment in moments if moment), None),
        tuple(dict.fromkeys([*_publishers(main, by_id), *_site_names(nodes)])),
        tuple(_names(main.get("author") or main.get("creator"), by_id)),
        _text(main.get("articleBody")),
    )


def _parse(text: str) -> Iterator[Any]:
    """Yield the documents of a script, even with comments around them and commas too many."""
    for _ in range(2):
        text = WRAPPERS.sub("", text)
    text = TRAILING_COMMA.sub(lambda match: match[1] or "", text).strip()
    if "&quot;" in text and '"' not in text:
        text = html.unescape(text)
    decoder = json.JSONDecoder(strict=False)
    at = 0
    while at < len(text):
        try:
            document, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):  # no JSON, whatever it is: its fields may be readable
            yield {"@type": "NewsArticle", **_loose_fields(text[at:])}
            return
        yield document
        while at < len(text) and text[at] in " \t\r\n,;":
            at += 1


def _loose_fields(text: str) -> dict[str, str]:
    """Return the first fields of each name in text that is not JSON."""
    found: dict[str, str] = {}
    for name, value in LOOSE_FIELD.findall(text):
        found.setdefault(name, value.replace('\\"', '"').replace("\\/", "/"))
    return found


def _walk(documents: Sequence[Any], *, skipped: frozenset[str] = NOT_OF_THE_PAGE) -> Iterator[Node]:
    """Yield the nodes of documents in their order, without the values of skipped properties."""
    waiting: list[Any] = list(reversed(documents))
    for _ in range(NODES):
        if not waiting:
            return
        item = waiting.pop()
        if isinstance(item, list):
            waiting.extend(reversed(item[:NODES]))
        elif isinstance(item, dict):
            yield item
            waiting.extend(value for key, value in reversed(item.items()) if key not in skipped)


def _main_article(nodes: Sequence[Node], url: str | None, headings: Sequence[str]) -> Node | None:
    """Return the node of the page's own article: that of its address or headline, else the only one.

    The article of another page, by address and headline, is none, even alone.
    """  # noqa: E501  # a sentence
    best, best_points = None, 0
    for node in (node for node in nodes if _is_a(node, ARTICLE)):
        addresses = [*_addresses(node)]
        here = any(same_address(address, url) for address in addresses)
        headline = _text(node.get("headline")) or _text(node.get("name"))
        named = bool(headline) and any(same_words(headline, heading) for heading in headings)
        elsewhere = bool(url and addresses and headline and headings) and not here and not named
        points = 4 * named + 3 * here + bool(node.get("datePublished")) + 1 - 9 * elsewhere
        if points > best_points:
            best, best_points = node, points
    if best is None:
        best = next((node for node in nodes if _is_a(node, PAGE) and "datePublished" in node), None)
    return best


def _addresses(node: Node) -> Iterator[str]:
    for value in (node.get("url"), node.get("mainEntityOfPage"), node.get("@id")):
        address = value.get("@id") or value.get("url") if isinstance(value, dict) else value
        if isinstance(address, str) and "/" in address:
            yield address.partition("#")[0]


def _publishers(main: Node, by_id: Mapping[str, Node]) -> Iterator[str]:
    for key in ("publisher", "sourceOrganization", "provider"):
        yield from _names(main.get(key), by_id)


def _site_names(nodes: Sequence[Node]) -> Iterator[str]:
    for node in nodes:
        if _is_a(node, SITE) and (name := _text(node.get("name"))):
            yield name


def _names(value: Any, by_id: Mapping[str, Node]) -> Iterator[str]:
    """Yield the names of one or more agents: words, nodes or references to nodes."""
    for item in value[:20] if isinstance(value, list) else [value]:
        if isinstance(item, str):
            item = by_id.get(item, item)
        elif isinstance(item, dict) and "name" not in item:
            item = by_id.get(str(item.get("@id")), item)
        name = _text(item.get("name")) if isinstance(item, dict) else _text(item)
        if name and not name.startswith(("http:", "https:")):
            yield name


def _is_a(node: Node, pattern: re.Pattern[str]) -> bool:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and pattern.fullmatch(name.split("/")[-1]) for name in names)


def _text(value: Any) -> str:
    """Return a value's words: of a list its first, of a node its name."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)  # seconds of the epoch
    return value.strip() if isinstance(value, str) else ""
