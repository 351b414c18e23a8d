"""The claims of a story in; the numbers that several of them give for the same thing out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.stories.claims import Claim, same_voice
from kg.stories.figures import Figure
from kg.stories.referents import Referents

PRICE = "price"
YEAR = re.compile(r"\b(?:19|20|21)\d\d\b")
FAR = 2
"""Months between two times that speak of different happenings, if they are more."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """In a claim, this number of these units; `place` is where the number stands in the article."""

    claim: Claim
    keys: frozenset[str]  # "deaths"; else stems of what is done and of what has the amount
    unit: str  # stem of what is counted, a currency, "%"; "" for a bare number
    figure: Figure
    words: str
    place: tuple[int, int]
    about: tuple[str, ...]  # who does it or has it: has to be the same
    question: str = ""  # of a measure of its own
    grows: bool = False

    @property
    def is_money(self) -> bool:
        """Return whether it is an amount of money."""
        return _is_money(self.unit)

    @property
    def year(self) -> str:
        """Return the year that the sentence speaks of, where it is not that of the article."""
        found = YEAR.search(self.claim.statement.sentence)
        return found[0] if found and found[0] != self.claim.published[:4] else ""


def find_quantities(
    quantities: Iterable[Quantity], referents: Referents
) -> Iterator[list[Quantity]]:
    """Yield groups of quantities that answer one question, each in the order given."""
    groups: list[list[Quantity]] = []
    for quantity in quantities:
        for group in groups:
            if all(_comparable(quantity, other, referents) for other in group):
                group.append(quantity)
                break
        else:
            groups.append([quantity])
    yield from groups


def _comparable(one: Quantity, other: Quantity, referents: Referents) -> bool:
    """Return whether two quantities are of the same thing, at the same time."""
    if one.keys.isdisjoint(other.keys) or not _same_unit(one.unit, other.unit):
        return False
    if one.claim.may_be is not other.claim.may_be or (one.claim.may_be and one.question):
        return False
    if one.year != other.year or _far_apart(_when(one), _when(other)):
        return False
    if one.figure.value != other.figure.value and same_voice(one.claim, other.claim):
        return False
    if one.question:
        return True
    if PRICE in one.keys:
        return _same_price(one, other, referents)
    pairs = zip(one.about, other.about, strict=False)
    known = bool(one.about) == bool(other.about)
    return known and all(referents.same(first, second) for first, second in pairs)


def _same_unit(one: str, other: str) -> bool:
    """Return whether two units can be compared; a bare number counts anything but money."""
    if one == other:
        return True
    return "" in (one, other) and not any(_is_money(each) or each == "%" for each in (one, other))


def _is_money(unit: str) -> bool:
    return unit.isupper() and len(unit) == 3


def _same_price(one: Quantity, other: Quantity, referents: Referents) -> bool:
    """Return whether two prices are for one thing: bought by one buyer, it may be described."""
    if not (one.about and other.about):
        return False
    first, second = one.about[0], other.about[0]
    if referents.same(first, second):
        return True
    buyers = (one.claim.agent, other.claim.agent)
    same_buyer = None not in buyers and buyers[0] == buyers[1]
    return same_buyer and referents.kind(first) == referents.kind(second)


def _when(quantity: Quantity) -> str:
    """Return when something was so: when it is said, if nothing else is."""
    claim = quantity.claim
    return claim.published if claim.planned else claim.statement.when or claim.published


def _far_apart(one: str, other: str) -> bool:
    """Return whether two times, as far as they are known, are months apart."""
    first, second = _months(one), _months(other)
    return first is not None and second is not None and abs(first - second) > FAR


def _months(time: str) -> int | None:
    year, _, month = time[:7].partition("-")
    return int(year) * 12 + int(month) if year.isdigit() and month.isdigit() else None
