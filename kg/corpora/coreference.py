"""The files of OntoGUM and GAP in; documents with their gold clusters, rows of questions out.

OntoGUM (Zhu et al. 2021, https://aclanthology.org/2021.acl-short.59) marks clusters in the columns
of CoNLL; GAP (Webster et al. 2018, https://aclanthology.org/Q18-1042) asks of a pronoun and two
names. OntoGUM's Reddit threads come without their words and are left out.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from kg.corpora.alignment import Sentence, untokenized
from kg.corpora.sentences import Sentence as Written
from kg.corpora.treebank import read_treebank

ONTOGUM = "coref/ontogum"
GAP = "coref/gap-{split}.tsv"
WITHHELD = re.compile("_+")

Span = tuple[int, int]
"""The first and the last word of a mention."""
Cluster = frozenset[Span]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document of OntoGUM: its text, the offsets of its words, and its gold clusters."""

    name: str
    text: Sentence
    clusters: Sequence[Cluster]


def read_gap(path: Path) -> list[dict[str, str]]:
    """Return the rows of a file of GAP."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def read_ontogum(corpora: Path, split: str, *, skip_genres: Sequence[str] = ()) -> list[Annotated]:
    """Return the documents of a split as they were written, except those without words."""
    folder = corpora / ONTOGUM
    trees = read_treebank(corpora / "ud" / f"en_gum-{split}.conllu")
    written = {name: list(of) for name, of in groupby(trees, lambda tree: tree.document)}
    found = []
    for name in read_split(folder / "SPLITS.md", split):
        if name.split("_")[1] in skip_genres:
            continue
        words, clusters = read_document(folder / f"{name}.conll")
        if sum(WITHHELD.fullmatch(word) is not None for word in words) < len(words) / 2:
            text = as_written(words, written.get(name, ()))
            found.append(Annotated(name, text, clusters))
    return found


def as_written(words: Sequence[str], sentences: Sequence[Written]) -> Sentence:
    """Return the text of `words` with the spaces and paragraphs of the treebank."""
    if sum(len(sentence.words) for sentence in sentences) != len(words):
        return untokenized(words)
    text, starts = "", list[int]()
    for sentence in sentences:
        text = text.rstrip() + "\n" if sentence.starts_paragraph and text else text
        for space in sentence.spaces:
            word = words[len(starts)]
            starts.append(len(text))
            text += word + " " * space
    return Sentence(text, tuple(words), tuple(starts))


def read_split(path: Path, split: str) -> list[str]:
    """Return the names of a split's documents.

    Raises:
        ValueError: the file has no such split.
    """
    parts = re.split(r"^## *", path.read_text("utf-8"), flags=re.MULTILINE)
    for part in parts:
        if part.split("\n", 1)[0].strip() == split:
            return re.findall(r"^ *\* *(\S+)", part, flags=re.MULTILINE)
    raise ValueError(f"{path}: no split {split!r}")


def read_document(path: Path, *, column: int = 1) -> tuple[list[str], list[Cluster]]:
    """Read the words, in this column, and the gold clusters of a document, in the last."""
    words: list[str] = []
    open_: dict[str, list[int]] = defaultdict(list)
    clusters: dict[str, set[Span]] = defaultdict(set)
    for line in path.read_text("utf-8").splitlines():
        columns = line.split("\t")
        if line.startswith("#") or len(columns) < column + 2:
            continue
        for opens, number, closes in re.findall(r"(\(?)(\d+)(\)?)", columns[-1]):
            if opens:
                open_[number].append(len(words))
            if closes:
                clusters[number].add((open_[number].pop(), len(words)))
        words.append(columns[column])
    return words, [frozenset(each) for each in clusters.values() if len(each) > 1]
