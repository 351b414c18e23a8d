"""Relatives in a Universal Dependencies tree, by name of relation."""

from __future__ import annotations

import pytest

from kg.extract import tree as module
from kg.extract.tokens import Doc, Token
from tests.extract.trees import read_trees, tree

PACT = "Mali, Chad and Peru but not Niger signed the pact."
HALL = "According to Reuters, the ministers came out of the hall in order to rest."
SHIPS = "The firm whose owner fled sold the ships that it had built."


def word(doc: Doc, form: str) -> Token:
    """Return the only token of this form."""
    (token,) = [token for token in doc if token.text == form]
    return token


@pytest.mark.parametrize("text", read_trees())
def test_trees_are_those_of_their_texts(text: str) -> None:
    """The words of each tree make the text above it, and each sentence is one tree."""
    doc = tree(text)
    assert doc.text.replace("\n\n", "¶ ") == text
    for sentence in doc.sents:
        assert [token for token in sentence if token.head == token] == [sentence.root]


def test_children_in_order() -> None:
    """Dependents by any of the relations come in text order, and the first alone."""
    signed = word(tree(PACT), "signed")
    assert [token.text for token in module.children(signed, "obj", "nsubj")] == ["Mali", "pact"]
    first = module.child(signed, "obj", "nsubj")
    assert first is not None and first.text == "Mali"
    assert module.child(signed, "xcomp") is None


def test_conjuncts_leave_out_the_excluded() -> None:
    """ "A, B and C but not D" coordinates A, B and C."""
    found = module.conjuncts(word(tree(PACT), "Mali"))
    assert [token.text for token in found] == ["Mali", "Chad", "Peru"]


def test_prepositions_of_several_words() -> None:
    """Words fixed to a preposition, and prepositions in a row, are one."""
    doc = tree(HALL)
    assert module.preposition(word(doc, "Reuters")) == "according to"
    assert module.preposition(word(doc, "hall")) == "out of"
    assert module.preposition(word(doc, "ministers")) == ""


def test_possessive_is_no_preposition() -> None:
    """The 's of a possessor is a case marker in UD, but no preposition."""
    doc = tree("Chad's minister owns 40 per cent of Vinter Bank.")
    assert module.preposition(word(doc, "Chad")) == ""


def test_marker() -> None:
    """The words that mark a clause are joined; a clause without any has none."""
    assert module.marker(word(tree(HALL), "rest")) == "in order to"
    assert module.marker(word(tree(HALL), "came")) == ""


@pytest.mark.parametrize(
    ("text", "pronoun", "noun"),
    [
        ("Anna Berg, who leads the Labour Party, met the envoy of Chad.", "who", "Anna"),
        ("The city where she met Holt fell.", "where", "city"),
        ("Berg has not signed the treaty, which Holt gave her.", "which", "treaty"),
        ("Berg knows what Holt signed.", "what", None),
        (SHIPS, "that", "ships"),
        (SHIPS, "whose", "firm"),
        ("Anna Berg left Oslo. She met Tomas Holt.", "She", None),
    ],
)
def test_antecedent(text: str, pronoun: str, noun: str | None) -> None:
    """A relative pronoun that opens its clause stands for the noun before; no other word does."""
    found = module.antecedent(word(tree(text), pronoun))
    assert (found and found.text) == noun


def test_subtree_without_branches() -> None:
    """A subtree can be had without the branches by some relations, in text order."""
    doc = tree("Anna Berg, head of the Norwegian delegation, left Oslo.")
    found = module.subtree_without(word(doc, "Anna"), "appos", "punct")
    assert [token.text for token in found] == ["Anna", "Berg"]


def test_run_around() -> None:
    """Of scattered tokens the run around one of them is kept."""
    doc = tree(PACT)
    found = module.run_around(doc[2], [doc[0], doc[2], doc[3], doc[4], doc[7]])
    assert [token.text for token in found] == ["Chad", "and", "Peru"]


@pytest.mark.parametrize(
    ("text", "form", "finite"),
    [
        ("Berg refused to attend the talks.", "refused", True),
        ("Berg refused to attend the talks.", "attend", False),
        ("Berg will attend the talks.", "attend", True),
        ("Anna Berg is the mayor of Oslo.", "mayor", True),
        ("Berg left Oslo after meeting Tomas Holt.", "meeting", False),
        ("The company owned by Tomas Holt sold ships to Peru.", "owned", False),
    ],
)
def test_finite(text: str, form: str, finite: bool) -> None:
    """A clause is finite by its verb, its auxiliary or its copula."""
    assert module.is_finite(word(tree(text), form)) is finite
