"""The records of training: sentences with what their source annotates, windows of them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

NameChoices = tuple[frozenset[str], ...]
"""For each word the tags (`kg.extract.neural.spans.TAGS`) its source allows; empty: any."""


@dataclass(frozen=True, slots=True)
class Tree:
    """Gold analysis of one sentence in Universal Dependencies; heads count words from 1, 0 root."""

    xpos: tuple[str, ...]
    morphology: tuple[str, ...]  # "VERB|Tense=Past|VerbForm=Fin"
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a corpus: its words, the spaces after them, its gold analyses."""

    document: str
    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    tree: Tree | None = None
    names: NameChoices | None = None
    starts_paragraph: bool = False


def windows(
    sentences: Sequence[Sentence], *, size: int, seed: random.Random | None = None
) -> Iterator[tuple[Sentence, ...]]:
    """Yield runs of neighbouring sentences of one document, up to `size` words each.

    With a `seed` the runs are of random length, so that the net sees each sentence in many
    surroundings, alone too; a paragraph's end is a place where a run may always end.
    """
    held: list[Sentence] = []
    limit = size
    for sentence in sentences:
        length = sum(len(one.words) for one in held)
        full = length + len(sentence.words) > limit
        if held and (full or sentence.document != held[0].document):
            yield tuple(held)
            held = []
            limit = size if seed is None else seed.choice((size, size, size // 2, size // 4))
        held.append(sentence)
    if held:
        yield tuple(held)


def count_words(sentences: Iterable[Sentence]) -> int:
    """Return how many words the sentences have together."""
    return sum(len(sentence.words) for sentence in sentences)
