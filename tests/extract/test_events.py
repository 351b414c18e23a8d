"""Events that nouns name: who takes part, where they are; and what lies where."""

from __future__ import annotations

import pytest

from kg.records import Modality, Polarity
from tests.extract.trees import edges, one, read

MEETING = (
    "The Norwegian and Swedish delegations met at Hilton Hotel in Oslo on Friday "
    "under the chairmanship of Mina Sato."
)


def participants(text: str) -> list[str]:
    """Return the names of those who take part in an event of a tree, in alphabetical order."""
    stated = read(text).statements
    return sorted(s.subject.name for s in stated if s.predicate == "kg:participatesIn")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks between Norway and Sweden began in Oslo.", ["Norway", "Sweden"]),
        ("Norway's invasion of Peru began in 2019.", ["Norway"]),
        ("The planned summit of Norway and Peru angered Chad.", ["Norway", "Peru"]),
        ("The meeting of Anna Berg with Tomas Holt ended.", ["Anna Berg", "Tomas Holt"]),
        ("Berg arrived in Oslo for talks with Sweden before that.", ["Sweden"]),
        ("The talks in Oslo failed.", []),
    ],
)
def test_participants(text: str, expected: list[str]) -> None:
    """Those between, of or with whom an event is take part; of an invasion the invader alone."""
    assert participants(text) == expected


@pytest.mark.parametrize(
    ("text", "event", "place"),
    [
        ("The talks in Oslo failed.", "The talks in Oslo", "Oslo"),
        ("The talks took place in Oslo.", "The talks", "Oslo"),
        ("The talks will be held in Oslo.", "The talks", "Oslo"),
        ("Talks are planned in Oslo.", "Talks", "Oslo"),
        ("Peace talks took place at the Hilton Hotel in Oslo.", "Peace talks", "Hilton Hotel"),
    ],
)
def test_places_of_events(text: str, event: str, place: str) -> None:
    """An event is where its noun or its verb says."""
    assert (event, "kg:takesPlaceAt", place) in edges(read(text))


@pytest.mark.parametrize(
    ("text", "predicate", "polarity", "modality"),
    [
        ("The talks will be held in Oslo.", "kg:takesPlaceAt", "positive", "planned"),
        ("Talks are planned in Oslo.", "kg:takesPlaceAt", "positive", "planned"),
        ("There were no talks in Oslo.", "kg:takesPlaceAt", "negative", "asserted"),
        ("No talks between Norway and Sweden took place.", "kg:participatesIn", "negative",
         "asserted"),
        ("The talks between Norway and Sweden were cancelled.", "kg:participatesIn", "negative",
         "asserted"),
        ("The planned summit of Norway and Peru angered Chad.", "kg:participatesIn", "positive",
         "planned"),
        ("Holt has no hope of talks with Peru.", "kg:participatesIn", "positive", "possible"),
        ("Peru hopes for a meeting with Norway.", "kg:participatesIn", "positive", "possible"),
    ],
)  # fmt: skip  # one row a case
def test_events_that_are_not(text: str, predicate: str, polarity: str, modality: str) -> None:
    """Nobody takes part, and nothing takes place, in an event that is planned, denied or hoped."""
    stated = [s for s in read(text).statements if s.predicate == predicate]
    assert stated
    assert {(s.polarity, s.modality) for s in stated} == {(Polarity(polarity), Modality(modality))}


def test_place_in_a_place() -> None:
    """A building in a town lies in it, whatever happens there."""
    assert ("Hilton Hotel", "kg:locatedIn", "Oslo") in edges(read(MEETING))
    found = edges(read("Peace talks took place at the Hilton Hotel in Oslo."))
    assert ("Hilton Hotel", "kg:locatedIn", "Oslo") in found


def test_chair() -> None:
    """Who meets under the chairmanship of somebody is chaired by them."""
    chairs = one(read(MEETING), "kg:chairs")
    assert chairs.object is not None
    assert (chairs.subject.text, chairs.object.type) == ("Mina Sato", "Meeting")
