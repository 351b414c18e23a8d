"""Statements of a story in; the numbers that several of them give for the same thing out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kg.amounts import Amount, amount_of
from kg.graph import GraphStatement
from kg.stories.claims import Claim
from kg.stories.figures import Figure, figures, find_figure
from kg.stories.referents import COMPLEMENTS, Referents
from kg.stories.words import Measure, load_words, measures, stem

_WORDS = load_words()
PERSON = "person"
DURATIONS = frozenset(map(stem, ("second", "minute", "hour", "day", "week", "month", "year")))
PRICED = frozenset(f"kg:{name}" for name in _WORDS["price"]["properties"])
PRICE_ROLES = frozenset(_WORDS["price"]["roles"])
MOVES = frozenset({"kg:increases", "kg:decreases", "kg:changes"})
PARTIAL = re.compile(
    r"\b(?:of (?:the|them|those|whom|its|their)\b|more\b|others?\b)", re.IGNORECASE
)
"""What stands after a number that counts only a part, or what is added."""
ADDED = re.compile(r"\b(?:another|further|additional|every|each|per|first|last)\s*$", re.IGNORECASE)
"""What stands before one."""
YEAR = re.compile(r"\b(?:19|20|21)\d\d\b")


@dataclass(frozen=True, slots=True)
class Quantity:
    """In a claim, this number of these units; `place` is where the number stands in the article."""

    claim: Claim
    measure: str  # "deaths"; else what is done, or what has the amount: "carry", "offer"
    unit: str  # stem of what is counted, a currency, "%"; "" for a measure of its own
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


@dataclass(frozen=True, slots=True)
class Reader:
    """What quantities are read with."""

    referents: Referents
    values: Mapping[str, str]  # the normalized value of a time or an amount

    def of(self, claim: Claim) -> Iterator[Quantity]:
        """Yield the numbers of a claim: of its object, of its subject, of its qualifiers."""
        if not claim.affirms:
            return
        statement = claim.statement
        found = [
            quantity
            for place, counts_subject in (
                (statement.object_at, False),
                (statement.subject_at, True),
            )
            if place is not None and (quantity := self._at(claim, place, counts_subject))
        ]
        yield from found[:1]
        for role, thing in statement.qualifiers:
            amount = amount_of(self.values.get(thing, ""))
            if amount is not None and amount.low == amount.high:
                yield from self._qualifier(claim, role, amount)

    def _at(self, claim: Claim, place: tuple[int, int], counts_subject: bool) -> Quantity | None:
        statement = claim.statement
        words = statement.sentence[place[0] - statement.start : place[1] - statement.start]
        figure = find_figure(words)
        if figure is None or self._is_partial(statement, place, figure):
            return None
        thing = statement.subject if counts_subject else statement.object
        amount = amount_of(self.values.get(thing or "", ""))
        unit = _unit(words, figure, amount)
        other = claim.statement.object if counts_subject else claim.statement.subject
        if self.referents.kind(thing or "") == "Time" or unit in DURATIONS:
            return None
        head = self._head(words, figure)
        if head.endswith("s"):  # the names of 51 people: as many names
            unit, head = stem(head), ""
        head = stem(head)
        measure = None if head else self._measure(claim, unit, counts_subject)
        at = (place[0] + figure.start, place[0] + figure.end)
        if measure is not None:
            return Quantity(
                claim, measure.name, "", figure, words, at, (), measure.question, measure.grows
            )
        about = (other,) if other is not None and self.referents.kind(other) != "Phrase" else ()
        if claim.concept in PRICED and unit.isupper():
            return self._price(claim, figure, words, at)
        return Quantity(claim, head or claim.concept, unit, figure, words, at, about)

    def _is_partial(
        self, statement: GraphStatement, place: tuple[int, int], figure: Figure
    ) -> bool:
        """Return whether a number counts only some, or what is added."""
        start = place[0] - statement.start
        after = statement.sentence[start + figure.end :].lstrip()
        before = statement.sentence[: start + figure.start]
        return bool(PARTIAL.match(after) or ADDED.search(before))

    def _head(self, words: str, figure: Figure) -> str:
        """Return the noun that has the amount: "offer" in "a pay offer of 6.8 per cent"."""
        front = words[: figure.start].split()
        if len(front) > 1 and "of" in front[1:]:
            return front[front.index("of", 1) - 1].casefold()
        return ""

    def _measure(self, claim: Claim, unit: str, counts_subject: bool) -> Measure | None:
        """Return the measure of its own that a number gives."""
        predicate = claim.statement.predicate.partition(":")[2]
        verb = " ".join(stem(word) for word in predicate.split("-"))
        subject = " ".join(self.referents.front(claim.statement.subject))
        for measure in measures():
            if unit not in {stem(each) for each in measure.units}:
                continue
            counted = claim.concept in {f"kg:{name}" for name in measure.properties}
            counted_subject = claim.patient == claim.statement.subject or claim.is_sole
            phrases = (" ".join(map(stem, each.split())) for each in measure.verbs)
            said = any(f"{verb} ".startswith(f"{phrase} ") for phrase in phrases)
            if counts_subject and (said or (counted and counted_subject)):
                return measure
            if not counts_subject and (
                (counted and not claim.is_sole)
                or f" {subject}".endswith(tuple(f" {noun}" for noun in measure.nouns))
            ):
                return measure
        return None

    def _qualifier(self, claim: Claim, role: str, amount: Amount) -> Iterator[Quantity]:
        """Yield a price, or what an amount is moved to: "for $2 billion", "raised it to 5 %"."""
        statement = claim.statement
        value = Decimal(amount.low)
        found = next((each for each in figures(statement.sentence) if each.value == value), None)
        if found is None:
            return
        at = (statement.start + found.start, statement.start + found.end)
        words = statement.sentence[found.start : found.end]
        if claim.concept in PRICED and amount.unit.isupper() and role in PRICE_ROLES:
            yield self._price(claim, found, words, at, amount.unit)
        elif claim.concept in MOVES and role == "to" and claim.patient is not None:
            head = self.referents.head(claim.patient)
            about = (claim.agent,) if claim.agent is not None else ()
            yield Quantity(claim, head, _as_unit(amount.unit), found, words, at, about)

    def _price(
        self, claim: Claim, figure: Figure, words: str, at: tuple[int, int], unit: str = ""
    ) -> Quantity:
        """Return what somebody pays for something."""
        statement = claim.statement
        bought = [thing for role, thing in statement.qualifiers if role == "for"]
        bought = [each for each in bought if amount_of(self.values.get(each, "")) is None]
        if claim.concept == "kg:costs":
            bought = [statement.subject]
        elif claim.concept not in ("kg:pays",) and claim.patient is not None:
            bought = [claim.patient]
        money = unit or _unit(words, figure, amount_of(self.values.get(statement.object or "", "")))
        return Quantity(claim, "price", money, figure, words, at, tuple(bought[:1]))


def find_quantities(
    claims: Iterable[Claim], referents: Referents, values: Mapping[str, str]
) -> Iterator[list[Quantity]]:
    """Yield groups of quantities that answer one question, each by time."""
    reader = Reader(referents, values)
    by_measure: dict[str, list[list[Quantity]]] = defaultdict(list)
    for claim in claims:
        for quantity in reader.of(claim):
            groups = by_measure[quantity.measure]
            for group in groups:
                if all(_comparable(quantity, other, referents) for other in group):
                    group.append(quantity)
                    break
            else:
                groups.append([quantity])
    for _measure, groups in sorted(by_measure.items()):
        yield from groups


def _comparable(one: Quantity, other: Quantity, referents: Referents) -> bool:
    """Return whether two quantities of one measure are of the same thing, at the same time."""
    units = {one.unit, other.unit}
    if len(units - {""}) > 1 or (units & {"", "%"} and any(map(_is_money, units))):
        return False
    if one.year != other.year or _far_apart(one.claim.statement.when, other.claim.statement.when):
        return False
    if one.question:
        return True
    if one.measure == "price":
        return _same_price(one, other, referents)
    pairs = zip(one.about, other.about, strict=False)
    known = bool(one.about) == bool(other.about)
    return known and all(referents.same(first, second) for first, second in pairs)


def _same_price(one: Quantity, other: Quantity, referents: Referents) -> bool:
    if not (one.about and other.about):
        return False
    first, second = one.about[0], other.about[0]
    if referents.same(first, second):
        return True
    buyers = (one.claim.agent, other.claim.agent)
    same_buyer = None not in buyers and buyers[0] == buyers[1]
    return same_buyer and referents.kind(first) == referents.kind(second)


def _far_apart(one: str | None, other: str | None) -> bool:
    """Return whether two times, as far as they are known, are months apart."""
    if one is None or other is None or one[:4] == other[:4] == "":
        return False
    first, second = ([*time[:7].split("-"), "6"][:2] for time in (one, other))
    if not all(part.isdigit() for part in (*first, *second)):
        return False
    months = (int(first[0]) - int(second[0])) * 12 + int(first[1]) - int(second[1])
    return abs(months) > 2


def _unit(words: str, figure: Figure, amount: Amount | None) -> str:
    if amount is not None:
        return _as_unit(amount.unit)
    after = words[figure.end :].casefold().split()
    cut = next((n for n, word in enumerate(after) if word in COMPLEMENTS), len(after))
    return _as_unit(after[cut - 1]) if cut else ""


def _is_money(unit: str) -> bool:
    return unit.isupper() and len(unit) == 3


def _as_unit(word: str) -> str:
    if word.isupper() or word == "%":
        return word
    return stem(PERSON if word in ("people", "persons") else word)
