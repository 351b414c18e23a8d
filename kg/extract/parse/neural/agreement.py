"""One document in; what is written the same is read the same, out.

The net sees a window at a time and may call a name a place here and a person there; an article
means one thing by it. So words share what speaks for each tag before names are read off, and
names settle on one type after. F on articles never trained on: +0.4 and +1.0; on loose sentences
0 to +0.4 and +0.1 to +0.4.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from kg.extract.parse.neural.spans import NameSpan

Words = tuple[str, ...]
DASHES = frozenset({"-", "–", "—"})
SHARE = 0.3
"""How far a word moves to what the document says of it on average; .15 to .5 measured."""


def share(evidence: npt.NDArray[np.float32], words: Sequence[str]) -> None:
    """Move the evidence of each word toward the mean of the words written so, whatever the case.

    Words without a capital are left alone: hardly any is of a name, and most are common.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        if word != word.lower():
            places[word.lower()].append(place)
    for same in places.values():
        if len(same) > 1:
            rows = evidence[same]
            evidence[same] = rows + SHARE * (rows.mean(axis=0) - rows)


def agree(names: Iterable[NameSpan], words: Sequence[str]) -> list[NameSpan]:
    """Return the names with the type most often given to the same words; the first on a tie.

    A lone word that ends the name of a person in the same document is that person, as news name
    people in full but once.
    """
    ordered = sorted(names)
    types: dict[Words, Counter[str]] = defaultdict(Counter)
    for start, end, label in ordered:
        types[tuple(words[start:end])][label] += 1
    settled = {name: counts.most_common(1)[0][0] for name, counts in types.items()}
    persons = [name for name, label in settled.items() if label == "PERSON" and len(name) > 1]
    settled |= {name[-1:]: "PERSON" for name in persons}
    return [NameSpan(start, end, settled[tuple(words[start:end])]) for start, end, _ in ordered]


def cut_names(
    names: Iterable[NameSpan], words: Sequence[str], edges: Collection[int]
) -> Iterator[NameSpan]:
    """Yield the names, none of which goes on beyond `edges`, and without the dashes between them.

    >>> [*cut_names([NameSpan(0, 3, "LOC")], ["Lima", "–", "Peru"], {1, 2})]
    [NameSpan(start=0, end=1, label='LOC'), NameSpan(start=2, end=3, label='LOC')]
    """
    for start, end, label in names:
        cuts = [place for place in range(start + 1, end) if place in edges]
        for first, last in pairwise([start, *cuts, end]):
            if last - first > 1 or words[first] not in DASHES:
                yield NameSpan(first, last, label)
