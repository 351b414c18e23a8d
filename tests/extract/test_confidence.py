"""Behaviour of kg.extract.confidence: statements in, how likely each is right out."""

from __future__ import annotations

import pytest

from kg.extract.confidence import FEATURES, confidence, features, find_cases
from kg.extract.document import find_statements
from kg.extract.parse.stage import parse_trees
from kg.extract.words import load_words
from kg.ontology import load_ontology
from kg.records import Article
from tests.extract.trees import PUBLISHED, read, read_trees, tree

TEXTS = tuple(read_trees())[:60]


def found(text: str) -> list[dict[str, str]]:
    """Return the features of each statement of one of the trees."""
    doc = parse_trees(tree(text))
    article = Article.from_text(doc.text, published=PUBLISHED)
    analysis, statements = find_statements(doc, article, load_ontology())
    return [features(case) for case in find_cases(analysis.reading, statements)]


def test_every_feature_has_weights() -> None:
    """The file of weights has a table a feature and no other, and its weights are finite shares."""
    tables = {name: table for name, table in load_words("confidence").items() if name != "bias"}
    assert set(tables) == set(FEATURES)
    weights = [weight for table in tables.values() for weight in table.values()]
    assert all(abs(weight) < 5 and round(weight, 2) == weight for weight in weights)


@pytest.mark.parametrize("text", TEXTS)
def test_statements_are_rated_by_their_features(text: str) -> None:
    """The confidence of a statement is what its features give, the same every time."""
    rated = [statement.confidence for statement in read(text).statements]
    assert rated == [confidence(each) for each in found(text)]
    assert all(0 < each < 1 for each in rated)


def test_what_was_never_judged_adds_nothing() -> None:
    """A value without a weight leaves the confidence where it is."""
    assert confidence({"rule": "soothsaying"}) == confidence({})
    assert confidence({"rule": "title"}) > confidence({"rule": "active"})


def test_a_name_counts_for_more_than_words_it_stands_for() -> None:
    """A subject that had to be linked to its antecedent makes a statement less likely right."""
    named = {"subject kind": "name"}
    assert confidence(named) > confidence({"subject kind": "pronoun for nominal"})


def test_features_say_how_a_statement_stands() -> None:
    """A subject and an object that hang on the verb, the subject before it."""
    text = next(each for each in TEXTS if any(_direct(row) for row in found(each)))
    row = next(row for row in found(text) if _direct(row))
    assert row["subject gap"].endswith("before")


def _direct(row: dict[str, str]) -> bool:
    return (row["rule"], row["clause"], row["object arc"]) == ("active", "root", "obj")
