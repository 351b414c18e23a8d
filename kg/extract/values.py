"""A parsed or tokenised text in, the times, amounts of money, percentages and quantities out.

The patterns run over the characters of each sentence and the matches are laid onto the tokens,
so that it does not matter whether a tokenizer writes "5bn", "$5" or "40-km" as one token or two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from spacy.tokens import Doc, Span, Token

from kg.extract.dateforms import MONTHS
from kg.extract.dates import TIME, TIME_WORDS, TO, resolve_time
from kg.extract.figures import NUMBER, SHORT_NUMBER, one_of, plain, read_number, with_spaces
from kg.extract.words import load_words

_LISTS = load_words("values")
_SIGNS: dict[str, str] = _LISTS["currency_signs"]
_CURRENCIES: dict[str, str] = _LISTS["currency_words"]
_DURATIONS: dict[str, str] = _LISTS["durations"]
_UNITS: dict[str, str] = {unit: sign for unit, sign in _LISTS["units"].items() if sign}
_LOWER_UNITS = {unit.lower(): sign for unit, sign in _UNITS.items() if len(unit) > 3}
_ALL_UNITS = (*_UNITS, *_DURATIONS)
_WORDS = {word.lower(): code for word, code in _CURRENCIES.items()}
_SPAN = one_of(unit for unit in _DURATIONS if unit != "second")
_AMOUNT_WORDS = frozenset(
    word + plural
    for words in (_LISTS["numbers"], _LISTS["magnitudes"], _LISTS["vague"], _DURATIONS, ["half"])
    for phrase in words
    for word in phrase.removesuffix(" of").split()[-1:]
    for plural in ("", "s")
)
"""Every amount has a digit or one of these words."""
_DATE_LISTS = load_words("dates")
AMBIGUOUS = frozenset(_DATE_LISTS["ambiguous"])
CUES = frozenset(_DATE_LISTS["cues"])
COUNTING_CUES = frozenset(_DATE_LISTS["counting_cues"])
DETERMINERS = frozenset(_DATE_LISTS["determiners"])
NAMED_DAYS = frozenset(_DATE_LISTS["named_days"])
NOT_NOUNS = frozenset({"VERB", "AUX", "ADJ"})


@dataclass(frozen=True, slots=True)
class Value:
    """The tokens `start` to `end` of a Doc express a value of this type."""

    start: int
    end: int
    type: str  # "Time", "Money", "Percentage" or "Quantity"
    value: str | None  # "2025-06-02", "5000000 USD", "40 %", "40 km", "P5Y"; None: not settled


_START = (
    rf"(?<![\w.,:/$€£-])(?:(?P<between>(?i:between) )|(?i:{one_of(_LISTS['approximators'])}) )?"
)
_VAGUE = rf"(?P<vague>(?i:{one_of(_LISTS['vague'])}))"
_SIGN = one_of(_SIGNS).replace(r"\$", r" ?\$")  # "US $5" too
_CODE = one_of(_LISTS["currency_codes"]["codes"])
_CURRENCY = rf"(?:[€£₽₴]|(?i:{one_of(_CURRENCIES)}s?)(?!\w| of\b)|{_CODE}\b)"
_RANGE = r"(?(between)(?: and | ?[-–] ?)|(?: ?[-–] ?| to | or ))"
_LONG_UNIT = (
    rf"(?i:{one_of([*_DURATIONS, *(unit for unit in _UNITS if len(unit) > 3)])}s?)(?:(?: |-)old\b)?"
)


def _amount(number: str, between_ends: str = "") -> str:
    return rf"(?P<low>{number})(?:{between_ends}{_RANGE}(?P<high>{number}))?"


_MONEY = (
    rf"{_START}(?P<sign>{_SIGN}|{_CODE}) ?(?P<low>{SHORT_NUMBER})(?![\d%])"
    rf"(?:{_RANGE}(?:{_SIGN}|{_CODE})? ?(?P<high>{SHORT_NUMBER})(?![\d%]))?",
    rf"{_START}(?:{_amount(SHORT_NUMBER)}|{_VAGUE})(?: |-)?(?P<sign>{_CURRENCY})",
)
_PERCENTAGE = (
    rf"{_START}{_amount(NUMBER, '%?')}(?: |-)?(?P<sign>(?i:{one_of(_LISTS['percent'])}))(?!\w)",
)
_QUANTITY = (
    rf"{_START}{_amount(NUMBER)}(?: |-)?(?P<unit>{_LONG_UNIT}|{one_of(_ALL_UNITS)})(?!\w)",
    rf"{_START}{_VAGUE} (?P<unit>{_LONG_UNIT})(?!\w)",
    rf"(?i:(?<=for\s)|(?<=within\s)|(?<=after\s)|(?<=in\s))(?P<between>(?!))?"
    rf"(?P<low>an?) (?P<unit>{_SPAN})(?!\w)",
)


def find_values(doc: Doc, *, reference: datetime | None = None) -> list[Value]:
    """Find what expresses a value in this Doc, in text order and without overlap.

    Times are resolved against `reference`, the day of the article; without it only full ones are.

    >>> import spacy
    >>> find_values(spacy.blank("en")("They paid $5 million."))
    [Value(start=2, end=5, type='Money', value='5000000 USD')]
    """
    found: list[Value] = []
    sentences = doc.sents if doc.has_annotation("SENT_START") else [doc[:]]
    for sentence in sentences:
        words = set(re.findall(r"[a-z]+|\d", sentence.text.lower()))
        has_digit = any(map(str.isdigit, words))
        candidates: list[Value] = []
        if has_digit or words & TIME_WORDS:
            candidates += _find_times(sentence, reference)
        if has_digit or words & _AMOUNT_WORDS:
            candidates += _find_amounts(sentence)
        candidates.sort(key=lambda value: (value.start, -value.end))
        for value in candidates:
            if not found or value.start >= found[-1].end:
                found.append(value)
    return found


def _find_amounts(sentence: Span) -> Iterator[Value]:
    text = sentence.text
    for kind, patterns, read in _KINDS:
        for pattern in patterns:
            for match in pattern.finditer(text):
                start = max(match.start(), match.end("between"))
                if span := _tokens_at(sentence, start, match.end()):
                    yield Value(span.start, span.end, kind, read(match))


def _find_times(sentence: Span, reference: datetime | None) -> Iterator[Value]:
    spans = (_tokens_at(sentence, *match.span()) for match in TIME.finditer(sentence.text))
    for span in _joined([span for span in spans if span and _is_time(span)]):
        yield Value(span.start, span.end, "Time", resolve_time(span.text, reference))


def _joined(spans: list[Span]) -> list[Span]:
    """Join the two ends of a stretch of time: "28 May" to "2 June"."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last is not None and last.end <= span.start and _is_stretch(last, span):
            joined[-1] = span.doc[last.start : span.end]
        else:
            joined.append(span)
    return joined


