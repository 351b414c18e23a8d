"""A scorer's words in; the sentence as it would be written, and the offset of each word, out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

Words = tuple[str, ...]

NO_SPACE_BEFORE = re.compile(
    r"""[.,;:!?%)\]}]|'s|n't|'re|'ve|'ll|'d|'m|''|['’”]|-RRB-|-RSB-|-RCB-"""
)
NO_SPACE_AFTER = frozenset({"(", "[", "{", "``", "“", "‘", "$", "#", "-LRB-", "-LSB-", "-LCB-"})
WRITTEN = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]",
           "-LCB-": "{", "-RCB-": "}"}  # fmt: skip  # the Penn Treebank's words for marks

HYPHENS = frozenset({"-", "/"})
APOSTROPHES = frozenset({"'", "’"})
CLITICS = frozenset({"s", "t", "re", "ve", "ll", "d", "m"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it would be written, and the offset of each of the scorer's words in it."""

    text: str
    words: Words
    starts: tuple[int, ...]

    def between(self, start: int, end: int) -> Words:
        """Return the scorer's words that characters `start` to `end` touch."""
        return tuple(self.words[i] for i in self.indices(start, end))

    def indices(self, start: int, end: int) -> list[int]:
        """Return the indices of those words."""
        return [
            i
            for i, (at, word) in enumerate(zip(self.starts, self.words, strict=True))
            if at < end and at + len(WRITTEN.get(word, word)) > start
        ]


def aligned(text: str, words: Iterable[str]) -> Sentence:
    """Return the sentence `text` with the offset of each of its words.

    >>> aligned("He's in.", ["He", "'s", "in", "."]).starts
    (0, 2, 5, 7)
    """
    words, starts, at = tuple(words), list[int](), 0
    for word in words:
        written = word if text.find(word, at) >= 0 else WRITTEN.get(word, word)
        found = text.find(written, at)
        at = found if found >= 0 else at
        starts.append(at)
        at += len(written) if found >= 0 else 0
    return Sentence(text, words, tuple(starts))


def untokenized(words: Iterable[str], *, split_marks: bool = False) -> Sentence:
    """Return the sentence as it would be written, without the spaces of a tokenizer.

    With `split_marks` the tokenizer cut at every mark: "U . S .", "so - called", "don ’ t".

    >>> untokenized(["``", "Yes", ",", "''", "he", "said", "."]).text
    '"Yes," he said.'
    >>> untokenized("The U . S . - led force didn ’ t .".split(), split_marks=True).text
    'The U.S.-led force didn’t.'
    """
    words, starts, text, quoted = tuple(words), list[int](), "", False
    glued = True
    for i, word in enumerate(words):
        closes = word == '"' and quoted
        joined = split_marks and i > 0 and _is_cut(words, i)
        if not (glued or closes or joined or NO_SPACE_BEFORE.fullmatch(word)):
            text += " "
        starts.append(len(text))
        text += WRITTEN.get(word, word)
        quoted ^= word == '"'
        glued = word in NO_SPACE_AFTER or (word == '"' and quoted)
    return Sentence(text, words, tuple(starts))


def _is_cut(words: Words, place: int) -> bool:
    """Return whether a tokenizer that cuts at every mark made the space before a word."""
    padded = ("", *words, "")
    before, last, word, following = padded[max(place - 1, 0)], *padded[place : place + 3]
    if word in HYPHENS:
        return _is_wordy(last) and _is_wordy(following)
    if last in HYPHENS:
        return _is_wordy(before) and _is_wordy(word)
    if last in APOSTROPHES:
        return word in CLITICS or (len(before) == 1 and before.isupper())
    initials = last == "." and len(before) == 1 and len(word) == 1
    return initials and before.isupper() and word.isupper() and following == "."


def _is_wordy(word: str) -> bool:
    return word[:1].isalnum() or word == "."
