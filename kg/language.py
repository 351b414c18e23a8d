"""A text in; the language it looks like out, where that is not English.

kg reads English; what it made of other languages would be nonsense. Languages differ most in their
small words, which are counted.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from kg.small_words import LANGUAGES_OF_SCRIPT, LATIN, SMALL_WORDS

LATIN_SCRIPT = "LATIN"
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
TAG = re.compile(r"<[^<>]{1,500}>|https?://\S+")
SAMPLE_CHARACTERS = 20_000
LEAST_LETTERS = 20
LEAST_WORDS = 12
"""Fewer words tell nothing."""
ENGLISH_SHARE = 0.25
"""Of the words that are small ones in English; of 988 news articles the lowest has 0.30."""
OWN_SHARE = 0.12
"""Of the words that are small ones in another language and not in English."""
OWN_WORDS = 3
"""Different ones: an address has one word of another language many times."""


def foreign_language(text: str, *, least: int = LEAST_WORDS) -> str | None:
    """Return the language a text looks like, None for English and for too few words.

    >>> foreign_language("Der Bürgermeister von Bergen ist am Freitag nach dem Sturm, der den "
    ...                  "Hafen überflutet hat, zurückgetreten.")
    'German'
    >>> foreign_language("The mayor of Bergen quit on Friday after the storm, the city said.")
    """
    sample = TAG.sub(" ", text[:SAMPLE_CHARACTERS])
    words = Counter(word.casefold() for word in WORD.findall(sample))
    script = _script_of(sample)
    if script != LATIN_SCRIPT:
        names = LANGUAGES_OF_SCRIPT.get(script, (script.capitalize(),))
        return max(names, key=lambda name: _count(words, name))
    most = sum(words.values())
    if most < least or _count(words, "English") >= ENGLISH_SHARE * most:
        return None
    likeliest = max(LATIN, key=lambda name: _count(words, name))
    own = SMALL_WORDS[likeliest] - SMALL_WORDS["English"]
    count = _count(words, likeliest)
    enough = count >= OWN_SHARE * most and count > _count(words, "English")
    return likeliest if enough and len(own & set(words)) >= OWN_WORDS else None


def looks_english(text: str) -> bool:
    """Return whether enough words of a text are the small ones of English."""
    words = Counter(word.casefold() for word in WORD.findall(text[:SAMPLE_CHARACTERS]))
    return _count(words, "English") >= max(1, ENGLISH_SHARE * sum(words.values()))


def _script_of(text: str) -> str:
    """Return the script of most letters, as Unicode names it."""
    letters = Counter(character for character in text if character.isalpha())
    scripts: Counter[str] = Counter()
    for character, count in letters.items():
        scripts[unicodedata.name(character, LATIN_SCRIPT).split()[0]] += count
    if sum(scripts.values()) < LEAST_LETTERS:
        return LATIN_SCRIPT
    kana = scripts["HIRAGANA"] + scripts["KATAKANA"]
    if kana > scripts["CJK"] / 10 and kana > scripts[LATIN_SCRIPT]:
        return "HIRAGANA"
    return scripts.most_common(1)[0][0]


def _count(words: Counter[str], language: str) -> int:
    """Return how many words of a text are small ones of a language; of others but its own."""
    known = SMALL_WORDS.get(language, frozenset())
    own = known if language == "English" else known - SMALL_WORDS["English"]
    return sum(count for word, count in words.items() if word in own)
