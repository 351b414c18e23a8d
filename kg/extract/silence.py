"""An analysed article and its statements → the sentences without a statement, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.reading import Reading
from kg.extract.statements.analysis import Analysis
from kg.extract.statements.predicates import sentence_passage
from kg.extract.tokens import Span
from kg.language import foreign_language
from kg.records import Passage, Statement
from kg.silence import Silence, ends_as_question


def read_sentences(reading: Reading) -> tuple[Passage, ...]:
    """Return the sentences of an article that have a word."""
    found = (sentence_passage(reading, sentence[0]) for sentence in _worded(reading))
    return tuple(found)


def find_unstated(
    analysis: Analysis, sentences: Sequence[Passage], statements: Sequence[Statement]
) -> tuple[tuple[Passage, Silence], ...]:
    """Return those of an article's sentences that gave no statement, with the reason."""
    stated = {statement.evidence.start for statement in statements}
    clausal: dict[int, bool] = {}  # has one of the sentence's clauses a subject?
    for clause in analysis.clauses:
        start = clause.head.sent.start
        clausal[start] = clausal.get(start, False) or bool(clause.subjects)
    silent = []
    for sentence, passage in zip(_worded(analysis.reading), sentences, strict=True):
        if passage.start not in stated:
            reason = why_unstated(passage.text, has_subject=clausal.get(sentence.start))
            silent.append((passage, reason))
    return tuple(silent)


def _worded(reading: Reading) -> Iterator[Span]:
    return (each for each in reading.doc.sents if any(map(str.isalnum, each.text)))


def why_unstated(text: str, *, has_subject: bool | None) -> Silence:
    """Return why a sentence gave no statement; `has_subject` is None where it has no clause."""
    if foreign_language(text):
        return Silence.FOREIGN
    if ends_as_question(text):
        return Silence.QUESTION
    if has_subject is None:
        return Silence.NO_CLAUSE
    return Silence.NO_RULE if has_subject else Silence.NO_SUBJECT
