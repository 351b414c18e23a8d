"""Corpora of names and a pipeline in; precision, recall and F of its names out.

Input is the text as it would be written, not the source's words: what is scored is what users get.
Both sides follow the same conventions: no leading article, no title before a person, no full stop
at the end ("Jr."), a country is a place also where it acts, a place and the larger one after a
comma are two, facilities count as places. A name is right with its words and its type.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from kg.corpora.alignment import Sentence, untokenized
from kg.corpora.conventions import Convention, read_countries, trim
from kg.corpora.names import read_spans
from kg.evaluation import Report, Scores
from kg.extract.parse.neural.spans import NameSpan

PERSON, ORG, LOC = ("PERSON",), ("ORG",), ("LOC",)
OURS = {"PERSON": PERSON, "ORG": ORG, "LOC": LOC, "FAC": LOC, "GPE": LOC}
WORLDWIDE = {"Person": PERSON, "Organization": ORG, "Location": LOC, "Facility": LOC}
SHORT = {"PER": PERSON, "ORG": ORG, "LOC": LOC}
Named = tuple[Sentence, set[NameSpan]]
RUN = 12  # sentences read together where a source does not say what its documents are


def score(corpora: Path, nlp: Language) -> Report:
    """Score `nlp` on news of the world, Universal NER's PUD and WikiGold."""
    folder = corpora / "ner"
    names = read_countries(corpora / "gazetteer/countries.json").names
    news, short = Convention(WORLDWIDE, names), Convention(SHORT, names)
    pud = read_spans(folder / "uner_pud-dev.iob2", word=1, tag=2)
    wiki = read_spans(folder / "wikigold-dev.conll", word=0, tag=1)
    sets = {
        "worldwide-dev": [
            _written(read_spans(path, word=0, tag=1), news, split_marks=True)
            for path in sorted((folder / "worldwide/dev").glob("*.tsv"))
        ],
        "uner_pud": _runs(_written(pud, short, split_marks=True)),
        "wikigold": _runs(_written(wiki, short, split_marks=False)),
    }
    found = {}
    for name, documents in sets.items():
        for label, scores in score_names(documents, nlp, Convention(OURS, names)).items():
            found[f"{name} {label}"] = scores
    return Report("ner", found)


def _written(
    sentences: Iterable[tuple[tuple[str, ...], list[NameSpan]]],
    convention: Convention,
    *,
    split_marks: bool,
) -> list[Named]:
    return [
        (untokenized(words, split_marks=split_marks), _unify(words, spans, convention))
        for words, spans in sentences
        if not words[0].startswith("http")
    ]


def _runs(sentences: list[Named]) -> list[list[Named]]:
    """Return sentences whose documents are not marked as runs of neighbours."""
    return [sentences[start : start + RUN] for start in range(0, len(sentences), RUN)]


def _unify(
    words: Sequence[str], spans: Iterable[NameSpan], convention: Convention
) -> set[NameSpan]:
    """Return the names of the three types by the conventions that both sides are read by."""
    names = set()
    for part, labels in (name for span in spans for name in convention.read(words, span)):
        if labels:
            start, end, _ = trim(words, part, labels[0]) or part
            stopped = words[end - 1] == "." and end - start > 1
            names.add(NameSpan(start, end - stopped, labels[0]))
    return names


def score_names(
    documents: Iterable[Sequence[Named]], nlp: Language, convention: Convention
) -> dict[str, Scores]:
    """Return precision, recall and F by type and over all; the document is what is read at once."""
    right: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    system: Counter[str] = Counter()
    for expected, ours in _predict(documents, nlp, convention):
        gold.update(span.label for span in expected)
        system.update(span.label for span in ours)
        right.update(span.label for span in ours & expected)
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
    documents: Iterable[Sequence[Named]], nlp: Language, convention: Convention
) -> Iterator[tuple[set[NameSpan], set[NameSpan]]]:
    """Yield expected and found names of each sentence, in the source's words."""
    for group in documents:
        doc = nlp(" ".join(sentence.text for sentence, _ in group))
        at = 0
        for sentence, expected in group:
            yield expected, _unify(sentence.words, _found(doc, sentence, at), convention)
            at += len(sentence.text) + 1


def _found(doc: Doc, sentence: Sentence, at: int) -> Iterator[NameSpan]:
    """Yield the names in a sentence that begins at character `at`."""
    for ent in doc.ents:
        touched = sentence.indices(ent.start_char - at, ent.end_char - at)
        if touched:
            yield NameSpan(touched[0], touched[-1] + 1, ent.label_)
