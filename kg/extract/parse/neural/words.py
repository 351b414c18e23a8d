"""Words in; what the net reads of them out: word-piece ids and a class for the casing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

MAX_PIECES = 6
MAX_CHARACTERS = 100  # of a word; what is longer is no word
CACHE_SIZE = 200_000
CASES = ("lower", "title", "upper", "digit", "mixed", "punctuation", "other")
CONTINUED = "##"
"""What the vocabulary puts before a piece that does not begin a word."""
IDEOGRAPHS = (
    *((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF)),
    *((0x20000, 0x2A6DF), (0x2A700, 0x2CEAF), (0x2F800, 0x2FA1F)),
)
"""First and last of the characters that are each a word to BERT."""
UNREAD = ("Mn", "Cc", "Cf", "Co", "Cs")  # accents, what controls, private and broken characters
REPLACED = "\ufffd"  # stands for bytes that were no text
_LOWER, _TITLE, _UPPER, _DIGIT, _MIXED, _PUNCTUATION, _OTHER = range(len(CASES))


@lru_cache(CACHE_SIZE)
def case_class(word: str) -> int:
    """Return the index in `CASES` of the casing that the uncased word pieces hide.

    >>> CASES[case_class("Kyiv")], CASES[case_class("TASS")], CASES[case_class("iPhone")]
    ('title', 'upper', 'mixed')
    """
    if word.islower():
        return _LOWER
    if word.isupper():
        return _UPPER if len(word) > 1 else _TITLE
    if word.istitle() or (word[:1].isupper() and word[1:].islower()):
        return _TITLE
    if any(character.isdigit() for character in word):
        return _DIGIT
    if not any(character.isalpha() for character in word):
        return _PUNCTUATION
    return _MIXED if word.lower() != word else _OTHER


class WordPieces:
    """Cut words into the ids of an uncased BERT vocabulary, at most six pieces a word.

    The pieces are those of BERT's own tokenizer (https://arxiv.org/abs/1810.04805).
    """

    def __init__(self, vocabulary: Path | str | Sequence[str]) -> None:
        if isinstance(vocabulary, (str, Path)):
            vocabulary = Path(vocabulary).read_text(encoding="utf-8").split("\n")
        self.pieces = [piece for piece in vocabulary if piece]
        self._ids = {piece: number for number, piece in enumerate(self.pieces)}
        self.pad, self.unknown, self.mask = (self._ids[f"[{x}]"] for x in ("PAD", "UNK", "MASK"))
        self.first, self.last = self._ids["[CLS]"], self._ids["[SEP]"]
        self._longest = max(map(len, self.pieces))
        self._ids_of = lru_cache(CACHE_SIZE)(self._encode)

    def encode(self, words: Iterable[str]) -> list[tuple[int, ...]]:
        """Return the piece ids of each word; a word without any (control characters) is unknown."""
        return [self._ids_of(word[:MAX_CHARACTERS]) for word in words]

    def _encode(self, word: str) -> tuple[int, ...]:
        ids = [piece for part in _parts(word) for piece in self._cut(part)]
        if not ids:
            return (self.unknown,)
        if len(ids) > MAX_PIECES:  # both ends say most: the stem and the suffix
            return (*ids[: MAX_PIECES // 2], *ids[-MAX_PIECES // 2 :])
        return tuple(ids)

    def _cut(self, part: str) -> list[int]:
        """Return the longest pieces from left to right, or, where they do not fit, the unknown."""
        if len(part) > MAX_CHARACTERS:
            return [self.unknown]  # as BERT has it; of marks and accents come more characters
        ids: list[int] = []
        start, prefix = 0, ""
        while start < len(part):
            for end in range(min(len(part), start + self._longest), start, -1):
                number = self._ids.get(prefix + part[start:end])
                if number is not None:
                    break
            else:
                return [self.unknown]
            ids.append(number)
            start, prefix = end, CONTINUED
        return ids


def _parts(word: str) -> list[str]:
    """Return what BERT reads of a word: in lower case, without accents, each mark by itself.

    >>> _parts("Léna’s")
    ['lena', '’', 's']
    """
    if word.isascii() and word.isalnum():
        return [word.lower()]
    return "".join(map(_read, unicodedata.normalize("NFD", word))).split()


def _read(character: str) -> str:
    """Return what a character, without the accent that comes behind it, is to BERT."""
    kind = unicodedata.category(character)
    if character in "\t\n\r" or kind[0] == "Z":
        return " "
    if kind in UNREAD or character == REPLACED:
        return ""
    if kind[0] == "P" or (character.isascii() and not character.isalnum()):
        return f" {character} "
    if any(first <= ord(character) <= last for first, last in IDEOGRAPHS):
        return f" {character} "
    return character.lower()
