"""The net's scores of one document in; tags, lemmas, trees and names of its words out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from kg.extract.neural.net import WIDTH, Scores
from kg.extract.neural.spans import FORBIDDEN, TAGS, NameSpan, best_tags, tags_to_spans
from kg.extract.neural.trees import best_heads
from kg.extract.neural.windows import Window

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
REMEMBERED = 100_000  # words: more would take more than 77 MB
START = -0.5
"""Log-odds from which a word starts a sentence: F of sentences +.0025 on EWT dev, +.0046 on GUM
dev, −.0015 on PUD dev to 0, and LAS +.0004, +.0004, −.0001."""


@dataclass(frozen=True, slots=True)
class Tables:
    """What decoding needs besides the scores: the root's vector and steps between name tags."""

    label_root: Floats
    steps: Floats


@dataclass(frozen=True, slots=True)
class Analysis:
    """One document: an entry a word; `heads` are offsets (0: root of its sentence).

    `evidence` is what the net says of each tag of names, in half precision: it is kept until all
    of a document, however long, is read. `vectors` are the encoder's, also in half precision; of
    a text longer than `REMEMBERED` words there are none.
    """

    xpos: Ints
    morphology: Ints
    lemmas: Ints
    relations: Ints
    heads: Ints
    evidence: npt.NDArray[np.float16]
    vectors: npt.NDArray[np.float16]
    names: list[NameSpan]

    @classmethod
    def empty(cls, length: int) -> Analysis:
        """Return an analysis to be filled."""
        zeros = [np.zeros(length, np.int64) for _ in range(5)]
        evidence = np.zeros((length, len(TAGS)), np.float16)
        vectors = np.zeros((length if length <= REMEMBERED else 0, WIDTH), np.float16)
        return cls(zeros[0], zeros[1], zeros[2], zeros[3], zeros[4], evidence, vectors, names=[])


def decode(analysis: Analysis, windows: Sequence[Window], scores: Scores, tables: Tables) -> None:
    """Fill the words of `windows` in `analysis` from the scores of the batch they made."""
    pairs: list[tuple[int, int, int]] = []  # row, place of a word, place of its head or -1
    for row, window in enumerate(windows):
        length = window.end - window.start
        span = slice(window.start, window.end)
        for name in ("xpos", "morphology", "lemmas"):
            getattr(analysis, name)[span] = getattr(scores, name)[row, :length]
        analysis.evidence[span] = scores.tags[row, :length]
        if len(analysis.vectors):
            analysis.vectors[span] = scores.vectors[row, :length]
        for start, stop in _sentences(scores.starts[row, :length], window):
            arcs = scores.arcs[row, start:stop]
            table = np.concatenate([arcs[:, :1], arcs[:, 1 + start : 1 + stop]], axis=1)
            heads = best_heads(table)
            places = np.arange(start, stop)
            governors = np.where(heads > 0, heads - 1 + start, places)
            analysis.heads[window.start + places] = governors - places
            pairs.extend(
                (row, int(place), int(head) if head != place else -1)
                for place, head in zip(places, governors, strict=True)
            )
    _label(analysis, windows, scores, tables, np.array(pairs))


def find_names(analysis: Analysis, windows: Sequence[Window], tables: Tables) -> None:
    """Add the names in these windows to `analysis`, by what speaks for each tag of each word."""
    longest = max(window.end - window.start for window in windows)
    scores = np.full((len(windows), longest, len(TAGS)), FORBIDDEN, np.float32)
    scores[:, :, TAGS.index("O")] = 0.0  # so is what only fills up a window
    for row, window in enumerate(windows):
        scores[row, : window.end - window.start] = analysis.evidence[window.start : window.end]
    for window, tags in zip(windows, best_tags(scores, tables.steps), strict=True):
        analysis.names.extend(
            NameSpan(start + window.start, end + window.start, label)
            for start, end, label in tags_to_spans([TAGS[tag] for tag in tags])
        )


def _sentences(starts: Floats, window: Window) -> list[tuple[int, int]]:
    forced = np.zeros(len(starts), dtype=bool)
    forced[0] = True
    forced[[place - window.start for place in window.breaks]] = True
    edges = [*np.flatnonzero(forced | (starts > START)).tolist(), len(starts)]
    return list(pairwise(edges))


def _label(
    analysis: Analysis,
    windows: Sequence[Window],
    scores: Scores,
    tables: Tables,
    pairs: npt.NDArray[np.int64],
) -> None:
    rows, places, heads = pairs.T
    governors = np.ones((len(pairs), scores.label_head.shape[-1] + 1), np.float32)
    governors[:, :-1] = scores.label_head[rows, heads]
    governors[heads < 0, :-1] = tables.label_root
    mixed = scores.label_dependent[rows, places].reshape(len(pairs), -1, governors.shape[1])
    best = np.matmul(mixed, governors[:, :, None])[:, :, 0].argmax(axis=1)
    begins = np.array([window.start for window in windows])
    analysis.relations[begins[rows] + places] = best
