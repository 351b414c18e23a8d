"""The features of texts in; which earlier texts share most of those of each one, out.

An index from features to texts, as arrays: with lists of Python a feature of one text alone takes
200 bytes, and most are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from typing import TypeAlias

    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]


class Postings:
    """Which texts have a feature; features and texts are numbers."""

    def __init__(
        self, features: Sequence[NDArray[Any]], weights: Sequence[Floats] | None = None
    ) -> None:
        """Make the index of the features of each text, each with its weight or 1.

        What only one text has, as most do of their runs of words, is left out.
        """
        texts = np.repeat(
            np.arange(len(features), dtype=np.int32), [len(each) for each in features]
        )
        flat = np.concatenate(features) if features else np.empty(0, np.int32)
        kept = _is_repeated(flat)
        flat, texts = flat[kept], texts[kept]
        self._ends = np.concatenate([[0], np.cumsum(np.bincount(texts, minlength=len(features)))])
        order = np.argsort(flat, kind="stable").astype(np.int32)  # by feature, then by text
        ordered = flat[order]
        starts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]])[: len(flat)])
        first = np.repeat(starts, np.diff(np.append(starts, len(flat)))).astype(np.int32)
        self._texts = texts[order]
        self._weights = None if weights is None else np.concatenate([np.empty(0), *weights])[kept]
        self._sorted_weights = None if self._weights is None else self._weights[order]
        self._first, self._earlier = np.empty_like(first), np.empty_like(first)
        self._first[order] = first  # where the texts of this feature begin
        self._earlier[order] = np.arange(len(flat), dtype=np.int32) - first  # come before this one

    def likest(
        self, text: int, *, common: int, most: int, least: float = 0.0
    ) -> tuple[NDArray[np.int32], Floats]:
        """Return the earlier texts that share most features with a text, and the sums of these.

        A feature is weighted by both texts; those of more than `common` earlier texts do not count.
        Texts below the sum `least` are left out; of equal ones the first comes first. Sums are
        added in the order of the features.
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
        return likest.astype(np.int32), sums[likest]


def _is_repeated(features: NDArray[Any]) -> NDArray[np.bool_]:
    """Return of which places the feature is at another place, too."""
    ordered = np.sort(features)
    twice = ordered[1:][ordered[1:] == ordered[:-1]]
    del ordered
    repeated = np.unique(twice)
    at = np.searchsorted(repeated, features)
    at[at == len(repeated)] = 0
    return repeated[at] == features if len(repeated) else np.zeros(len(features), dtype=bool)
