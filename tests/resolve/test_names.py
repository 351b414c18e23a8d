"""Names become words that can be compared."""

from __future__ import annotations

import pytest

from kg.ontology import load_ontology
from kg.resolve.compare import may_join
from kg.resolve.names import Geography, initials, is_acronym, is_generic_institution, name_words
from kg.resolve.person_names import PersonName, fold_sound, person_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Harbour Union", "harbour union"),
        ("U.S. Department of Defense", "us department of defence"),
        ("Turkey's parliament", "turkey parliament"),
        ("the ministers’ house", "ministers house"),
        ("Çırağan Palace", "ciragan palace"),
        ("J. K. Müller", "jk muller"),
        ("AT&T", "at and t"),
        ("Anti-War League", "anti war league"),
        ("The", "the"),
        ("???", ""),
    ],
)
def test_words_of_a_name(text: str, expected: str) -> None:
    """Case, accents, points, articles, possessives and spelling do not count."""
    assert " ".join(name_words(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prime Minister Ana Sá", "ana sa"),
        ("Dr. Martin Reyes, PhD", "martin reyes"),
        ("Martin Reyes Jr.", "martin +jr reyes"),
        ("President", "president"),
        ("Ana Prince", "ana prince"),
    ],
)
def test_words_of_a_person(text: str, expected: str) -> None:
    """Titles before and after a person's name are no part of it."""
    assert " ".join(person_words(text)) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("umerov", "umierov"),
        ("zelensky", "zelenskyi"),
        ("yermak", "iermak"),
        ("muller", "mueller"),
        ("akhmetov", "ahmetov"),
        ("aleksei", "alexey"),
        ("medinsky", "medinskij"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    """Usual transliterations of one name sound alike."""
    assert fold_sound(one) == fold_sound(other)


@pytest.mark.parametrize(
    ("one", "other"), [("maria", "mario"), ("jan", "ian"), ("gill", "hill"), ("daniel", "daniela")]
)
def test_names_that_only_resemble(one: str, other: str) -> None:
    """Different names do not sound alike, however close."""
    assert fold_sound(one) != fold_sound(other)


def test_an_initial_needs_the_same_surname() -> None:
    """An initial and another spelling of the surname together are not enough."""
    full = PersonName("ana", (), ("umerov",))
    assert may_join(PersonName("a", (), ("umerov",)), [full])
    assert not may_join(PersonName("a", (), ("umierov",)), [full])


def test_acronyms() -> None:
    """An acronym is in capitals and has the initials of a name, with small words or without."""
    assert is_acronym("L.H.U.")
    assert not is_acronym("Lhu")
    assert initials(("union", "of", "lima", "ports")) == {"ulp", "uolp"}
    assert initials(("lima",)) == frozenset()


def test_institutions() -> None:
    """The order in an institution's name does not count, and its country is known by adjective."""
    geography = Geography.of(load_ontology())
    forms = ("Turkish Foreign Ministry", "Ministry of Foreign Affairs of Türkiye")
    assert {geography.institution_words(form) for form in forms} == {
        ("@Turkey", "foreign", "ministry")
    }
    assert geography.institution_words("University of Lima") == ("university", "of", "lima")
    assert geography.institution_words("Turkish Airlines JSC") == ("turkish", "airlines")


def test_generic_institutions() -> None:
    """An institution that many countries have is distinguished from one with a name."""
    assert is_generic_institution(("ministry", "of", "defence"))
    assert not is_generic_institution(("lima", "harbour", "ministry"))
    assert not is_generic_institution(("foreign", "affairs"))
