"""The text of a name in; its words in a form that can be compared out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from kg.ontology import Ontology
from kg.resolve.name_words import (
    IMPLIED,
    INSTITUTIONS,
    LEGAL_FORMS,
    LETTERS,
    LINKS,
    PURPOSES,
    SMALL_WORDS,
    SPELLINGS,
)

Words = tuple[str, ...]
POSSESSIVE = re.compile(r"['’]s\b|(?<=s)['’](?!\w)")
WORD = re.compile(r"&|[^\W_]+")
APOSTROPHES = str.maketrans("", "", "'’ʼ`")
GENERIC = INSTITUTIONS | PURPOSES
LONGEST_COUNTRY = 4  # words of a country's name: "Democratic Republic of Congo"
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
    bare = _without_marks(text.casefold()).translate(APOSTROPHES)
    words = [SPELLINGS.get(word, word) for word in WORD.findall(bare)]
    if len(words) > 1 and words[0] in {"the", "a", "an"}:
        words = words[1:]
    return tuple(_join_initials(words))


def _without_marks(text: str) -> str:
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKD", text.translate(LETTERS))
    return "".join(mark for mark in plain if not unicodedata.combining(mark))


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

    @cached_property
    def first_words(self) -> frozenset[str]:
        """Return the words that a country's name begins with."""
        return frozenset(words[0] for words in self.countries if words)

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
            longest = LONGEST_COUNTRY if words[at] in self.first_words else 0
            for end in range(min(at + longest, len(words)), at, -1):
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
    return bool(content & INSTITUTIONS) and content <= GENERIC
