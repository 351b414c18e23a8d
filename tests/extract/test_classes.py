"""The class of a name: by its words, by the nouns beside it, by where it stands."""

from __future__ import annotations

import pytest

from tests.extract.trees import make_doc, read_tree

BESIDE = """
The the DET DT det 2
{before} {before} NOUN NN nsubj 4
{name} {name} PROPN NNP appos 2 B-{label}
left leave VERB VBD root 0
. . PUNCT . punct 4
"""
BEHIND = """
The the DET DT det 3
{name} {name} PROPN NNP compound 3 B-{label}
{behind} {behind} NOUN NN nsubj 4
left leave VERB VBD root 0
. . PUNCT . punct 4
"""
ALONE = """
{first} {first} PROPN NNP compound 2 B-{label}
{last} {last} PROPN NNP nsubj 3 I-{label}
left leave VERB VBD root 0
. . PUNCT . punct 3
"""
AGAIN = """
Lars Lars PROPN NNP nsubj 2 B-PERSON
left leave VERB VBD root 0
Astrid Astrid PROPN NNP obj 2 B-LOC
. . PUNCT . punct 2
"""


def class_of(text: str, name: str) -> set[str]:
    """Return the classes that the mentions of a name have."""
    return {m.type for m in read_tree(make_doc(text)).mentions if m.name == name}


@pytest.mark.parametrize(
    ("before", "label", "class_"),
    [
        ("ferry", "LOC", "Vehicle"),
        ("yacht", "PERSON", "Vehicle"),
        ("newspaper", "PERSON", "Newspaper"),
        ("town", "ORG", "City"),
        ("neighbour", "PERSON", "Person"),
        ("vaccine", "LOC", "Product"),
    ],
)
def test_noun_before(before: str, label: str, class_: str) -> None:
    """A noun right before a name tells of what kind it is; a person is no drug."""
    assert class_of(BESIDE.format(before=before, name="Astrid", label=label), "Astrid") == {class_}


@pytest.mark.parametrize(
    ("behind", "label", "class_"),
    [
        ("party", "NORP", "PoliticalParty"),
        ("striker", "PERSON", "SportsTeam"),
        ("river", "LOC", "BodyOfWater"),
        ("province", "LOC", "Region"),
        ("striker", "LOC", "GeopoliticalEntity"),
        ("province", "ORG", "Organization"),
    ],
)
def test_noun_behind(behind: str, label: str, class_: str) -> None:
    """So does one right behind it, within what the pipeline guessed."""
    text = BEHIND.format(behind=behind, name="Akbay", label=label)
    assert class_ in class_of(text, "Akbay")


@pytest.mark.parametrize(
    ("words", "label", "class_"),
    [
        ("Shipping Act", "EVENT", "Law"),
        ("Lasker Award", "EVENT", "Award"),
        ("Workers Congress", "ORG", "Organization"),
        ("Peruvian Congress", "ORG", "Parliament"),
        ("MV Astrid", "MISC", "Vehicle"),
        ("MV Astrid", "PERSON", "Person"),
        ("Sick Child", "MISC", "Thing"),
    ],
)
def test_words_of_a_name(words: str, label: str, class_: str) -> None:
    """The words of a name tell more than what the pipeline calls all that it cannot place."""
    first, last = words.split()
    assert class_of(ALONE.format(first=first, last=last, label=label), words) == {class_}


def test_told_once_holds_elsewhere() -> None:
    """What a noun tells of a name holds where it stands alone."""
    text = BESIDE.format(before="ferry", name="Astrid", label="LOC") + AGAIN
    assert class_of(text, "Astrid") == {"Vehicle"}


AFTER = """
Lars Lars PROPN NNP nsubj 2 B-PERSON
wrote write VERB VBD root 0
her her PRON PRP$ nmod:poss 4
{noun} {noun} NOUN NN obj 2
, , PUNCT , punct 6
Harmattan Harmattan PROPN NNP appos 4 B-PERSON
. . PUNCT . punct 2
"""


@pytest.mark.parametrize(("noun", "class_"), [("novel", "Work"), ("friend", "Person")])
def test_apposition(noun: str, class_: str) -> None:
    """What a noun says of the name behind a comma holds for works, not for friends."""
    assert class_of(AFTER.format(noun=noun), "Harmattan") == {class_}


PLACE = """
{side} {side} PROPN NNP compound 2 B-LOC
Darun Darun PROPN NNP nsubj 3 I-LOC
slept sleep VERB VBD root 0
. . PUNCT . punct 3
"""


@pytest.mark.parametrize(
    ("side", "class_"),
    [("North", "GeopoliticalEntity"), ("Lake", "BodyOfWater"), ("Palacio", "Facility")],
)
def test_first_word_of_a_place(side: str, class_: str) -> None:
    """A place that starts with its kind is of it; one that starts with a side is no mere spot."""
    assert class_of(PLACE.format(side=side), f"{side} Darun") == {class_}


CONGRESS = """
Peru Peru PROPN NNP nmod:poss 3 B-LOC
's 's PART POS case 1
Congress Congress PROPN NNP nsubj 6 B-ORG
of of ADP IN case 5
America America PROPN NNP nmod 3 B-LOC
met meet VERB VBD root 0
. . PUNCT . punct 6
"""


def test_whose_congress() -> None:
    """A body with an owner is not that of another state, though the text names that state."""
    found = read_tree(make_doc(CONGRESS)).mentions
    assert [m.known for m in found if m.text == "Congress"] == [None]
