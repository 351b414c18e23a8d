"""The corpora folder in; the two pools of training sentences, trees and names, out."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.corpora.conventions import read_countries
from kg.corpora.names import (
    read_gmb,
    read_redocred,
    read_uner,
    read_worldwide,
)
from kg.corpora.sentences import Sentence
from kg.corpora.treebank import NON_COMMERCIAL, read_treebank
from kg.training.samples import count_words


@dataclass(frozen=True, slots=True)
class Corpora:
    """Training sentences by source."""

    trees: dict[str, list[Sentence]]
    names: dict[str, list[Sentence]]

    def words(self) -> dict[str, int]:
        """Return how many words each source gives."""
        return {name: count_words(s) for name, s in {**self.trees, **self.names}.items()}


def read_corpora(folder: Path) -> Corpora:
    """Read what the weights are trained on; nothing here is a test or development file."""
    countries = read_countries(folder / "gazetteer/countries.json")
    ewt = read_treebank(folder / "ud/en_ewt-train.conllu")
    uner = read_uner(folder / "ner/uner_ewt-train.iob2", countries)
    return Corpora(
        trees={
            "UD English EWT": _with_names(ewt, uner),
            "UD English GUM": read_treebank(
                folder / "ud/en_gum-train.conllu", skip_genres=NON_COMMERCIAL
            ),
        },
        names={
            "Worldwide Newswire": read_worldwide(folder / "ner/worldwide/train", countries),
            "Groningen Meaning Bank": read_gmb(folder / "ner/gmb.csv", countries),
            "Re-DocRED dev": read_redocred(folder / "relations/redocred-train.json", countries),
        },
    )


def _with_names(trees: Sequence[Sentence], named: Sequence[Sentence]) -> list[Sentence]:
    """Return the trees with the names of the sentences of the same words, in whatever order."""
    by_words = {sentence.words: sentence.names for sentence in named}
    return [replace(tree, names=by_words.get(tree.words)) for tree in trees]


def draw_names(corpora: Corpora, *, silver_share: float, rng: random.Random) -> list[Sentence]:
    """Return the names' pool: the gold sources whole, a share of GMB's documents."""
    pool: list[Sentence] = []
    for source, sentences in corpora.names.items():
        if source == "Groningen Meaning Bank":
            documents = sorted({sentence.document for sentence in sentences})
            kept = set(rng.sample(documents, int(len(documents) * silver_share)))
            sentences = [s for s in sentences if s.document in kept]
        pool += sentences
    return pool
