"""The titles that a web page gives in; the headline of its article, without its site, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from kg.read.dates import find_date
from kg.read.headings import heading_text, leads_home
from kg.read.page_values import words_of
from kg.read.paragraphs import unescape
from kg.read.site_names import SEPARATOR, cut_medium, cut_site_name

TITLE_WORDS = 40
TITLE_CHARACTERS = 500
SHARED_WORDS = 2
SHORT_WORD = 3
STEM = 6
"""Letters of a word that its forms share: compliment, compliments."""
SHOWN_WORDS = 3
"""Fewer words of a page's title that are a heading of the page may be a section or the site."""


def page_title(tree: Any) -> str:
    """Return the text of a page's title element."""
    element = tree.find(".//title")
    text = "" if element is None else element.text_content()[:TITLE_CHARACTERS]
    return unescape(" ".join(text.split()))


def choose_title(given: Sequence[str], shown: str, names: Sequence[str], host: str) -> str:
    """Return which of the titles given most sources give, of as many the first.

    The first is the page's heading: where it shares words with the others, they are versions of it
    for search engines.

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
    titles[0] = _bare(titles[0], titles[1:])
    votes = Counter(words_of(cut_medium(title)) for title in titles)
    known = set(words_of(cut_site_name(shown, names, host)).split())

    def support(title: str) -> int:
        words = words_of(cut_medium(title))
        shared = len(known & set(words.split())) >= SHARED_WORDS
        is_heading = title == titles[0] and _is_version(title, titles[1:])
        return votes[words] + shared + (len(words.split()) >= SHOWN_WORDS) + 3 * is_heading

    best = max(titles, key=support)
    same = (title for title in titles if words_of(title) == words_of(best) and ": " in title)
    return cut_medium(best if ": " in best else next(same, best))


def _bare(heading: str, others: Sequence[str]) -> str:
    """Return which of the others a heading has in it, between the name of its section and a date.

    >>> _bare("World: Mayor of Bergen quits", ["Mayor of Bergen quits"])
    'Mayor of Bergen quits'
    >>> _bare("Mayor of Bergen quits 3 May 2024 News", ["Mayor of Bergen quits"])
    'Mayor of Bergen quits'
    """
    words = words_of(heading)
    dated = find_date(heading) is not None
    for other in others:
        known = words_of(other)
        is_end = words.endswith(f" {known}") or (dated and words.startswith(f"{known} "))
        if is_end and len(other.split()) >= SHOWN_WORDS:
            return other
    return heading


def _is_version(title: str, others: Sequence[str]) -> bool:
    """Return whether a title has long words of some of the others."""
    words = {word[:STEM] for word in words_of(title).split() if len(word) > SHORT_WORD}
    found = {word[:STEM] for other in others for word in words_of(other).split()}
    return len(words & found) >= min(SHARED_WORDS, len(words) or 1)


def shown_title(tree: Any) -> str:
    """Return a page's title, only the piece of it that is a heading of the page, if one is."""
    title = page_title(tree)
    headings = (h for h in tree.xpath("//h1 | //h2 | //h3") if not leads_home(h))
    texts = set(map(words_of, map(heading_text, headings)))
    pieces = [title[: gap.start()] for gap in SEPARATOR.finditer(title)]
    pieces += [title[gap.end() :] for gap in SEPARATOR.finditer(title)]
    shown = [piece for piece in pieces if words_of(piece) in texts]
    return next((piece for piece in shown if len(piece.split()) >= SHOWN_WORDS), title)
