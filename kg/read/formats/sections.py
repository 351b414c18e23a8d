"""The tree of a web page and the text found in it in; whether it is only a list of links out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

LEAST_TEASERS = 3
LINK_WORDS = 3
HEADING_WORDS = 2
"""Fewest of a link that is, or has in it, a heading."""
HEADINGS = ("h1", "h2", "h3", "h4")
TEASER_CHARACTERS = 600
"""Maximum of a headline with the lines below it; an article is longer."""
SHARE = 0.5
"""Of the text found in a page: as much of it in teasers makes it a list of them."""
LINKS = (
    "//h1//a[@href] | //h2//a[@href] | //h3//a[@href] | //h4//a[@href]"
    " | //a[@href][.//h1 or .//h2 or .//h3 or .//h4] | //li/a[@href][1] | //dt//a[@href]"
    " | //td/a[@href]"
)
"""Where pages put the links to their articles."""
MOST_LINKS = 3_000


def is_list_of_links(tree: Any, text: str) -> bool:
    """Return whether most of a page's text stands in teasers: linked headlines with their lines."""
    found = " ".join(text.split())
    told = [sum(map(len, words)) for words in _teasers(tree, found) if words]
    return len(told) >= LEAST_TEASERS and sum(told) >= SHARE * len(found)


def _teasers(tree: Any, found: str) -> Iterator[list[str]]:
    """Yield, of each teaser of a page, the lines that are part of its text."""
    links = [each for each in tree.xpath(LINKS)[:MOST_LINKS] if _is_headline(each)]
    known = set(links)
    for link in links:
        top = link
        while (above := top.getparent()) is not None and _is_teaser(above, known):
            top = above
        parts = [top, *_following(top, known)]
        lines = {line for part in parts for line in _lines_of(part)}
        yield [line for line in lines if line in found]


def _is_headline(link: Any) -> bool:
    """Return whether a link is a headline, not a word of a sentence."""
    parent = link.getparent()
    inside = parent is not None and parent.tag in ("p", "span")
    marked = parent is not None and (parent.tag in HEADINGS or any(True for _ in link.iter(*HEADINGS)))  # fmt: skip  # noqa: E501  # one condition
    fewest = HEADING_WORDS if marked else LINK_WORDS
    return len(link.text_content().split()) >= fewest and not inside


def _is_teaser(element: Any, links: set[Any]) -> bool:
    """Return whether an element holds one headline and little else."""
    if element.tag in ("body", "html", "main") or len(element.text_content()) > TEASER_CHARACTERS:
        return False
    return sum(part in links for part in element.iter("a")) == 1


def _following(heading: Any, links: set[Any]) -> Iterator[Any]:
    """Yield the elements below a headline that has none around it, up to the next one."""
    if heading.tag not in (*HEADINGS, "dt"):
        return
    size = 0
    for element in heading.itersiblings():
        size += len(element.text_content()) if isinstance(element.tag, str) else 0
        if size > TEASER_CHARACTERS or any(part in links for part in element.iter("a")):
            return
        if isinstance(element.tag, str):
            yield element


def _lines_of(element: Any) -> Iterator[str]:
    """Yield the texts of an element's smallest blocks."""
    blocks = element.xpath(".//*[self::p or self::h1 or self::h2 or self::h3 or self::h4 or self::div or self::li or self::span or self::a][not(.//p or .//div or .//h2 or .//h3 or .//h4)]")  # fmt: skip  # noqa: E501  # one path
    for block in (*blocks, element):
        words = " ".join(block.text_content().split())
        if words:
            yield words
