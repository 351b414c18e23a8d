"""The phrases of a document → its pairs of a phrase and an earlier one, each as a row of codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.extract.coreference.candidates import find_candidates
from kg.extract.coreference.features import Codes, alone_codes, pair_codes
from kg.extract.coreference.phrases import Phrase
from kg.extract.coreference.speakers import Speech
from kg.extract.coreference.table import tabulate
from kg.extract.parse.neural.net import WIDTH
from kg.ontology import Ontology


@dataclass(frozen=True, slots=True)
class Pairs:
    """The candidates of each phrase: rows of `pairs` from `starts[i]` to `starts[i + 1]`."""

    earlier: NDArray[np.int32]  # index of the candidate
    starts: NDArray[np.int32]
    codes: Codes  # a row a pair
    alone: Codes  # a row a phrase: what tells whether it takes up anything
    vectors: NDArray[np.float32]  # a row a phrase: the encoder's of its head


def pair_up(phrases: Sequence[Phrase], speech: Speech, ontology: Ontology) -> Pairs:
    """Return the pairs of a document."""
    table = tabulate(phrases, speech)
    later, earlier = find_candidates(phrases, table)
    starts = np.searchsorted(later, np.arange(len(phrases) + 1)).astype(np.int32)
    codes = pair_codes(phrases, table, ontology, earlier=earlier, starts=starts)
    alone = alone_codes(phrases, table, starts)
    return Pairs(earlier, starts, codes, alone, _vectors(phrases))


def _vectors(phrases: Sequence[Phrase]) -> NDArray[np.float32]:
    """Return the vector of each phrase; other pipelines' are as good as none."""
    doc = phrases[0].token.doc
    if doc.tensor.shape != (len(doc), WIDTH):
        return np.zeros((len(phrases), WIDTH), np.float32)
    heads = [phrase.token.i for phrase in phrases]
    return np.asarray(doc.tensor, np.float32)[heads]
