"""A parsed or tokenised text in, the times, amounts of money, percentages and quantities out.

The patterns run over the characters of each sentence and the matches are laid onto the tokens,
so that it does not matter whether a tokenizer writes "5bn", "$5" or "40-km" as one token or two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from kg.extract.tokens import Doc, Span
from kg.extract.values.amounts import AMOUNT_WORDS, KINDS
from kg.extract.values.dates import TIME, TIME_WORDS, resolve_time
from kg.extract.words import load_words

_LISTS = load_words("dates")
AMBIGUOUS = frozenset(_LISTS["ambiguous"])
CUES = frozenset(_LISTS["cues"])
COUNTING_CUES = frozenset(_LISTS["counting_cues"])
DETERMINERS = frozenset(_LISTS["determiners"])


@dataclass(frozen=True, slots=True)
class Value:
    """The tokens `start` to `end` of a Doc express a value of this type."""

    start: int
    end: int
    type: str  # "Time", "Money", "Percentage" or "Quantity"
    value: str | None  # "2025-06-02", "5000000 USD", "40 %", "40 km", "P5Y"; None: not settled


def find_values(doc: Doc, *, reference: datetime | None = None) -> list[Value]:
    """Find what expresses a value in this Doc, in text order and without overlap.

    Times are resolved against `reference`, the day of the article; without it only full ones are.
    """
    found: list[Value] = []
    for sentence in doc.sents:
        words = set(re.findall(r"[a-z]+|\d", sentence.text.lower()))
        has_digit = any(map(str.isdigit, words))
        candidates: list[Value] = []
        if has_digit or words & TIME_WORDS:
            candidates += _find_times(sentence, reference)
        if has_digit or words & AMOUNT_WORDS:
            candidates += _find_amounts(sentence)
        candidates.sort(key=lambda value: (value.start, -value.end))
        for value in candidates:
            if not found or value.start >= found[-1].end:
                found.append(value)
    return found


def _find_amounts(sentence: Span) -> Iterator[Value]:
    text = sentence.text
    for kind, patterns, read in KINDS:
        for pattern in patterns:
            for match in pattern.finditer(text):
                start = max(match.start(), match.end("between"))
                if span := _tokens_at(sentence, start, match.end()):
                    yield Value(span.start, span.end, kind, read(match))


def _find_times(sentence: Span, reference: datetime | None) -> Iterator[Value]:
    for match in TIME.finditer(sentence.text):
        span = _tokens_at(sentence, *match.span())
        if span is not None and _is_time(span):
            words = span.text
            if _word_before(span) == "between":
                words = words.replace(" and ", " to ", 1)
            yield Value(span.start, span.end, "Time", resolve_time(words, reference))


def _is_time(span: Span) -> bool:
    """Return whether a match is a time: not the verb "may", a count "2000" or part of a name."""
    text, before = span.text, _word_before(span)
    if any(token.ent_type_ for token in span) and not _ends_within(span):
        return False
    if text.isdigit():
        return _is_year(span, before)
    return before in CUES or text.capitalize() not in AMBIGUOUS


def _is_year(span: Span, before: str) -> bool:
    after = span[-1].after
    if before in DETERMINERS:
        return "1950" <= span.text < "2050" and after is not None and after.text[0].isalpha()
    counted = after is not None and after.tag_ == "NNS" and before in COUNTING_CUES
    return before in CUES and not counted


def _word_before(span: Span) -> str:
    return span[0].text_before.lower()


def _ends_within(span: Span) -> bool:
    """Return whether the entities in a span lie inside it."""
    return not any(token.ent_iob_ == "I" for token in (span[0], *span.doc[span.end : span.end + 1]))


def _tokens_at(sentence: Span, start: int, end: int) -> Span | None:
    """Return the tokens of these characters of the sentence, whole tokens where one is cut."""
    shift = sentence.start_char
    span = sentence.doc.span_at(shift + start, shift + end)
    return span if span is not None and len(span) else None
