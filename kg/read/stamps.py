"""A line of the head of an article in; what it says of medium, date and authors out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kg.read.bylines import split_authors
from kg.read.dates import DAY_PATTERN, TIME_ALONE, YEARLESS_DAY, find_date, is_weekday
from kg.read.furniture import (
    AGENCIES,
    DATELINES,
    DOMAIN,
    MASTHEAD_DASH,
    MASTHEAD_SEPARATOR,
    MEDIUM_WORDS,
    PUBLISHED_LABEL,
    READING_TIME,
    SHORT_YEAR,
)
from kg.read.trim import is_byline, is_namelike

LINE_CHARACTERS = 150
NAME_WORDS = 4
MEDIUM_NAME_WORDS = 6
NAME_JOINTS = frozenset({"of", "the", "and", "de", "la"})
IN_BRACKETS = re.compile(r"\(([^()]+)\)")
NAME_SEPARATOR = re.compile(r"[,|•·–—/]|\s-+(?=\s|$)")
DATELINE = tuple(re.compile(pattern.replace("DAY", DAY_PATTERN)) for pattern in DATELINES)
BYLINE_PART = re.compile(r"(?:(?:posted|published|written|reported|submitted) )?by:? (?P<names>.+?)(?: (?:on|at))?", re.I)  # fmt: skip  # noqa: E501  # one pattern
CAPITALS_FOLLOW = re.compile(r"\s(?=[A-ZÀ-Þ]{3})")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What one line says of an article's publication, or, if `later`, of its last change."""

    published: date | None = None
    publisher: str | None = None
    later: bool = False
    authors: tuple[str, ...] = ()
    yearless: str | None = None  # "May 3" of a dateline


def read_stamp_line(line: str) -> Stamp | None:
    """Read a line of only place, medium, authors and date, however they are set apart.

    >>> read_stamp_line("Lima • ANDINA • 3 May 2024, 14:30").publisher
    'ANDINA'
    >>> read_stamp_line("Ministers left Lima on 3 May 2024.") is None
    True
    """
    if len(line) > LINE_CHARACTERS:
        return None
    return _read_parts(line) or _read_dated_line(line) or _read_byline(line)


def is_stamp_line(line: str) -> bool:
    """Return whether a line has only a medium, a date or the authors."""
    return read_stamp_line(line) is not None


def _read_parts(line: str) -> Stamp | None:
    """Read a line of parts between bullets, bars or dashes: names, a date, a byline."""
    names: list[str] = []
    authors: tuple[str, ...] = ()
    stamp = Stamp()
    parts = split_stamp_line(line)
    for part in parts:
        if dated := read_date_words(part):
            is_better = not stamp.published or (stamp.later and not dated.later)
            stamp = dated if dated.published and is_better else stamp
        elif is_byline(part) and not find_date(part):
            authors += split_authors(part)
        elif is_namelike(part, frozenset(), most=NAME_WORDS) and len(parts) > 1:
            names.append(part)
        elif not READING_TIME.fullmatch(part):
            return None
    return Stamp(stamp.published, medium_of(names), stamp.later, authors)


def _read_dated_line(line: str) -> Stamp | None:
    """Read a line of a full date and but names beside it, however they are set apart.

    >>> _read_dated_line("LIMA, Peru, May 3, 2024 (Andes News) -").publisher
    'Andes News'
    >>> _read_dated_line("The Lima Courier, Friday 3rd May, 2024").publisher
    'The Lima Courier'
    >>> _read_dated_line("The Isle of Lewis Times (Friday 3 May 2024)").publisher
    'The Isle of Lewis Times'
    >>> _read_dated_line("Posted by Jane Doe on May 3, 2024").authors
    ('Jane Doe',)
    >>> _read_dated_line("Ministers left Lima on 3 May 2024.") is None
    True
    """
    found = find_date(line)
    if found is None or found.when is None:
        return None
    rest = TIME_ALONE.sub(" ", f"{line[: found.start]}, {line[found.end :]}")
    inside = [each for part in IN_BRACKETS.findall(rest) if (each := _without_weekday(part))]
    parts = [part.strip() for part in NAME_SEPARATOR.split(IN_BRACKETS.sub(", ", rest))]
    parts = [part for part in parts if part and not is_weekday(part)]
    labels = [match for part in parts if (match := PUBLISHED_LABEL.fullmatch(part))]
    bylines = [match["names"] for part in parts if (match := BYLINE_PART.fullmatch(part))]
    names = [
        part
        for part in parts
        if not PUBLISHED_LABEL.fullmatch(part) and not BYLINE_PART.fullmatch(part)
    ]
    if not all(map(_is_name, (*names, *inside))):
        return None
    media = [name for name in names if names_medium(name)]
    authors = tuple(author for names_ in bylines for author in split_authors(names_))
    later = any(label["later"] for label in labels)
    return Stamp(found.when, next(iter([*inside, *media]), None), later, authors)


