"""Articles and what they name in; how likely two of them tell of the same happening out.

An article is a vector of what it names and of its words, each weighted by how few articles have it,
names above words, what stands in the headline and at the start above the rest. Two articles are as
alike as the cosine of their vectors, a little less the further apart in time.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kg.records import Article
from kg.stories.features import Features
from kg.stories.postings import Postings

if TYPE_CHECKING:
    from kg.stories.features import Floats, Ints

ONLY_PLACES = 0.8
"""How much less alike articles are that share no name of a person or of anything but a place."""
HALF_LIFE = 365.0
"""Days apart after which two articles are half as alike; trials and takeovers last for months."""
COMMON = 300
"""What more articles than this have does not find like ones."""
COMPARED = 2_000
"""Vectors that are kept as they are compared."""
LOOKS = 60
"""Earlier articles that one is compared with, those that share most first."""
ROUNDED = 1e-9
"""More than sums of products differ by the order in which they are added."""


class Looks(NamedTuple):
    """Some earlier articles, and how alike each may be to an article at most."""

    articles: Ints
    at_most: Floats

    def may_be(self, likeness: float) -> set[int]:
        """Return the articles that may be so alike."""
        return set(self.articles[self.at_most >= likeness].tolist())


class Vectors:
    """The articles by time, each with the weights of its features; their lengths are 1."""

    def __init__(self, articles: Sequence[Article], features: Features) -> None:
        """Weigh the features of articles, which are sorted by time."""
        self.articles = articles
        self._names = features.names()
        self._vector = lru_cache(maxsize=COMPARED)(self._make_vector)
        weighed = list(features.weighed(article.id for article in articles))
        self._features = [numbers for numbers, _ in weighed]
        self._weights = [weights for _, weights in weighed]

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

    def looks(self) -> Iterator[Looks]:
        """Yield for each article the earlier ones that share most with it."""
        postings, widespread = Postings(self._features, self._weights), self._widespread()
        for text in range(len(self._features)):
            articles, shared = postings.likest(text, common=COMMON, most=LOOKS)
            yield Looks(articles, shared + widespread[text] * widespread[articles] + ROUNDED)

    def _widespread(self) -> Floats:
        """Return for each article the length of what of its vector does not find like ones.

        Two articles share of that at most the product of their lengths.
        """
        flat = np.concatenate([np.empty(0, np.int32), *self._features])
        spread = np.bincount(flat)
        squares = np.where(spread[flat] > COMMON, np.concatenate([[], *self._weights]), 0) ** 2
        of = np.repeat(np.arange(len(self._features)), [len(each) for each in self._features])
        return np.sqrt(np.bincount(of, squares, minlength=len(self._features)))


def _days_between(first: datetime, second: datetime) -> float:
    return (first - second).total_seconds() / 86400
