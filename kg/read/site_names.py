"""A page's title or the name it gives its site in; the same without slogan and site out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.read.page_values import words_of
from kg.read.stamps import names_medium

SEPARATOR = re.compile(r"\s+(?:[-–—|·•»«›‹:~⋆*]+|::)\s+|\s*[|»«›]\s*|(?<=\w):\s+")
SLOGAN_WORDS = frozenset({
    "breaking", "latest", "headlines", "updates", "stories", "official", "homepage", "home",
    "welcome", "online", "trusted",
})  # fmt: skip  # a list of words
SECTIONS = frozenset({
    "news", "sport", "sports", "business", "world", "politics", "opinion", "local", "local news",
    "world news", "us news", "uk news", "home", "breaking news", "latest news", "top stories",
})  # fmt: skip  # a list of words
"""Names of sections that stand beside the name of a medium."""
PLATFORMS = frozenset({"blogger", "wordpress", "wordpress com", "tumblr", "wix", "squarespace"})
"""What templates give as the publisher of every page made with them."""
NAME_WORDS = 6
NAME_CHARACTERS = 300
"""Of a name and its slogan."""
SLOGAN_FROM = 4
"""Words of a name from which one of the slogan's words makes it a slogan."""


def clean_site_name(value: str, host: str) -> str:
    """Return the name of a medium without its slogan; "" where there is only a slogan.

    >>> clean_site_name("Breaking Finnish and World News Headlines - 4News", "")
    '4News'
    >>> clean_site_name("Rhone Today | News, Sport and Weather from Lyon", "rhone.example")
    'Rhone Today'
    >>> clean_site_name("News | Isle Herald", "")
    'Isle Herald'
    >>> clean_site_name("All the latest news and headlines from Malta", "m.example")
    ''
    """
    value = " ".join(value[:NAME_CHARACTERS].split())
    pieces = [piece for piece in SEPARATOR.split(value) if piece and not _is_slogan(piece)]
    pieces = [piece for piece in pieces if words_of(piece) not in SECTIONS] or pieces
    if not pieces or value.startswith(("http:", "https:", "@")):
        return ""
    return min(pieces, key=lambda piece: (not of_host(piece, host), _rank(piece)))


def of_host(name: str, host: str) -> bool:
    """Return whether a name is that of a web host: "4News" of 4news.fi.

    >>> of_host("The Harbour News", "harbournews.example"), of_host("Mayor quits", "a.example")
    (True, False)
    """
    letters = re.sub(r"\W", "", name.casefold()).removeprefix("the")
    labels = [re.sub(r"\W", "", label).removeprefix("the") for label in host.casefold().split(".")]
    whole = re.sub(r"\W", "", host.casefold())
    return bool(letters) and (letters == whole or letters in labels[:-1])


def cut_site_name(title: str, names: Sequence[str], host: str) -> str:
    """Return a title without the names of its site before and behind it; "" if it is only those.

    >>> cut_site_name("Mayor quits - Lima Times | News", ["Lima Times | News", "Lima Times"], "")
    'Mayor quits'
    >>> cut_site_name("Lima Times: Mayor quits", ["Lima Times"], "")
    'Mayor quits'
    """
    known = {words_of(name).removeprefix("the ") for name in names}

    def is_site(words: str) -> bool:
        return words_of(words).removeprefix("the ") in known or of_host(words, host)

    title = " ".join(title.split())
    if is_site(title):
        return ""
    gaps = list(SEPARATOR.finditer(title))
    for gap in gaps:  # the longest end first
        if is_site(title[gap.end() :]):
            title = title[: gap.start()]
            break
    for gap in reversed([gap for gap in gaps if gap.end() < len(title)]):
        if is_site(title[: gap.start()]):
            return title[gap.end() :]
    return title


def cut_medium(title: str) -> str:
    """Return a title without a last piece that looks like a news medium or a web domain.

    >>> cut_medium("Mayor quits - The Lima Times"), cut_medium("Mayor quits - and returns")
    ('Mayor quits', 'Mayor quits - and returns')
    """
    gaps = list(SEPARATOR.finditer(title))
    if gaps and not gaps[-1][0].startswith(":"):
        last = title[gaps[-1].end() :]
        words = last.split()
        if len(words) <= 4 and names_medium(last) and all(not w[0].islower() for w in words):
            return title[: gaps[-1].start()]
    return title


def site_in_title(title: str, headline: str) -> str:
    """Return what a page's title has behind or before its headline: the name of the site, or "".

    >>> site_in_title("Frost feared | Etsch Bote", "Frost feared")
    'Etsch Bote'
    >>> site_in_title("Etsch News | Frost feared", "Frost feared")
    'Etsch News'
    """
    for gap in SEPARATOR.finditer(title):
        front, back = title[: gap.start()], title[gap.end() :]
        if words_of(front) == words_of(headline):
            return back
        if words_of(back) == words_of(headline) and names_medium(front):
            return front
    return ""


def is_platform(name: str) -> bool:
    """Return whether a name is that of the service that a site is made with."""
    return words_of(name) in PLATFORMS


def _is_slogan(name: str) -> bool:
    words = name.casefold().split()
    slogan = len(words) >= SLOGAN_FROM and bool(SLOGAN_WORDS & {w.strip(",.!") for w in words})
    return slogan or len(words) > NAME_WORDS


def _rank(piece: str) -> tuple[bool, int]:
    return not names_medium(piece) or len(piece.split()) > 4, len(piece.split())
