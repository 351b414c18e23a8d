"""Articles and what they name in; how likely two of them tell of the same happening out.

An article is a vector of what it names and of its words, each weighted by how few articles have it,
names above words, what stands in the headline and at the start above the rest. Two articles are as
alike as the cosine of their vectors, a little less the further apart in time.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kg.graph import Entity, Reading
from kg.records import Article
from kg.stories.postings import Postings
from kg.stories.reading import lead

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
LOOKS = 60
"""Earlier articles that one is compared with, those that share most first."""


@dataclass(frozen=True)
class Vectors:
    """The articles by time, each with the weights of its features; their lengths are 1."""

    articles: Sequence[Article]
    weights: Sequence[Mapping[str, float]]

    @classmethod
    def of(
        cls,
        articles: Sequence[Article],
        names: Mapping[str, Iterable[str]],
        readings: Mapping[str, Reading],
    ) -> Vectors:
        """Return the vectors of articles, given the features of what each names."""
        found = [
            _features(article, readings[article.id], names.get(article.id, ()))
            for article in articles
        ]
        spread = Counter(feature for features in found for feature in features)
        return cls(articles, [_unit(features, spread, len(articles)) for features in found])

    def likeness(self, one: int, other: int) -> float:
        """Return how alike two articles are, from 0 to 1."""
        first, second = self.weights[one], self.weights[other]
        common = first.keys() & second.keys()
        shared = math.fsum(first[feature] * second[feature] for feature in common)
        if not any(feature.startswith(NAME) for feature in common):
            shared *= ONLY_PLACES
        return shared * math.exp2(-self._days(one, other) / HALF_LIFE)

    def _days(self, one: int, other: int) -> float:
        first, second = self.articles[one].published, self.articles[other].published
        return abs(_days_between(first, second)) if first and second else 0.0

    def looks(self) -> Iterator[list[int]]:
        """Yield for each article the earlier ones worth a look, those that share most first."""
        numbers: dict[str, int] = {}
        features = [
            [numbers.setdefault(feature, len(numbers)) for feature in weights]
            for weights in self.weights
        ]
        postings = Postings(features, [list(weights.values()) for weights in self.weights])
        for text in range(len(features)):
            yield postings.likest(text, common=COMMON, most=LOOKS)


def _days_between(first: datetime, second: datetime) -> float:
    return (first - second).total_seconds() / 86400


def _features(article: Article, reading: Reading, names: Iterable[str]) -> dict[str, float]:
    """Return how much an article has of each feature: "w:ferry", "n:ada lind", "p:oslo"."""
    first, start = set(reading.first), lead(article)
    found = {
        f"{WORD}{word}": (1 + math.log(count)) * (LEAD_WEIGHT if word in first else 1)
        for word, count in reading.stems.items()
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
