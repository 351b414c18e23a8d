"""The first paragraphs of an article in; its headline, medium and date, and the rest, out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kg.read.dates import DAY_PATTERN, TIME_ALONE, YEARLESS_DAY, find_date, is_weekday
from kg.read.furniture import (
    CAPITALS_COLON,
    DATELINES,
    MASTHEAD_DASH,
    MASTHEAD_SEPARATOR,
    MEDIUM_WORDS,
    PUBLISHED_LABEL,
    READING_TIME,
)
from kg.read.trim import is_byline, is_furniture, is_namelike, strip_credit

MASTHEAD_PARAGRAPHS = 8
"""Paragraphs in which an article may say when and by whom it was published."""
DATELINE_PARAGRAPHS = 3
MASTHEAD_CHARACTERS = 150
HEADLINE_WORDS = (3, 30)
HEADLINE_CHARACTERS = 220
NAME_WORDS = 4
NAME_JOINTS = frozenset({"of", "the", "and", "de", "la"})
IN_BRACKETS = re.compile(r"\(([^()]+)\)")
NAME_SEPARATOR = re.compile(r"[,|•·–—]|\s-+(?=\s|$)")
DATELINE = tuple(re.compile(pattern.replace("DAY", DAY_PATTERN)) for pattern in DATELINES)
UNFINISHED = re.compile(r"""[^.,;:…]["'”’»)]*$""")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What one line says of an article's publication, or, if `later`, of its last change."""

    published: datetime | None = None
    publisher: str | None = None
    later: bool = False


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the head of an article says about it, and the paragraphs without that."""

    body: tuple[str, ...]
    headline: str = ""
    publisher: str | None = None
    published: datetime | None = None


def read_masthead(paragraphs: Sequence[str], *, headline: str = "") -> Masthead:
    """Take the metadata off an article's first paragraphs; look for a headline unless given."""
    stamps, head = _take_stamps(paragraphs[:MASTHEAD_PARAGRAPHS])
    if not headline and len(head) > 1 and is_headline(head[0]):
        headline = head.pop(0)
    elif head and _same_words(head[0], headline):
        head.pop(0)
    for index, paragraph in enumerate(head[:DATELINE_PARAGRAPHS]):
        stamp, head[index] = split_dateline(paragraph)
        stamps.append(stamp)
    head = _strip_capitals(head)
    published = [stamp for stamp in stamps if stamp.published]
    return Masthead(
        (*head, *paragraphs[MASTHEAD_PARAGRAPHS:]),
        headline,
        next((stamp.publisher for stamp in stamps if stamp.publisher), None),
        min(published, key=lambda stamp: stamp.later).published if published else None,
    )


def _take_stamps(paragraphs: Sequence[str]) -> tuple[list[Stamp], list[str]]:
    """Return what lines and prefixes of a date say, and the paragraphs without them."""
    stamps: list[Stamp] = []
    rest: list[str] = []
    for paragraph in paragraphs:
        if stamp := read_stamp_line(paragraph):
            stamps.append(stamp)
            continue
        stamp, words = split_date_prefix(paragraph)
        stamps.append(stamp)
        if words and not is_furniture(words):
            rest.append(words)
    return stamps, rest


def is_headline(paragraph: str) -> bool:
    """Return whether a first paragraph is a headline: short, and without the end of a sentence.

    >>> is_headline("Ministers agree on quotas in Lima"), is_headline("They left.")
    (True, False)
    """
    fewest, most = HEADLINE_WORDS
    return (
        fewest <= len(paragraph.split()) <= most
        and len(paragraph) <= HEADLINE_CHARACTERS
        and UNFINISHED.search(paragraph) is not None
        and not paragraph[0].islower()
        and strip_credit(paragraph) == paragraph  # a caption otherwise
    )


def read_stamp_line(line: str) -> Stamp | None:
    """Read a line of only place, medium and date, separated by bullets or bars.

    >>> read_stamp_line("Lima • ANDINA • 3 May 2024, 14:30").publisher
    'ANDINA'
    >>> read_stamp_line("Ministers left Lima on 3 May 2024.") is None
    True
    """
    if len(line) > MASTHEAD_CHARACTERS:
        return None
    return _read_parts(line) or _read_dated_line(line)


def _read_parts(line: str) -> Stamp | None:
    names: list[str] = []
    stamp = Stamp()
    parts = split_stamp_line(line)
    for part in parts:
        if dated := read_date_words(part):
            stamp = dated if dated.published and not stamp.published else stamp
        elif is_namelike(part, frozenset(), most=NAME_WORDS) and len(parts) > 1:
            names.append(part)
        elif not (READING_TIME.fullmatch(part) or is_byline(part)):
            return None
    return Stamp(stamp.published, medium_of(names), stamp.later)


