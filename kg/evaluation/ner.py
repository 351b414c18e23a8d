"""Corpora of names and a pipeline in; precision, recall and F of its names out.

Words are given, names predicted. Both sides are read by the same conventions: no leading article,
no title before a person, facilities count as places. A name is right with its span and its type.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from kg.evaluation import Report, Scores
from kg.extract.neural.spans import NameSpan
from kg.training.conventions import trim
from kg.training.names import read_spans

TYPES = {"PERSON": "PERSON", "ORG": "ORG", "LOC": "LOC", "FAC": "LOC", "GPE": "LOC"}
WORLDWIDE = {"Person": "PERSON", "Organization": "ORG", "Location": "LOC", "Facility": "LOC"}
SHORT = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
Named = tuple[tuple[str, ...], list[NameSpan]]
RUN = 12  # sentences read together where a source does not say what its documents are


def score(corpora: Path, nlp: Language) -> Report:
    """Score `nlp` on news of the world, Universal NER's PUD and WikiGold."""
    folder = corpora / "ner"
    sets = {
        "worldwide-dev": [_news(path) for path in sorted((folder / "worldwide/dev").glob("*.tsv"))],
        "uner_pud": _runs(_short(folder / "uner_pud-dev.iob2", word=1, tag=2)),
        "wikigold": _runs(_short(folder / "wikigold-dev.conll", word=0, tag=1)),
    }
    found = {}
    for name, documents in sets.items():
        for label, scores in score_names(documents, nlp).items():
            found[f"{name} {label}"] = scores
    return Report("ner", found)


def _news(path: Path) -> list[Named]:
    return [
        (words, [_unify(words, span, WORLDWIDE) for span in spans if span.label in WORLDWIDE])
        for words, spans in read_spans(path, word=0, tag=1)
        if not words[0].startswith("http")
    ]


def _short(path: Path, *, word: int, tag: int) -> Iterator[Named]:
    for words, spans in read_spans(path, word=word, tag=tag):
        yield words, [_unify(words, span, SHORT) for span in spans if span.label in SHORT]


def _runs(sentences: Iterable[Named]) -> list[list[Named]]:
    """Return sentences whose documents are not marked as runs of neighbours."""
    every = list(sentences)
    return [every[start : start + RUN] for start in range(0, len(every), RUN)]


def _unify(words: Sequence[str], span: NameSpan, table: dict[str, str]) -> NameSpan:
    return trim(words, span, table[span.label]) or span


def score_names(documents: Iterable[Sequence[Named]], nlp: Language) -> dict[str, Scores]:
    """Return precision, recall and F by type and over all; the document is what is read at once."""
    right: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    system: Counter[str] = Counter()
    for words, expected, found in _predict(documents, nlp):
        ours = {_unify(words, span, TYPES) for span in found if span.label in TYPES}
        gold.update(span.label for span in expected)
        system.update(span.label for span in ours)
        right.update(span.label for span in ours & set(expected))
    rows = {label: (right[label], system[label], gold[label]) for label in sorted(gold)}
    rows["all"] = (right.total(), system.total(), gold.total())
    return {label: _scores(*row) for label, row in rows.items()}


def _scores(right: int, system: int, gold: int) -> Scores:
    return {
        "P": right / max(1, system),
        "R": right / max(1, gold),
        "F": 2 * right / max(1, system + gold),
        "names": gold,
    }


def _predict(
    documents: Iterable[Sequence[Named]], nlp: Language
) -> Iterator[tuple[tuple[str, ...], list[NameSpan], list[NameSpan]]]:
    """Yield words, expected and found names of each sentence."""
    for group in documents:
        words = [word for sentence, _ in group for word in sentence]
        doc = Doc(nlp.vocab, words=[*words])
        for _, pipe in nlp.pipeline:
            doc = pipe(doc)
        place = 0
        for sentence, expected in group:
            end = place + len(sentence)
            found = [
                NameSpan(ent.start - place, ent.end - place, ent.label_)
                for ent in doc.ents
                if place <= ent.start and ent.end <= end
            ]
            yield sentence, expected, found
            place = end
