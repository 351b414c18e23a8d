"""What each article says of the things with one name in; which are two things of that name out.

A table of small pieces of evidence with weights, as for names in `kg.resolve.compare`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from kg.resolve.cluster import Key
from kg.resolve.occupations import GENDERS, NEAR, TITLES
from kg.resolve.profiles import AGENT, Appearance, Profile

Test = Callable[[Profile, Profile], bool]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that speaks for or against two articles' naming one thing, and its weight."""

    words: str  # for the ledger
    holds: Test
    weight: float


def _disjoint(attribute: str, one: Profile, other: Profile) -> bool:
    """Return whether both say something of this sort, and nothing in common."""
    mine, theirs = getattr(one, attribute), getattr(other, attribute)
    return bool(mine and theirs and not mine & theirs)


def _fields_differ(one: Profile, other: Profile) -> bool:
    """Return whether both have occupations, of fields between which people do not move."""
    mine, theirs = one.fields, other.fields
    near = any(a == b or frozenset((a, b)) in NEAR for a in mine for b in theirs)
    return bool(mine and theirs) and not near


def _born_apart(one: Profile, other: Profile) -> bool:
    """Return whether no two years of birth are at most one year apart; a birthday is one."""
    apart = (abs(mine - theirs) > 1 for mine in one.births for theirs in other.births)
    return bool(one.births and other.births) and all(apart)


def _posts_differ(one: Profile, other: Profile) -> bool:
    """Return whether both hold one office of different bodies or places: mayor of this or that."""
    shared = {predicate for predicate, _ in one.posts} & {predicate for predicate, _ in other.posts}
    return bool(shared) and not one.posts & other.posts


def _same_work(one: Profile, other: Profile) -> bool:
    return bool(one.offices & other.offices)


def _same_company(one: Profile, other: Profile) -> bool:
    return len(one.company & other.company) > 1  # the name itself is one


EVIDENCE = (
    Evidence("a man and a woman", partial(_disjoint, "genders"), -1.0),
    Evidence("their ages differ", _born_apart, -1.0),
    Evidence("they are different sorts of things", partial(_disjoint, "kinds"), -1.0),
    Evidence("their countries differ", partial(_disjoint, "homes"), -0.5),
    Evidence("their occupations differ", _fields_differ, -0.5),
    Evidence("their posts differ", _posts_differ, -0.5),
    Evidence("the same occupation", _same_work, 0.25),
    Evidence("named beside the same things", _same_company, 0.25),
)
SAME_NAME = 1.0
"""What an equal name counts, before any evidence."""
ONE_FROM = 0.6
"""So much has to be left: one difference without anything in common makes two things."""


def likeness(one: Profile, other: Profile) -> float:
    """Return how likely two profiles with one name are of one thing; not a probability."""
    return SAME_NAME + sum(each.weight for each in EVIDENCE if each.holds(one, other))


def reasons(one: Profile, other: Profile) -> tuple[str, ...]:
    """Return the evidence for and against two profiles' being of one thing, in words."""
    return tuple(each.words for each in EVIDENCE if each.holds(one, other))


@dataclass(slots=True)
class Namesake:
    """One of the things that share a name: its key, where it appears, what is said of it."""

    key: Key
    appearances: list[Appearance] = field(default_factory=list)
    profile: Profile = field(default_factory=Profile)

    def add(self, appearance: Appearance, profile: Profile) -> None:
        """Add an appearance."""
        self.appearances.append(appearance)
        self.profile.add(profile)


Namesakes = Mapping[Key, Sequence[Namesake]]
"""The things that share a key which the name alone gave them, the most frequent first."""


def tell_apart(key: Key, profiles: Mapping[Appearance, Profile]) -> Sequence[Namesake]:
    """Return the things that share a key, each with a key of its own, the most frequent first.

    The appearances of which most is known come first; each joins the thing it is most like, or
    starts another.
    """
    things: list[Namesake] = []
    for appearance in sorted(profiles, key=lambda each: _rank(each, profiles[each])):
        profile = profiles[appearance]
        alike = [(likeness(thing.profile, profile), -at) for at, thing in enumerate(things)]
        best, at = max(alike, default=(0.0, 0))
        if best < ONE_FROM:
            things.append(Namesake(key))
            at = 1 - len(things)
        things[-at].add(appearance, profile)
    things.sort(key=_precedence)
    if len(things) > 1:
        _label(things)
    return things


def _rank(appearance: Appearance, profile: Profile) -> tuple[int, str, str]:
    return -profile.weight, appearance.article, appearance.title


def _precedence(thing: Namesake) -> tuple[int, str, str]:
    first = min((each.article, each.title) for each in thing.appearances)
    return -len(thing.appearances), *first


def _label(things: Sequence[Namesake]) -> None:
    """Give each thing's key what tells it from the first, which needs nothing: "striker".

    But Mr and Mrs are both called so.
    """
    taken: set[str] = set()
    for number, thing in enumerate(things, start=1):
        told = [TITLES[each.title] for each in thing.appearances if each.title]
        told += [""] if number == 1 else list(_differences(thing, things[0].profile))
        label = next((each for each in told if each not in taken), str(number))
        taken.add(label)
        thing.key = thing.key._replace(part=label)


def _differences(thing: Namesake, theirs: Profile) -> Iterator[str]:
    mine = thing.profile
    yield from sorted(mine.offices - theirs.offices)
    yield from sorted(home.replace("_", " ") for home in mine.homes - theirs.homes)
    yield from sorted(f"born about {year}" for year in mine.births - theirs.births)
    yield from sorted(GENDERS[gender] for gender in mine.genders - theirs.genders)
    kinds = (kind if kind != AGENT else thing.key.type for kind in mine.kinds - theirs.kinds)
    yield from sorted(kind.lower() for kind in kinds if kind)
