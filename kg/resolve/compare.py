"""Two full names of persons in; how likely they name the same person out.

A table of small features with weights, as in nomenklatura's matchers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.resolve.name_words import NICKNAMES
from kg.resolve.person_names import PersonName, fold_given, fold_sound, generation

SHORTEST_NICKNAME = 3
"""Letters of a given name that may be short for another."""


@dataclass(frozen=True, slots=True)
class Feature:
    """An agreement or conflict that two names may have, and its weight."""

    holds: Callable[[PersonName, PersonName], bool]
    weight: float


def same_surname(one: PersonName, other: PersonName) -> bool:
    """Return whether the surnames are equal."""
    return one.surname == other.surname


def surname_sounds_alike(one: PersonName, other: PersonName) -> bool:
    """Return whether the surnames are two spellings of one: Umerov, Umierov."""
    return one.surname != other.surname and _sounds(one.surname) == _sounds(other.surname)


def same_given(one: PersonName, other: PersonName) -> bool:
    """Return whether the given names are equal."""
    return one.given == other.given


def given_sounds_alike(one: PersonName, other: PersonName) -> bool:
    """Return whether the given names are two spellings of one: Sergey, Serhiy."""
    return one.given != other.given and fold_given(one.given) == fold_given(other.given)


def given_is_initial(one: PersonName, other: PersonName) -> bool:
    """Return whether one given name is only the first letter of the other, and no middle name is.

    "M. Ravi Kumar" is called Ravi: the initial says nothing.
    """
    short, long = sorted((one, other), key=lambda name: len(name.given))
    is_initial = len(short.given) == 1 < len(long.given) and long.given.startswith(short.given)
    return is_initial and not any(len(word) > 1 for word in short.middle)


def given_is_short(one: PersonName, other: PersonName) -> bool:
    """Return whether one given name is short for the other: Ron, Tom; but Paul is not for Paula."""
    short, long = sorted((one.given, other.given), key=len)
    if long in NICKNAMES.get(short, ()):
        return True
    return SHORTEST_NICKNAME <= len(short) < len(long) and long.startswith(short)


def same_middle(one: PersonName, other: PersonName) -> bool:
    """Return whether a middle name of one may be that of the other: "L." and "Lee"."""
    return any(_may_be(word, another) for word in one.middle for another in other.middle)


def middle_conflicts(one: PersonName, other: PersonName) -> bool:
    """Return whether both have middle names, none of which can be that of the other."""
    mine, theirs = ([word for word in name.middle if word.isalpha()] for name in (one, other))
    if not mine or not theirs:
        return False
    return not any(_may_be(word, another) for word in mine for another in theirs)


def generations_differ(one: PersonName, other: PersonName) -> bool:
    """Return whether one is called "Jr." or "II" and the other is not."""
    return generation(one.middle) != generation(other.middle)


FEATURES = (
    Feature(same_surname, 0.5),
    Feature(surname_sounds_alike, 0.45),
    Feature(same_given, 0.5),
    Feature(given_sounds_alike, 0.45),
    Feature(given_is_initial, 0.4),
    Feature(given_is_short, 0.35),
    Feature(same_middle, 0.1),
    Feature(middle_conflicts, -1.0),
    Feature(generations_differ, -1.0),
)
SAME_FROM = 0.89
"""An initial needs the same spelling of the surname; otherwise both parts may differ in it. A short
given name needs the same middle name, too."""
TOLERATED_FROM = 0.84
"""So much alike each two names of a person are: beside "Ronald L." Ron L. and Ronald are one."""


def similarity(one: PersonName, other: PersonName) -> float:
    """Return the sum of the weights of the features that hold."""
    return sum(feature.weight for feature in FEATURES if feature.holds(one, other))


def may_join(name: PersonName, names: Sequence[PersonName]) -> bool:
    """Return whether a full name may be that of the person with these, judged by names alone.

    >>> ana, anna = PersonName("ana", (), ("sa",)), PersonName("anna", (), ("sa",))
    >>> may_join(anna, [ana])
    True
    """
    alike = [similarity(name, other) for other in names]
    return max(alike) >= SAME_FROM and min(alike) >= TOLERATED_FROM


def _sounds(words: tuple[str, ...]) -> str:
    return " ".join(map(fold_sound, words))


def _may_be(one: str, other: str) -> bool:
    short, long = sorted((fold_sound(one), fold_sound(other)), key=len)
    return short == long or (len(short) == 1 and long.startswith(short))
