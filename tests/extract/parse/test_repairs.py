"""What parsers get wrong is repaired, and nothing else."""

from __future__ import annotations

import pytest

from kg.extract.parse.patterns import Repair
from kg.extract.parse.repairs import REPAIRS, RETAGGING
from kg.extract.parse.stage import NAMES, firings, repair
from kg.extract.tokens import Doc
from kg.extract.tree import children
from tests.extract.trees import TREES, edges, make_doc, read_tree, read_trees, tree

TABLES = read_trees(TREES.with_name("repairs.txt"))
ROWS = (*RETAGGING, *REPAIRS)
OF_ITS_OWN = [pytest.param(each, id=each.name) for each in ROWS]


def before(example: str) -> Doc:
    """Return the tree of an example as the parser has it."""
    return make_doc("\n".join(line.partition(" > ")[0] for line in TABLES[example].splitlines()))


def after(example: str) -> list[tuple[str, int]]:
    """Return the label and head of each word as they should be, heads counted from 0."""
    arcs = []
    for at, line in enumerate(TABLES[example].splitlines()):
        columns, _, wanted = line.partition(" > ")
        label, head = wanted.split() if wanted else columns.split()[4:6]
        arcs.append((label, int(head) - 1 if int(head) else at))
    return arcs


def arcs_of(doc: Doc) -> list[tuple[str, int]]:
    """Return the label and head of each word of a document."""
    return [(token.dep_, token.head.i) for token in doc]


@pytest.mark.parametrize("row", OF_ITS_OWN)
def test_example_is_repaired(row: Repair) -> None:
    """A repair alone puts its example right, and all together leave it so."""
    doc = before(row.example)
    others = [name for name in NAMES if name != row.name]
    assert arcs_of(doc) != after(row.example)
    assert arcs_of(repair(doc, without=others)) == after(row.example)
    assert arcs_of(repair(doc)) == after(row.example)


@pytest.mark.parametrize("row", [each for each in OF_ITS_OWN if each.values[0].leaves])
def test_what_looks_alike_is_left(row: Repair) -> None:
    """A repair leaves alone what looks much like its mistake."""
    doc = before(row.leaves)
    others = [name for name in NAMES if name != row.name]
    assert repair(doc, without=others) is doc


@pytest.mark.parametrize("row", OF_ITS_OWN)
def test_twice_is_once(row: Repair) -> None:
    """What is repaired needs no repair, and has one root a sentence."""
    doc = repair(before(row.example))
    assert arcs_of(repair(doc)) == arcs_of(doc)
    assert [sentence.root for sentence in doc.sents] == [t for t in doc if t.head == t]


@pytest.mark.parametrize("row", OF_ITS_OWN)
def test_firings_are_counted(row: Repair) -> None:
    """What fires on an example is the repair that it is the example of."""
    assert firings(before(row.example))[row.name] == 1


def test_every_table_is_an_example() -> None:
    """No tree stands in the file that no repair asks for; names are told apart."""
    assert set(TABLES) == {text for row in ROWS for text in (row.example, row.leaves) if text}
    assert len(set(NAMES)) == len(ROWS) + 1


def test_every_repair_names_the_relations_it_starts_from() -> None:
    """Repairs are found by the relation of their first node; one without would never fire."""
    assert [row.name for row in REPAIRS if not row.nodes[0].dep] == []


@pytest.mark.parametrize("text", read_trees())
def test_sound_trees_stay(text: str) -> None:
    """A tree without mistakes comes back as it is."""
    doc = tree(text)
    assert repair(doc) is doc
    assert not firings(doc)


def test_relatives_in_a_repaired_tree() -> None:
    """What was asked of the tree before does not outlive its repair, which leaves it as it was."""
    doc = before("Kremlin head Anna Berg refused.")
    assert children(doc[4], "nsubj") == [doc[1], doc[2]]
    repaired = repair(doc)
    assert children(repaired[4], "nsubj") == [repaired[2]]
    assert children(doc[4], "nsubj") == [doc[1], doc[2]]


def test_statements_of_a_repaired_tree() -> None:
    """What a repair puts right is stated."""
    found = edges(read_tree(before("Kremlin head Anna Berg refused.")))
    assert ("Anna Berg", "kg:holdsPosition", "Kremlin head") in found


def test_retagged_verb() -> None:
    """A reporting verb that was a noun has the tag and lemma of a verb; the document stays."""
    doc = before("Bank hid losses, police allege.")
    found = repair(doc)[5]
    assert (found.pos_, found.tag_, found.lemma_) == ("VERB", "VBP", "allege")
    assert (doc[5].pos_, doc[5].tag_) == ("NOUN", "NN")


def test_without_retagging() -> None:
    """Each row can be left out, to measure what it is worth."""
    doc = before("Bank hid losses, police allege.")
    assert repair(doc, without=[row.name for row in RETAGGING])[5].tag_ == "NN"
