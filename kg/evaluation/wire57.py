"""WiRe57's 57 sentences and a system's triples in; precision, recall and F1 by its rules out.

Léchelle, Gotti and Langlais 2019, "WiRe57: A Fine-Grained Benchmark for Open Information
Extraction", https://aclanthology.org/W19-4002. The rules, as their own scorer applies them:

1. A triple can match a reference tuple of its sentence if in each of the three parts at least one
   word is the same; a part that the annotators inferred in full need not match.
2. Precision is the share of predicted words found in the same part of the reference; recall the
   share of the reference's words found, words that the annotators inferred not counted.
3. Triples and reference tuples pair off one to one, the best F1 first.
4. The sums over the pairs are divided by the number of triples and of reference tuples.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.corpora.alignment import Words, aligned
from kg.evaluation import Report
from kg.evaluation.adapter import extract_triples
from kg.evaluation.triples import Extracted, Score, Triple
from kg.evaluation.wording import WIRE57

if TYPE_CHECKING:
    from spacy.language import Language

FILE = "openie/wire57.json"
OTHERS_FILE = "openie/wire57-other-systems.json"
INFERRED = "inf"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a reference tuple: its words, and how many of them are in the sentence."""

    words: Words
    real: int


@dataclass(frozen=True, slots=True)
class Reference:
    """A tuple that the annotators wrote: arg1, relation, arg2, then the further arguments."""

    main: tuple[Part, Part, Part]
    extra: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One of the 57 sentences with its reference tuples."""

    id: str
    text: str
    words: Words
    references: tuple[Reference, ...]


def score(corpora: Path, nlp: Language) -> Report:
    """Score what kg extracts from the 57 sentences."""
    sentences = read_sentences(corpora)
    texts = {each.id: aligned(each.text, each.words) for each in sentences}
    triples = extract_triples(texts, nlp, style=WIRE57)
    result = score_triples(sentences, triples)
    return Report("wire57", {"kg": result.as_dict() | {"triples": sum(map(len, triples.values()))}})


def read_sentences(corpora: Path) -> list[Sentence]:
    """Read the sentences and their reference tuples."""
    content = json.loads((corpora / FILE).read_text("utf-8"))
    return [
        Sentence(
            entry["id"],
            entry["sent"],
            tuple(entry["tokens"]),
            tuple(map(_reference, entry["tuples"])),
        )
        for document in content.values()
        for entry in document
    ]


def read_other_systems(corpora: Path) -> dict[str, dict[str, list[Triple]]]:
    """Read the triples of the seven systems that the paper compares, by system and sentence."""
    systems: dict[str, dict[str, list[Triple]]] = defaultdict(lambda: defaultdict(list))
    for sentence, triples in json.loads((corpora / OTHERS_FILE).read_text("utf-8")).items():
        for entry in triples:
            extra = entry.get("arg3+", [])
            triple = Triple.of(entry["arg1"], entry["rel"], entry["arg2"], *extra)
            systems[entry["extractor"]][sentence].append(triple)
    return {system: dict(triples) for system, triples in systems.items()}


def score_triples(sentences: Sequence[Sentence], triples: Extracted) -> Score:
    """Return precision and recall of these triples."""
    precision = recall = 0.0
    found = wanted = 0
    for sentence in sentences:
        predicted = triples.get(sentence.id, ())
        pairs = _pair_off(sentence.references, predicted)
        precision += sum(pair.precision for pair in pairs)
        recall += sum(pair.recall for pair in pairs)
        found += len(predicted)
        wanted += len(sentence.references)
    return Score(precision / found if found else 0.0, recall / wanted if wanted else 0.0)


def match(triple: Triple, reference: Reference) -> Score | None:
    """Return how well a triple matches a reference tuple, None where a part has no word of it."""
    parts = list(zip((triple.arg1, triple.relation, triple.arg2), reference.main, strict=True))
    for words, part in parts:
        if part.real and not _same(words, part):
            return None
    parts = [(words, part) for words, part in parts if words]
    parts += zip(triple.extra, reference.extra, strict=False)
    missed = sum(part.real for part in reference.extra[len(triple.extra) :])
    same = sum(_same(words, part) for words, part in parts)
    predicted = sum(len(words) for words, _ in parts)
    return Score(
        same / (predicted or 1), same / (missed + sum(part.real for _, part in parts) or 1)
    )


def _same(words: Words, part: Part) -> int:
    return sum(word in part.words for word in words)


def _pair_off(references: Sequence[Reference], triples: Sequence[Triple]) -> list[Score]:
    scores = {
        (row, column): found
        for row, reference in enumerate(references)
        for column, triple in enumerate(triples)
        if (found := match(triple, reference))
    }
    pairs: list[Score] = []
    while any(found.f1 for found in scores.values()):
        row, column = max(scores, key=lambda key: (scores[key].f1, -key[0], -key[1]))
        pairs.append(scores[row, column])
        scores = {key: s for key, s in scores.items() if key[0] != row and key[1] != column}
    return pairs


def _reference(entry: Mapping[str, Any]) -> Reference:
    arg1, relation, arg2 = (_part(entry[name]) for name in ("arg1", "rel", "arg2"))
    return Reference((arg1, relation, arg2), tuple(map(_part, entry["arg3+"])))


def _part(entry: Mapping[str, Any]) -> Part:
    real = sum(index != INFERRED for index in entry["words_indexes"])
    return Part(tuple(entry["words"]), real)
