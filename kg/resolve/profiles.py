"""What articles say of the things they name, to tell namesakes apart: the records."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.records import Mention
from kg.resolve.cluster import Key
from kg.resolve.occupations import (
    FIELDS,
)


@dataclass(frozen=True, slots=True)
class Appearance:
    """One article's use of names with one key; `title` is kept where Mr and Mrs are two."""

    article: str
    key: Key
    title: str = ""


@dataclass(slots=True)
class Profile:
    """What one or more articles say of one thing; sets, because they may say several things."""

    genders: set[str] = field(default_factory=set)
    births: set[int] = field(default_factory=set)  # year of the article less the age
    homes: set[str] = field(default_factory=set)  # ids of countries
    offices: set[str] = field(default_factory=set)  # head nouns: "minister", "striker"
    posts: set[tuple[str, str]] = field(default_factory=set)  # ("kg:mayorOf", "Lima")
    kinds: set[str] = field(default_factory=set)  # "agent", or a class of artefacts
    company: set[Key] = field(default_factory=set)  # the other things named in its articles

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
        """Add what another profile of the same thing says."""
        for name in self.__dataclass_fields__:
            getattr(self, name).update(getattr(other, name))


@dataclass(frozen=True, slots=True)
class Profiles:
    """What articles say of each thing they name, and which appearance each mention is part of."""

    of: dict[Appearance, Profile]
    appearance: dict[Mention, Appearance]
    elsewhere: dict[Appearance, str]  # known places that lie in another country, and in what
