"""Statements in; the article's own words of what they say out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.graph import GraphStatement

WHOLE = 110
"""Characters of a clause; a longer one is cut after a word."""
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip  # as many as fit
DATE = re.compile(
    r"\s*\b(?:on|to|until|for) (?:\d{1,2}(?:st|nd|rd|th)? [A-Z]\w+|[A-Z]\w+ \d{1,2})(?:,? \d{4})?\b"
)


def clause(statement: GraphStatement, *more: tuple[int, int]) -> str:
    """Return the words of a sentence from the first part of a statement to its last.

    `more` are further places in the article that belong to it.
    """
    end = max(end for _start, end in _places(statement, *more)) - statement.start
    return _cut(statement.sentence[clause_at(statement, *more) - statement.start : end])


def clause_at(statement: GraphStatement, *more: tuple[int, int]) -> int:
    """Return where in the article the words of `clause` begin."""
    return min(start for start, _end in _places(statement, *more))


def _places(statement: GraphStatement, *more: tuple[int, int]) -> list[tuple[int, int]]:
    thing = [] if statement.object_at is None else [statement.object_at]
    return [statement.subject_at, *statement.relation_at, *more, *thing]


def say_day(day: str) -> str:
    """Return a day as English writes it.

    >>> say_day("2031-06-12")
    '12 June 2031'
    """
    year, month, number = day.split("-")
    return f"{int(number)} {MONTHS[int(month) - 1]} {year}"


def denial(statement: GraphStatement, among: Iterable[GraphStatement]) -> str:
    """Return the words that say it is not so: "denied that the vessel was overloaded"."""
    words = clause(statement)
    for other in among:
        if other.predicate == "kg:denies" and other.sentence == statement.sentence:
            start = min(start for start, _end in other.relation_at) - statement.start
            end = statement.sentence.find(words)
            if 0 <= start < end:
                return _cut(statement.sentence[start : end + len(words)])
    return words


def _cut(words: str) -> str:
    if len(words) <= WHOLE:
        return words
    return f"{words[:WHOLE].rpartition(' ')[0]} …"
