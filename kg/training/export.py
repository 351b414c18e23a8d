"""A trained net in; the files of `kg/extract/model/` that the run time reads out."""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from kg.corpora.sentences import Sentence
from kg.extract.parse.neural.analyser import (
    HEADS_FILE,
    LABELS_FILE,
    NET_FILE,
    PIECES_FILE,
)
from kg.extract.parse.neural.lemmas import INFLECTION_FILE, LEMMAS_FILE
from kg.extract.parse.neural.spans import FORBIDDEN, TAGS
from kg.extract.parse.neural.words import WordPieces
from kg.training.batches import Labels
from kg.training.graph import build_graph
from kg.training.net import Net
from kg.training.targets import allowed_steps

CAUTION = 0.6
"""Added to the score of a word outside all names: where sources left types open the net finds
too many names. On the development sets .6 costs no F and gives up to +0.9 (WikiGold)."""

RARE_TYPES = ("NORP", "FAC")
RARE = 0.5
"""Added to the score of the start of a type that the largest source lacks or confuses:
F +0.1 to +0.4 on the development sets; beyond 1 it falls. EVENT, PRODUCT and MISC: no gain."""

NOTICE_FILE = "WORDNET.txt"
DOUBTFUL_ENDINGS = ("s", "x", "z", "ch", "sh", "o", "se", "ze", "che", "xe", "she", "oe", "ie", "y")
"""Nouns whose singular does not follow from their plural in -es or -ies."""


def export(
    net: Net, labels: Labels, pieces: WordPieces, trees: Iterable[Sentence], folder: Path
) -> None:
    """Write the net, its classes, its vocabulary and the lemma lookup to `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    net.eval()
    (folder / NET_FILE).write_bytes(build_graph(net, quantised=True).SerializeToString())
    np.savez(
        folder / HEADS_FILE,
        label_root=net.label_root.detach().float().numpy(),
        steps=name_steps(net.steps.detach().float().numpy()),
    )
    _write_json(folder / LABELS_FILE, asdict(labels))
    _write_json(folder / LEMMAS_FILE, lemma_lookup(trees))
    _write_json(folder / INFLECTION_FILE, inflection_lists())
    (folder / NOTICE_FILE).write_text(_wordnet_notice(), encoding="utf-8")
    (folder / PIECES_FILE).write_text("\n".join(pieces.pieces) + "\n", encoding="utf-8")


def name_steps(learnt: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Return the scores of tag transitions for decoding, from those that the net learnt."""
    steps = np.where(allowed_steps(), learnt, FORBIDDEN).astype(np.float32)
    steps[:, TAGS.index("O")] += CAUTION
    for name in RARE_TYPES:
        steps[:, [TAGS.index(f"B-{name}"), TAGS.index(f"S-{name}")]] += RARE
    return steps


def lemma_lookup(trees: Iterable[Sentence]) -> dict[str, dict[str, str]]:
    """Return, by part-of-speech tag, the lemma of every lowercase form that has only one."""
    seen: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for sentence in trees:
        if sentence.tree is None:
            continue
        rows = zip(sentence.words, sentence.tree.xpos, sentence.tree.lemmas, strict=True)
        for word, xpos, lemma in rows:
            if not xpos.startswith("NNP"):
                seen[xpos][word.lower()][lemma] += 1
    return {
        xpos: {
            form: next(iter(lemmas))
            for form, lemmas in sorted(forms.items())
            if len(lemmas) == 1 and lemmas.total() > 1
        }
        for xpos, forms in sorted(seen.items())
    }


def inflection_lists() -> dict[str, object]:
    """Return WordNet's verbs, its nouns whose plural is ambiguous, and its irregular forms."""
    index, irregular = _read_table("en_lemma_index"), _read_table("en_lemma_exc")
    return {
        "verbs": sorted(verb for verb in index["verb"] if verb.isalpha()),
        "nouns": sorted(
            noun for noun in index["noun"] if noun.isalpha() and noun.endswith(DOUBTFUL_ENDINGS)
        ),
        "irregular_verbs": {f: bases[0] for f, bases in irregular["verb"].items() if f.isalpha()},
        "irregular_nouns": {
            form: bases[0]
            for form, bases in irregular["noun"].items()
            if form.isalpha() and form.endswith("es")
        },
    }


def _read_table(name: str) -> dict[str, Any]:
    table: dict[str, Any] = json.loads(gzip.decompress(_lookup_file(f"{name}.json.gz")))
    return table


def _wordnet_notice() -> str:
    return _lookup_file("en_license.txt").decode("utf-8")


def _lookup_file(name: str) -> bytes:
    return resources.files("spacy_lookups_data").joinpath("data", name).read_bytes()


def _write_json(path: Path, content: object) -> None:
    path.write_text(
        json.dumps(content, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8"
    )
