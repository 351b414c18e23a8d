"""The phrases of a document and its pairs → rows of codes, a column a feature.

A feature joins attributes: a code is the number of one combination of their values, and the ranker
has a weight for each. Features after Lappin & Leass 1994 (roles, recency), Soon et al. 2001 (heads,
types, apposition) and Recasens et al. 2013 (what makes a phrase new).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from kg.extract.coreference.candidates import find_candidates
from kg.extract.coreference.comparisons import (
    heads_alike,
    rivals,
    speech_relation,
    tree_relation,
    types_alike,
)
from kg.extract.coreference.phrases import (
    AGREEMENTS,
    FORMS,
    ROLES,
    Phrase,
    is_completed,
    looks_empty,
)
from kg.extract.coreference.table import GROUPS, RANGES, Column, Rows, Table, bucket, tabulate
from kg.extract.parse.neural.net import WIDTH
from kg.extract.reading import Reading
from kg.ontology import Ontology

Codes = NDArray[np.int32]
Values = NDArray[np.generic]

VALUES = {
    # of a phrase, in a pair the later one
    "form": len(FORMS), "group": GROUPS, "role": len(ROLES), "agreement": len(AGREEMENTS),
    "rivals": 6, "some head alike": 2, "few mentions before": 6, "completed": 4, "empty": 5,
    "candidates": RANGES, "after first sentence": 2, "quoted": 2,
    # of the earlier one
    "earlier form": len(FORMS), "earlier role": len(ROLES), "earlier agreement": len(AGREEMENTS),
    "earlier is subject": 2, "earlier is noun": 2, "earlier is named": 2, "earlier order": 6,
    "earlier leads": 2, "earlier in first sentence": 2, "earlier mentions before": RANGES,
    # of how far they are apart
    "sentences": RANGES, "near": 3, "same sentence": 2, "far": 3, "paragraphs": 3,
    "phrases": RANGES, "rank": RANGES,
    # of how they compare
    "heads": 15, "head alike": 2, "chains": 3, "types": 6, "tree": 10, "speech": 8,
    "same role": 2, "same verb": 2,
}  # fmt: skip
"""How many values each attribute has."""

PAIR_FEATURES = (
    ("form", "sentences"),
    ("form", "phrases"),
    ("form", "rank"),
    ("form", "earlier form"),
    ("form", "earlier role", "near"),
    ("form", "earlier agreement", "same sentence"),
    ("agreement", "earlier agreement"),
    ("role", "earlier role", "near"),
    ("group", "tree"),
    ("group", "heads", "chains"),
    ("heads", "form", "far"),
    ("group", "types", "near"),
    ("group", "speech"),
    ("group", "paragraphs", "same sentence"),
    ("group", "earlier mentions before", "earlier is named"),
    ("group", "earlier order", "near"),
    ("group", "same role", "same verb", "near"),
    ("group", "earlier is subject", "rank"),
    ("earlier form", "earlier agreement", "group"),
    ("group", "earlier in first sentence", "earlier leads"),
    ("form", "some head alike", "head alike"),
    ("form", "rivals", "earlier is noun"),
)
"""What is told of a pair; the weights are for this order."""
ALONE_FEATURES = (
    ("form",),
    ("form", "role"),
    ("form", "agreement"),
    ("form", "few mentions before"),
    ("form", "completed"),
    ("form", "empty"),
    ("form", "candidates"),
    ("form", "after first sentence", "quoted"),
)
"""What is told of a phrase by itself."""
PAIR_SIZES = tuple(prod(VALUES[name] for name in feature) for feature in PAIR_FEATURES)
ALONE_SIZES = tuple(prod(VALUES[name] for name in feature) for feature in ALONE_FEATURES)
"""How many codes each feature has."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """The candidates of each phrase: rows of `pairs` from `starts[i]` to `starts[i + 1]`."""

    earlier: NDArray[np.int32]  # index of the candidate
    starts: NDArray[np.int32]
    codes: Codes  # a row a pair
    alone: Codes  # a row a phrase: what tells whether it takes up anything
    vectors: NDArray[np.float32]  # a row a phrase: the encoder's of its head


def pair_up(phrases: Sequence[Phrase], reading: Reading) -> Pairs:
    """Return the pairs of a document."""
    table = tabulate(phrases, reading)
    rows = find_candidates(phrases, table, reading)
    starts = np.searchsorted(rows.later, np.arange(len(phrases) + 1)).astype(np.int32)
    codes = _pair_codes(rows, starts, reading.ontology)
    alone = _alone_codes(phrases, table, starts)
    return Pairs(rows.earlier, starts, codes, alone, _vectors(phrases))


def _vectors(phrases: Sequence[Phrase]) -> NDArray[np.float32]:
    """Return the vector of each phrase; other pipelines' are as good as none."""
    doc = phrases[0].token.doc
    if doc.tensor.shape != (len(doc), WIDTH):
        return np.zeros((len(phrases), WIDTH), np.float32)
    heads = [phrase.token.i for phrase in phrases]
    return np.asarray(doc.tensor, np.float32)[heads]


