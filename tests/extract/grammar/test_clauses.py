"""Clauses of trees: who does what to whom, with their implicit subjects."""

from __future__ import annotations

import pytest

from kg.extract.grammar.clause import Clause
from kg.extract.grammar.clauses import find_clauses
from tests.extract.trees import make_doc, tree

IMPLICIT = [
    ("control by the subject", "Berg refused to attend the talks.", "attend", ["Berg"]),
    ("control by the object", "Norway urged Chad to sign the pact.", "sign", ["Chad"]),
    ("promise", "Norway promised Chad to sign the pact.", "sign", ["Norway"]),
    ("control by a prepositional object", "The union called on the company to raise wages.",
     "raise", ["company"]),
    ("raising", "Berg seemed to accept the offer.", "accept", ["Berg"]),
    ("purpose", "Berg left Oslo to meet Holt.", "meet", ["Berg"]),
    ("participle after a preposition", "Berg left Oslo after meeting Tomas Holt.", "meeting",
     ["Berg"]),
    ("what one is accused of", "Norway accused Chad of shelling the port.", "shelling", ["Chad"]),
    ("active participle of a noun", "Villagers living in Chad fled.", "living", ["Villagers"]),
    ("passive participle of a noun", "The company owned by Tomas Holt sold ships to Peru.",
     "owned", ["company"]),
    ("coordinated verbs", "Anna Berg and Tomas Holt visited Oslo and met the mayor.", "met",
     ["Anna", "Tomas"]),
    ("coordinated passives", "Holt was arrested and jailed by the police in Oslo.", "jailed",
     ["Holt"]),
    ("a verb with a subject of its own", "Berg left Oslo and Sato was arrested.", "arrested",
     ["Sato"]),
    ("relative clause", "Anna Berg, who leads the Labour Party, met the envoy of Chad.", "leads",
     ["who"]),
    ("complement of a relative clause", "The minister who refused to sign the treaty was "
     "dismissed by President Mina Sato.", "sign", ["who"]),
    ("coordination with an exception", "Mali, Chad and Peru but not Niger signed the pact.",
     "signed", ["Mali", "Chad", "Peru"]),
    ("imperative", "Sign the pact.", "Sign", []),
]  # fmt: skip  # one row a case


def clause(text: str, head: str) -> Clause:
    """Return the clause of a tree that `head` heads."""
    (found,) = [each for each in find_clauses(tree(text)) if each.head.text == head]
    return found


@pytest.mark.parametrize(("text", "head", "subjects"), [row[1:] for row in IMPLICIT],
                         ids=[row[0] for row in IMPLICIT])  # fmt: skip
def test_subjects(text: str, head: str, subjects: list[str]) -> None:
    """The subject of a clause is its own, or the one that its construction understands."""
    assert [token.text for token in clause(text, head).subjects] == subjects


def test_finite_verb_beside_an_infinitive() -> None:
    """A finite verb continues the finite verb, be it hung on the infinitive or not."""
    rows = """
    Berg Berg PROPN NNP nsubj 2
    refused refuse VERB VBD root 0
    to to PART TO mark 4
    attend attend VERB VB xcomp 2
    and and CCONJ CC cc 6
    sent send VERB VBD conj {head}
    Holt Holt PROPN NNP obj 6
    """
    for head in (2, 4):
        clauses = {each.head.text: each for each in find_clauses(make_doc(rows.format(head=head)))}
        assert clauses["sent"].beside is clauses["refused"]
        assert clauses["sent"].parent is None
        assert clauses["attend"].parent is clauses["refused"]


def test_parents_come_first() -> None:
    """A clause comes after the one it depends on."""
    text = "Reuters reported that Holt had said that Sweden signed the treaty."
    found = find_clauses(tree(text))
    assert [each.head.text for each in found] == ["reported", "said", "signed"]
    assert [each.parent and each.parent.head.text for each in found] == [None, "reported", "said"]


