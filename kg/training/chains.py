"""Corpora of coreference in; for each phrase its candidates, and which of them are right, out.

OntoGUM's training split without the genres under NC licences (CC BY and CC BY-SA), GAP's (Apache
2.0) and LitBank (CC BY 4.0), which is fiction and counts less.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language

from kg.corpora.alignment import untokenized
from kg.corpora.coreference import GAP, Annotated, read_document, read_gap, read_ontogum
from kg.corpora.treebank import NON_COMMERCIAL
from kg.evaluation.coref import is_at, is_called, read_texts
from kg.extract.coreference.features import Pairs, pair_up
from kg.extract.coreference.phrases import PRONOUNS, Phrase, find_phrases
from kg.extract.reading import Reading
from kg.extract.tokens import Doc, Token
from kg.ontology import Ontology

GAP_WEIGHT = 3.0  # weight of one of GAP's pronouns: they are few, and hard
FICTION = 0.3  # weight of a phrase of LitBank; it marks persons, places, vehicles only
IN_FICTION = ("male", "female")
IN_FICTION_IF_MARKED = ("first", "name", "the")


@dataclass(frozen=True, slots=True)
class Choices:
    """Phrases with their candidates: `owner` is the phrase to which each row of `pairs` belongs.

    `right` and `right_alone` mark what may be chosen, `open_` and `open_alone` what there is to
    choose from, `weight` the weight of a phrase. `vectors` are the encoder's, of all phrases;
    `place` and `earlier` are the rows in it of a phrase and of the earlier phrase of a pair.
    """

    pairs: NDArray[np.int32]
    alone: NDArray[np.int32]
    owner: NDArray[np.int64]
    right: NDArray[np.bool_]
    right_alone: NDArray[np.bool_]
    open_: NDArray[np.bool_]
    open_alone: NDArray[np.bool_]
    weight: NDArray[np.float32]
    vectors: NDArray[np.float32]
    place: NDArray[np.int64]
    earlier: NDArray[np.int64]


def read_choices(corpora: Path, nlp: Language, ontology: Ontology) -> Choices:
    """Return the choices of all corpora."""
    ontogum = read_ontogum(corpora, "train", skip_genres=NON_COMMERCIAL)
    litbank = read_litbank(corpora / "coref/litbank")
    return joined(
        [
            *_of_documents(ontogum, nlp, ontology),
            *_of_gap(read_gap(corpora / GAP.format(split="train")), nlp, ontology),
            *(_as_fiction(*each) for each in _with_phrases(litbank, nlp, ontology)),
        ]
    )


def joined(parts: Iterable[Choices]) -> Choices:
    """Return the choices of all parts as one."""
    parts = list(parts)
    names = [field.name for field in fields(Choices)]
    columns = {name: [getattr(part, name) for part in parts] for name in names}
    for index, of in (("owner", "alone"), ("place", "vectors"), ("earlier", "vectors")):
        before = np.cumsum([0, *map(len, columns[of])])
        columns[index] = [part + n for part, n in zip(columns[index], before[:-1], strict=True)]
    return Choices(**{name: np.concatenate(column) for name, column in columns.items()})


def read_litbank(folder: Path) -> list[Annotated]:
    """Return LitBank's documents; a mention of no other is left out."""
    found = []
    for path in sorted(folder.glob("*.conll")):
        words, clusters = read_document(path, column=3)
        found.append(Annotated(path.stem, untokenized(words), clusters))
    return found


def _of_documents(
    documents: Sequence[Annotated], nlp: Language, ontology: Ontology
) -> Iterator[Choices]:
    for phrases, pairs, cluster_of in _with_phrases(documents, nlp, ontology):
        yield _choices(pairs, cluster_of, np.ones(len(phrases), dtype=np.float32))


def _with_phrases(
    documents: Sequence[Annotated], nlp: Language, ontology: Ontology
) -> Iterator[tuple[Sequence[Phrase], Pairs, NDArray[np.int64]]]:
    """Yield the phrases of each document, their pairs and their gold clusters, -1 for none."""
    readings = read_texts((each.text.text for each in documents), nlp, ontology)
    for document, reading in zip(documents, readings, strict=True):
        phrases, pairs = _paired(reading)
        yield phrases, pairs, _gold(document, phrases, reading.doc)


def _paired(reading: Reading) -> tuple[Sequence[Phrase], Pairs]:
    phrases = find_phrases(reading)
    return phrases, pair_up(phrases, reading)


