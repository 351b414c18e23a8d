"""CaRB's development sentences and a system's triples in; precision, recall and F1 out.

Bhardwaj, Aggarwal and Mausam 2019, "CaRB: A Crowdsourced Benchmark for Open IE",
https://aclanthology.org/D19-1651, with the choices of their scorer's default:

1. Arguments after the first count as one (`arg2 arg3 …`); words match with their case.
2. A pair of gold tuple and triple needs a common word in the relation ("be" is any form of it).
   Its precision and recall are the shares of common words over both arguments and the relation.
   Where the gold relation is one of saying, the triple may have its arguments swapped.
3. Recall: each gold tuple counts with its best triple, which may serve several.
4. Precision: triples and gold tuples pair off one to one, the best precision first.
5. The reported point is the confidence threshold with the best F1.
"""

from __future__ import annotations

import math
import string
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.corpora.alignment import Words, untokenized
from kg.evaluation import Report
from kg.evaluation.adapter import extract_triples
from kg.evaluation.triples import Extracted, Score, Triple, of_counts
from kg.evaluation.wording import CARB

if TYPE_CHECKING:
    from spacy.language import Language

FILE = "openie/carb-dev.tsv"
FORMS_OF_BE = frozenset({"be", "is", "am", "are", "was", "were", "been", "being"})
SAYING = ("said", "told", "added", "adds", "says")

_Table = list[list[Score]]  # a row for each gold tuple, a column for each triple


def score(corpora: Path, nlp: Language) -> Report:
    """Score what kg extracts from the development sentences."""
    gold = read_gold(corpora)
    texts = {sentence: untokenized(sentence.split()) for sentence in gold}
    triples = extract_triples(texts, nlp, style=CARB)
    result = score_triples(gold, triples)
    return Report("carb", {"dev": result.as_dict() | {"triples": sum(map(len, triples.values()))}})


def read_gold(corpora: Path) -> dict[str, list[Triple]]:
    """Read the gold tuples by sentence."""
    gold: dict[str, list[Triple]] = defaultdict(list)
    for line in (corpora / FILE).read_text("utf-8").splitlines():
        sentence, relation, *arguments = line.split("\t")
        arg1, arg2, *extra = [*arguments, "", ""][: max(2, len(arguments))]
        gold[sentence].append(Triple.of(arg1, relation, arg2, *extra))
    return dict(gold)


def score_triples(gold: Mapping[str, Sequence[Triple]], triples: Extracted) -> Score:
    """Return the point of the best F1 over all confidence thresholds."""
    found = {_key(sentence): list(each) for sentence, each in triples.items()}
    wanted = sum(map(len, gold.values()))
    sentences = [(tuples, found.get(_key(sentence), [])) for sentence, tuples in gold.items()]
    tables = [
        (each, [[match(one, other) for other in each] for one in tuples])
        for tuples, each in sentences
    ]
    thresholds = {triple.confidence for each, _ in tables for triple in each}
    points = [_point(tables, threshold, wanted) for threshold in sorted(thresholds)]
    return max(points, key=lambda point: point.f1, default=Score(0.0, 0.0))


def match(gold: Triple, triple: Triple) -> Score:
    """Return the shares of common words, (0, 0) where the relations have none."""
    wanted, found = _binary(gold), _binary(triple)
    straight = _match_parts(wanted, found)
    if any(verb in " ".join(gold.relation) for verb in SAYING):
        swapped = _match_parts(wanted, (found[0], found[2], found[1]))
        return max(straight, swapped, key=lambda each: (each.precision, each.recall))
    return straight


def _binary(triple: Triple) -> tuple[Words, Words, Words]:
    return (
        triple.relation,
        triple.arg1,
        triple.arg2 + tuple(w for part in triple.extra for w in part),
    )


def _match_parts(wanted: tuple[Words, Words, Words], found: tuple[Words, Words, Words]) -> Score:
    common = [_common(gold, words) for gold, words in zip(wanted, found, strict=True)]
    left = Counter(found[0]) - Counter(wanted[0])
    common[0] += bool(left["be"] and FORMS_OF_BE & set(wanted[0]))
    if not common[0]:
        return Score(0.0, 0.0)
    return of_counts(sum(common), sum(map(len, found)), sum(map(len, wanted)))


def _common(gold: Words, words: Words) -> int:
    return (Counter(gold) & Counter(words)).total()


def _point(tables: Sequence[tuple[list[Triple], _Table]], threshold: float, wanted: int) -> Score:
    precision = recall = 0.0
    found = 0
    for triples, table in tables:
        columns = [i for i, triple in enumerate(triples) if triple.confidence >= threshold]
        found += len(columns)
        recall += math.fsum(max((row[i].recall for i in columns), default=0.0) for row in table)
        precision += _paired_precision(table, columns)
    return Score(precision / found if found else 0.0, recall / wanted if wanted else 0.0)


def _paired_precision(table: _Table, columns: Sequence[int]) -> float:
    pairs = sorted(
        (-row[column].precision, index, column)
        for index, row in enumerate(table)
        for column in columns
    )
    rows, taken, total = set[int](), set[int](), 0.0
    for precision, index, column in pairs:
        if index not in rows and column not in taken:
            rows.add(index)
            taken.add(column)
            total -= precision
    return total


def _key(sentence: str) -> str:
    """Return the sentence without what differs between tokenizers."""
    return sentence.translate(str.maketrans("", "", string.punctuation + string.whitespace))
