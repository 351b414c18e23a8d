"""A web page in; what its headings say of the story, and which of them name the site, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from kg.read.page_values import words_of
from kg.read.teasers import Story, is_teaser, label_of

HEADINGS = "//h1 | //h2 | //h3 | //h4"
LOWER_HEADINGS = "//h2 | //h3"
KICKER_CLASS = re.compile(
    r"(?<![a-z])(?:kicker|eyebrow|overline|(?:over|super|pre|sup)-?title|top-?line|roof-?line"
    r"|rubric|badge|premium|flag|tag|label|categor(?:y|ies)|byline|author|dateline|date|visually-hidden|sr-only)(?![a-z])",
    re.I,
)
"""Class or id of what stands in a heading beside the headline: a section's name, a date."""
NOT_READ = frozenset({"script", "style", "svg", "time", "noscript"})
SITE_NAMES = "//a[@rel='home'] | //*[contains(concat(' ', @class, ' '), ' site-title ')]"
"""Where blogs and small papers show their name."""
HOME = re.compile(r"/?(?:(?:index|home|default)(?:\.\w+)?)?/?")
HEADING_CHARACTERS = 500


def page_headings(tree: Any) -> list[str]:
    """Return the first headings of a page that do not lead to other stories or home."""
    page = Story()
    headings = (h for h in tree.iter("h1") if not is_teaser(h, page) and not leads_home(h))
    return [*filter(None, map(heading_text, headings))]


def lower_headings(tree: Any) -> list[str]:
    """Return the texts of a page's second and third headings that do not lead to other stories."""
    page = Story()
    headings = (h for h in tree.xpath(LOWER_HEADINGS) if not is_teaser(h, page))
    return [*filter(None, map(heading_text, headings))]


def shown_site_names(tree: Any) -> Iterator[str]:
    """Yield the names that a page shows of its site: first headings that lead home, blogs' titles.

    What leads home may be anything; what the page's title begins or ends with is the site's name.
    """
    title = words_of(tree.findtext(".//title") or "")
    for element in (*filter(leads_home, tree.iter("h1")), *tree.xpath(SITE_NAMES)):
        text = " ".join(element.text_content()[:HEADING_CHARACTERS].split())
        words = words_of(text)
        if words and words != title and (f" {title} ".startswith(f" {words} ") or title.endswith(f" {words}")):  # fmt: skip  # noqa: E501  # one condition
            yield text


def heading_text(heading: Any) -> str:
    """Return the text of a heading without the section's name and the date in it.

    >>> from lxml.html import fromstring
    >>> heading_text(fromstring("<h1><span class='kicker'>Health</span>Mayor quits</h1>"))
    'Mayor quits'
    >>> heading_text(fromstring("<h1><span>After the storm</span><span>Mayor quits</span></h1>"))
    'After the storm Mayor quits'
    """
    text = "".join(_pieces(heading))
    return " ".join(text.split()) or " ".join(heading.text_content().split())


def find_heading(tree: Any, title: str) -> Any:
    """Return the element of a page that shows the title, else its first heading, else None."""
    headings = tree.xpath(HEADINGS)
    wanted = words_of(title)
    same = (h for h in headings if words_of(heading_text(h)) == wanted)
    page = Story()
    first = (h for h in headings if h.tag == "h1" and not is_teaser(h, page))
    found = next(same, None) if wanted else None
    return next(first, None) if found is None else found


def _pieces(element: Any) -> Iterator[str]:
    """Yield the texts in an element, with a space where only the style sets a line apart."""
    yield element.text or ""
    last = element.text or ""
    for child in element:
        is_read = isinstance(child.tag, str) and child.tag not in NOT_READ
        if is_read and not KICKER_CLASS.search(label_of(child)):
            words = "".join(_pieces(child))
            yield " " if child.tag in {"br", "div", "p"} or _begins_line(last, words) else ""
            yield words
            last = words or last
        tail = child.tail or ""
        yield f" {tail}" if tail and _begins_line(last, tail) else tail
        last = tail or last


def _begins_line(before: str, words: str) -> bool:
    """Return whether words begin a line of their own: a capital right behind a small letter."""
    return bool(before and words) and before[-1].islower() and words[0].isupper()


def leads_home(heading: Any) -> bool:
    """Return whether all of a heading is a link to the site's first page: it is the site's name."""
    links = [*heading.iter("a"), *heading.iterancestors("a")]
    return len(links) == 1 and _is_home(links[0].get("href") or "") and _is_all(links[0], heading)


def _is_home(address: str) -> bool:
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return False
    is_web = parts.scheme in ("", "http", "https") and not (parts.query or parts.fragment)
    return is_web and bool(address.strip()) and HOME.fullmatch(parts.path) is not None


def _is_all(link: Any, heading: Any) -> bool:
    return words_of(heading.text_content()) in ("", words_of(link.text_content()))
