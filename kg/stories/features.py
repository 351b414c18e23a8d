"""Articles and what they name in; how much weight each of their features has out.

Features are words and names: "w:ferry", "n:ada lind", "p:oslo". Each is a number, as is how much an
article has of it, so that an article takes 2.5 kB.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import numpy as np

from kg.graph import Brief, Entity

if TYPE_CHECKING:
    from typing import TypeAlias

    from numpy.typing import NDArray

    Ints: TypeAlias = NDArray[np.int32]
    Floats: TypeAlias = NDArray[np.float64]

NAME_WEIGHT = 4.0
"""Of a name, against 1 of a word."""
NAME, PLACE, WORD = "n:", "p:", "w:"
"""What a feature begins with."""
LEAD_WEIGHT = 1.6
KEPT = 120
"""Features kept of an article, the heaviest; the others add little and take memory."""
MOST_COUNTED = 0x7FFF
"""Occurrences of a word in an article; more do not count."""


class Features:
    """The features of articles, which come one by one."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._of: dict[str, tuple[array[int], array[int]]] = {}

    def add(self, brief: Brief, names: Iterable[str]) -> None:
        """Add an article with the features of what it names."""
        words, first, start = brief.reading.stems, set(brief.reading.first), brief.start
        number = self._numbers
        own, amounts = array("i"), array("H")
        for word, count in words.items():
            own.append(number.setdefault(f"{WORD}{word}", len(number)))
            amounts.append(min(count, MOST_COUNTED) << 1 | (word in first))
        for name in sorted(names):
            own.append(number.setdefault(name, len(number)))
            amounts.append(name[len(NAME) :] in start)  # as if it occurred 0 times
        self._of[brief.article.id] = own, amounts

    def names(self) -> bytes:
        """Return for each feature whether it is the name of something else than a place."""
        return bytes(each.startswith(NAME) for each in sorted(self._numbers))

    def weighed(self, articles: Iterable[str]) -> Iterator[tuple[Ints, Floats]]:
        """Yield the heaviest features of each article, by number, and their weights.

        Each is weighted by how few articles have it, as a part of a vector of length 1.
        """
        ranks, spread = self._ranks(), self._spread()
        size, widest = len(self._of), int(spread.max(initial=0))
        rarity = np.array([0.0, *(math.log(1 + size / n) for n in range(1, widest + 1))])
        amounts = np.array([_amount(code) for code in range(1 + self._highest())])
        for article in articles:
            numbers, codes = map(np.asarray, self._of[article])
            order = np.argsort(ranks[numbers])
            own = numbers[order]
            yield _unit(ranks[own], amounts[codes[order]] * rarity[spread[own]])

    def _ranks(self) -> Ints:
        """Return the place of each feature when all are sorted."""
        ordered = sorted(self._numbers)
        ranks = np.empty(len(ordered), dtype=np.int32)
        ranks[[self._numbers[each] for each in ordered]] = np.arange(len(ordered))
        return ranks

    def _spread(self) -> Ints:
        """Return how many articles have each feature."""
        spread = np.zeros(len(self._numbers), dtype=np.int32)
        for numbers, _ in self._of.values():
            spread[np.asarray(numbers)] += 1  # each at most once
        return spread

    def _highest(self) -> int:
        return max((max(codes) for _, codes in self._of.values() if codes), default=0)


def named_feature(entity: Entity, *, is_place: bool) -> str:
    """Return the feature of what an article names: "n:ada lind"."""
    return f"{PLACE if is_place else NAME}{entity.name.casefold()}"


def _amount(code: int) -> float:
    """Return how much an article has of a feature: of a word, more the more often it occurs."""
    count, leads = code >> 1, code & 1
    once = 1 + math.log(count) if count else NAME_WEIGHT
    return once * (LEAD_WEIGHT if leads else 1)


def _unit(features: Ints, weights: Floats) -> tuple[Ints, Floats]:
    """Return the heaviest features, sorted, with their weights in a vector of length 1."""
    length = math.sqrt(math.fsum((weights * weights).tolist()))
    heaviest = np.sort(np.argsort(-weights, kind="stable")[: KEPT if length else 0])
    return features[heaviest], weights[heaviest] / length
