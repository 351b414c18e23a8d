"""The words of a number in; the number, and how exact it is, out: "at least 41 people"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kg.stories.words import load_words

_WORDS = load_words()
_NUMBERS: dict[str, int] = _WORDS["numbers"]
_MAGNITUDES: dict[str, int] = _WORDS["magnitudes"]
_EXACTNESS: dict[str, list[str]] = _WORDS["exactness"]
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SPELT = "|".join(
    sorted((*_NUMBERS, *(w for w in _MAGNITUDES if len(w) > 3)), key=len, reverse=True)
)
_NUMBER = re.compile(
    rf"(?<![\w.,-])(?:[$€£¥])?(?P<digits>{_DIGITS})(?:[ -]?(?P<times>{'|'.join(_MAGNITUDES)})\b)?"
    rf"(?![\w,-]*\d)|\b(?P<spelt>(?:{_SPELT})(?:[ -](?:and |a )?(?:{_SPELT}))*)\b(?!-)",
    re.IGNORECASE,
)
_BEFORE = 14
"""Characters before a number in which "at least" may stand."""
ALMOST = Decimal("0.06")
"""How far apart, as a share, two numbers are of which one is "about"."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text, from `start` to `end`."""

    value: Decimal
    start: int
    end: int
    exactness: str = ""  # "least", "most", "about"

    def fits(self, other: Figure) -> bool:
        """Return whether both can be the same number: "about 150" and 148."""
        if self.value == other.value:
            return True
        if "about" in (self.exactness, other.exactness):
            most = max(abs(self.value), abs(other.value))
            return abs(self.value - other.value) <= ALMOST * most
        return False


def find_figure(words: str) -> Figure | None:
    """Return the first number in these words, None if there is none.

    >>> find_figure("at least 41 people")
    Figure(value=Decimal('41'), start=9, end=11, exactness='least')
    >>> find_figure("names of fifty-one people").value, find_figure("$2.1bn deal").value
    (Decimal('51'), Decimal('2100000000.0'))
    """
    return next(figures(words), None)


def figures(words: str) -> Iterator[Figure]:
    """Yield the numbers in these words."""
    for found in _NUMBER.finditer(words):
        before = words[max(0, found.start() - _BEFORE) : found.start()].casefold().rstrip()
        kinds = (kind for kind, said in _EXACTNESS.items() if before.endswith(tuple(said)))
        yield Figure(_value(found), found.start(), found.end(), next(kinds, ""))


def _value(found: re.Match[str]) -> Decimal:
    if digits := found["digits"]:
        times = _MAGNITUDES[found["times"].casefold()] if found["times"] else 1
        return Decimal(digits.replace(",", "")) * times
    total = current = 0
    for word in re.findall(r"[a-z]+", found["spelt"].casefold()):
        if word in _MAGNITUDES:
            current = max(current, 1) * _MAGNITUDES[word]
            if _MAGNITUDES[word] > 100:
                total, current = total + current, 0
        else:
            current += _NUMBERS.get(word, 0)
    return Decimal(total + current)


def plain(number: Decimal) -> str:
    """Return a number as a reader writes it: "1,200", "2.1 billion", "5.5".

    >>> plain(Decimal("1200")), plain(Decimal("2100000000.0")), plain(Decimal("5.50"))
    ('1,200', '2.1 billion', '5.5')
    """
    for name in ("trillion", "billion", "million"):
        if abs(number) >= _MAGNITUDES[name]:
            return f"{_trimmed(number / _MAGNITUDES[name])} {name}"
    return _trimmed(number)


def _trimmed(number: Decimal) -> str:
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
