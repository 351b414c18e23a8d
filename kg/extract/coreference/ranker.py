"""Pairs → how likely each earlier phrase is the one taken up; the weights are data.

A mention-ranking model (Denis & Baldridge 2008, Durrett & Klein 2013) with one hidden layer over
sparse features: "none of them" is one of the choices. `python -m kg.training.coreference` makes
`weights.npz` and tells from which data.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.extract.coreference.features import ALONE_SIZES, PAIR_SIZES, Codes
from kg.extract.coreference.pairs import Pairs

WEIGHTS = Path(__file__).parent / "weights.npz"
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Layer:
    """The weights of one kind of rows: a vector for each code, and what is made of their sum."""

    table: Floats  # (codes, hidden + 1): the last column goes straight to the score
    bias: Floats
    out: Floats
    offsets: NDArray[np.int32]  # where each feature's codes start in the table

    def score(self, codes: Codes) -> Floats:
        """Return the score of each row of codes."""
        summed: Floats = self.table[codes + self.offsets].sum(axis=1)
        hidden = np.maximum(summed[:, :-1] + self.bias, 0)
        scored: Floats = hidden @ self.out + summed[:, -1]
        return scored


@dataclass(frozen=True, slots=True)
class Ranker:
    """A layer for pairs and one for phrases that take up nothing."""

    pair: Layer
    alone: Layer

    def probabilities(self, pairs: Pairs) -> list[float]:
        """Return of each pair how likely the earlier phrase is what the later one takes up."""
        counts = np.diff(pairs.starts)
        open_ = np.flatnonzero(counts)  # phrases with candidates
        if not len(open_):
            return []
        starts, counts = pairs.starts[open_], counts[open_]
        scores, none = self.pair.score(pairs.codes), self.alone.score(pairs.alone[open_])
        top = np.maximum(np.maximum.reduceat(scores, starts), none)
        weights = np.exp(scores - np.repeat(top, counts))
        total = np.add.reduceat(weights, starts) + np.exp(none - top)
        found: list[float] = (weights / np.repeat(total, counts)).tolist()
        return found


@cache
def load_ranker(path: Path = WEIGHTS) -> Ranker:
    """Return the ranker of a file of weights."""
    with np.load(path) as arrays:
        return Ranker(
            *(
                Layer(
                    arrays[f"{name}_table"].astype(np.float32),
                    arrays[f"{name}_bias"].astype(np.float32),
                    arrays[f"{name}_out"].astype(np.float32),
                    offsets_of(sizes),
                )
                for name, sizes in (("pair", PAIR_SIZES), ("alone", ALONE_SIZES))
            )
        )


def offsets_of(sizes: tuple[int, ...]) -> NDArray[np.int32]:
    """Return where each feature's codes start when all features share one table.

    >>> offsets_of((3, 2, 4)).tolist()
    [0, 3, 5]
    """
    return np.cumsum((0, *sizes[:-1]), dtype=np.int32)
