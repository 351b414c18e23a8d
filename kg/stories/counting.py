"""A claim in; the numbers that it gives out: of what is counted, measured or paid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from kg.amounts import Amount, amount_of
from kg.stories.claims import Claim
from kg.stories.figures import Figure, figures, find_figure
from kg.stories.measuring import measure_named, measure_of
from kg.stories.quantities import PRICE, Quantity
from kg.stories.referents import COMPLEMENTS, Referents
from kg.stories.words import Measure, load_words, stem

_WORDS = load_words()
PRICED = frozenset(f"kg:{name}" for name in _WORDS["price"]["properties"])
PRICE_ROLES = frozenset(_WORDS["price"]["roles"])
BOUGHT_SUBJECT = frozenset({"kg:costs", "kg:joins", "kg:signs"})
"""What has the price, or who is signed for it, is the subject."""
PAID = frozenset({"kg:pays", "kg:receives"})
AMOUNTING = frozenset({"be", "kg:amountsTo"})
MOVES = frozenset({"kg:increases", "kg:decreases", "kg:changes"})
MOVING = frozenset(map(stem, _WORDS["change"]["verbs"]))
EMPTY_KEYS = frozenset({"", "be", "hav"})
SCALE = re.compile(rf"\b({'|'.join(_WORDS['scales']['nouns'])})(?: of)?\s*$", re.IGNORECASE)
PARTIAL = re.compile(
    r"(?:of (?:the|them|those|whom|its|their)|more|others?"
    r"|(?:in|out of) (?:every )?(?:\d+|two|three|four|five|ten))\b|-",
    re.IGNORECASE,
)
"""What stands after a number that counts only a part, or what is added."""
ADDED = re.compile(r"\b(?:another|further|additional|every|each|per|first|last)\s*$", re.IGNORECASE)
"""What stands before one."""
CURRENCIES: Mapping[str, str] = _WORDS["currencies"]
PEOPLE = frozenset({"people", "persons"})


class Found(NamedTuple):
    """A number, the words that it stands in, and its place in the article."""

    figure: Figure
    words: str
    place: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Counter:
    """What numbers are read with."""

    referents: Referents
    values: Mapping[str, str]  # the normalized value of a time or an amount

    def of(self, claim: Claim) -> Iterator[Quantity]:
        """Yield the number of a claim's object, else of its subject, and of its qualifiers."""
        if not claim.affirms:
            return
        statement = claim.statement
        for place in (statement.object_at, statement.subject_at):
            quantity = self._at(claim, place) if place is not None else None
            if quantity is not None:
                yield quantity
                break
        for role, thing in statement.qualifiers:
            amount = amount_of(self.values.get(thing, ""))
            if amount is not None and amount.low == amount.high:
                yield from self._qualifier(claim, role, amount)
            elif role in ("to", "at") and (figure := find_figure(self.referents.name(thing))):
                yield from self._moved_toll(claim, figure)

    def _at(self, claim: Claim, place: tuple[int, int]) -> Quantity | None:
        """Return the number in the words at a place, which are the claim's subject or object."""
        statement = claim.statement
        words = statement.sentence[place[0] - statement.start : place[1] - statement.start]
        figure = find_figure(words)
        counts_subject = place == statement.subject_at
        thing = statement.subject if counts_subject else statement.object
        if figure is None or thing is None:
            return None
        if self.referents.kind(thing) == "Time" and not self.values.get(thing, "").startswith("P"):
            return None  # a date; a duration is an amount
        if _is_partial(statement.sentence, place[0] - statement.start, figure):
            return None
        unit = _unit(words, figure, amount_of(self.values.get(thing, "")))
        at = (place[0] + figure.start, place[0] + figure.end)
        found = Found(figure, words, at)
        if scale := SCALE.search(words[: figure.start]):
            unit = stem(scale[1].casefold())
            about = (statement.subject,)
            return Quantity(claim, frozenset({unit}), unit, *found, about)
        priced = claim.concept in PRICED and unit.isupper()
        price = self._price(claim, found, unit) if priced else None
        return price or self._counted(claim, found, unit)

    def _counted(self, claim: Claim, found: Found, unit: str) -> Quantity:
        """Return how many are counted: by a measure of its own, or by who does what."""
        statement, (figure, words, at) = claim.statement, found
        counts_subject = at[0] < statement.subject_at[1] and at[0] >= statement.subject_at[0]
        head = _head(words, figure)
        if head.endswith("s"):  # the names of 51 people: as many names
            unit, head = stem(head), ""
        measure = None
        if not head:
            measure = measure_of(claim, unit, self.referents, counts_subject=counts_subject)
        if measure is not None:
            return _measured(claim, measure, unit, found)
        other = statement.object if counts_subject else statement.subject
        known = other is not None and self.referents.kind(other) != "Phrase"
        about = (other,) if other is not None and known else ()
        if claim.concept in AMOUNTING and not counts_subject:  # turnout was, turnout reached
            owner = self.referents.head(statement.subject)
            return Quantity(claim, frozenset({owner}), unit, *found, (statement.subject,))
        done = statement.predicate.partition(":")[2].partition("-")[0]
        keys = frozenset({stem(claim.concept.removeprefix("kg:")), stem(done), stem(head)})
        return Quantity(claim, keys - EMPTY_KEYS, unit, *found, about)

    def _qualifier(self, claim: Claim, role: str, amount: Amount) -> Iterator[Quantity]:
        """Yield a price, or what an amount is moved to: "for $2 billion", "raised it to 5 %"."""
        statement = claim.statement
        value = Decimal(amount.low)
        figure = next((each for each in figures(statement.sentence) if each.value == value), None)
        if figure is None:
            return
        found = _found(claim, figure)
        if claim.concept in PRICED and amount.unit.isupper() and role in PRICE_ROLES:
            price = self._price(claim, found, amount.unit)
            yield from [price] if price is not None else []
        elif role == "to" and claim.patient is not None and _moves(claim):
            keys = frozenset({self.referents.head(claim.patient)})
            about = (claim.agent,) if claim.agent is not None else ()
            yield Quantity(claim, keys, _as_unit(amount.unit), *found, about)

    def _moved_toll(self, claim: Claim, figure: Figure) -> Iterator[Quantity]:
        """Yield what a measure of its own is brought to: "bringing the death toll to 36"."""
        measure = measure_named(self.referents.front(claim.patient)) if claim.patient else None
        same = (each for each in figures(claim.statement.sentence) if each.value == figure.value)
        for each in islice(same, 1):
            if measure is not None:
                yield _measured(claim, measure, "", _found(claim, each))

    def _price(self, claim: Claim, found: Found, unit: str) -> Quantity | None:
        """Return what somebody pays for something, None where it is not said for what."""
        statement = claim.statement
        if claim.concept in BOUGHT_SUBJECT:
            bought = [statement.subject]
        elif claim.concept in PAID or claim.patient is None:
            things = [thing for role, thing in statement.qualifiers if role == "for"]
            bought = [each for each in things if amount_of(self.values.get(each, "")) is None]
        else:
            bought = [claim.patient]
        if not bought:
            return None
        return Quantity(claim, frozenset({PRICE}), unit, *found, tuple(bought[:1]))


