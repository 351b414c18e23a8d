"""Sentences in; windows of neighbours, the input of the net, out."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence

from kg.corpora.sentences import Sentence


def windows(
    sentences: Sequence[Sentence], *, size: int, seed: random.Random | None = None
) -> Iterator[tuple[Sentence, ...]]:
    """Yield runs of neighbouring sentences of one document, up to `size` words each.

    With a `seed` the runs are of random length, so that the net sees each sentence in many
    contexts, also alone; a run may always end at the end of a paragraph.
    """
    run: list[Sentence] = []
    limit = size
    for sentence in sentences:
        length = sum(len(one.words) for one in run)
        full = length + len(sentence.words) > limit
        if run and (full or sentence.document != run[0].document):
            yield tuple(run)
            run = []
            limit = size if seed is None else seed.choice((size, size, size // 2, size // 4))
        run.append(sentence)
    if run:
        yield tuple(run)


def count_words(sentences: Iterable[Sentence]) -> int:
    """Return how many words the sentences have together."""
    return sum(len(sentence.words) for sentence in sentences)
