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
        ("Gavi", "Norwegian Radio Society", False),
        ("Hafuco", "Haverly Friends University College", True),
        ("Ann", "Annabel Lind", False),
    ],
)
def test_acronym(short: str, long: str, is_it: bool) -> None:
    """An acronym starts words of what it is short for, in their order."""
    assert is_short_for(short, long) is is_it


@pytest.mark.parametrize("label", ["ORG", "PERSON"])
def test_first_words_of_a_body(label: str) -> None:
    """The first word of a body named before stands for it, whatever the model takes it for."""
    assert referents(label, IN_OSLO)["Helion"] == "Helion Renewables: Organization"


def test_a_place_is_no_body() -> None:
    """What somebody is in is a place, though a body's name begins like it."""
    assert referents("LOC", IN_HELION)["Helion"] == "Helion: GeopoliticalEntity"


STATE = """
The the DET DT det 2
Republic Republic PROPN NNP nsubj 5 B-LOC
of of ADP IN case 4 I-LOC
Sarvia Sarvia PROPN NNP nmod 2 I-LOC
left leave VERB VBD root 0
. . PUNCT . punct 5

Sarvia Sarvia PROPN NNP nsubj 2 B-PERSON
slept sleep VERB VBD root 0
. . PUNCT . punct 2
"""


def test_a_state_by_the_name_that_it_is_a_republic_of() -> None:
    """Once the "Republic of Sarvia" is named, "Sarvia" is no person."""
    found = read_tree(make_doc(STATE)).mentions
    types = {mention.referent.type for mention in found if "Sarvia" in mention.text}
    assert types == {"Country"}


ASIDE = """
The the DET DT det 4
Norwegian Norwegian ADJ JJ amod 4 B-ORG
Medicines medicine NOUN NNPS compound 4 I-ORG
Board Board PROPN NNP nsubj 8 I-ORG
{first} {first} PUNCT {first} punct 6
{short} {short} PROPN NNP appos 4 B-{label}
{last} {last} PUNCT {last} punct 6
spoke speak VERB VBD root 0
. . PUNCT . punct 8

{short} {short} PROPN NNP nsubj 2 B-{label}
left leave VERB VBD root 0
. . PUNCT . punct 2
"""


@pytest.mark.parametrize(
    ("marks", "short", "label", "whole"),
    [
        ("()", "SLV", "ORG", True),
        ("()", "Legemid", "ORG", True),
        ("()", "Tromsø", "LOC", False),
    ],
)
def test_aside(marks: str, short: str, label: str, *, whole: bool) -> None:
    """What stands aside behind a body is its short name, whatever its letters, but no place."""
    text = ASIDE.format(first=marks[0], last=marks[1], short=short, label=label)
    mentions = read_tree(make_doc(text)).mentions
    named = {mention.referent.text for mention in mentions if mention.text == short}
    assert named == {"Norwegian Medicines Board" if whole else short}


OWN = """
The the DET DT det 4
Rapid rapid PROPN NNP compound 4 B-ORG
Supply supply PROPN NNP compound 4 I-ORG
Fund fund PROPN NNP nsubj 8 I-ORG
( ( PUNCT ( punct 6
WHO WHO PROPN NNP appos 4 B-ORG
) ) PUNCT ) punct 6
grew grow VERB VBD root 0
. . PUNCT . punct 8

WHO WHO PROPN NNP nsubj 2 B-ORG
slept sleep VERB VBD root 0
. . PUNCT . punct 2
"""


def test_a_text_means_its_own() -> None:
    """What a text says an acronym is short for counts more than what all know by it."""
    found = read_tree(make_doc(OWN)).mentions
    assert {m.known for m in found if m.text == "WHO"} == {None}