def _found(claim: Claim, figure: Figure) -> Found:
    """Return a number of a claim's sentence."""
    statement = claim.statement
    place = (statement.start + figure.start, statement.start + figure.end)
    return Found(figure, statement.sentence[figure.start : figure.end], place)


def _measured(claim: Claim, measure: Measure, unit: str, found: Found) -> Quantity:
    """Return a number that every account of a happening gives; who is counted matters little."""
    generic = unit in {stem(each) for each in measure.units}
    name, asked = frozenset({measure.name}), measure.question
    return Quantity(claim, name, "" if generic else unit, *found, (), asked, measure.grows)


def _moves(claim: Claim) -> bool:
    """Return whether something is raised or lowered to an amount."""
    verb = claim.statement.predicate.partition(":")[2].partition("-")[0]
    return claim.concept in MOVES or stem(verb) in MOVING


def _is_partial(sentence: str, start: int, figure: Figure) -> bool:
    """Return whether a number counts only some, or what is added."""
    after = sentence[start + figure.end :].lstrip()
    return bool(PARTIAL.match(after) or ADDED.search(sentence[: start + figure.start]))


def _head(words: str, figure: Figure) -> str:
    """Return the noun that has the amount: "offer" in "a pay offer of 6.8 per cent"."""
    front = words[: figure.start].casefold().split()
    return front[front.index("of", 1) - 1] if "of" in front[1:] else ""


def _unit(words: str, figure: Figure, amount: Amount | None) -> str:
    if amount is not None:
        return _as_unit(amount.unit)
    after = words[figure.end :].casefold().split()
    if after[:1] in (["%"], ["percent"]) or after[:2] == ["per", "cent"]:
        return "%"
    signs = (sign for sign in words[max(0, figure.start - 2) : figure.end] if sign in CURRENCIES)
    if code := CURRENCIES.get(next(signs, "") or " ".join(after[:1])):
        return code
    cut = next((n for n, word in enumerate(after) if word in COMPLEMENTS), len(after))
    return _as_unit(after[cut - 1]) if cut else ""


def _as_unit(word: str) -> str:
    if word.isupper() or word == "%":
        return word
    return stem("person" if word in PEOPLE else word)
