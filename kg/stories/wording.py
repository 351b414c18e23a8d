"""Statements in; questions and answers in the article's own words out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.graph import GraphStatement
from kg.stories.figures import Figure

WHOLE = 110
"""Characters of a clause; a longer one is cut after a word."""


DATE = re.compile(
    r"\s*\b(?:on|to|until|for) (?:\d{1,2}(?:st|nd|rd|th)? [A-Z]\w+|[A-Z]\w+ \d{1,2})(?:,? \d{4})?\b"
)
EXACT = (
    "at least", "at most", "more than", "no fewer than", "no more than", "about", "around", "some",
    "only", "just", "nearly", "almost",
)  # fmt: skip  # as many as fit
CURRENCY = re.compile(
    r"^\s*(?:us )?(?:dollar|euro|pound|yen|yuan|ro?uble|rupee|franc|crown|peso|dirham|riyal)s?\b",
    re.IGNORECASE,
)


def clause(statement: GraphStatement, *more: tuple[int, int]) -> str:
    """Return the words of a sentence from the first part of a statement to its last.

    `more` are further places in the article that belong to it.
    """
    places = [statement.subject_at, *statement.relation_at, *more]
    if statement.object_at is not None:
        places.append(statement.object_at)
    start = min(start for start, _end in places) - statement.start
    end = max(end for _start, end in places) - statement.start
    return _cut(statement.sentence[start:end])


def as_question(words: str) -> str:
    """Return words as a question: "the ferry was overloaded" → "The ferry was overloaded?"."""
    return f"{words[:1].upper()}{words[1:].rstrip(' ,;:.')}?"


def undated(words: str) -> str:
    """Return words without the day that is asked for.

    >>> undated("Drivers will strike on 12 May after talks")
    'Drivers will strike after talks'
    """
    return DATE.sub("", words)


def how_many(words: str, figure: Figure, *, money: bool = False) -> str:
    """Return words with "how many" for a number, and for what makes it exact.

    >>> from kg.stories.figures import find_figure
    >>> text = "Novacrest will cut at least 900 jobs"
    >>> how_many(text, find_figure(text))
    'Novacrest will cut how many jobs?'
    """
    asked = "how much" if money else "how many"
    before, after = words[: figure.start].rstrip("$€£¥ "), words[figure.end :]
    after = CURRENCY.sub("", after) if money else after
    for phrase in EXACT:
        before = before.removesuffix(phrase).rstrip()
    return as_question(f"{before} {asked}{after}".strip())


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