def _pair_codes(rows: Rows, starts: Column, ontology: Ontology) -> Codes:
    """Return a row for each pair; those of phrase `i` start at `starts[i]`."""
    attributes = _of_distance(rows) | _of_comparison(rows, ontology)
    attributes["rank"] = bucket(np.arange(len(rows.later), dtype=np.int32) - starts[rows.later])

    for name in {name for feature in PAIR_FEATURES for name in feature} - attributes.keys():
        _, earlier, of_phrase = name.rpartition("earlier ")
        attributes[name] = rows.of_earlier(of_phrase) if earlier else rows.of_later(of_phrase)
    return _joined(PAIR_FEATURES, attributes)


def _of_distance(rows: Rows) -> dict[str, Values]:
    """Return how far the two of each pair are apart."""
    apart = rows.of_later("sentence") - rows.of_earlier("sentence")
    return {
        "sentences": np.minimum(bucket(apart), 7),
        "near": np.minimum(apart, 2),
        "same sentence": apart == 0,
        "far": np.minimum(apart // 3, 2),
        "paragraphs": np.minimum(rows.of_later("paragraph") - rows.of_earlier("paragraph"), 2),
        "phrases": bucket(rows.of_later("place") - rows.of_earlier("place")),
    }


def _of_comparison(rows: Rows, ontology: Ontology) -> dict[str, Values]:
    """Return how the two of each pair compare, and how all compare that the later may take up."""
    unnamed = np.minimum(rows.of_later("chain"), rows.of_earlier("chain")) < 0
    heads = heads_alike(rows)
    some_alike = np.zeros(len(rows.phrases), dtype=bool)
    some_alike[rows.later[heads > 0]] = True
    return {
        "heads": heads,
        "head alike": heads > 0,
        "some head alike": some_alike[rows.later],
        "rivals": np.minimum(rivals(rows), 5)[rows.later],
        "chains": np.where(unnamed, 0, 1 + rows.alike("chain")),
        "types": types_alike(rows, ontology),
        "tree": tree_relation(rows),
        "speech": speech_relation(rows),
        "same role": rows.alike("role"),
        "same verb": rows.alike("verb") & ~rows.alike("governor"),
    }


def _alone_codes(phrases: Sequence[Phrase], table: Table, starts: Column) -> Codes:
    """Return a row for each phrase; the pairs of phrase `i` start at `starts[i]`."""
    attributes = {
        **table,
        "few mentions before": np.minimum(table["mentions before"], 5),
        "completed": np.array([is_completed(phrase) for phrase in phrases], dtype=np.int32),
        "empty": np.array([looks_empty(phrase) for phrase in phrases], dtype=np.int32),
        "candidates": bucket(np.diff(starts)),
        "after first sentence": table["sentence"] > 0,
        "quoted": table["quote"] >= 0,
    }
    return _joined(ALONE_FEATURES, attributes)


def _joined(features: Sequence[Sequence[str]], attributes: Mapping[str, Values]) -> Codes:
    """Return for each feature the number of the combination of its attributes' values."""
    columns = []
    for names in features:
        values = [attributes[name].astype(np.int32) for name in names]
        columns.append(np.ravel_multi_index(values, [VALUES[name] for name in names], mode="clip"))
    return np.stack(columns, axis=1).astype(np.int32)
