"""The text of a person's name in; its words and parts in a form that can be compared out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.resolve.name_words import (
    FAMILY_FIRST,
    GENERATIONS,
    GIVEN,
    HONORIFICS,
    NAME_ENDS,
    PARTICLES,
    SOUNDS,
)
from kg.resolve.names import Words, name_words

HYPHEN = re.compile(r"(?<![^\s'’-])([^\W\d_]+)[-‐‑](?=[^\W\d_])")
JOINT = "ǁ"
"""A letter that no name has, for the hyphen within a word until its words are separated."""
VOWEL = re.compile("[aeiou]")
SHORTEST_FOLDED = 4
"""Letters up to which a given name's vowels matter: Jan is not Jon."""
GENERATION_MARK = "+"
"""Before a generation among the words of a person's name."""
INITIALS = re.compile(r"(?:[A-Z]\.? ?){2,3}(?=[A-Z][^\W\dA-Z])")
"""First and middle names before a surname: "R. L. Sá", "RL Sá"."""
LONGEST_INITIALS = 3


@lru_cache(maxsize=65_536)
def person_words(text: str) -> Words:
    """Return the words of a person's name without titles, a generation marked before the surname.

    A hyphen stays within its word, except after a particle.

    >>> person_words("Gen. Ana Sá"), person_words("Rui Sá Jr.")
    (('ana', 'sa'), ('rui', '+jr', 'sa'))
    >>> person_words("Li Wei-ling"), person_words("Ana al-Sayed"), person_words("JD Sá")
    (('li', 'wei-ling'), ('ana', 'al', 'sayed'), ('j', 'd', 'sa'))
    """
    words = [word.replace(JOINT, "-") for word in name_words(HYPHEN.sub(_joint, text))]
    if INITIALS.match(text) and len(words) > 1 and len(words[0]) <= LONGEST_INITIALS:
        words = [*words[0], *words[1:]]
    while len(words) > 1 and words[0] in HONORIFICS:
        words = words[1:]
    while len(words) > 1 and words[-1] in NAME_ENDS:
        words = words[:-1]
    if len(words) > 2 and words[-1] in GENERATIONS:
        words = [*words[:-2], GENERATION_MARK + words[-1], words[-2]]
    return tuple(words)


def _joint(hyphen: re.Match[str]) -> str:
    return hyphen[0] if hyphen[1].casefold() in PARTICLES else hyphen[1] + JOINT


@lru_cache(maxsize=65_536)
def fold_sound(word: str) -> str:
    """Return a form that all transliterations of a name share.

    >>> fold_sound("umierov") == fold_sound("umerov"), fold_sound("zelenskyy")
    (True, 'zelenski')
    """
    word = word.replace("-", "")
    for pattern, replacement in SOUNDS:
        word = pattern.sub(replacement, word)
    return word


@lru_cache(maxsize=65_536)
def fold_given(word: str) -> str:
    """Return a form that the given name shares with its forms in other languages and scripts.

    >>> fold_given("serhiy") == fold_given("sergei"), fold_given("rustem") == fold_given("rustam")
    (True, True)
    >>> fold_given("mario") == fold_given("maria"), fold_given("anna") == fold_given("anne")
    (False, False)
    """
    word = fold_sound(word)
    word = GIVEN_NAMES.get(word, word)
    return word[0] + VOWEL.sub("a", word[1:-1]) + word[-1] if len(word) > SHORTEST_FOLDED else word


GIVEN_NAMES = {
    fold_sound(word): fold_sound(row.split()[0]) for row in GIVEN for word in row.split()
}
"""The first of each row of given names by all of them, as they sound."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """The parts of a person's full name of two words or more."""

    given: str
    middle: Words
    surname: Words

    @classmethod
    def of(cls, words: Words) -> PersonName:
        """Split a full name: a particle begins the surname, and so does a family name put first.

        >>> PersonName.of(("ursula", "von", "der", "leyen")).surname
        ('von', 'der', 'leyen')
        """
        rest = words[1:]
        if words[0] in FAMILY_FIRST:
            return cls(words[0], (), rest)  # Park Yong-jin is not Park Jin
        particles = (at for at, word in enumerate(rest[:-1]) if word in PARTICLES)
        at = next(particles, len(rest) - 1)
        return cls(words[0], rest[:at], rest[at:])


def is_full(words: Words) -> bool:
    """Return whether a person's name has more than the surname."""
    return len(words) > 1 and words[0] not in PARTICLES


def generation(words: Words) -> str:
    """Return the generation among the words of a person's name, else ""."""
    return next((word for word in words if word.startswith(GENERATION_MARK)), "")
