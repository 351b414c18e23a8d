"""The words of a number in, the number out: "1.2 million", "two hundred and fifty", "5bn"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from kg.extract.words import load_words

_LISTS = load_words("values")
_SMALL: dict[str, float] = {**_LISTS["numbers"], "half": 0.5}
_MAGNITUDES: dict[str, int] = _LISTS["magnitudes"]
_EMPTY = ("and", "a", "an")
_SHORT = ("k", "m", "b", "bn", "mn", "tn", "trn", "mln", "bln")
"""Magnitudes that are glued to the digits or follow a currency: "5bn"."""


def one_of(words: Iterable[str]) -> str:
    """Return a pattern for any of these words, the longest first, not case-sensitive within.

    >>> one_of(["per cent", "%"])
    '(?:per cent|%)'
    """
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", " ") for word in longest_first) + ")"


def with_spaces(pattern: str) -> str:
    """Return the pattern with " " for a run of spaces or one line break, no paragraph's end."""
    return pattern.replace(" ", r"(?:[^\S\r\n]{1,3}|\r?\n)")


_FIGURES = (
    (r"\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,4})?", ","),  # 1,200.5
    (r"\d{1,3}(?:\.\d{3}){2,6}(?:,\d{1,2})?", "."),  # 1.200.000,5
    (r"\d{1,2}(?:,\d{2}){1,5},\d{3}(?!\d)", ","),  # 12,34,567 in India
    (r"\d{1,3},\d{1,2}(?![\d,.])", "."),  # 3,5
    (r"\d{1,15}(?:\.\d{1,6})?", ","),  # 1200.5
)
"""How figures are written, each with the sign that groups thousands there."""
DIGITS = f"(?:{'|'.join(pattern for pattern, _ in _FIGURES)})"
_LONG = one_of(word for word in _MAGNITUDES if word not in _SHORT)
_TENS = one_of(word for word, size in _SMALL.items() if size >= 20)
_ONES = one_of(word for word, size in _SMALL.items() if 1 <= size < 10)
_BELOW_100 = rf"(?:{_TENS}(?: |-){_ONES}|{one_of(_LISTS['numbers'])})"
_HALF = r"(?: |-)and(?: |-)a(?: |-)half"
_MORE = rf"(?:{_HALF}(?: {_LONG})?|(?:(?: |-){_LONG}(?:(?: and)? {_BELOW_100})?){{0,4}})(?<![\s-])"
_SPELT = rf"(?:{_BELOW_100}|half an?(?= {_LONG})|an?(?= {_LONG})){_MORE}"
NUMBER = rf"(?:{DIGITS}{_MORE}|(?i:{_SPELT}))"
"""A number as digits or words, with its magnitude; " " stands for a space."""
SIGNED_NUMBER = rf"(?:(?i:minus )|[-−])?{NUMBER}"
SHORT_NUMBER = rf"(?:{DIGITS} ?{one_of(_SHORT)}\b|{NUMBER})"
"""Also "5bn" and "300 m": only where money is certain, for "m" is a metre too."""


def read_number(words: str) -> Decimal | None:
    """Return the number these words spell, None where they spell none.

    >>> read_number("1.2 trillion"), read_number("two hundred and fifty"), read_number("5bn")
    (Decimal('1200000000000.0'), Decimal('250'), Decimal('5000000000'))
    """
    if sign := re.match(r"(?:minus\s|[-−])", words, re.IGNORECASE):
        number = read_number(words[sign.end() :])
        return -number if number is not None else None
    halves = re.sub(r"[\s-]and[\s-]a[\s-]half", " half", words.lower())
    parts = [word for word in re.findall(r"[\d.,]*\d|[a-z]+", halves) if word not in _EMPTY]
    total = current = Decimal(0)
    for word in parts:
        if word in _MAGNITUDES:
            current = (current or Decimal(1)) * _MAGNITUDES[word]
            if _MAGNITUDES[word] > 100:  # "two hundred thousand": hundred multiplies what follows
                total, current = total + current, Decimal(0)
        elif (figure := _read_word(word)) is not None:
            current += figure
        else:
            return None
    return total + current if parts else None


def _read_word(word: str) -> Decimal | None:
    """Return the number of a word or of digits; a version ("12.5.1") or a score is none.

    >>> _read_word("1.200.000"), _read_word("3,5"), _read_word("12.5.1")
    (Decimal('1200000'), Decimal('3.5'), None)
    """
    if word in _SMALL:
        return Decimal(_SMALL[word])
    for pattern, thousands in _FIGURES:
        if word.isascii() and re.fullmatch(pattern, word):
            return Decimal(word.replace(thousands, "").replace(",", "."))
    return None


def plain(number: Decimal) -> str:
    """Return the number without exponent and without zeros that say nothing.

    >>> plain(Decimal("1200000.0"))
    '1200000'
    """
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