def _is_name(words: str) -> bool:
    """Return whether words may be a place's or a person's name, or a longer one of a medium."""
    most = MEDIUM_NAME_WORDS if names_medium(words) else NAME_WORDS
    return is_namelike(words, NAME_JOINTS, most=most)


def _without_weekday(words: str) -> str:
    return " ".join(word for word in words.strip(" ,").split() if not is_weekday(word.strip(",")))


def _read_byline(line: str) -> Stamp | None:
    """Read a line of authors, perhaps with their medium.

    >>> stamp = _read_byline("By KATE BOYD, Associated Press")
    >>> stamp.authors, stamp.publisher
    (('Kate Boyd',), 'Associated Press')
    """
    if not is_byline(line):
        return None
    parts = [part.strip() for part in NAME_SEPARATOR.split(line) if part.strip()]
    media = [part for part in parts[1:] if names_medium(part)]
    people = ", ".join(part for part in parts if part not in media)
    return Stamp(publisher=next(iter(media), None), authors=split_authors(people))


def split_stamp_line(line: str) -> list[str]:
    """Return the parts of a line between bullets and bars, and dashes if one of them is a date.

    >>> split_stamp_line("Loire Echo - 6 October 2022 - 18h30")
    ['Loire Echo', '6 October 2022 18h30']
    """
    dashed = MASTHEAD_DASH.split(line)
    is_dated = any(map(read_date_words, dashed))  # a headline may have a dash as well
    pieces = dashed if is_dated else [line]
    parts: list[str] = []
    for part in (part for piece in pieces for part in MASTHEAD_SEPARATOR.split(piece) if part):
        if parts and TIME_ALONE.fullmatch(part) and find_date(parts[-1]):
            parts[-1] += f" {part}"
        else:
            parts.append(part)
    return parts


def medium_of(names: Sequence[str]) -> str | None:
    """Return which of a line's names is the medium: the one that looks so, or of two the second.

    >>> medium_of(["Lima", "Andina"]), medium_of(["Lima"]), medium_of(["The Lima Times", "World"])
    ('Andina', None, 'The Lima Times')
    """
    for name in names:
        if names_medium(name):
            return name
    if len(names) == 2:
        return names[1]
    return names[0] if len(names) == 1 and _is_acronym(names[0]) else None


def names_medium(name: str) -> bool:
    """Return whether a name is that of a news medium by its words, or a web domain.

    >>> names_medium("Post-Dispatch"), names_medium("bbc.co.uk"), names_medium("Lima")
    (True, True, False)
    """
    words = set(re.findall(r"\w+", name.lower()))
    known = name.casefold() in AGENCIES or DOMAIN.fullmatch(name) is not None
    return known or bool(MEDIUM_WORDS & words)


def read_date_words(words: str) -> Stamp | None:
    """Read words that are only a date or a time with its label; return None for any others."""
    label = PUBLISHED_LABEL.match(words)
    rest = words[label.end() :] if label else words
    rest = SHORT_YEAR.sub(r"\1.\2.20\3", rest)
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
    found = find_date(paragraph[label.end() : label.end() + LINE_CHARACTERS]) if label else None
    if label is None or found is None or found.start > 0:
        return Stamp(), paragraph
    rest = paragraph[label.end() + found.end :].lstrip(" .,;:|•–—-")
    return Stamp(found.when, later=bool(label["later"])), rest


def split_dateline(paragraph: str) -> tuple[Stamp, str]:
    """Return what a dateline before a sentence says, and the sentence.

    >>> stamp, words = split_dateline("LIMA, May 3 (Reuters) - Ministers left.")
    >>> stamp.publisher, stamp.yearless, words
    ('Reuters', 'May 3', 'Ministers left.')
    """
    for start, authors in (*_byline_prefixes(paragraph), (0, ())):
        for pattern in DATELINE:
            match = pattern.match(paragraph[start : start + LINE_CHARACTERS])
            medium = match.groupdict().get("publisher") if match else None
            if match and start + match.end() < len(paragraph) and not is_weekday(medium or ""):
                found = find_date(match[0])
                day = None if found else YEARLESS_DAY.search(match[0])
                stamp = Stamp(
                    found.when if found else None,
                    medium,
                    authors=authors,
                    yearless=day[0] if day else None,
                )
                return stamp, paragraph[start + match.end() :]
    return Stamp(), paragraph


def _byline_prefixes(paragraph: str) -> list[tuple[int, tuple[str, ...]]]:
    """Return where a dateline may begin after "By Jane Doe", and the names before it."""
    if not paragraph.startswith(("By ", "BY ")):
        return []
    starts = [match.end() for match in CAPITALS_FOLLOW.finditer(paragraph, 3, LINE_CHARACTERS)]
    return [(at, split_authors(paragraph[:at])) for at in starts if is_byline(paragraph[:at])]


def _is_acronym(name: str) -> bool:
    return name.isupper() and name.isalpha() and 2 <= len(name) <= 10
