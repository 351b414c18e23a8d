"""Answers that exclude each other, by time, in; whether they agree, differ or change out."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from kg.stories.claims import Claim
from kg.stories.words import load_words
from kg.story import Change, Mark

SAYS_CHANGE = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, load_words()['change']['words']))})\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Given:
    """A claim gives this answer; answers of one group are the same."""

    claim: Claim
    group: str
    publisher: str
    order: float | None = None  # of answers that can only grow: how high it is
    acts: bool = False  # the answer is what a person or an organization does


LONG = 14
"""Days after which what somebody does has become something else, whoever says so."""
SameSpeaker = Callable[[str, str], bool]


def mark_of(given: Sequence[Given], same: SameSpeaker) -> tuple[Mark, tuple[Change, ...]] | None:
    """Return what the answers, by time, have to do with each other; None if one origin says all.

    A later answer is a change if it is the next state of what only grows, if the same voice gave
    the earlier one, if its sentence says so, or if it is what somebody does, and it is said another
    day by the articles themselves, or much later by anybody; otherwise the accounts differ.
    """
    groups = list(dict.fromkeys(each.group for each in given))
    if len(groups) == 1:
        origins = {each.claim.origin for each in given}
        return (Mark.AGREE, ()) if len(origins) > 1 else None
    changes = tuple(_changes(given, same))
    if len(changes) == len(groups) - 1:
        return Mark.CHANGED, changes
    return Mark.DIFFER, ()


def _changes(given: Sequence[Given], same: SameSpeaker) -> Iterator[Change]:
    """Yield how each new answer follows from the one before."""
    first: dict[Hashable, Given] = {}
    for each in given:
        first.setdefault(each.group, each)
    firsts = list(first.values())
    for old, new in pairwise(firsts):
        if _follows(old, new, given, same):
            yield Change(old.group, new.group, new.claim.published or None)


def _follows(old: Given, new: Given, given: Sequence[Given], same: SameSpeaker) -> bool:
    """Return whether a new answer is a later state of the old one."""
    if new.claim.published <= old.claim.published:
        return False
    if old.order is not None and new.order is not None:
        return new.order > old.order or _says_change(new)
    days = _days_between(old.claim.published, new.claim.published)
    both_articles = not (new.claim.speakers or old.claim.speakers)
    if new.acts and old.acts and days >= (1 if both_articles else LONG):
        return True
    before = [each for each in given if each.group == old.group]
    return _says_change(new) or any(_same_voice(each, new, same) for each in before)


def _days_between(old: str, new: str) -> int:
    """Return how many days lie between two days in ISO 8601, 0 if one is not known."""
    if not (old and new):
        return 0
    return (date.fromisoformat(new[:10]) - date.fromisoformat(old[:10])).days


def _says_change(new: Given) -> bool:
    return SAYS_CHANGE.search(new.claim.statement.sentence) is not None


def _same_voice(old: Given, new: Given, same: SameSpeaker) -> bool:
    """Return whether the same source gives both answers, or a medium corrects what it brought."""
    if not new.claim.speakers:
        return old.publisher == new.publisher
    return any(same(one, two) for one in old.claim.speakers for two in new.claim.speakers)
