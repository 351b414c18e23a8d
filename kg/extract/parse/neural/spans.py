"""Scores of tags of names (BIOES) in; the best sequence of tags, and its spans, out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

NAME_TYPES = ("PERSON", "ORG", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "MISC")
TAGS = ("O", *(f"{place}-{name}" for name in NAME_TYPES for place in "BIES"))
FORBIDDEN = -1e4


class NameSpan(NamedTuple):
    """Words `start` up to, not including, `end` name something of type `label`."""

    start: int
    end: int
    label: str


def tags_to_spans(tags: Sequence[str]) -> list[NameSpan]:
    """Return the spans of a BIOES sequence; a span that never ends is dropped.

    >>> tags_to_spans(["O", "B-LOC", "I-LOC", "E-LOC"])
    [NameSpan(start=1, end=4, label='LOC')]
    """
    spans = []
    start = 0
    for place, tag in enumerate(tags):
        if tag[0] in "BS":
            start = place
        if tag[0] in "ES":
            spans.append(NameSpan(start, place + 1, tag[2:]))
    return spans


def best_tags(
    scores: npt.NDArray[np.float64], steps: npt.NDArray[np.float32]
) -> npt.NDArray[np.intp]:
    """Return the best tag sequences (batch, words) by Viterbi.

    `scores` has shape (batch, words, tags); `steps` (tags, tags) holds the score of each pair of
    neighbours. A sequence starts and ends outside a name or at its proper edge. Sums over a long
    window are in double precision: single has larger steps than what processors differ by.
    """
    first = np.array([0.0 if tag[0] in "OBS" else FORBIDDEN for tag in TAGS])
    final = np.array([0.0 if tag[0] in "OES" else FORBIDDEN for tag in TAGS])
    totals = [scores[:, 0] + first]
    for place in range(1, scores.shape[1]):
        totals.append((totals[-1][:, :, None] + steps).max(axis=1) + scores[:, place])
    best = [(totals.pop() + final).argmax(axis=1)]
    for total in reversed(totals):  # the step is looked up again: cheaper than to keep them all
        best.append((total + steps.T[best[-1]]).argmax(axis=1))
    return np.stack(best[::-1], axis=1)
