"""Trees in the labels of ClearNLP say what the same trees say in Universal Dependencies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.extract.parse.clearnlp import to_universal
from kg.extract.parse.editing import EditableTree
from kg.extract.tokens import Doc
from kg.extract.words import load_words
from kg.records import Statement
from tests.extract.trees import TREES, make_doc, read, read_tree, read_trees, tree

CLEARNLP = TREES.with_name("trees_clearnlp.txt")


def clear_tree(text: str) -> Doc:
    """Return the document of this text in the labels of ClearNLP."""
    return make_doc(read_trees(CLEARNLP)[text])


def relations(doc: Doc) -> list[tuple[str, str, str]]:
    """Return each word with its relation and its head, but for the marks."""
    return [(t.text, t.dep_.lower(), t.head.text) for t in doc if not t.is_punct]


@pytest.mark.parametrize("text", read_trees(CLEARNLP))
def test_same_statements(text: str) -> None:
    """The same sentence gives the same statements, whichever scheme it is labelled in.

    Their confidence may differ: it looks at arcs that no statement depends on.
    """
    assert text in read_trees()
    found = read_tree(to_universal(clear_tree(text))).statements
    assert [*map(unrated, found)] == [*map(unrated, read(text).statements)]


def unrated(statement: Statement) -> Statement:
    """Return a statement without its confidence."""
    return replace(statement, confidence=0)


@pytest.mark.parametrize("text", read_trees(CLEARNLP))
def test_no_old_label_is_left(text: str) -> None:
    """What comes out has no label of ClearNLP, one root a sentence, and the names it had."""
    doc = clear_tree(text)
    found = to_universal(doc)
    assert {token.dep_ for token in found}.isdisjoint(load_words("scheme")["relations"])
    assert [token for token in found if token.head == token] == [s.root for s in found.sents]
    assert found.text == doc.text
    assert [(name.start, name.end) for name in found.ents] == [(n.start, n.end) for n in doc.ents]


@pytest.mark.parametrize("text", read_trees())
def test_universal_stays(text: str) -> None:
    """A tree in Universal Dependencies comes back as it is."""
    doc = tree(text)
    assert to_universal(doc) is doc


@pytest.mark.parametrize("text", read_trees(CLEARNLP))
def test_twice_is_once(text: str) -> None:
    """To turn a tree a second time changes nothing."""
    found = to_universal(clear_tree(text))
    assert to_universal(found) is found


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg is the mayor of Oslo.",
        "Berg refused to attend the talks and sent a deputy.",
        "Norway accused Chad of shelling the port.",
        "Anna Berg and Tomas Holt visited Oslo and met the mayor.",
        "Norwegian President Anna Berg left Oslo.",
        "Norway's Foreign Minister Mina Sato left Oslo.",
        "US Trade Secretary Mina Sato left Oslo.",
        "Talks between Norway and Sweden began in Oslo.",
        "It is unclear whether Berg signed the pact.",
        "There were no talks in Oslo.",
        "Norway urged Chad to sign the pact.",
        "Berg has not signed the treaty, which Holt gave her.",
        "Mali, Chad and Peru but not Niger signed the pact.",
        "It was reported that Sweden had signed the treaty.",
        "Anna Berg is in Oslo.",
        "Holt took over Vinter Bank last year.",
    ],
)
def test_same_relations(text: str) -> None:
    """Prepositions, copulas, coordination and names are turned as the treebanks have them."""
    assert relations(to_universal(clear_tree(text))) == relations(tree(text))


def test_no_circle() -> None:
    """A token is attached to none of its descendants: whoever climbs the tree comes to its root."""
    doc = tree("Vinter Bank is based in Oslo.")
    open_tree = EditableTree(doc)
    assert not open_tree.attach(3, 5, "obl") and open_tree.heads == [t.head.i for t in doc]
    assert open_tree.attach(5, 1, "nmod") and open_tree.heads[5] == 1
