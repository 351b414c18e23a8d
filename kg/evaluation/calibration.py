"""Verdicts beside confidences in; how far the confidences can be trusted, and the curve, out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from kg.evaluation.judgements import Verdict

BINS = 10
KEPT = (1.0, 0.98, 0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5, 0.3)
"""The shares of the right edges at which the curve is told."""


class Rated(NamedTuple):
    """A statement with this confidence got this verdict; it may make a plain edge or not."""

    confidence: float
    verdict: Verdict
    plain: bool = True

    @property
    def right(self) -> bool:
        """Return whether the verdict is right, in the strict sense."""
        return self.verdict is Verdict.RIGHT


def calibration(rated: Sequence[Rated]) -> dict[str, dict[str, float]]:
    """Return the error and the order of confidences, and precision by share of right edges kept."""
    if not rated:
        return {}
    rows = {
        "confidence, error": {"value": calibration_error(rated)},
        "confidence, AUC": {"value": area(rated)},
    }
    for share in KEPT:
        if row := at(rated, share):
            rows[f"keeping {share:g}, from {row.pop('threshold'):.3f} on"] = row
    return rows


def calibration_error(rated: Sequence[Rated]) -> float:
    """Return by how much the confidences of a tenth differ from its share of right ones.

    The expected calibration error with ten bins of equal width: https://arxiv.org/abs/1706.04599.
    """
    bins: list[list[Rated]] = [[] for _ in range(BINS)]
    for each in rated:
        bins[min(BINS - 1, int(each.confidence * BINS))].append(each)
    gaps = (abs(sum(each.confidence - each.right for each in held)) for held in bins)
    return sum(gaps) / len(rated)


def area(rated: Sequence[Rated]) -> float:
    """Return how often a right statement has a higher confidence than another: the area under ROC.

    >>> area([Rated(0.9, Verdict.RIGHT), Rated(0.2, Verdict.WRONG), Rated(0.9, Verdict.EMPTY)])
    0.75
    """
    right = sorted(each.confidence for each in rated if each.right)
    others = sorted(each.confidence for each in rated if not each.right)
    if not right or not others:
        return 0.5
    below = sum(bisect_left(others, each) + bisect_right(others, each) for each in right)
    return below / 2 / (len(right) * len(others))


def at(rated: Sequence[Rated], share: float) -> dict[str, float]:
    """Return what is left at the highest threshold that keeps this share of what is right."""
    right = sorted((each.confidence for each in rated if each.right), reverse=True)
    if not right:
        return {}
    return above(rated, right[max(0, ceil(share * len(right)) - 1)])


def above(rated: Sequence[Rated], threshold: float) -> dict[str, float]:
    """Return how much has at least this confidence, and the precision of that."""
    kept = [each for each in rated if each.confidence >= threshold]
    right, total = sum(each.right for each in kept), max(1, len(kept))
    return {
        "threshold": threshold,
        "judged": len(kept),
        "right": right / total,
        "true": sum(each.verdict is not Verdict.WRONG for each in kept) / total,
    }
