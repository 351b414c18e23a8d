"""The plain data that the open-IE scorers compare, and the arithmetic they share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.corpora.alignment import Words


@dataclass(frozen=True, slots=True)
class Triple:
    """A system's extraction from one sentence: the words of each part, as written there."""

    arg1: Words
    relation: Words
    arg2: Words
    extra: tuple[Words, ...] = ()  # a third argument and further ones
    confidence: float = 1.0

    @classmethod
    def of(
        cls, arg1: str, relation: str, arg2: str, *extra: str, confidence: float = 1.0
    ) -> Triple:
        """Return the triple of these texts, cut at spaces.

        >>> Triple.of("He", "went to", "Rome").relation
        ('went', 'to')
        """
        more = tuple(tuple(text.split()) for text in extra)
        first, words, second = (tuple(text.split()) for text in (arg1, relation, arg2))
        return cls(first, words, second, more, confidence)


Extracted = Mapping[str, Sequence[Triple]]
"""The triples a system extracted, by sentence."""


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall as shares of 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def as_dict(self) -> dict[str, float]:
        """Return precision, recall and F1 by name."""
        return {"p": self.precision, "r": self.recall, "f1": self.f1}


def of_counts(correct: float, found: float, wanted: float) -> Score:
    """Return the score for these counts of correct, found and wanted items."""
    return Score(correct / found if found else 0.0, correct / wanted if wanted else 0.0)
