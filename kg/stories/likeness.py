"""Articles and what they name in; how likely two of them tell of the same happening out.

An article is a vector of what it names and of its words, each weighted by how few articles have it,
names above words, what stands in the headline and at the start above the rest. Two articles are as
alike as the cosine of their vectors, a little less the further apart in time.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from kg.graph import Brief, Entity
from kg.records import Article
from kg.stories.postings import Postings

if TYPE_CHECKING:
    from typing import TypeAlias

    from numpy.typing import NDArray

    Ints: TypeAlias = NDArray[np.int32]
    Floats: TypeAlias = NDArray[np.float64]

Features = Mapping[str, float]
"""How much an article has of each feature."""

NAME_WEIGHT = 4.0
"""Of a name, against 1 of a word."""
NAME, PLACE, WORD = "n:", "p:", "w:"
"""What a feature begins with."""
ONLY_PLACES = 0.8
"""How much less alike articles are that share no name of a person or of anything but a place."""
LEAD_WEIGHT = 1.6
KEPT = 120
"""Features kept of an article, the heaviest; the others add little and take memory."""
HALF_LIFE = 365.0
"""Days apart after which two articles are half as alike; trials and takeovers last for months."""
COMMON = 300
"""What more articles than this have does not find like ones."""
COMPARED = 2_000
"""Vectors that are kept as they are compared."""
LOOKS = 60
"""Earlier articles that one is compared with, those that share most first."""


class Vectors:
    """The articles by time, each with the weights of its features; their lengths are 1."""

    def __init__(
        self,
        articles: Sequence[Article],
        features: Callable[[str], Features],
        spread: Mapping[str, int],
    ) -> None:
        """Weigh the features of articles, which are sorted by time.

        `features` returns those of one, `spread` has how many articles have each.
        """
        self.articles = articles
        ordered = sorted(spread)
        numbers = {feature: number for number, feature in enumerate(ordered)}
        self._names = bytes(each.startswith(NAME) for each in ordered)
        del ordered
        self._vector = lru_cache(maxsize=COMPARED)(self._make_vector)
        self._features: list[Ints] = []
        self._weights: list[Floats] = []
        for article in articles:
            unit = _unit(features(article.id), spread, len(articles))
            self._features.append(np.array([numbers[each] for each in unit], dtype=np.int32))
            self._weights.append(np.array([*unit.values()], dtype=np.float64))

    def likeness(self, one: int, other: int) -> float:
        """Return how alike two articles are, from 0 to 1."""
        first, second = self._vector(one), self._vector(other)
        common = first.keys() & second.keys()
        shared = math.fsum([first[feature] * second[feature] for feature in common])
        if not any(self._names[feature] for feature in common):
            shared *= ONLY_PLACES
        return shared * math.exp2(-self._days(one, other) / HALF_LIFE)

    def _make_vector(self, number: int) -> Mapping[int, float]:
        """Return an article's features in the form that is compared fastest, and takes most."""
        features, weights = self._features[number], self._weights[number]
        return dict(zip(features.tolist(), weights.tolist(), strict=True))

    def _days(self, one: int, other: int) -> float:
        first, second = self.articles[one].published, self.articles[other].published
        return abs(_days_between(first, second)) if first and second else 0.0

    def looks(self) -> Iterator[list[int]]:
        """Yield for each article the earlier ones that share most with it."""
        postings = Postings(self._features, self._weights)
        for text in range(len(self._features)):
            yield postings.likest(text, common=COMMON, most=LOOKS)


def _days_between(first: datetime, second: datetime) -> float:
    return (first - second).total_seconds() / 86400


def features_of(brief: Brief, names: Iterable[str]) -> Features:
    """Return how much an article has of each feature: "w:ferry", "n:ada lind", "p:oslo"."""
    first, start = set(brief.reading.first), brief.start
    found = {
        f"{WORD}{word}": (1 + math.log(count)) * (LEAD_WEIGHT if word in first else 1)
        for word, count in brief.reading.stems.items()
    }
    for name in names:
        words = name[len(NAME) :]
        found[name] = NAME_WEIGHT * (LEAD_WEIGHT if words in start else 1)
    return found


def named_feature(entity: Entity, *, is_place: bool) -> str:
    """Return the feature of what an article names: "n:ada lind"."""
    return f"{PLACE if is_place else NAME}{entity.name.casefold()}"


def _unit(features: Mapping[str, float], spread: Mapping[str, int], size: int) -> dict[str, float]:
    """Return the features, each weighted by how few articles have it, as a vector of length 1."""
    weighted = {
        feature: amount * math.log(1 + size / spread[feature])
        for feature, amount in sorted(features.items())
    }
    length = math.sqrt(math.fsum(weight * weight for weight in weighted.values()))
    heaviest = sorted(weighted, key=lambda feature: (-weighted[feature], feature))[:KEPT]
    return {feature: weighted[feature] / length for feature in sorted(heaviest)} if length else {}
