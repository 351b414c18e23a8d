"""The text of a name in; its words in a form that can be compared out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from kg.ontology import Ontology
from kg.resolve.name_words import (
    FAMILY_FIRST,
    GENERATIONS,
    GIVEN,
    HONORIFICS,
    IMPLIED,
    INSTITUTIONS,
    LEGAL_FORMS,
    LETTERS,
    LINKS,
    NAME_ENDS,
    PARTICLES,
    PURPOSES,
    SMALL_WORDS,
    SOUNDS,
    SPELLINGS,
)

Words = tuple[str, ...]
POSSESSIVE = re.compile(r"['’]s\b|(?<=s)['’](?!\w)")
HYPHEN = re.compile(r"(?<![^\s'’-])([^\W\d_]+)[-‐‑](?=[^\W\d_])")
JOINT = "ǁ"
"""A letter that no name has, for the hyphen within a word until its words are separated."""
WORD = re.compile(r"&|[^\W_]+")
LONGEST_COUNTRY = 4  # words of a country's name: "Democratic Republic of Congo"
VOWEL = re.compile("[aeiou]")
SHORTEST_FOLDED = 4
"""Letters up to which a given name's vowels matter: Jan is not Jon."""
GENERATION_MARK = "+"
"""Before a generation among the words of a person's name."""
INITIALS = re.compile(r"(?:[A-Z]\.? ?){2,3}(?=[A-Z][^\W\dA-Z])")
"""First and middle names before a surname: "R. L. Sá", "RL Sá"."""
LONGEST_INITIALS = 3
ACRONYM_LENGTH = (2, 8)
COUNTRY_MARK = "@"
"""Before the id of a country, which replaces its name or adjective in a name."""


@lru_cache(maxsize=65_536)
def name_words(text: str) -> Words:
    """Return the words of a name without case, accents, points, possessives and spelling.

    >>> name_words("The U.S. Defense Department’s")
    ('us', 'defence', 'department')
    >>> name_words("J. D. Müller")
    ('jd', 'muller')
    """
    text = POSSESSIVE.sub("", text.replace(".", ""))
    plain = unicodedata.normalize("NFKD", text.casefold().translate(LETTERS))
    bare = "".join(mark for mark in plain if not unicodedata.combining(mark) and mark not in "'’ʼ`")
    words = [SPELLINGS.get(word, word) for word in WORD.findall(bare)]
    if len(words) > 1 and words[0] in {"the", "a", "an"}:
        words = words[1:]
    return tuple(_join_initials(words))


def _join_initials(words: Sequence[str]) -> list[str]:
    joined: list[str] = []
    previous_single = False
    for word in words:
        single = len(word) == 1 and word.isalpha()
        if single and previous_single:
            joined[-1] += word
        else:
            joined.append(word)
        previous_single = single
    return joined


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


def is_acronym(text: str) -> bool:
    """Return whether a name as written looks like an acronym: "NTU", "N.T.U."."""
    letters = text.replace(".", "")
    fewest, most = ACRONYM_LENGTH
    return fewest <= len(letters) <= most and letters.isalpha() and letters.isupper()


def initials(words: Words) -> frozenset[str]:
    """Return the acronyms that may stand for a name: with its small words and without.

    >>> sorted(initials(("bank", "of", "lima")))
    ['bl', 'bol']
    """
    full = "".join(word[0] for word in words)
    short = "".join(word[0] for word in words if word not in SMALL_WORDS)
    return frozenset({full, short}) if len(words) > 1 else frozenset()


@dataclass(frozen=True)
class Geography:
    """The words for countries: names and adjectives → the country's id."""

    countries: Mapping[Words, str]
    readings: dict[str, Words] = field(default_factory=dict, repr=False)  # a cache

    @classmethod
    def of(cls, ontology: Ontology) -> Geography:
        """Return the countries and continents of the gazetteer."""
        found: dict[Words, str] = {}
        for known in ontology.gazetteer.entities.values():
            if ontology.is_a(known.type, "Country", "Continent"):
                for label in (known.name, *known.labels, *known.ambiguous_labels, *known.demonyms):
                    found.setdefault(name_words(label), known.id)
        return cls(found)

    def institution_words(self, text: str) -> Words:
        """Return the words of a name, countries by id; an institution's sorted, without small ones.

        "Turkish Foreign Ministry" and "Ministry of Foreign Affairs of Turkey" are the same.
        """
        if text not in self.readings:
            self.readings[text] = self._read(name_words(text))
        return self.readings[text]

    def _read(self, words: Words) -> Words:
        while len(words) > 1 and words[-1] in LEGAL_FORMS:
            words = words[:-1]
        marked = tuple(self._mark(words))
        has_country = len(marked) > 1 and any(map(is_country, marked))
        if not (is_generic_institution(marked) or (has_country and INSTITUTIONS & set(marked))):
            return words
        core = set(marked) - SMALL_WORDS
        return tuple(sorted(word for word in core if IMPLIED.get(word) not in core))

    def _mark(self, words: Words) -> list[str]:
        marked: list[str] = []
        at = 0
        while at < len(words):
            for end in range(min(at + LONGEST_COUNTRY, len(words)), at, -1):
                if words[at:end] in self.countries:
                    marked.append(COUNTRY_MARK + self.countries[words[at:end]])
                    at = end
                    break
            else:
                marked.append(words[at])
                at += 1
        return marked

    def countries_in(self, text: str) -> set[str]:
        """Return the ids of the countries that a name contains, or whose adjective it does."""
        marked = self._mark(name_words(text))
        return {word.removeprefix(COUNTRY_MARK) for word in marked if is_country(word)}


def head_word(words: Words) -> str:
    """Return the noun of an institution's name: before "of", "for" or the like, else the last.

    >>> head_word(("central", "bank", "of", "peru")), head_word(("parliament", "house"))
    ('bank', 'house')
    """
    at = next((at for at, word in enumerate(words) if at and word in LINKS), len(words))
    return words[at - 1]


def is_country(word: str) -> bool:
    """Return whether a word of `Geography` stands for a country."""
    return word.startswith(COUNTRY_MARK)


def is_generic_institution(words: Words) -> bool:
    """Return whether words name an institution of any country: "Foreign Ministry"."""
    content = set(words) - SMALL_WORDS
    return bool(content & INSTITUTIONS) and content <= INSTITUTIONS | PURPOSES
