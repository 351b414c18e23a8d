"""Names and demonyms in, well-known entities out."""

from __future__ import annotations

import pytest

from kg.gazetteer import Gazetteer, KnownEntity
from kg.ontology import load_ontology
from kg.training.gazetteer import gazetteer as generate


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """Return the bundled gazetteer."""
    return load_ontology().gazetteer


@pytest.mark.parametrize(
    ("label", "id_", "type_"),
    [
        ("United States", "United_States", "Country"),
        ("US", "United_States", "Country"),
        ("U.S.", "United_States", "Country"),
        ("UK", "United_Kingdom", "Country"),
        ("UAE", "United_Arab_Emirates", "Country"),
        ("Russian Federation", "Russia", "Country"),
        ("Türkiye", "Turkey", "Country"),
        ("Kiev", "Kyiv", "City"),
        ("Istanbul", "Istanbul", "City"),
        ("Greenland", "Greenland", "Region"),
        ("EU", "European_Union", "InternationalOrganization"),
        ("Nato", "NATO", "InternationalOrganization"),
        ("RIA Novosti", "RIA_Novosti", "NewsAgency"),
        ("TASS", "TASS", "NewsAgency"),
        ("The Telegraph", "The_Telegraph", "Newspaper"),
        ("BBC", "BBC", "Broadcaster"),
        ("Kremlin", "Kremlin", "GovernmentBody"),
        ("Georgia", "Georgia", "Country"),
    ],
)
def test_labels_name_entities(gazetteer: Gazetteer, label: str, id_: str, type_: str) -> None:
    """Official, short and abbreviated names lead to one entity."""
    found = gazetteer.by_label(label)
    assert found is not None
    assert (found.id, found.type) == (id_, type_)


@pytest.mark.parametrize("label", ["us", "kremlin", "Utopia", ""])
def test_other_words_name_nothing(gazetteer: Gazetteer, label: str) -> None:
    """Case counts: "us" is no country."""
    assert gazetteer.by_label(label) is None


@pytest.mark.parametrize("label", ["Georgia", "Jordan", "Chad", "Washington", "WHO", "The Sun"])
def test_ambiguous_labels_are_not_matched_blindly(gazetteer: Gazetteer, label: str) -> None:
    """A name that is as often a person's or a word is left out of what a matcher looks for."""
    assert gazetteer.is_ambiguous(label)
    assert label not in gazetteer.labels()


@pytest.mark.parametrize(
    ("word", "id_"),
    [
        ("Russian", "Russia"),
        ("Russians", "Russia"),
        ("Turkish", "Turkey"),
        ("Turks", "Turkey"),
        ("British", "United_Kingdom"),
        ("Britons", "United_Kingdom"),
        ("French", "France"),
        ("Swiss", "Switzerland"),
        ("South Korean", "South_Korea"),
        ("Scottish", "Scotland"),
        ("European", "Europe"),
        ("American", "United_States"),
    ],
)
def test_demonyms_name_places(gazetteer: Gazetteer, word: str, id_: str) -> None:
    """The adjective and the people of a place lead to it."""
    found = gazetteer.by_demonym(word)
    assert found is not None
    assert found.id == id_


def test_the_french_have_no_plural(gazetteer: Gazetteer) -> None:
    """Adjectives that take no "s" get none."""
    assert gazetteer.by_demonym("Frenchs") is None
    assert gazetteer.by_demonym("Chineses") is None


def test_links_lead_to_known_entities(gazetteer: Gazetteer) -> None:
    """What an entity stands for, is part of or is the capital of is in the gazetteer itself."""
    for entity in gazetteer.entities.values():
        for link in (entity.stands_for, entity.part_of, entity.capital_of):
            assert link is None or link in gazetteer.entities, entity.id


def test_seats_and_capitals_lead_to_their_states(gazetteer: Gazetteer) -> None:
    """The Kremlin speaks for Russia, and Ankara is Turkey's capital."""
    assert gazetteer.entities["Kremlin"].stands_for == "Russia"
    assert gazetteer.entities["Ankara"].capital_of == "Turkey"
    assert gazetteer.entities["Istanbul"].part_of == "Turkey"
    assert gazetteer.country_of("Ankara") == gazetteer.country_of("Istanbul") == "Turkey"
    assert gazetteer.country_of("Turkey") is None
    assert gazetteer.entities["Russia"].same_as == ("http://www.wikidata.org/entity/Q159",)


def test_no_name_is_claimed_twice(gazetteer: Gazetteer) -> None:
    """A label or demonym that is safe to match belongs to one entity."""
    for field in ("labels", "demonyms"):
        owners: dict[str, str] = {}
        for entity in gazetteer.entities.values():
            for word in getattr(entity, field):
                assert owners.setdefault(word, entity.id) == entity.id


def test_clashes_go_to_the_first_id() -> None:
    """Where two entities claim a label, the result does not depend on their order."""
    entities = [KnownEntity("B", "B", "City", ("X",)), KnownEntity("A", "A", "City", ("X",))]
    first, second = Gazetteer.from_entities(entities), Gazetteer.from_entities(entities[::-1])
    assert first == second
    assert first.labels() == {"X": "A"}


ATLANTIS = {
    "cca3": "ATL",
    "independent": True,
    "area": 5,
    "name": {"common": "Atlantis", "official": "Republic of Atlantis"},
    "capital": ["Atlantis City"],
    "demonyms": {"eng": {"f": "Atlantean", "m": "Atlantean"}},
}
LEMURIA = {
    "cca3": "LEM",
    "independent": False,
    "area": 1,
    "name": {"common": "Lemuria", "official": "Lemuria"},
    "capital": ["Plymouth"],
    "demonyms": {"eng": {"f": "Lemurese, Atlantean", "m": "Lemurese"}},
}


def test_countries_become_turtle() -> None:
    """A country is one line and its capital another; of two countries the larger has a demonym."""
    _, *lines = generate([LEMURIA, ATLANTIS])
    assert lines == [
        'id:Atlantis a kg:Country ; skos:prefLabel "Atlantis" ; '
        'skos:altLabel "Republic of Atlantis" ; kg:demonym "Atlantean" , "Atlanteans" .',
        'id:Atlantis_City a kg:City ; skos:prefLabel "Atlantis City" ; kg:capitalOf id:Atlantis .',
        'id:Lemuria a kg:Region ; skos:prefLabel "Lemuria" ; kg:demonym "Lemurese" .',
        'id:Plymouth a kg:City ; skos:prefLabel "Plymouth" ; kg:ambiguousLabel "Plymouth" ; '
        "kg:capitalOf id:Lemuria .",
    ]
