"""The phrases of a document and its pairs → rows of codes, a column a feature.

A feature joins attributes: a code is the number of one combination of their values, and the ranker
has a weight for each. Features after Lappin & Leass 1994 (roles, recency), Soon et al. 2001 (heads,
types, apposition) and Recasens et al. 2013 (what makes a phrase new).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

import numpy as np
from numpy.typing import NDArray

from kg.extract.coreference.anaphoricity import is_completed, looks_empty
from kg.extract.coreference.comparisons import (
    heads_alike,
    rivals,
    speech_relation,
    tree_relation,
    types_alike,
)
from kg.extract.coreference.phrases import AGREEMENTS, FORMS, PRONOUNS, ROLES, Phrase
from kg.extract.coreference.table import GROUPS, Column, Rows, Table
from kg.ontology import Ontology

Codes = NDArray[np.int32]
Attributes = dict[str, NDArray[np.generic]]

BUCKETS = np.array([0, 1, 2, 3, 4, 5, 5, 5, 6, 6, 6, 6, 6, *[7] * 8, *[8] * 20, 9], dtype=np.int32)
RANGES = 10
VALUES = {
    # of a phrase, in a pair the later one
    "form": len(FORMS), "group": GROUPS, "role": len(ROLES), "agreement": len(AGREEMENTS),
    "rivals": 6, "some head alike": 2, "mentions before": 6, "completed": 4, "empty": 5,
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
    ("form", "mentions before"),
    ("form", "completed"),
    ("form", "empty"),
    ("form", "candidates"),
    ("form", "after first sentence", "quoted"),
)
"""What is told of a phrase by itself."""
PAIR_SIZES = tuple(prod(VALUES[name] for name in feature) for feature in PAIR_FEATURES)
ALONE_SIZES = tuple(prod(VALUES[name] for name in feature) for feature in ALONE_FEATURES)
"""How many codes each feature has."""


def pair_codes(rows: Rows, starts: Column, ontology: Ontology) -> Codes:
    """Return a row for each pair; those of phrase `i` start at `starts[i]`."""
    rank = np.arange(len(rows.later), dtype=np.int32) - starts[rows.later]
    attributes = (
        _of_each(rows)
        | _of_comparison(rows)
        | {"rank": _bucket(rank), "types": types_alike(rows, ontology)}
    )
    return _joined(PAIR_FEATURES, attributes)


def alone_codes(phrases: Sequence[Phrase], table: Table, starts: Column) -> Codes:
    """Return a row for each phrase; the pairs of phrase `i` start at `starts[i]`."""
    attributes = {
        **table,
        "mentions before": np.minimum(_bucket(table["seen"]), 5),
        "completed": np.array([is_completed(phrase) for phrase in phrases], dtype=np.int32),
        "empty": np.array([looks_empty(phrase) for phrase in phrases], dtype=np.int32),
        "candidates": _bucket(np.diff(starts)),
        "after first sentence": table["sentence"] > 0,
        "quoted": table["quote"] >= 0,
    }
    return _joined(ALONE_FEATURES, attributes)


def _joined(features: Sequence[Sequence[str]], attributes: Attributes) -> Codes:
    """Return for each feature the number of the combination of its attributes' values."""
    columns = []
    for first, *others in features:
        code = attributes[first].astype(np.int32)
        for name in others:
            code = code * VALUES[name] + attributes[name].astype(np.int32)
        columns.append(code)
    return np.stack(columns, axis=1)


def _of_each(rows: Rows) -> Attributes:
    """Return the attributes of the later phrases, of the earlier ones, and how far they are."""
    i, j = rows.of_later, rows.of_earlier
    apart = i("sentence") - j("sentence")
    return {
        "form": i("form"),
        "group": i("group"),
        "role": i("role"),
        "agreement": i("agreement"),
        "earlier form": j("form"),
        "earlier role": j("role"),
        "earlier agreement": j("agreement"),
        "earlier is subject": j("role") == ROLES.index("subject"),
        "earlier is noun": j("form") >= len(PRONOUNS),
        "earlier is named": j("chain") >= 0,
        "earlier order": np.minimum(j("order"), 5),
        "earlier leads": j("order") == 0,
        "earlier in first sentence": j("sentence") == 0,
        "earlier mentions before": _bucket(j("seen")),
        "sentences": np.minimum(_bucket(apart), 7),
        "near": np.minimum(apart, 2),
        "same sentence": apart == 0,
        "far": np.minimum(apart // 3, 2),
        "paragraphs": np.minimum(i("paragraph") - j("paragraph"), 2),
        "phrases": _bucket(i("place") - j("place")),
    }


def _of_comparison(rows: Rows) -> Attributes:
    """Return how the two of each pair compare, and how all compare that the later may take up."""
    heads = heads_alike(rows)
    named_so = np.zeros(len(rows.phrases), dtype=np.int32)
    np.maximum.at(named_so, rows.later, (heads > 0).astype(np.int32))
    unnamed = (rows.of_later("chain") < 0) | (rows.of_earlier("chain") < 0)
    return {
        "chains": np.where(unnamed, 0, 1 + rows.alike("chain")),
        "tree": tree_relation(rows),
        "speech": speech_relation(rows),
        "same role": rows.alike("role"),
        "same verb": rows.alike("verb") & ~rows.alike("governor"),
        "heads": heads,
        "head alike": heads > 0,
        "some head alike": named_so[rows.later],
        "rivals": np.minimum(rivals(rows), 5)[rows.later],
    }


def _bucket(values: Column) -> Column:
    """Return the number of each value's range: 0, 1, 2, 3, 4, 5–7, 8–12, 13–20, 21–40, more."""
    return BUCKETS[np.clip(values, 0, len(BUCKETS) - 1)]
