"""A scorer's words in; the sentence as it would be written, and the place of each word, out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.evaluation.triples import Words

NO_SPACE_BEFORE = re.compile(r"""[.,;:!?%)\]}]|'s|n't|'re|'ve|'ll|'d|'m|''|'|-RRB-|-RSB-|-RCB-""")
NO_SPACE_AFTER = frozenset({"(", "[", "{", "``", "$", "#", "-LRB-", "-LSB-", "-LCB-"})
WRITTEN = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]",
           "-LCB-": "{", "-RCB-": "}"}  # fmt: skip  # the Penn Treebank's words for marks


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it would be written, and where in it each of the scorer's words stands."""

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
    """Return the sentence `text` with the place of each of its words.

    >>> aligned("He's in.", ["He", "'s", "in", "."]).starts
    (0, 2, 5, 7)
    """
    words, starts, at = tuple(words), list[int](), 0
    for word in words:
        found = text.find(word, at)
        at = found if found >= 0 else at
        starts.append(at)
        at += len(word) if found >= 0 else 0
    return Sentence(text, words, tuple(starts))


def untokenized(words: Iterable[str]) -> Sentence:
    """Return the sentence as it would be written, without the spaces of a tokenizer.

    >>> untokenized(["``", "Yes", ",", "''", "he", "said", "."]).text
    '"Yes," he said.'
    """
    words, starts, text, glued = tuple(words), list[int](), "", True
    for word in words:
        if not glued and not NO_SPACE_BEFORE.fullmatch(word):
            text += " "
        starts.append(len(text))
        text += WRITTEN.get(word, word)
        glued = word in NO_SPACE_AFTER
    return Sentence(text, words, tuple(starts))
