"""The words of an amount in, what it comes to out: "5bn euros" → 5000000000 EUR, "40-km" → 40 km.

KINDS holds, for money, percentages and quantities, the patterns that find one in a text and what
reads a match of theirs: None where the words do not settle how much it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from kg.extract.values.figures import (
    NUMBER,
    SHORT_NUMBER,
    SIGNED_NUMBER,
    one_of,
    plain,
    read_number,
    with_spaces,
)
from kg.extract.words import load_words

_LISTS = load_words("values")
_SIGNS: dict[str, str] = _LISTS["currency_signs"]
_CURRENCIES: dict[str, str] = _LISTS["currency_words"]
_DOUBTFUL: dict[str, str] = _LISTS["currency_doubtful"]
_DURATIONS: dict[str, str] = _LISTS["durations"]
_UNITS: dict[str, str] = {unit: sign for unit, sign in _LISTS["units"].items() if sign}
_LOWER_UNITS = {unit.lower(): sign for unit, sign in _UNITS.items() if len(unit) > 3}
_ALL_UNITS = (*_UNITS, *_DURATIONS)
_WORDS = {word.lower(): code for word, code in _CURRENCIES.items()}
_SPAN = one_of(unit for unit in _DURATIONS if unit != "second")
AMOUNT_WORDS = frozenset(
    word + plural
    for words in (_LISTS["numbers"], _LISTS["magnitudes"], _LISTS["vague"], _DURATIONS, ["half"])
    for phrase in words
    for word in phrase.removesuffix(" of").split()[-1:]
    for plural in ("", "s")
)
"""Every amount has a digit or one of these words."""

_START = (
    rf"(?<![\w.,:/$€£-])(?:(?P<between>(?i:between) )|(?i:{one_of(_LISTS['approximators'])}) )?"
)
_VAGUE = rf"(?P<vague>(?i:{one_of(_LISTS['vague'])}))"
_SIGN = (
    one_of(_SIGNS).replace(r"US\$", r"US ?\$").replace(r"HK\$", r"HK ?\$")[:-1]  # "US $5" too
    + r"|R(?=\d{1,3}(?:,\d{3})+|[\d.]+ ?(?:m|bn|[mbtr]+illion)\b))"  # not the road R101
)
_CODE = one_of(_LISTS["currency_codes"]["codes"])
_CURRENCY = (
    rf"(?:[€£₽₴]|(?i:{one_of(_CURRENCIES)}s?)(?!\w| of\b)|{_CODE}\b"
    r"|(?<=illion\s)won\b(?! (?:the|an?)\b))"
)
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
_PERCENT = rf"(?P<sign>(?i:{one_of(_LISTS['percent'])}))(?!\w)"
_PERCENTAGE = (rf"{_START}{_amount(SIGNED_NUMBER, '%?')}(?: |-)?{_PERCENT}",)
_QUANTITY = (
    rf"{_START}{_amount(SIGNED_NUMBER)}(?: |-)?(?P<unit>{_LONG_UNIT}|{one_of(_ALL_UNITS)})(?!\w)",
    rf"{_START}{_VAGUE} (?P<unit>{_LONG_UNIT})(?!\w)",
    rf"{_START}(?P<unit>(?i:magnitude))(?: of | |-)(?P<low>{NUMBER})(?!\w)",
    r"(?P<between>(?!))?(?i:(?<=\baged\s)|(?<=\bage\s))(?P<low>\d{1,3})(?P<unit>)(?![\w-])",
    rf"{_START}(?P<low>an?) (?P<unit>{_SPAN}) and a half(?!\w)",
    rf"(?i:(?<=for\s)|(?<=within\s)|(?<=after\s)|(?<=in\s))(?P<between>(?!))?"
    rf"(?P<low>an?) (?P<unit>{_SPAN})(?!\w)",
)


def _ends(match: re.Match[str]) -> tuple[Decimal | None, Decimal | None]:
    """Return the lower and the upper end; in "3-4 million" the magnitude is told once."""
    groups = match.groupdict()
    low, high = groups.get("low"), groups.get("high")
    first, last = (read_number(words) if words else None for words in (low, high))
    if low and high and first is not None and re.fullmatch(r"[\d.]+", low):
        figures, magnitude = re.fullmatch(r"([\d.,]*)(.*)", high, re.DOTALL).groups()  # type: ignore[union-attr]  # matches anything
        if figures and first < (read_number(figures) or 0):
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
        or _WORDS.get(words.removesuffix("s"))
        or _DOUBTFUL.get(sign, sign)
    )
    code, _, divisor = code.partition("/")
    return _with_unit(match, code, int(divisor or 1))


def _read_percentage(match: re.Match[str]) -> str | None:
    return _with_unit(match, "pp" if "point" in match["sign"].lower() else "%")


def _read_quantity(match: re.Match[str]) -> str | None:
    words = re.sub(r"\s+", " ", match["unit"] or "year").removesuffix("-old").removesuffix(" old")
    for unit in (words, words.lower(), words.lower().removesuffix("s")):
        if unit in _DURATIONS:
            return _read_duration(match, _DURATIONS[unit])
        if unit in _UNITS or unit in _LOWER_UNITS:
            return _with_unit(match, _UNITS.get(unit) or _LOWER_UNITS[unit])
    return None


def _read_duration(match: re.Match[str], form: str) -> str | None:
    first, last = _ends(match)
    if match.groupdict().get("low") in {"a", "an"}:
        first = Decimal("1.5" if match[0].endswith("half") else 1)
    if not form or first is None or (form == "P{}0Y" and first % 1):
        return None
    ends = [form.format(plain(end)) for end in (first, last) if end is not None]
    return "/".join(ends)


_Reader = Callable[[re.Match[str]], str | None]
KINDS: tuple[tuple[str, tuple[re.Pattern[str], ...], _Reader], ...] = tuple(
    (kind, tuple(re.compile(with_spaces(pattern)) for pattern in patterns), read)
    for kind, patterns, read in (
        ("Money", _MONEY, _read_money),
        ("Percentage", _PERCENTAGE, _read_percentage),
        ("Quantity", _QUANTITY, _read_quantity),
    )
)
