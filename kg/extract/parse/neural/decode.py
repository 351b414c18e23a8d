"""The net's scores of a document's windows in; tags, lemmas, trees and names of its words out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from kg.extract.parse.neural.net import WIDTH, Scores
from kg.extract.parse.neural.spans import FORBIDDEN, TAGS, NameSpan, best_tags, tags_to_spans
from kg.extract.parse.neural.trees import best_heads
from kg.extract.parse.neural.windows import Window

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
REMEMBERED = 50_000  # words: more would take more than 77 MB
START = -0.5
"""Log-odds from which a word starts a sentence: F of sentences +.0025 on EWT dev, +.0046 on GUM
dev, −.0015 on PUD dev to 0, and LAS +.0004, +.0004, −.0001."""
START_AT_STOP = -2.8
"""The same behind a full stop, before a capital: "Leo thanked Olav. Queen Ida II left". Of 28 more
starts in re3d 27 were right, below -2.8 none of three ("Col. David"); F on EWT dev +.0008."""


@dataclass(frozen=True, slots=True)
class Tables:
    """What decoding needs besides the scores: the root's vector and steps between name tags."""

    label_root: Floats
    steps: Floats


@dataclass(frozen=True, slots=True)
class Analysis:
    """One document: an entry a word; `heads` are offsets (0: root of its sentence).

    `evidence` is what the net says of each tag of names: it is kept until all of a document,
    however long, is read. `vectors` are the encoder's; of a text longer than `REMEMBERED` words
    there are none. Neither is in half precision, which would make more of a last bit that differs
    between processors.
    """

    xpos: Ints
    morphology: Ints
    lemmas: Ints
    relations: Ints
    heads: Ints
    evidence: Floats
    vectors: Floats
    names: list[NameSpan]

    @classmethod
    def empty(cls, length: int) -> Analysis:
        """Return an analysis to be filled."""
        zeros = [np.zeros(length, np.int64) for _ in range(5)]
        evidence = np.zeros((length, len(TAGS)), np.float32)
        vectors = np.zeros((length if length <= REMEMBERED else 0, WIDTH), np.float32)
        return cls(zeros[0], zeros[1], zeros[2], zeros[3], zeros[4], evidence, vectors, names=[])


def decode(analysis: Analysis, window: Window, scores: Scores, tables: Tables) -> None:
    """Fill the words of a window in `analysis` from their scores."""
    span = slice(window.start, window.end)
    for name in ("xpos", "morphology", "lemmas"):
        getattr(analysis, name)[span] = getattr(scores, name)
    analysis.evidence[span] = scores.tags
    if len(analysis.vectors):
        analysis.vectors[span] = scores.vectors
    places = np.arange(window.end - window.start)
    governors = places.copy()
    for start, stop in _sentences(scores.starts, window):
        arcs = scores.arcs[start:stop]
        table = np.concatenate([arcs[:, :1], arcs[:, 1 + start : 1 + stop]], axis=1)
        heads = best_heads(table)
        governors[start:stop] = np.where(heads > 0, heads - 1 + start, places[start:stop])
    analysis.heads[span] = governors - places
    analysis.relations[span] = _relations(scores, governors, tables)


def find_names(analysis: Analysis, windows: Sequence[Window], tables: Tables) -> None:
    """Add the names in these windows to `analysis`, by what speaks for each tag of each word."""
    longest = max(window.end - window.start for window in windows)
    scores = np.full((len(windows), longest, len(TAGS)), FORBIDDEN)
    scores[:, :, TAGS.index("O")] = 0.0  # so is what only fills up a window
    for row, window in enumerate(windows):
        scores[row, : window.end - window.start] = analysis.evidence[window.start : window.end]
    for window, tags in zip(windows, best_tags(scores, tables.steps), strict=True):
        for start, end, label in tags_to_spans([TAGS[tag] for tag in tags]):
            analysis.names.append(NameSpan(start + window.start, end + window.start, label))


def _sentences(starts: Floats, window: Window) -> list[tuple[int, int]]:
    forced = np.zeros(len(starts), dtype=bool)
    forced[0] = True
    forced[[place - window.start for place in window.breaks]] = True
    least = np.full(len(starts), START)
    least[[place - window.start for place in window.stops]] = START_AT_STOP
    edges = [*np.flatnonzero(forced | (starts > least)).tolist(), len(starts)]
    return list(pairwise(edges))


def _relations(
    scores: Scores, governors: npt.NDArray[np.intp], tables: Tables
) -> npt.NDArray[np.intp]:
    """Return the best relation of each word of a window to its governor; a root is its own."""
    count = len(governors)
    heads = np.ones((count, scores.label_head.shape[-1] + 1), np.float32)
    heads[:, :-1] = scores.label_head[governors]
    heads[governors == np.arange(count), :-1] = tables.label_root
    wanted = scores.label_dependent.reshape(count, -1, heads.shape[1])
    best: npt.NDArray[np.intp] = np.matmul(wanted, heads[:, :, None])[:, :, 0].argmax(axis=1)
    return best
