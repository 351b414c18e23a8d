"""The features of texts in; which earlier texts share most of those of each one, out.

An index from features to texts, as arrays: with lists of Python a feature of one text alone takes
200 bytes, and most are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from typing import TypeAlias

    from numpy.typing import NDArray

    Ints: TypeAlias = NDArray[np.int64]
    Floats: TypeAlias = NDArray[np.float64]


class Postings:
    """Which texts have a feature; features and texts are numbers."""

    def __init__(
        self, features: Sequence[Sequence[int]], weights: Sequence[Sequence[float]] | None = None
    ) -> None:
        """Make the index of the features of each text, each with its weight or 1."""
        sizes = np.array([len(each) for each in features], dtype=np.int64)
        self._ends = np.concatenate([[0], np.cumsum(sizes)])
        flat = _joined(features, np.int64)
        order = np.argsort(flat, kind="stable")  # by feature, then by text
        ordered = flat[order]
        is_first = np.concatenate([[True], ordered[1:] != ordered[:-1]])[: len(ordered)]
        first = np.maximum.accumulate(np.where(is_first, np.arange(len(ordered)), 0))
        self._texts = np.repeat(np.arange(len(features)), sizes)[order].astype(np.int32)
        self._weights = None if weights is None else _joined(weights, np.float64)
        self._sorted_weights = None if self._weights is None else self._weights[order]
        self._first, self._earlier = np.empty_like(flat), np.empty_like(flat)
        self._first[order] = first  # where the texts of this feature begin
        self._earlier[order] = np.arange(len(ordered)) - first  # how many come before this one

    def likest(self, text: int, *, common: int, most: int, least: float = 0.0) -> list[int]:
        """Return the earlier texts that share most features with a text, weighted by both.

        Features of more than `common` earlier texts do not count. Texts below the sum `least` are
        left out; of equal ones the first comes first. Sums are added in the order of the features.
        """
        own = slice(self._ends[text], self._ends[text + 1])
        counts = np.where(self._earlier[own] <= common, self._earlier[own], 0)
        steps = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        at = np.repeat(self._first[own], counts) + steps
        texts = self._texts[at]
        shared = np.bincount(texts)
        found, sums = np.flatnonzero(shared), shared.astype(np.float64)
        if self._weights is not None and self._sorted_weights is not None:
            weighed = np.repeat(self._weights[own], counts) * self._sorted_weights[at]
            sums = np.bincount(texts, weighed).astype(np.float64)
        found = found[sums[found] >= least]
        likest = found[np.argsort(-sums[found], kind="stable")][:most]
        return [int(each) for each in likest]


def _joined(rows: Sequence[Sequence[float]], kind: type[np.generic]) -> NDArray[np.generic]:
    return np.concatenate([np.empty(0, kind), *(np.array(row, dtype=kind) for row in rows)])