def test_passive() -> None:
    """A passive has its patient as subject and its agent apart, other prepositions as obliques."""
    found = clause("Holt was arrested and jailed by the police in Oslo.", "arrested")
    assert found.passive
    assert [token.text for token in found.agents] == ["police"]
    assert [(part.preposition, part.head.text) for part in found.obliques] == [("in", "Oslo")]


def test_participle_is_passive() -> None:
    """A past participle on a noun is passive, a present participle is not."""
    owned = clause("The company owned by Tomas Holt sold ships to Peru.", "owned")
    assert owned.passive and [token.text for token in owned.agents] == ["Tomas"]
    assert not clause("Villagers living in Chad fled.", "living").passive


def test_objects_and_recipients() -> None:
    """The thing given is the object, the receiver the recipient; coordination is unfolded."""
    found = clause("Berg gave Holt the report.", "gave")
    assert [token.text for token in found.objects] == ["report"]
    assert [token.text for token in found.recipients] == ["Holt"]
    met = clause("In Oslo, Berg met the minister of trade and an unarmed soldier.", "met")
    assert [token.text for token in met.objects] == ["minister", "soldier"]


@pytest.mark.parametrize(
    ("text", "head", "objects"),
    [
        ("The envoy she met fled.", "met", ["envoy"]),
        ("The city where she met Holt fell.", "met", ["Holt"]),
        ("The firm whose owner fled sold the ships that it had built.", "fled", []),
        ("Anna Berg, who leads the Labour Party, met the envoy of Chad.", "leads", ["Party"]),
    ],
)
def test_gap(text: str, head: str, objects: list[str]) -> None:
    """A relative clause without pronoun has its noun as object where it lacks one; no other has."""
    assert [token.text for token in clause(text, head).objects] == objects


def test_copula() -> None:
    """A noun or a place with "be" heads a copular clause."""
    mayor = clause("Anna Berg is the mayor of Oslo.", "mayor")
    assert mayor.copular and [token.text for token in mayor.subjects] == ["Anna"]
    assert clause("Anna Berg is in Oslo.", "Oslo").copular
    assert not clause("Berg left Oslo to meet Holt.", "meet").copular


def test_particle_belongs_to_the_verb() -> None:
    """A verb's lemma has its particle."""
    assert clause("Tomas Holt took over the bank.", "took").lemma == "take over"


@pytest.mark.parametrize(
    ("text", "head", "link", "frame"),
    [
        ("Berg refused to attend the talks.", "attend", "xcomp", "to"),
        ("Norway accused Chad of shelling the port.", "shelling", "advcl", "of"),
        ("Anna Berg denied that Sweden signed the treaty.", "signed", "ccomp", "that"),
        ("Reuters said Berg left and Holt stayed.", "stayed", "ccomp", "that"),
        ("Berg left Oslo because Chad attacked Niger.", "attacked", "advcl", "because"),
        ("Berg did not attend the talks.", "attend", "ROOT", ""),
    ],
)
def test_frame(text: str, head: str, link: str, frame: str) -> None:
    """How a clause hangs on its parent is its link, and its frame; a conjunct shares them."""
    found = clause(text, head)
    assert (found.link, found.frame) == (link, frame)


FRONTED = """
It it PRON PRP nsubj 2
knows know VERB VBZ root 0
what what PRON WP obj 5
they they PRON PRP nsubj 5
intend intend VERB VBP ccomp 2
to to PART TO mark 7
propose propose VERB VB xcomp 5
. . PUNCT . punct 2
"""


def test_pronoun_before_its_clause_controls_nothing() -> None:
    """Who intends to propose something proposes it, wherever a parser attached "what"."""
    clauses = find_clauses(make_doc(FRONTED.strip()))
    (propose,) = [clause for clause in clauses if clause.lemma == "propose"]
    assert [token.text for token in propose.subjects] == ["they"]
