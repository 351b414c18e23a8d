"""Statements and quotations in → the columns the page reads out, by the tables' numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.edges import CONFIDENCE_DIGITS
from kg.records import Layer, Modality, Polarity
from kg.terms import StatementKey
from kg.view.selection import first_day
from kg.view.texts import Sentence, days_since_epoch, utf16

if TYPE_CHECKING:
    from kg.graph import Graph, GraphStatement

LAYERS, MODALITIES, POLARITIES = list(Layer), list(Modality), list(Polarity)


@dataclass(frozen=True, slots=True)
class Tables:
    """The distinct values that columns point into, by their index."""

    entity: Mapping[str, int]
    article: Mapping[str, int]
    predicate: Mapping[tuple[str, str], int]  # (id, label)
    sentence: Mapping[Sentence, int]


def pack_statements(
    graph: Graph, statements: Sequence[GraphStatement], tables: Tables
) -> dict[str, Any]:
    """Return the columns of statements."""
    known = tables.entity
    return {
        "id": {i: s.id for i, s in enumerate(statements) if s.id != _key(s).id},
        "subject": [known[s.subject] for s in statements],
        "object": [known[s.object] if s.object is not None else -1 for s in statements],
        "predicate": [tables.predicate[s.predicate, s.label] for s in statements],
        "polarity": [POLARITIES.index(s.polarity) for s in statements],
        "modality": [MODALITIES.index(s.modality) for s in statements],
        "layer": [LAYERS.index(s.layer) for s in statements],
        "plain": [int(graph.has_edge(s)) for s in statements],
        "sentence": [tables.sentence[s.article, s.start, s.sentence] for s in statements],
        "spans": [_spans(s) for s in statements],
        "confidence": [pack_confidence(s.confidence) for s in statements],
        **_pack_details(statements, tables),
    }


def pack_confidence(confidence: float) -> int:
    """Return a confidence as a whole number, so that two are compared as the graph writes them."""
    return round(confidence * 10.0**CONFIDENCE_DIGITS)


def pack_quotations(graph: Graph, texts: Mapping[str, str], tables: Tables) -> dict[str, Any]:
    """Return the columns of quotations: whose words stand where in which article."""
    shown = [q for q in graph.quotations if q.article in texts and q.speaker in tables.entity]
    return {
        "article": [tables.article[q.article] for q in shown],
        "speaker": [tables.entity[q.speaker] for q in shown],
        "start": [utf16(texts[q.article], q.start) for q in shown],
        "end": [utf16(texts[q.article], q.end) for q in shown],
    }


def _key(s: GraphStatement) -> StatementKey:
    """Return what the id of a statement is a hash of; the page computes it again."""
    return StatementKey(
        article=s.article,
        sentence_at=(s.start, s.start + len(s.sentence)),
        subject_at=s.subject_at,
        predicate=s.predicate,
        relation_at=s.relation_at,
        object_at=s.object_at,
        polarity=s.polarity,
        modality=s.modality,
    )


def _pack_details(statements: Sequence[GraphStatement], tables: Tables) -> dict[str, Any]:
    """Return the columns that are empty for most statements, by the statement's number."""
    known = tables.entity
    rules = sorted({s.rule for s in statements})
    days = {i: days_since_epoch(first_day(s.when)) for i, s in enumerate(statements) if s.when}
    return {
        "holders": {
            i: [[known[entity], level] for entity, level in _by_level(s)]
            for i, s in enumerate(statements)
            if s.holders
        },
        "qualifiers": {
            i: [[role, known[entity]] for role, entity in sorted(set(s.qualifiers))]
            for i, s in enumerate(statements)
            if s.qualifiers
        },
        "where": {i: known[s.where] for i, s in enumerate(statements) if s.where is not None},
        "when": {i: s.when for i, s in enumerate(statements) if s.when is not None},
        "time": {i: known[s.time] for i, s in enumerate(statements) if s.time is not None},
        "day": {i: day for i, day in days.items() if day is not None},
        "rules": rules,
        "rule": [rules.index(s.rule) for s in statements],
    }


def _by_level(statement: GraphStatement) -> list[tuple[str, int]]:
    """Return the sources, first the one that speaks to the reader."""
    return sorted(set(statement.holders), key=lambda holder: (holder[1], holder[0]))


def _spans(statement: GraphStatement) -> list[int]:
    """Return places in the sentence: of the subject, of the relation's parts, of the object.

    Each as a gap after the one before and a length; the length -1 if there is no object.
    """
    spans = [statement.subject_at, *statement.relation_at, statement.object_at]
    flat: list[int] = []
    after = 0
    for span in spans:
        if span is None:
            flat += [0, -1]
        else:
            start, end = (utf16(statement.sentence, offset - statement.start) for offset in span)
            flat += [start - after, end - start]
            after = end
    return flat
