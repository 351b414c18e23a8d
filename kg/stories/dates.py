"""The claims of a story in; the days that several of them give for the same event out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.stories.claims import Claim, same_voice
from kg.stories.concepts import PREPOSITIONS
from kg.stories.referents import Referents
from kg.stories.words import load_words, stem

DAY = re.compile(r"\d{4}-\d\d-\d\d")
DATED = frozenset({"kg:happensOn", "kg:startsOn", "kg:endsOn"})
MOVED, AWAY = (
    frozenset(" ".join(stem(word) for word in verb.split()) for verb in load_words()["moved"][kind])
    for kind in ("verbs", "away")
)
"""Verbs whose subject or object is the event that gets a date: "the vote was moved to"; and those
of them that name the change, not the event."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A claim gives this day for an event: `event` is its verb or noun, `others` what tells it."""

    claim: Claim
    day: str
    event: str
    others: frozenset[str]
    is_noun: bool = False


def find_dates(
    claims: Iterable[Claim], referents: Referents, values: Mapping[str, str]
) -> Iterator[list[Dated]]:
    """Yield groups of days that are given for one event to come."""
    groups: list[list[Dated]] = []
    for claim in claims:
        dated = _dated(claim, referents, values)
        if dated is None:
            continue
        for group in groups:
            if all(_comparable(dated, other) for other in group):
                group.append(dated)
                break
        else:
            groups.append([dated])
    yield from groups


def _dated(claim: Claim, referents: Referents, values: Mapping[str, str]) -> Dated | None:
    """Return the day that a claim gives for an event, None if it gives none."""
    statement = claim.statement
    moved = is_moved(claim)
    if not claim.affirms or not (claim.planned or moved):
        return None
    if statement.predicate in DATED:
        time = values.get(statement.object or "", "")
        event = statement.subject
    else:
        time = statement.when or ""
        event = (claim.patient or statement.subject) if moved else ""
    if DAY.fullmatch(time[:10]) is None or "/" in time or time[:10] < claim.published[:10]:
        return None
    if event:
        head = referents.head(event)
        return Dated(claim, time[:10], head, referents.words(event) - {head}, is_noun=True)
    words = [word for word in statement.relation.split() if word not in PREPOSITIONS]
    things = [each for each in (statement.subject, statement.object) if each is not None]
    others = frozenset(word for thing in things for word in referents.words(thing))
    return Dated(claim, time[:10], stem(words[-1].casefold()), others) if words else None


def is_moved(claim: Claim) -> bool:
    """Return whether the verb says that an event gets a date."""
    return bool(_phrases(claim) & MOVED) or claim.concept == "kg:postpones"


def is_moved_away(claim: Claim) -> bool:
    """Return whether the verb says that an event gets another date."""
    return bool(_phrases(claim) & AWAY) or claim.concept == "kg:postpones"


def _phrases(claim: Claim) -> set[str]:
    """Return the stems of what may be such a verb: "put off", "move", "due"."""
    name = claim.statement.predicate.partition(":")[2].split("-")
    words = [stem(word) for word in name if word != "be"]
    complement = (claim.statement.object or "").partition("-")[0] if name == ["be"] else ""
    return {" ".join(words[:2]), *words[:1], stem(complement)}


def _one_event(one: Dated, other: Dated) -> bool:
    """Return whether two events are called alike: the results, and the announcement of results."""
    if one.event == other.event:
        return True
    return (
        one.is_noun and other.is_noun and (one.event in other.others or other.event in one.others)
    )


def _comparable(one: Dated, other: Dated) -> bool:
    """Return whether two claims can date the same event: what tells it is shared, or not told."""
    if not _one_event(one, other):
        return False
    if one.day != other.day and same_voice(one.claim, other.claim):
        return False
    told = one.others and other.others
    return not told or not one.others.isdisjoint(other.others)
