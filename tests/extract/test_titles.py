"""Roles that noun phrases and copulas tell, and what belongs to which state."""

from __future__ import annotations

import pytest

from kg.records import Layer, Modality, Polarity
from tests.extract.trees import edges, one, read

ROLES = [
    ("Norwegian President Anna Berg left Oslo.", "Anna Berg", "kg:presidentOf", "Norwegian"),
    ("Anna Berg, head of the Norwegian delegation, left Oslo.",
     "Anna Berg", "kg:heads", "the Norwegian delegation"),
    ("The head of Vinter Bank in Oslo, Anna Berg, left.", "Anna Berg", "kg:heads", "Vinter Bank"),
    ("Norway's Foreign Minister Mina Sato left Oslo.", "Mina Sato", "kg:ministerOf", "Norway"),
    ("Foreign Ministry spokesman Tomas Holt left.",
     "Tomas Holt", "kg:spokespersonFor", "Foreign Ministry"),
    ("Norway appointed Anna Berg as ambassador to Peru.", "Anna Berg", "kg:ambassadorTo", "Peru"),
    ("Tomas Holt, the mayor of Oslo and owner of Vinter Bank, fled.",
     "Tomas Holt", "kg:mayorOf", "Oslo"),
    ("Tomas Holt, the mayor of Oslo and owner of Vinter Bank, fled.",
     "Tomas Holt", "kg:owns", "Vinter Bank"),
    ("Anna Berg is the mayor of Oslo.", "Anna Berg", "kg:mayorOf", "Oslo"),
    ("Tomas Holt became the mayor of Oslo.", "Tomas Holt", "kg:mayorOf", "Oslo"),
    ("US Trade Secretary Mina Sato left Oslo.",
     "Mina Sato", "kg:holdsPosition", "US Trade Secretary"),
    ("The finance minister, Tomas Holt, left Oslo.",
     "Tomas Holt", "kg:holdsPosition", "The finance minister"),
    ("President Anna Berg left Oslo.", "Anna Berg", "kg:holdsPosition", "President"),
    ("Peru's Mina Sato won.", "Mina Sato", "kg:nationality", "Peru"),
    ("The Norwegian delegation left.",
     "The Norwegian delegation", "kg:represents", "Norwegian"),
    ("The Swedish Foreign Ministry denied the report.",
     "Swedish Foreign Ministry", "kg:partOf", "Swedish"),
    ("Norway's Defence Ministry denied the report.", "Defence Ministry", "kg:partOf", "Norway"),
    ("Chad's army shelled the port after talks between Norway and Peru failed.",
     "Chad's army", "kg:partOf", "Chad"),
]  # fmt: skip  # one row a case


@pytest.mark.parametrize(("text", "subject", "predicate", "object_"), ROLES)
def test_roles(text: str, subject: str, predicate: str, object_: str) -> None:
    """Titles, appositions and copulas tell roles, and whose they are."""
    assert (subject, predicate, object_) in edges(read(text))
    stated = [s for s in read(text).statements if s.predicate == predicate]
    assert all(s.layer is Layer.FACT for s in stated)


def test_adjectives_name_the_country() -> None:
    """The office is held of the country that an adjective of nationality names."""
    president = one(read("Norwegian President Anna Berg left Oslo."), "kg:presidentOf")
    assert president.object is not None
    assert (president.object.name, president.object.type) == ("Norway", "Country")


@pytest.mark.parametrize(
    "text",
    ["Former minister Anna Berg left Oslo.", "Tomas Holt, who is the former mayor of Oslo, left."],
)
def test_former_office_is_not_held(text: str) -> None:
    """Of a former office no property of the present is stated."""
    predicates = {predicate for _, predicate, _ in edges(read(text))}
    assert not predicates & {"kg:holdsPosition", "kg:mayorOf", "kg:ministerOf"}


def test_former_office_is_kept() -> None:
    """A former office is kept as an open relation."""
    found = read("Tomas Holt, who is the former mayor of Oslo, left.")
    assert ("who", "rel:former-mayor-of", "Oslo") in edges(found)


def test_alleged_role() -> None:
    """An alleged leader is one by allegation."""
    found = read("The alleged leader of the gang, Tomas Holt, fled.")
    heads = one(found, "kg:heads")
    assert (heads.subject.text, heads.modality) == ("Tomas Holt", Modality.ALLEGED)


def test_denied_roles() -> None:
    """What somebody is said not to be is negative; "X, not a member" states no membership."""
    mayor = one(read("Holt is not the mayor of Oslo."), "kg:mayorOf")
    assert mayor.polarity is Polarity.NEGATIVE
    offices = [s for s in read("Holt is not the mayor of Oslo.").statements if s.object]
    assert all(s.object and "not" not in s.object.text for s in offices)
    assert edges(read("Anna Berg, not a member of the party, left.")) == {
        ("Anna Berg", "rel:leave", None)
    }


def test_each_body_has_its_state() -> None:
    """Of the delegations of two states each represents its own."""
    text = (
        "The Norwegian and Swedish delegations met at Hilton Hotel in Oslo on Friday "
        "under the chairmanship of Mina Sato."
    )
    stated = [s for s in read(text).statements if s.predicate == "kg:represents"]
    pairs = {(s.subject.name, s.object.name) for s in stated if s.object}
    assert pairs == {("Norwegian delegation", "Norway"), ("Swedish delegation", "Sweden")}


def test_person_is_not_of_a_place_beside_the_body() -> None:
    """The head of a body in a town is no head of the town."""
    found = edges(read("The head of Vinter Bank in Oslo, Anna Berg, left."))
    assert ("Anna Berg", "kg:heads", "Vinter Bank") in found
    assert not any(subject == "Anna Berg" and object_ == "Oslo" for subject, _, object_ in found)
