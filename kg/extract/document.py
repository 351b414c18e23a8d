"""An annotated document → its extraction: the stages of reading, in their order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc as Annotated

from kg.extract.confidence import rate
from kg.extract.coreference import find_antecedents
from kg.extract.grammar.clauses import find_clauses
from kg.extract.mentions.names import read_names
from kg.extract.parse.stage import parse_trees
from kg.extract.reading import Reading
from kg.extract.stance.attribution import judge
from kg.extract.stance.existence import stance_of_tokens
from kg.extract.statements import clause_statements
from kg.extract.statements.actions import action_statements
from kg.extract.statements.belonging import belonging_statements
from kg.extract.statements.descriptions import description_statements
from kg.extract.statements.events import event_statements
from kg.extract.statements.lifetimes import lifetime_statements
from kg.extract.statements.nationalities import nationality_statements
from kg.extract.statements.patients import undergone_statements
from kg.extract.statements.places import place_statements
from kg.extract.statements.titles import role_statements
from kg.extract.tokens import Doc, plain_tokens
from kg.ontology import Ontology
from kg.records import Article, Extraction, Mention, Statement


def read_doc(doc: Annotated, article: Article, ontology: Ontology) -> Extraction:
    """Return what `doc`, the annotated text of `article`, says."""
    return read_tokens(plain_tokens(doc), article, ontology)


def read_tokens(doc: Doc, article: Article, ontology: Ontology) -> Extraction:
    """Return what the tokens of an article say, as a pipeline parsed them."""
    return read_trees(parse_trees(doc), article, ontology)


def read_trees(doc: Doc, article: Article, ontology: Ontology) -> Extraction:
    """Return what the trees of an article say, in Universal Dependencies and repaired."""
    reading, found = find_statements(doc, article, ontology)
    statements = tuple(rate(reading, found))
    named = {mention.passage: mention for mention in reading.named.values()}
    used = {mention.passage: mention for s in statements for mention in _mentions_of(s)}
    mentions = sorted((named | used).values(), key=lambda m: (m.passage.start, m.passage.end))
    return Extraction(article, tuple(mentions), statements)


def find_statements(
    doc: Doc, article: Article, ontology: Ontology
) -> tuple[Reading, list[Statement]]:
    """Return what was found in an article, and its statements, which have no confidence yet.

    1. names and values  2. clauses  3. pronouns  4. stances  5. statements
    """
    reading = read_names(doc, article, ontology)  # 1
    clauses = find_clauses(doc)  # 2
    reading = replace(reading, antecedents=find_antecedents(reading))  # 3
    stances = judge(clauses, reading)  # 4
    stance_at = stance_of_tokens(reading, clauses, stances)
    found = [  # 5
        *clause_statements(reading, clauses, stances),
        *role_statements(reading, clauses, stances),
        *description_statements(reading),
        *lifetime_statements(reading),
        *event_statements(reading, clauses, stances, stance_at),
        *action_statements(reading, clauses, stance_at),
        *undergone_statements(reading, stance_at),
        *place_statements(reading, stance_at),
        *belonging_statements(reading, stance_at),
        *nationality_statements(reading, stance_at),
    ]
    return reading, sorted(_distinct(found), key=_position)


def _distinct(statements: Iterable[Statement]) -> list[Statement]:
    """Return the statements, of those that say the same in the same sentence the first."""
    found: dict[tuple[object, ...], Statement] = {}
    for statement in statements:
        object_ = statement.object.referent if statement.object is not None else None
        same = (statement.subject.referent, statement.predicate, object_, statement.evidence.start,
                statement.polarity, statement.modality)  # fmt: skip
        found.setdefault(same, statement)
    return list(found.values())


def _mentions_of(statement: Statement) -> list[Mention]:
    found = [statement.subject, statement.object, statement.when, statement.where]
    found += [part.mention for part in statement.qualifiers]
    found += [holder.mention for holder in statement.holders]
    return [mention for mention in found if mention is not None]


def _position(statement: Statement) -> tuple[int, int, str, int]:
    object_at = statement.object.passage.start if statement.object is not None else -1
    subject_at = statement.subject.passage.start
    return statement.evidence.start, subject_at, statement.predicate, object_at
