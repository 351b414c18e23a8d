"""Sentences in; a seeded infinite stream of padded arrays of pieces and gold answers out."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from kg.corpora.sentences import Sentence
from kg.extract.parse.neural.spans import TAGS
from kg.extract.parse.neural.words import CASES, WordPieces, case_class
from kg.training.losses import IGNORED
from kg.training.net import Inputs, Sizes
from kg.training.samples import windows
from kg.training.targets import make_script

WINDOW = 120
POOL = 400  # windows sorted by length together: little padding, yet random batches
MASKED = 0.04  # words hidden from the net, so that it learns from the context
SHOUTED, WHISPERED = 0.03, 0.02  # windows read as headlines in capitals, or all lowercase


@dataclass(frozen=True, slots=True)
class Labels:
    """The classes of every head, in the order of the scores."""

    xpos: tuple[str, ...]
    morphology: tuple[str, ...]
    lemmas: tuple[str, ...]
    relations: tuple[str, ...]

    def sizes(self) -> Sizes:
        """Return the numbers of classes that the net is built with."""
        return Sizes(
            cases=len(CASES),
            xpos=len(self.xpos),
            morphology=len(self.morphology),
            lemmas=len(self.lemmas),
            relations=len(self.relations),
            tags=len(TAGS),
        )


def collect_labels(sentences: Iterable[Sentence]) -> Labels:
    """Return the classes seen in trees; lemma scripts of a single word are left to the lookup."""
    counts: dict[str, Counter[str]] = {
        name: Counter() for name in ("xpos", "morphology", "lemmas", "relations")
    }
    for sentence in sentences:
        tree = sentence.tree
        if tree is None:
            continue
        counts["xpos"].update(tree.xpos)
        counts["morphology"].update(tree.morphology)
        counts["relations"].update(tree.relations)
        counts["lemmas"].update(map(make_script, sentence.words, tree.lemmas))
    keep = {
        name: tuple(sorted(c for c, n in counter.items() if n > 1 or name == "relations"))
        for name, counter in counts.items()
    }
    return Labels(**keep)


class Batch(NamedTuple):
    """Inputs and gold answers; -100 where a source says nothing."""

    inputs: Inputs
    xpos: Tensor
    morphology: Tensor
    lemmas: Tensor
    starts: Tensor
    heads: Tensor
    relations: Tensor
    sentences: Tensor
    allowed: Tensor
    words: int


@dataclass(slots=True)
class _Answers:
    """Gold answers of one window as flat lists."""

    xpos: list[int]
    morphology: list[int]
    lemmas: list[int]
    starts: list[int]
    heads: list[int]
    relations: list[int]
    sentences: list[int]


class Batcher:
    """Turn windows of sentences into batches, with ids by `labels` and `pieces`."""

    def __init__(self, labels: Labels, pieces: WordPieces) -> None:
        self._pieces = pieces
        self._ids = {
            name: {label: number for number, label in enumerate(column)}
            for name, column in asdict(labels).items()
        }
        self._tag_ids = {tag: number for number, tag in enumerate(TAGS)}
        self._rows: dict[frozenset[str], np.ndarray] = {}

    def stream(
        self, sentences: Sequence[Sentence], *, words: int, rng: random.Random
    ) -> Iterator[Batch]:
        """Yield batches of about `words` words forever, in a new order each epoch."""
        while True:
            every = list(windows(sentences, size=WINDOW, seed=rng))
            rng.shuffle(every)
            for start in range(0, len(every), POOL):
                pool = sorted(every[start : start + POOL], key=_length)
                groups = list(_group(pool, words))
                rng.shuffle(groups)
                for group in groups:
                    yield self.collate(group, rng)

    def collate(
        self, group: Sequence[Sequence[Sentence]], rng: random.Random | None = None
    ) -> Batch:
        """Return one batch; with an `rng` words are hidden and casings changed at random."""
        answers = [self._answers(window) for window in group]
        width = min(WINDOW, max(_length(window) for window in group))
        columns = {
            name: _pad([getattr(answer, name) for answer in answers], width)
            for name in _Answers.__slots__
        }
        return Batch(
            inputs=self._inputs(group, width, rng),
            allowed=self._allowed(group, width),
            words=sum(min(WINDOW, _length(window)) for window in group),
            **columns,
        )

    def _inputs(
        self, group: Sequence[Sequence[Sentence]], width: int, rng: random.Random | None
    ) -> Inputs:
        rows = [self._row_of_pieces(window, width, rng) for window in group]
        pieces, cases, firsts, lasts = zip(*rows, strict=True)
        longest = max(map(len, pieces))
        lengths = torch.tensor([len(row) for row in firsts])
        sizes = torch.tensor([len(row) for row in pieces])
        return Inputs(
            pieces=_pad(pieces, longest, self._pieces.pad),
            cases=_pad(cases, longest, len(CASES)),
            piece_mask=torch.arange(longest) < sizes[:, None],
            first=_pad(firsts, width, 0).clamp(max=longest - 1),
            last=_pad(lasts, width, 0).clamp(max=longest - 1),
            word_mask=torch.arange(width) < lengths[:, None],
        )

    def _row_of_pieces(
        self, window: Sequence[Sentence], width: int, rng: random.Random | None
    ) -> tuple[list[int], list[int], list[int], list[int]]:
        """Return the pieces and cases of a window, and each word's first and last piece."""
        words = [word for sentence in window for word in sentence.words][:width]
        kinds = _recase(words, rng)
        ids, case, first, last = [self._pieces.first], [len(CASES)], [], []
        for encoded, kind in zip(self._pieces.encode(words), kinds, strict=True):
            hidden = rng is not None and rng.random() < MASKED
            first.append(len(ids))
            ids += [self._pieces.mask] * len(encoded) if hidden else encoded
            case += [kind] * len(encoded)
            last.append(len(ids) - 1)
        return [*ids, self._pieces.last][:512], [*case, len(CASES)][:512], first, last

    def _answers(self, window: Sequence[Sentence]) -> _Answers:
        out = _Answers([], [], [], [], [], [], [])
        for number, sentence in enumerate(window):
            offset, length = len(out.starts), len(sentence.words)
            out.sentences += [number] * length
            tree = sentence.tree
            if tree is None:  # only names are known
                for name in ("xpos", "morphology", "lemmas", "starts", "heads", "relations"):
                    getattr(out, name).extend([IGNORED] * length)
                continue
            # the first word of a window or paragraph starts a sentence anyway: nothing to learn
            free = IGNORED if offset == 0 or sentence.starts_paragraph else 1
            out.starts += [free, *[0] * (length - 1)]
            out.xpos += self._lookup("xpos", tree.xpos)
            out.morphology += self._lookup("morphology", tree.morphology)
            scripts = map(make_script, sentence.words, tree.lemmas)
            out.lemmas += self._lookup("lemmas", scripts)
            out.relations += self._lookup("relations", tree.relations)
            out.heads += [
                IGNORED if head + offset > WINDOW else head + offset if head else 0
                for head in tree.heads
            ]
        return out

    def _lookup(self, name: str, labels: Iterable[str]) -> list[int]:
        ids = self._ids[name]
        return [ids.get(label, IGNORED) for label in labels]

    def _allowed(self, group: Sequence[Sequence[Sentence]], width: int) -> Tensor:
        table = np.ones((len(group), width, len(TAGS)), dtype=bool)
        for row, window in enumerate(group):
            place = 0
            for sentence in window:
                choices = sentence.names or (frozenset(),) * len(sentence.words)
                for choice in choices[: max(0, width - place)]:
                    table[row, place] = self._row(choice)
                    place += 1
        return torch.from_numpy(table)

    def _row(self, choice: frozenset[str]) -> np.ndarray:
        if choice not in self._rows:
            row = np.full(len(TAGS), not choice)
            row[[self._tag_ids[tag] for tag in choice]] = True
            self._rows[choice] = row
        return self._rows[choice]


def _length(window: Sequence[Sentence]) -> int:
    return sum(len(sentence.words) for sentence in window)


def _group(pool: Sequence[Sequence[Sentence]], words: int) -> Iterator[list[Sequence[Sentence]]]:
    group: list[Sequence[Sentence]] = []
    for window in pool:
        if group and (len(group) + 1) * min(_length(window), WINDOW) > words:
            yield group
            group = []
        group.append(window)
    if group:
        yield group


def _recase(words: Sequence[str], rng: random.Random | None) -> list[int]:
    draw = 1.0 if rng is None else rng.random()
    if draw < SHOUTED:
        return [case_class(word.upper()) for word in words]
    if draw < SHOUTED + WHISPERED:
        return [case_class(word.lower()) for word in words]
    return [case_class(word) for word in words]


def _pad(rows: Sequence[Sequence[int]], width: int, filler: int = IGNORED) -> Tensor:
    table = np.full((len(rows), width), filler, dtype=np.int64)
    for number, row in enumerate(rows):
        cut = row[:width]
        table[number, : len(cut)] = cut
    return torch.from_numpy(table)
