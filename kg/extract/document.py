"""An annotated document → its extraction: the stages of reading, in their order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc as Annotated

from kg.extract.confidence import rate
from kg.extract.coreference import find_antecedents
from kg.extract.factuality.assignment import assign_factuality
from kg.extract.factuality.existence import factuality_of_tokens
from kg.extract.from_spacy import plain_tokens
from kg.extract.grammar.clauses import find_clauses
from kg.extract.mentions.names import read_names
from kg.extract.parse.stage import parse_trees
from kg.extract.silence import find_unstated, read_sentences
from kg.extract.statements.analysis import Analysis
from kg.extract.statements.quotations import find_quotations
from kg.extract.statements.respectively import in_turn
from kg.extract.statements.rules import RULES, as_within
from kg.extract.tokens import Doc
from kg.ontology import Ontology
from kg.records import Article, Extraction, Mention, Statement


def read_doc(doc: Annotated, article: Article, ontology: Ontology) -> Extraction:
    """Return what `doc`, the annotated text of `article`, says."""
    return read_trees(parse_trees(plain_tokens(doc)), article, ontology)


def read_trees(doc: Doc, article: Article, ontology: Ontology) -> Extraction:
    """Return what the trees of an article say, in Universal Dependencies and repaired."""
    analysis, found = find_statements(doc, article, ontology)
    statements = tuple(rate(analysis.reading, found))
    named = {mention.passage: mention for mention in analysis.reading.named.values()}
    used = {mention.passage: mention for s in statements for mention in _mentions_of(s)}
    mentions = sorted((named | used).values(), key=lambda m: (m.passage.start, m.passage.end))
    quotations = tuple(find_quotations(analysis.reading, statements))
    sentences = read_sentences(analysis.reading)
    unstated = find_unstated(analysis, sentences, statements)
    return Extraction(article, tuple(mentions), statements, quotations, sentences, unstated)


def find_statements(
    doc: Doc, article: Article, ontology: Ontology
) -> tuple[Analysis, list[Statement]]:
    """Return what was found in an article, and its statements, which have no confidence yet."""
    analysis = analyse(doc, article, ontology)
    found = [statement for rule in RULES for statement in rule.find(analysis)]
    return analysis, sorted(map(as_within, _distinct(in_turn(found))), key=_position)


def analyse(doc: Doc, article: Article, ontology: Ontology) -> Analysis:
    """Return all that the rules need to know of an article's trees.

    1. names and values  2. clauses  3. pronouns  4. factuality
    """
    reading = read_names(doc, article, ontology)  # 1
    clauses = find_clauses(doc)  # 2
    reading = replace(reading, antecedents=find_antecedents(reading))  # 3
    factuality = assign_factuality(clauses, reading)  # 4
    return Analysis(
        reading, clauses, factuality, factuality_of_tokens(reading, clauses, factuality)
    )


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
