"""What articles say of the things they name, to tell namesakes apart: the records."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass

from kg.outline import Told
from kg.resolve.cluster import Key
from kg.resolve.occupations import FIELDS

AGENT = "agent"
"""The kind of persons and bodies."""
NOTHING: Set[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Appearance:
    """One article's use of names with one key; `title` is kept where Mr and Mrs are two."""

    article: str
    key: Key
    title: str = ""


@dataclass(slots=True)
class Profile:
    """What one or more articles say of one thing; each may be several."""

    genders: Set[str] = NOTHING
    births: Set[int] = frozenset()  # year of the article less the age
    homes: Set[str] = NOTHING  # ids of countries
    offices: Set[str] = NOTHING  # head nouns: "minister", "striker"
    posts: Set[tuple[str, str]] = frozenset()  # ("kg:mayorOf", "Lima")
    kinds: Set[str] = NOTHING  # AGENT, or a class of artefacts
    company: Set[int] = frozenset()  # numbers of what its articles name, of itself too

    @property
    def fields(self) -> set[str]:
        """Return the fields of work of its offices."""
        return {FIELDS[office] for office in self.offices if office in FIELDS}

    @property
    def weight(self) -> int:
        """Return how much is known that may tell this from a namesake."""
        told = (self.genders, self.births, self.homes, self.fields, self.posts, self.kinds)
        return sum(map(bool, told))

    def add(self, other: Profile) -> None:
        """Add what another profile of the same thing says.

        What grows is a set of its own: a name of 20,000 articles is named beside as many things.
        """
        for name in self.__dataclass_fields__:
            theirs = getattr(other, name)
            if theirs and isinstance(mine := getattr(self, name), set):
                mine |= theirs
            elif theirs:
                setattr(self, name, {*mine, *theirs})

    def add_told(self, told: Told) -> None:
        """Add what an article says by one name."""
        for name in ("genders", "births", "homes", "offices", "posts", "kinds"):
            if theirs := getattr(told, name):
                setattr(self, name, frozenset({*getattr(self, name), *theirs}))


def to_told(profile: Profile) -> Told | None:
    """Return what a profile says, to be kept; None where that is nothing."""

    def ordered(found: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(found))

    told = Told(
        ordered(profile.genders),
        tuple(sorted(profile.births)),
        ordered(profile.homes),
        ordered(profile.offices),
        tuple(sorted(profile.posts)),
        ordered(profile.kinds),
    )
    return None if told == Told() else told
