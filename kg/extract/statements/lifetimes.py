"""Years in brackets behind a person's name → birth and death: "Zsolt Varga (1950–2020)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.factuality import ASSERTED
from kg.extract.factuality.existence import unless_quoted
from kg.extract.reading import Reading
from kg.extract.statements.analysis import Analysis
from kg.extract.statements.predicates import Circumstances, RelationPhrase, maker, role_noun
from kg.extract.tokens import Token
from kg.extract.tree import children, climb
from kg.records import Mention, Statement

SPAN = re.compile(r"(?P<born>.*\w)\s*[-–—]\s*(?P<died>\w.*)", re.DOTALL)
YEAR = re.compile(r"^-?\d+")
SHORTEST_LIFE = 18
"""Years; fewer are those that somebody was in office: "under Holt (2010–2015)"."""


def lifetime_statements(analysis: Analysis) -> Iterator[Statement]:
    """Yield when the persons were born and died whose years stand behind their names."""
    reading = analysis.reading
    for token in reading.doc[1:-1]:
        if token.text != "(":
            continue
        name, years = reading.named.get(token.i - 1), reading.named.get(token.i + 1)
        if name is not None and years is not None:
            ends = SPAN.fullmatch(years.text) if years.type == "Time" else None
            if ends is None or name.type != "Person" or not _closes(reading, years):
                continue
            before = token.before
            if before is not None and not _is_term(reading, before, years):
                yield from _lifetime(reading, token, name, years, ends)


def _closes(reading: Reading, years: Mention) -> bool:
    """Return whether nothing but the years stands in the brackets."""
    return reading.article.text[years.passage.end :].lstrip()[:1] == ")"


def _is_term(reading: Reading, last: Token, years: Mention) -> bool:
    """Return whether bare years behind a title are those in office: "President Holt (2010–15)"."""
    name = next(part for part in climb(last) if part.dep_ != "flat")
    titles = [name, *children(name, "nmod:desc", "compound")]
    return years.text.count(" ") < 4 and any(role_noun(reading, part) for part in titles)


def _lasted(values: list[str]) -> int:
    """Return the years from one date to another."""
    born, died = (int(YEAR.findall(value)[0]) for value in values)
    return died - born


def _lifetime(
    reading: Reading, bracket: Token, name: Mention, years: Mention, ends: re.Match[str]
) -> Iterator[Statement]:
    values = (years.value or "").split("/")
    if len(values) != 2 or _lasted(values) < SHORTEST_LIFE:
        return
    make, factuality = maker(reading, "apposition"), unless_quoted(reading, bracket, ASSERTED)
    for verb, end, value in zip(("be born in", "die in"), ("born", "died"), values, strict=True):
        start = years.passage.start
        passage = reading.between(start + ends.start(end), start + ends.end(end))
        time = replace(years, passage=passage, name=value, value=value)
        words = RelationPhrase("verb", verb, ())
        yield make.emit(name, words, time, Circumstances(factuality))
