"""A whole document read: what holds of every statement of every tree."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.ontology import load_ontology
from kg.records import Extraction, Mention, Passage, Statement
from tests.extract.trees import read, read_tree, read_trees, tree

TEXTS = tuple(read_trees())


def mentions(statement: Statement) -> Iterator[Mention]:
    """Yield all that a statement mentions."""
    found = [statement.subject, statement.object, statement.when, statement.where]
    found += [part.mention for part in (*statement.qualifiers, *statement.holders)]
    yield from (mention for mention in found if mention is not None)


def passages(found: Extraction) -> Iterator[Passage]:
    """Yield all passages of an extraction."""
    for statement in found.statements:
        yield statement.evidence
        yield from statement.trigger
        for mention in mentions(statement):
            yield mention.passage
            yield mention.referent.passage


@pytest.mark.parametrize("text", TEXTS)
def test_everything_is_verbatim(text: str) -> None:
    """Every passage is the article's own words at its offsets."""
    found = read(text)
    for passage in passages(found):
        assert passage.text == found.article.text[passage.start : passage.end]
        assert passage.article == found.article.id
        assert passage.text == passage.text.strip() != ""


@pytest.mark.parametrize("text", TEXTS)
def test_statements_stand_in_their_sentence(text: str) -> None:
    """Subject, relation and object of a statement stand in the sentence that proves it."""
    for statement in read(text).statements:
        parts = [*statement.trigger, statement.subject.passage]
        parts += [statement.object.passage] if statement.object else []
        for part in parts:
            assert statement.evidence.start <= part.start < part.end <= statement.evidence.end


@pytest.mark.parametrize("text", TEXTS)
def test_vocabulary_is_known(text: str) -> None:
    """Types and properties are those of the ontology; every other relation is open."""
    ontology = load_ontology()
    for statement in read(text).statements:
        prefix, _, name = statement.predicate.partition(":")
        assert name
        assert prefix == "rel" or name in ontology.properties
        for mention in mentions(statement):
            assert mention.type in ontology.classes


@pytest.mark.parametrize("text", TEXTS)
def test_mentions_are_listed(text: str) -> None:
    """What statements mention is among the mentions, which stand in the order of the text."""
    found = read(text)
    listed = {mention.passage for mention in found.mentions}
    assert {m.passage for s in found.statements for m in mentions(s)} <= listed
    starts = [mention.passage.start for mention in found.mentions]
    assert starts == sorted(starts)


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_is_said_twice(text: str) -> None:
    """Of statements that say the same of the same there is one, and none is of a thing itself."""
    said = [
        (s.subject.referent, s.predicate, s.object and s.object.referent, s.polarity, s.modality)
        for s in read(text).statements
    ]
    assert len(set(said)) == len(said)
    assert not [row for row in said if row[0] == row[2]]


@pytest.mark.parametrize("text", TEXTS)
def test_same_again(text: str) -> None:
    """The same document says the same, every time, in the order of its sentences."""
    found = read(text)
    assert read_tree(tree(text)) == found
    starts = [statement.evidence.start for statement in found.statements]
    assert starts == sorted(starts)


@pytest.mark.parametrize("text", TEXTS)
def test_confidence(text: str) -> None:
    """Every statement tells its rule, and how far to trust it."""
    for statement in read(text).statements:
        assert statement.rule
        assert 0 < statement.confidence <= 1