def _read_dated_line(line: str) -> Stamp | None:
    """Read a line of a full date and but names beside it, however they are set apart.

    >>> _read_dated_line("LIMA, Peru, May 3, 2024 (Andes News) -").publisher
    'Andes News'
    >>> _read_dated_line("The Lima Courier, Friday 3rd May, 2024").publisher
    'The Lima Courier'
    >>> _read_dated_line("Ministers left Lima on 3 May 2024.") is None
    True
    """
    found = find_date(line)
    if found is None or found.when is None:
        return None
    rest = TIME_ALONE.sub(" ", f"{line[: found.start]}, {line[found.end :]}")
    inside = IN_BRACKETS.findall(rest)
    parts = [part.strip() for part in NAME_SEPARATOR.split(IN_BRACKETS.sub(", ", rest))]
    names = [part for part in parts if part and not is_weekday(part) and not part.startswith("By ")]
    if not all(is_namelike(name, NAME_JOINTS, most=NAME_WORDS) for name in (*names, *inside)):
        return None
    media = [name for name in names if MEDIUM_WORDS & set(name.lower().split())]
    return Stamp(found.when, next(iter([*inside, *media]), None))


def split_stamp_line(line: str) -> list[str]:
    """Return the parts of a line between bullets and bars, and dashes if one of them is a date."""
    dashed = MASTHEAD_DASH.split(line)
    is_dated = any(map(read_date_words, dashed))  # a headline may have a dash as well
    pieces = dashed if is_dated else [line]
    return [part for piece in pieces for part in MASTHEAD_SEPARATOR.split(piece) if part]


def medium_of(names: Sequence[str]) -> str | None:
    """Return which of a line's names is the medium: of two the second, or one that looks so.

    >>> medium_of(["Lima", "Andina"]), medium_of(["Lima"]), medium_of(["The Lima Times"])
    ('Andina', None, 'The Lima Times')
    """
    if len(names) == 2:
        return names[1]
    if len(names) == 1 and (_is_acronym(names[0]) or MEDIUM_WORDS & set(names[0].lower().split())):
        return names[0]
    return None


def read_date_words(words: str) -> Stamp | None:
    """Read words that are only a date or a time with its label; return None for any others."""
    label = PUBLISHED_LABEL.match(words)
    rest = words[label.end() :] if label else words
    found = find_date(rest)
    if found:
        rest = rest[: found.start] + " " + rest[found.end :]
    bare = TIME_ALONE.sub(" ", YEARLESS_DAY.sub(" ", rest))
    leftover = [word for word in re.findall(r"\w+", bare) if not is_weekday(word)]
    if leftover or (not found and bare == rest):
        return None
    return Stamp(found.when if found else None, later=bool(label and label["later"]))


def split_date_prefix(paragraph: str) -> tuple[Stamp, str]:
    """Return what a labelled date before a sentence says, and the sentence.

    >>> split_date_prefix("date 2024-05-03 Ana Sá in Lima.")[1]
    'Ana Sá in Lima.'
    """
    label = PUBLISHED_LABEL.match(paragraph)
    found = find_date(paragraph[label.end() : label.end() + MASTHEAD_CHARACTERS]) if label else None
    if label is None or found is None or found.start > 0:
        return Stamp(), paragraph
    rest = paragraph[label.end() + found.end :].lstrip(" .,;:|•–—-")
    return Stamp(found.when, later=bool(label["later"])), rest


def split_dateline(paragraph: str) -> tuple[Stamp, str]:
    """Return what a dateline before a sentence says, and the sentence.

    >>> split_dateline("LIMA, May 3 (Reuters) - Ministers left.")
    (Stamp(published=None, publisher='Reuters', later=False), 'Ministers left.')
    """
    for pattern in DATELINE:
        match = pattern.match(paragraph[:MASTHEAD_CHARACTERS])
        if match and match.end() < len(paragraph):
            found = find_date(match[0])
            publisher = match.groupdict().get("publisher")
            return Stamp(found.when if found else None, publisher), paragraph[match.end() :]
    return Stamp(), paragraph


def _strip_capitals(head: list[str]) -> list[str]:
    """Take "LIMA:" off the first paragraph, unless others begin with such, as in an interview."""
    opening = [bool(CAPITALS_COLON.match(paragraph, 0, MASTHEAD_CHARACTERS)) for paragraph in head]
    if opening and opening[0] and not any(opening[1:]):
        return [CAPITALS_COLON.sub("", head[0], count=1), *head[1:]]
    return head


def _same_words(one: str, other: str) -> bool:
    return re.findall(r"\w+", one.casefold()) == re.findall(r"\w+", other.casefold())


def _is_acronym(name: str) -> bool:
    return name.isupper() and name.isalpha() and 2 <= len(name) <= 10