def _is_stretch(first: Span, last: Span) -> bool:
    whole = first.doc[first.start : last.end].text  # Doc.text would be as slow as the Doc is long
    between = whole[len(first.text) : len(whole) - len(last.text)]
    if TO.fullmatch(between):
        return True
    return between.strip() == "and" and _word_before(first) == "between"


def _is_time(span: Span) -> bool:
    """Tell whether a match is a time: not the verb "may", a count "2000" or part of a name."""
    doc, text, before = span.doc, span.text, _word_before(span)
    if any(token.ent_type_ and not _is_within(token, span) for token in span):
        return False
    if text.isdigit():
        return _is_year(span, before)
    if text in MONTHS and _is_one_of_several(span[-1]):
        return False
    if text in AMBIGUOUS or text.capitalize() in AMBIGUOUS:
        return before in CUES and span[0].pos_ not in NOT_NOUNS and span[0].ent_type_ != "PERSON"
    return not (span.start and doc[span.start - 1].text in NAMED_DAYS)


def _is_one_of_several(month: Token) -> bool:
    """Tell whether a month is told apart as a thing is: "their wettest July on record"."""
    return any(part.i < month.i and part.dep_ in ("amod", "nmod:poss") for part in month.children)


def _is_year(span: Span, before: str) -> bool:
    doc = span.doc
    after = doc[span.end] if span.end < len(doc) else None
    if before == "(":
        return after is not None and after.text == ")"
    if before in DETERMINERS:
        return "1950" <= span.text < "2050" and after is not None and after.text[0].isalpha()
    counted = after is not None and (after.tag_ == "NNS" or after.text[0] in "%°€£$")
    return before in CUES and not (before in COUNTING_CUES and counted)


