"""OntoGUM's and GAP's development sets in; how well names, pronouns and nominals are linked out.

OntoGUM (Zhu et al. 2021, https://aclanthology.org/2021.acl-short.59) is scored with our own
mentions by the CoNLL measure; GAP (Webster et al. 2018, https://aclanthology.org/Q18-1042) by the
F1 of its yes/no question for each pronoun and two names. A mention is the noun phrase around its
head, as OntoNotes bounds it.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kg.evaluation import Report, Scores
from kg.evaluation.alignment import Sentence, untokenized
from kg.evaluation.clusters import Cluster, Span, conll_f1, conll_scores
from kg.evaluation.triples import of_counts
from kg.records import Article, Extraction, MentionKind

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

    from kg.ontology import Ontology

ONTOGUM = "coref/ontogum"
GAP = "coref/gap-dev.tsv"
OUTSIDE = frozenset(
    {"case", "cc", "conj", "cop", "mark", "aux", "nsubj", "nsubj:pass", "advcl", "parataxis",
     "discourse", "expl", "csubj", "obl", "advmod:emph", "cc:preconj", "dislocated", "punct"}
)  # fmt: skip
"""What hangs on a noun but is no part of its phrase."""


def score(corpora: Path, nlp: Language) -> Report:
    """Score both development sets."""
    from kg.ontology import load_ontology

    ontology = load_ontology()
    scores = {"gap": _score_gap(corpora / GAP, nlp, ontology)}
    return Report("coref", scores | _score_ontogum(corpora / ONTOGUM, nlp, ontology))


def _score_ontogum(folder: Path, nlp: Language, ontology: Ontology) -> dict[str, Scores]:
    from kg.extract.annotate import annotate

    names = read_split(folder / "SPLITS.md", "dev")
    gold = [read_document(folder / f"{name}.conll") for name in names]
    docs = annotate(nlp, [sentence.text for sentence, _ in gold])
    pairs = [
        (clusters, _in_words(chains(doc, ontology), doc, sentence))
        for (sentence, clusters), doc in zip(gold, docs, strict=True)
    ]
    found = conll_scores(pairs)
    scores = {f"ontogum {name}": each.as_dict() for name, each in found.items()}
    return scores | {"ontogum": {"f1": conll_f1(found)}}


def _score_gap(path: Path, nlp: Language, ontology: Ontology) -> Scores:
    from kg.extract.annotate import annotate

    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    correct = found = wanted = 0
    for row, doc in zip(rows, annotate(nlp, [row["Text"] for row in rows]), strict=True):
        linked = linked_to(chains(doc, ontology), doc, int(row["Pronoun-offset"]))
        for name in ("A", "B"):
            start = int(row[f"{name}-offset"])
            says = any(start <= doc[i].idx < start + len(row[name]) for i in linked)
            gold = row[f"{name}-coref"].upper() == "TRUE"
            correct, found, wanted = correct + (says and gold), found + says, wanted + gold
    return of_counts(correct, found, wanted).as_dict()


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


def read_document(path: Path) -> tuple[Sentence, list[Cluster]]:
    """Read the words and the gold clusters of a document."""
    words: list[str] = []
    open_: dict[str, list[int]] = defaultdict(list)
    clusters: dict[str, set[Span]] = defaultdict(set)
    for line in path.read_text("utf-8").splitlines():
        columns = line.split("\t")
        if line.startswith("#") or len(columns) < 3:
            continue
        for opens, number, closes in re.findall(r"(\(?)(\d+)(\)?)", columns[-1]):
            if opens:
                open_[number].append(len(words))
            if closes:
                clusters[number].add((open_[number].pop(), len(words)))
        words.append(columns[1])
    return untokenized(words), [frozenset(each) for each in clusters.values() if len(each) > 1]


def chains(doc: Doc, ontology: Ontology) -> list[frozenset[int]]:
    """Return the token indices of the heads that kg takes to name one thing, two or more."""
    from kg.extract.clauses import find_clauses
    from kg.extract.coreference import resolve_pronouns
    from kg.extract.names import read_names

    article = Article.from_text(doc.text)
    reading = read_names(doc, article, ontology)
    heads = _heads_of_names(reading.named)
    links = list(_named_alike(article, reading.named, heads, ontology))
    antecedents = resolve_pronouns(reading, find_clauses(doc))
    links += [(heads.get(i, i), heads.get(j, j)) for i, j in antecedents.items()]
    return _joined(links)


def _heads_of_names(named: Mapping[int, object]) -> dict[int, int]:
    """Return the last token of each name for each of its tokens: English names are head-final."""
    last: dict[int, int] = {}
    for index in sorted(named, reverse=True):
        follows = named.get(index + 1) is named[index]
        last[index] = last[index + 1] if follows else index
    return last


def _named_alike(
    article: Article, named: Mapping[int, object], heads: Mapping[int, int], ontology: Ontology
) -> Iterator[Span]:
    """Yield links between the names that resolution takes for one entity's."""
    from kg.records import Mention
    from kg.resolve import resolve

    mentions = {heads[i]: m for i, m in named.items() if isinstance(m, Mention)}
    names = {i: m for i, m in mentions.items() if m.kind is MentionKind.NAME}
    resolution = resolve([Extraction(article, tuple(names.values()), ())], ontology)
    first: dict[str, int] = {}
    for index, mention in sorted(names.items()):
        yield first.setdefault(resolution.entity_of[mention], index), index


def _joined(links: Iterable[Span]) -> list[frozenset[int]]:
    group_of: dict[int, set[int]] = {}
    for one, other in links:
        merged = group_of.get(one, {one}) | group_of.get(other, {other})
        group_of |= dict.fromkeys(merged, merged)
    groups = {id(group): frozenset(group) for group in group_of.values() if len(group) > 1}
    return sorted(groups.values(), key=min)


def linked_to(found: Iterable[frozenset[int]], doc: Doc, offset: int) -> frozenset[int]:
    """Return the chain of the token at a character offset, empty if it has none."""
    return next((each for each in found if any(doc[i].idx == offset for i in each)), frozenset())


def _in_words(found: Iterable[frozenset[int]], doc: Doc, sentence: Sentence) -> list[Cluster]:
    clusters = []
    for chain in found:
        spans = {_span_in_words(doc[index], sentence) for index in chain}
        cluster = frozenset(span for span in spans if span is not None)
        if len(cluster) > 1:
            clusters.append(cluster)
    return clusters


def _span_in_words(head: Token, sentence: Sentence) -> Span | None:
    start, end = phrase_around(head)
    indices = sentence.indices(start, end)
    return (indices[0], indices[-1]) if indices else None


def phrase_around(head: Token) -> Span:
    """Return the character offsets of the noun phrase around its head."""
    if head.dep_ in ("flat", "compound", "nmod:desc") and head.head.pos_ == "PROPN":
        head = head.head if head.dep_ == "flat" else head
    inside = [head]
    for part in head.children:
        if part.dep_ not in OUTSIDE:
            inside += part.subtree
    first, last = min(inside), max(inside)
    while last.is_punct and last.i > first.i:
        last = last.nbor(-1)
    return first.idx, last.idx + len(last)
