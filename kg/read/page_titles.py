"""The titles that a web page gives in; the headline of its article, without its site, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from kg.read.page_values import words_of
from kg.read.paragraphs import unescape
from kg.read.site_names import SEPARATOR, cut_medium, cut_site_name
from kg.read.teasers import Story, is_teaser

TITLE_WORDS = 40
TITLE_CHARACTERS = 500
SHARED_WORDS = 2
SHOWN_WORDS = 3
"""Fewer words of a page's title that are a heading of the page may be a section or the site."""


def page_title(tree: Any) -> str:
    """Return the text of a page's title element."""
    element = tree.find(".//title")
    text = "" if element is None else element.text_content()[:TITLE_CHARACTERS]
    return unescape(" ".join(text.split()))


def page_headings(tree: Any) -> list[str]:
    """Return the first headings of a page that do not lead to other stories."""
    page = Story()
    headings = (h for h in tree.iter("h1") if not is_teaser(h, page))
    return [text for h in headings if (text := " ".join(h.text_content().split()))]


def choose_title(given: Sequence[str], shown: str, names: Sequence[str], host: str) -> str:
    """Return which of the titles given most sources give, of as many the first.

    Names of the site are cut off. One or two words, and a title that shares no words with the one
    that the browser shows, are rather those of a section: "Health" over "Peanuts do no harm".

    >>> choose_title(["Tram halts - Lima Times", "Tram halts"], "Tram halts", ["Lima Times"], "")
    'Tram halts'
    """
    cut = [
        cut_site_name(unescape(title), names, host)
        for title in given
        if 0 < len(title) < TITLE_CHARACTERS
    ]
    titles = [title for title in cut if title and len(title.split()) <= TITLE_WORDS]
    if not titles:
        return ""
    votes = Counter(words_of(cut_medium(title)) for title in titles)
    known = set(words_of(cut_site_name(shown, names, host)).split())

    def support(title: str) -> int:
        words = words_of(cut_medium(title))
        shared = len(known & set(words.split())) >= SHARED_WORDS
        return votes[words] + shared + (len(words.split()) >= SHOWN_WORDS)

    return cut_medium(max(titles, key=support))


def shown_title(tree: Any) -> str:
    """Return a page's title, only the piece of it that is a heading of the page, if one is."""
    title = page_title(tree)
    texts = {words_of(h.text_content()) for h in tree.xpath("//h1 | //h2 | //h3")}
    pieces = [title[: gap.start()] for gap in SEPARATOR.finditer(title)]
    pieces += [title[gap.end() :] for gap in SEPARATOR.finditer(title)]
    shown = [piece for piece in pieces if words_of(piece) in texts]
    return next((piece for piece in shown if len(piece.split()) >= SHOWN_WORDS), title)