def _word_before(span: Span) -> str:
    return span.doc[span.start - 1].lower_ if span.start else ""


def _is_within(token: Token, span: Span) -> bool:
    """Tell whether the entity around this token ends inside the span."""
    doc = token.doc
    first = span.start == 0 or doc[span.start].ent_iob_ != "I"
    return first and (span.end == len(doc) or doc[span.end].ent_iob_ != "I")


def _tokens_at(sentence: Span, start: int, end: int) -> Span | None:
    """Return the tokens of these characters of the sentence, whole tokens where one is cut."""
    shift = sentence.start_char
    span = sentence.doc.char_span(shift + start, shift + end, alignment_mode="expand")
    return span if span is not None and len(span) else None


def _ends(match: re.Match[str]) -> tuple[Decimal | None, Decimal | None]:
    """Return the lower and the upper end; in "3-4 million" the magnitude is told once."""
    groups = match.groupdict()
    low, high = groups.get("low"), groups.get("high")
    first, last = (read_number(words) if words else None for words in (low, high))
    if low and high and first is not None and first < 1000 and re.fullmatch(r"[\d.]+", low):
        figures, magnitude = re.fullmatch(r"([\d.,]*)(.*)", high, re.DOTALL).groups()  # type: ignore[union-attr]  # matches anything
        if figures and magnitude and first < (read_number(figures) or 0):
            first = read_number(low + magnitude)
    return first, last


def _with_unit(match: re.Match[str], unit: str, divisor: int = 1) -> str | None:
    first, last = _ends(match)
    if first is None:
        return None
    ends = [plain(end / divisor) for end in (first, last) if end is not None]
    return f"{'/'.join(ends)} {unit}"


def _read_money(match: re.Match[str]) -> str | None:
    sign = re.sub(r"\s+", " ", match["sign"])
    words = sign.lower()
    code = (
        _SIGNS.get(sign.replace(" ", ""))
        or _WORDS.get(words)
        or _WORDS.get(words.removesuffix("s"))
        or sign
    )
    code, _, divisor = code.partition("/")
    return _with_unit(match, code, int(divisor or 1))


def _read_percentage(match: re.Match[str]) -> str | None:
    return _with_unit(match, "pp" if "point" in match["sign"].lower() else "%")


def _read_quantity(match: re.Match[str]) -> str | None:
    words = re.sub(r"\s+", " ", match["unit"]).removesuffix("-old").removesuffix(" old")
    for unit in (words, words.lower(), words.lower().removesuffix("s")):
        if unit in _DURATIONS:
            return _read_duration(match, _DURATIONS[unit])
        if unit in _UNITS or unit in _LOWER_UNITS:
            return _with_unit(match, _UNITS.get(unit) or _LOWER_UNITS[unit])
    return None


def _read_duration(match: re.Match[str], form: str) -> str | None:
    first, last = _ends(match)
    if match.groupdict().get("low") in {"a", "an"}:
        first = Decimal(1)
    if not form or first is None or (form == "P{}0Y" and first % 1):
        return None
    ends = [form.format(plain(end)) for end in (first, last) if end is not None]
    return "/".join(ends)


_Reader = Callable[[re.Match[str]], str | None]
_KINDS: tuple[tuple[str, tuple[re.Pattern[str], ...], _Reader], ...] = tuple(
    (kind, tuple(re.compile(with_spaces(pattern)) for pattern in patterns), read)
    for kind, patterns, read in (
        ("Money", _MONEY, _read_money),
        ("Percentage", _PERCENTAGE, _read_percentage),
        ("Quantity", _QUANTITY, _read_quantity),
    )
)