def _gold(document: Annotated, phrases: Sequence[Phrase], doc: Doc) -> NDArray[np.int64]:
    """Return each phrase's gold cluster: that of the mention whose words have the same head."""
    at = {(phrase.token.i, phrase.coordinated): n for n, phrase in enumerate(phrases)}
    found = np.full(len(phrases), -1, dtype=np.int64)
    starts, words = document.text.starts, document.text.words
    for number, cluster in enumerate(document.clusters):
        for first, last in sorted(cluster):
            inside = doc.span_at(starts[first], starts[last] + len(words[last]))
            if inside is None:
                continue
            head = inside.root
            several = any(_joins(part, head) for part in inside)
            index = at.get((head.i, several), at.get((head.i, False)))
            if index is not None and found[index] < 0:
                found[index] = number
    return found


def _joins(part: Token, head: Token) -> bool:
    return part.dep_ == "conj" and part.head.i == head.i


def _choices(pairs: Pairs, cluster_of: NDArray[np.int64], weight: NDArray[np.float32]) -> Choices:
    owner = np.repeat(np.arange(len(cluster_of)), np.diff(pairs.starts))
    right = (cluster_of[owner] >= 0) & (cluster_of[owner] == cluster_of[pairs.earlier])
    taken_up = np.zeros(len(cluster_of), dtype=bool)
    taken_up[owner[right]] = True
    everything = np.ones(len(right), dtype=bool), np.ones(len(cluster_of), dtype=bool)
    place = np.arange(len(cluster_of))
    return Choices(
        pairs.codes, pairs.alone, owner, right, ~taken_up, *everything, weight,
        pairs.vectors, place, pairs.earlier.astype(np.int64),
    )  # fmt: skip  # one value a line would take a screen


def _as_fiction(phrases: Sequence[Phrase], pairs: Pairs, cluster_of: NDArray[np.int64]) -> Choices:
    counts = [
        phrase.form in IN_FICTION or (number >= 0 and phrase.form in IN_FICTION_IF_MARKED)
        for phrase, number in zip(phrases, cluster_of, strict=True)
    ]
    return _choices(pairs, cluster_of, np.where(counts, FICTION, 0).astype(np.float32))


def _of_gap(
    rows: Sequence[Mapping[str, str]], nlp: Language, ontology: Ontology
) -> Iterator[Choices]:
    """Yield GAP's pronouns; pronouns are no candidates, as GAP does not annotate them."""
    readings = read_texts((row["Text"] for row in rows), nlp, ontology)
    for row, reading in zip(rows, readings, strict=True):
        phrases, pairs = _paired(reading)
        offset = int(row["Pronoun-offset"])
        index = next((n for n, each in enumerate(phrases) if is_at(each, offset)), None)
        if index is None:
            continue
        low, high = pairs.starts[index : index + 2]
        right, wrong = _named_in_gap(row, phrases, pairs.earlier[low:high])
        noun = np.array([phrases[n].form not in PRONOUNS for n in pairs.earlier[low:high]], bool)
        open_ = right | wrong | noun
        is_one = "TRUE" in (row["A-coref"], row["B-coref"])
        if not is_one:  # otherwise any other
            right, open_ = ~wrong, np.ones(high - low, dtype=bool)
        if right.any():
            yield Choices(
                pairs.codes[low:high], pairs.alone[index : index + 1],
                np.zeros(high - low, dtype=np.int64), right, np.array([False]), open_,
                np.array([is_one]), np.array([GAP_WEIGHT], np.float32),
                pairs.vectors, np.array([index]), pairs.earlier[low:high].astype(np.int64),
            )  # fmt: skip  # one value a line would take a screen


def _named_in_gap(
    row: Mapping[str, str], phrases: Sequence[Phrase], candidates: Iterable[int]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which candidates are the right name or alike, and which the wrong one."""
    found = {"TRUE": set[int](), "FALSE": set[int]()}
    for name in ("A", "B"):
        start = int(row[f"{name}-offset"])
        end = start + len(row[name])
        called = [n for n, phrase in enumerate(phrases) if is_called(phrase, start, end)]
        chains = {phrases[n].chain for n in called} - {-1}
        alike = [n for n, phrase in enumerate(phrases) if phrase.chain in chains]
        found[row[f"{name}-coref"].upper()].update(called, alike)
    indices = [int(index) for index in candidates]
    right, wrong = (np.array([n in found[key] for n in indices], bool) for key in found)
    return right, wrong & ~right
