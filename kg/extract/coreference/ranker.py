"""Pairs → how likely each earlier phrase is the one taken up; the weights are data.

A mention-ranking model (Denis & Baldridge 2008, Durrett & Klein 2013) with one hidden layer over
sparse features and over what the encoder's vectors of the two phrases have to do with each other
(Lee et al. 2017): "none of them" is one of the choices. `python -m kg.training.coreference` makes
`weights.npz` and tells from which data.

Sums are in double precision, and probabilities rounded far above what its last bits differ by
between processors, so that equals stay equal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.extract.coreference.features import ALONE_SIZES, PAIR_SIZES, Codes, Pairs

WEIGHTS = Path(__file__).parent / "weights.npz"
Floats = NDArray[np.float64]
Table = NDArray[np.float32]
DECIMALS = 9
SMALL = 2**18
"""Multiplications up to which OpenBLAS takes one thread. Its other threads wait busily for the next
product: they burnt 2 ms of processor time a sentence, as much as all the rest of extraction."""


@dataclass(frozen=True, slots=True)
class Ranker:
    """A layer for pairs, one for phrases that take up nothing, and what both make of vectors.

    Each layer has a table with a vector for each code (its last column goes straight to the
    score), a bias and what is made of the sum. A vector is read as that of the later of two phrases
    (`later`) and as that of the earlier, and their product counts besides (`of_both`).
    """

    weights: Mapping[str, Floats]
    tables: Mapping[str, Table]

    def probabilities(self, pairs: Pairs) -> list[float]:
        """Return of each pair how likely the earlier phrase is what the later one takes up."""
        counts = np.diff(pairs.starts)
        open_ = np.flatnonzero(counts)  # phrases with candidates
        if not len(open_):
            return []
        of_pairs, of_phrases = self.meaning(pairs, np.repeat(np.arange(len(counts)), counts))
        starts, counts = pairs.starts[open_], counts[open_]
        scores = self.score("pair", pairs.codes, of_pairs)
        none = self.score("alone", pairs.alone[open_], of_phrases[open_])
        top = np.maximum(np.maximum.reduceat(scores, starts), none)
        weights = np.exp(scores - np.repeat(top, counts))
        total = np.add.reduceat(weights, starts) + np.exp(none - top)
        found: list[float] = (weights / np.repeat(total, counts)).round(DECIMALS).tolist()
        return found

    def score(self, layer: str, codes: Codes, meant: Floats) -> Floats:
        """Return the score of each row of codes and of what its vectors add to it."""
        summed: Floats = self.tables[layer][codes + OFFSETS[layer]].sum(axis=1) + meant
        hidden = np.maximum(summed[:, :-1] + self.weights[f"{layer}_bias"], 0)
        out = self.weights[f"{layer}_out"]
        scored: Floats = np.einsum("ij,j->i", hidden, out) + summed[:, -1]
        return scored

    def meaning(self, pairs: Pairs, owner: NDArray[np.intp]) -> tuple[Floats, Floats]:
        """Return what the vectors add to each pair, whose later phrase is `owner`, and phrase."""
        w, vectors = self.weights, pairs.vectors.astype(np.float64)
        later = np.tanh(_product(vectors, w["later"]) + w["later_bias"])
        earlier = np.tanh(_product(vectors, w["earlier"]) + w["earlier_bias"])
        both = _product(later[owner] * earlier[pairs.earlier], w["of_both"])
        both += _product(later, w["of_later"])[owner]
        both += _product(earlier, w["of_earlier"])[pairs.earlier]
        return both, _product(later, w["of_alone"])


def _product(rows: Floats, weights: Floats) -> Floats:
    """Return rows times weights, so few rows at once that the product is small."""
    few = SMALL // weights.size
    return np.concatenate([rows[at : at + few] @ weights for at in range(0, len(rows), few)])


@cache
def load_ranker(path: Path = WEIGHTS) -> Ranker:
    """Return the ranker of a file of weights."""
    with np.load(path) as arrays:
        weights = {name: arrays[name].astype(np.float64) for name in arrays.files}
    tables = {name: weights.pop(f"{name}_table").astype(np.float32) for name in ("pair", "alone")}
    return Ranker(weights, tables)


def offsets_of(sizes: tuple[int, ...]) -> NDArray[np.int32]:
    """Return where each feature's codes start when all features share one table.

    >>> offsets_of((3, 2, 4)).tolist()
    [0, 3, 5]
    """
    return np.cumsum((0, *sizes[:-1]), dtype=np.int32)


OFFSETS = {"pair": offsets_of(PAIR_SIZES), "alone": offsets_of(ALONE_SIZES)}
