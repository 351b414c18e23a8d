"""Clauses with their factuality → statements: who does what to whom, when and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.factuality import Factuality
from kg.extract.factuality.embedding import embedding_predicate, lexical_signature
from kg.extract.factuality.existence import predicated_of
from kg.extract.factuality.signatures import modality_of
from kg.extract.grammar.clause import Clause
from kg.extract.reading import Reading
from kg.extract.statements.analysis import Analysis
from kg.extract.statements.circumstances import read_circumstances
from kg.extract.statements.copulas import copular_statements
from kg.extract.statements.predicates import Circumstances, RelationPhrase
from kg.extract.statements.verbal import verbal_statements
from kg.extract.tree import children
from kg.records import Statement


def clause_statements(analysis: Analysis) -> Iterator[Statement]:
    """Yield what each clause states, and what it refuses or fails to do."""
    reading, factuality = analysis.reading, analysis.factuality
    for clause in analysis.clauses:
        shared = read_circumstances(reading, clause, factuality[clause.head.i])
        yield from (_as_judged(clause, stated) for stated in _state_clause(reading, clause, shared))
        if clause.parent is not None and _is_refused(clause):
            outer = factuality[clause.parent.head.i]
            yield from _state_refusal(reading, clause, read_circumstances(reading, clause, outer))


def _as_judged(clause: Clause, stated: Statement) -> Statement:
    """Return what a predicate states; "is scheduled at" says where something is yet to be."""
    judged = not clause.agents and stated.predicate.startswith("kg:")
    kind = predicated_of(clause.subjects[0]) if judged and clause.subjects else ""
    modality = modality_of(kind) if kind else None
    if modality is None:
        return stated
    weakened = Factuality(modality=stated.modality).weakened(modality)
    return replace(stated, modality=weakened.modality)


def _is_refused(clause: Clause) -> bool:
    """Return whether a clause is what somebody refuses or fails to do: worth telling in itself.

    What others keep somebody from is no act of his: "banned boats from leaving".
    """
    embedding, above = embedding_predicate(clause), clause.parent
    if embedding is None or above is None or embedding.pos_ != "VERB" or clause.copular:
        return False
    if clause.subjects != above.subjects or above.passive:
        return False
    refused = lexical_signature(clause) in ("refusing", "negative")
    return refused and clause.link in ("xcomp", "ccomp", "advcl")


def _state_refusal(reading: Reading, clause: Clause, shared: Circumstances) -> Iterator[Statement]:
    embedding = embedding_predicate(clause)
    if embedding is None:
        return
    before = [embedding, *children(clause.head, "mark")]
    lemmas = " ".join([embedding.lemma_.lower(), *(part.lower_ for part in before[1:])])
    yield from verbal_statements(
        reading, clause, shared, RelationPhrase("verb", lemmas, tuple(before))
    )


def _state_clause(reading: Reading, clause: Clause, shared: Circumstances) -> Iterator[Statement]:
    if clause.copular:
        yield from copular_statements(reading, clause, shared)
    else:
        yield from verbal_statements(reading, clause, shared)
