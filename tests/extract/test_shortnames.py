"""Names in short, and the names in full that they stand for."""

from __future__ import annotations

import pytest

from kg.extract.mentions.shortnames import is_short_for
from tests.extract.trees import make_doc, read_tree

FULL = """
Helion Helion PROPN NNP compound 2 B-ORG
Renewables Renewables PROPN NNPS nsubj 3 I-ORG
left leave VERB VBD root 0
Oslo Oslo PROPN NNP obj 3 B-LOC
. . PUNCT . punct 3

Viking Viking PROPN NNP compound 2 B-ORG
Rovers Rovers PROPN NNPS nsubj 3 I-ORG
praised praise VERB VBD root 0
Helion Helion PROPN NNP obj 3 B-{label}
{place}
. . PUNCT . punct 3

Rovers Rovers PROPN NNPS nsubj 2 B-ORG
thanked thank VERB VBD root 0
Lars Lars PROPN NNP obj 2 B-PERSON
Ek Ek PROPN NNP flat 3 I-PERSON
. . PUNCT . punct 2
"""
IN_OSLO, IN_HELION = "today today NOUN NN obl:unmarked 3", "in in ADP IN case 4"


def referents(label: str, place: str) -> dict[str, str]:
    """Return what each name of the text names, and its type."""
    found = read_tree(make_doc(FULL.format(label=label, place=place))).mentions
    return {m.text: f"{m.referent.text}: {m.referent.type}" for m in found}


@pytest.mark.parametrize(
    ("short", "long", "is_it"),
    [
        ("ANC", "African National Congress", True),
        ("OPEC", "Organization of the Petroleum Exporting Countries", True),
        ("NGO", "National Bank", False),
        ("Oslo", "Oil Survey Of", False),
    ],
)
def test_acronym(short: str, long: str, is_it: bool) -> None:
    """An acronym starts words of what it is short for, in their order."""
    assert is_short_for(short, long) is is_it


@pytest.mark.parametrize("label", ["ORG", "LOC", "PERSON"])
def test_first_words_of_a_body(label: str) -> None:
    """The first word of a body named before stands for it, whatever the model takes it for."""
    assert referents(label, IN_OSLO)["Helion"] == "Helion Renewables: Organization"


def test_last_word_of_a_team() -> None:
    """The last word of a team named before stands for it."""
    assert referents("ORG", IN_OSLO)["Rovers"] == "Viking Rovers: SportsTeam"


def test_a_place_is_no_body() -> None:
    """What somebody is in is a place, though a body's name begins like it."""
    assert referents("LOC", IN_HELION)["Helion"] == "Helion: GeopoliticalEntity"
