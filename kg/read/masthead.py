"""The first paragraphs of an article in; its headline, medium, date, authors, and the rest, out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kg.read.bylines import split_authors
from kg.read.dates import find_date
from kg.read.furniture import CAPITALS_COLON, COPYRIGHT_YEAR, YEAR_IN_ADDRESS
from kg.read.header_block import read_header_block
from kg.read.stamps import (
    LINE_CHARACTERS,
    Stamp,
    names_medium,
    read_stamp_line,
    split_date_prefix,
    split_dateline,
)
from kg.read.trim import is_furniture, is_medium, strip_credit

MASTHEAD_PARAGRAPHS = 8
"""Paragraphs in which an article may say when and by whom it was published."""
DATELINE_PARAGRAPHS = 3
FOOT_PARAGRAPHS = 3
"""Paragraphs at the end in which a copyright notice may say the year."""
HEADLINE_WORDS = (3, 30)
HEADLINE_CHARACTERS = 220
UNFINISHED = re.compile(r"""[^.,;:…"'”’»)\]][\])]?$|[^.,;:…!?]["'”’»)]+$""")
SENTENCE_INSIDE = re.compile(r""":\s+["“«].*[.!?…]["”»]$""")


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the head of an article says about it, and the paragraphs without that."""

    body: tuple[str, ...]
    headline: str = ""
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()


def read_masthead(paragraphs: Sequence[str], *, headline: str = "") -> Masthead:
    """Take the metadata off an article's first paragraphs; look for a headline unless given.

    1. Take a block of labelled lines ("Title: …").
    2. Take the lines of medium, date and authors.
    3. Take the headline: the first line that is left, unless it is a sentence.
    4. Take the dateline before the first sentence.
    """
    fields, paragraphs = read_header_block(paragraphs)  # 1
    stamps, head, is_marked = _take_stamps(paragraphs[:MASTHEAD_PARAGRAPHS])  # 2
    headline = headline or fields.get("title", "")
    if not headline and len(head) > 2 and _is_kicker(head[0]) and is_headline(head[1]):
        head.pop(0)
    if not headline and len(head) > 1 and is_headline(head[0], is_marked=is_marked):  # 3
        headline = head.pop(0)
    elif head and _same_words(head[0], headline):
        head.pop(0)
    for index, paragraph in enumerate(head[:DATELINE_PARAGRAPHS]):  # 4
        stamp, head[index] = split_dateline(paragraph)
        stamps.append(stamp)
    body = (*_strip_capitals(head), *paragraphs[MASTHEAD_PARAGRAPHS:])
    stamps.insert(0, _stamp_of(fields))
    return Masthead(
        body,
        headline,
        next((stamp.publisher for stamp in stamps if stamp.publisher), None),
        _published(stamps, years=_years_around(fields.get("url", ""), paragraphs)),
        fields.get("url"),
        tuple(dict.fromkeys(author for stamp in stamps for author in stamp.authors)),
    )


def _stamp_of(fields: dict[str, str]) -> Stamp:
    """Return what a block of labelled lines says."""
    found = find_date(fields.get("published", ""))
    return Stamp(
        found.when if found else None,
        fields.get("publisher"),
        authors=split_authors(fields.get("author", "")),
    )


def _take_stamps(paragraphs: Sequence[str]) -> tuple[list[Stamp], list[str], bool]:
    """Return what lines and prefixes of a date say, the paragraphs without them, and whether such
    a line follows the first of those: it is a headline then, however short.
    """
    stamps: list[Stamp] = []
    rest: list[str] = []
    is_marked = False
    for paragraph in paragraphs:
        stamp = read_stamp_line(paragraph)
        if stamp is None and is_medium(paragraph) and names_medium(paragraph):
            stamp = Stamp(publisher=None if any(map(_is_sentence, rest)) else paragraph)
        if stamp is not None:
            stamps.append(stamp)
            is_marked = is_marked or len(rest) == 1
            continue
        stamp, words = split_date_prefix(paragraph)
        stamps.append(stamp)
        if words and not is_furniture(words):
            rest.append(words)
    return stamps, rest, is_marked


def is_headline(paragraph: str, *, is_marked: bool = False) -> bool:
    """Return whether a first paragraph is a headline: short, and without the end of a sentence.

    >>> is_headline("Ministers agree on quotas in Lima"), is_headline("They left.")
    (True, False)
    >>> is_headline('The road is closed, he said: "Nobody may pass."')
    False
    """
    fewest, most = (1, HEADLINE_WORDS[1]) if is_marked else HEADLINE_WORDS
    return (
        fewest <= len(paragraph.split()) <= most
        and len(paragraph) <= HEADLINE_CHARACTERS
        and not _is_sentence(paragraph)
        and not paragraph[0].islower()
        and strip_credit(paragraph) == paragraph  # a caption otherwise
    )


def _is_sentence(paragraph: str) -> bool:
    """Return whether a paragraph ends as a sentence does, or with a quoted one."""
    return not UNFINISHED.search(paragraph) or SENTENCE_INSIDE.search(paragraph) is not None


def _is_kicker(paragraph: str) -> bool:
    """Return whether a line may be the name of a section: "BUSINESS", "World news"."""
    return len(paragraph.split()) < HEADLINE_WORDS[0] and not _is_sentence(paragraph)


def _published(stamps: Sequence[Stamp], *, years: Sequence[int]) -> date | None:
    """Return the first date of publication, else of an update, else of a dateline in a year."""
    dated = [stamp for stamp in stamps if stamp.published]
    if dated:
        return min(dated, key=lambda stamp: stamp.later).published
    for stamp in stamps:
        for year in years if stamp.yearless else ():
            if found := find_date(f"{stamp.yearless}, {year}"):
                return found.when
    return None


def _years_around(url: str, paragraphs: Sequence[str]) -> list[int]:
    """Return the years in an article's address and in the copyright notice at its end."""
    foot = paragraphs[-FOOT_PARAGRAPHS:]
    found = [YEAR_IN_ADDRESS.search(url), *map(COPYRIGHT_YEAR.search, foot)]
    return [int(match["year"]) for match in found if match]


def _strip_capitals(head: list[str]) -> list[str]:
    """Take "LIMA:" off the first paragraph, unless others begin with such, as in an interview."""
    opening = [bool(CAPITALS_COLON.match(paragraph, 0, LINE_CHARACTERS)) for paragraph in head]
    if opening and opening[0] and not any(opening[1:]):
        return [CAPITALS_COLON.sub("", head[0], count=1), *head[1:]]
    return head


def _same_words(one: str, other: str) -> bool:
    return re.findall(r"\w+", one.casefold()) == re.findall(r"\w+", other.casefold())
