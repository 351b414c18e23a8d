"""The words of a relation become a property in its own direction, or an open relation."""

from __future__ import annotations

import pytest

from kg.extract.statements.predicates import open_relation
from tests.extract.trees import edges, one, read


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("Holt was replaced by Berg.", ("Berg", "kg:succeeds", "Holt")),
        ("Berg was not arrested by the police.", ("the police", "kg:arrests", "Berg")),
        ("The company owned by Tomas Holt sold ships to Peru.",
         ("Tomas Holt", "kg:owns", "The company")),
        ("Vinter Bank is based in Oslo.", ("Vinter Bank", "kg:headquarteredIn", "Oslo")),
        ("Berg was born in Oslo.", ("Berg", "kg:bornIn", "Oslo")),
        ("Tomas Holt took over the bank.", ("Tomas Holt", "kg:acquires", "the bank")),
        ("A Kenyan minister left for Oslo.", ("A Kenyan minister", "kg:travelsTo", "Oslo")),
        ("Norway's invasion of Peru began in 2019.",
         ("Norway's invasion of Peru", "kg:startsOn", "2019")),
        ("Villagers living in Chad fled.", ("Villagers", "kg:livesIn", "Chad")),
        ("Anna Berg is in Oslo.", ("Anna Berg", "kg:locatedIn", "Oslo")),
        ("The planned summit of Norway and Peru angered Chad.",
         ("The planned summit of Norway and Peru", "rel:anger", "Chad")),
        ("He got involved 13 accidents.", ("He", "kg:receives", "13 accidents")),  # a slip
        ("Berg is happy.", ("Berg", "rel:be", "happy")),
        ("The talks have ended.", ("The talks", "rel:end", None)),
    ],
)  # fmt: skip  # one row a case
def test_predicate(text: str, edge: tuple[str, str, str | None]) -> None:
    """Passives are turned round, particles and prepositions count, the rest stays open."""
    assert edge in edges(read(text))


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("Berg handed the report to Holt in Oslo on Monday.", ("Berg", "kg:gives", "Oslo")),
        ("Berg sold the bank to Holt for $5 million.", ("Berg", "kg:costs", "$5 million")),
        ("Chad and Niger share a border.", ("Chad", "kg:publishes", "a border")),
        ("Oslo is home to the Nordic Bank.", ("Oslo", "kg:holdsPosition", "home")),
    ],
)
def test_not_said(text: str, edge: tuple[str, str, str]) -> None:
    """A place is not given, who sells costs nothing, and a town has no office."""
    assert edge not in edges(read(text))


def test_light_verbs() -> None:
    """A bare noun makes one verb with a light one; a noun with an article does not."""
    found = edges(read("Holt lost a bet and paid tribute to Sato."))
    assert ("Holt", "kg:loses", "a bet") in found
    assert any(subject == "Holt" and object_ == "Sato" for subject, _, object_ in found)
    assert not any(object_ == "tribute" for _, _, object_ in found)


def test_refusal() -> None:
    """A refusal is told twice: what is refused positive, what is not done negative."""
    found = read("Berg refused to attend the talks.")
    refusal = one(found, "rel:refuse-to-attend")
    assert (refusal.relation, refusal.is_plain) == ("refused to attend", True)
    assert not one(found, "kg:attends").is_plain


@pytest.mark.parametrize(
    ("text", "predicate", "relation"),
    [
        ("Holt was replaced by Berg.", "kg:succeeds", "replaced"),
        ("Tomas Holt took over the bank.", "kg:acquires", "took over"),
        ("Berg arrived in Oslo on 2 June 2023.", "kg:arrivesIn", "arrived in"),
        ("Talks are planned in Oslo.", "rel:be-planned-in", "are planned in"),
    ],
)
def test_trigger(text: str, predicate: str, relation: str) -> None:
    """The words of a relation are those of the text, as they stand there."""
    stated = one(read(text), predicate)
    assert stated.relation == relation
    for passage in stated.trigger:
        assert text[passage.start : passage.end] == passage.text


def test_trigger_of_a_later_conjunct() -> None:
    """What shares a preposition is led to by the words of the first: "in Oslo and Lima"."""
    found = read("Talks are planned in Oslo and Lima.")
    for predicate, words in (("rel:be-planned-in", "are planned in"), ("kg:takesPlaceAt", "in")):
        stated = [each for each in found.statements if each.predicate == predicate]
        assert [each.relation for each in stated] == [words] * 2


def test_evidence_is_the_sentence() -> None:
    """The evidence of a statement is the sentence it stands in."""
    found = read("Anna Berg left Oslo. She met Tomas Holt.")
    assert one(found, "kg:leaves").evidence.text == "Anna Berg left Oslo."
    assert one(found, "kg:meets").evidence.text == "She met Tomas Holt."


@pytest.mark.parametrize(
    ("lemmas", "relation"),
    [("hand to", "rel:hand-to"), ("co-operate with", "rel:co-operate-with"), ("!", "rel:be")],
)
def test_open_relation(lemmas: str, relation: str) -> None:
    """An open relation is named by its lemmas, joined by hyphens."""
    assert open_relation(lemmas) == relation
