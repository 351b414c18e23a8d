"""What articles say of the things they name, to tell namesakes apart: the records."""

from __future__ import annotations

from dataclasses import dataclass

from kg.records import Mention
from kg.resolve.cluster import Key
from kg.resolve.occupations import (
    FIELDS,
)

AGENT = "agent"
"""The kind of persons and bodies."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """One article's use of names with one key; `title` is kept where Mr and Mrs are two."""

    article: str
    key: Key
    title: str = ""


@dataclass(slots=True)
class Profile:
    """What one or more articles say of one thing; each may be several.

    Frozen sets, as most are empty and `company` is one for an article: a corpus has millions.
    """

    genders: frozenset[str] = frozenset()
    births: frozenset[int] = frozenset()  # year of the article less the age
    homes: frozenset[str] = frozenset()  # ids of countries
    offices: frozenset[str] = frozenset()  # head nouns: "minister", "striker"
    posts: frozenset[tuple[str, str]] = frozenset()  # ("kg:mayorOf", "Lima")
    kinds: frozenset[str] = frozenset()  # AGENT, or a class of artefacts
    company: frozenset[Key] = frozenset()  # all that its articles name, itself too

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
            setattr(self, name, getattr(self, name) | getattr(other, name))


@dataclass(frozen=True, slots=True)
class Profiles:
    """What articles say of each thing they name, and which appearance each mention is part of."""

    of: dict[Appearance, Profile]
    appearance: dict[Mention, Appearance]
    elsewhere: dict[Appearance, str]  # known places that lie in another country, and in what
