"""Behaviour of telling namesakes apart: what articles say of the things of one name."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kg.ontology import Ontology
from kg.records import Article, Extraction, Mention, MentionKind, Passage, Statement
from kg.resolve import resolve
from kg.resolve.namesakes import likeness
from kg.resolve.profiles import Profile
from tests.sample import mention


def article(text: str, *, day: datetime = datetime(2025, 6, 1, tzinfo=UTC)) -> Article:
    """Return an article of this text."""
    return Article.from_text(text, published=day)


def said(subject: Mention, predicate: str, object_: Mention, text: str) -> Statement:
    """Return the statement, with the whole text as its sentence."""
    evidence = Passage(subject.passage.article, 0, len(text), text)
    return Statement(subject, predicate, object_, evidence, (evidence,))


def read(text: str, name: str, type_: str = "Person", **about: str) -> tuple[Extraction, Mention]:
    """Return the extraction of a text with a name, and statements "predicate: object" about it."""
    one = article(text)
    subject = mention(one, name, type_)
    statements = []
    for predicate, words in about.items():
        kind = "Position" if predicate == "holdsPosition" else "Country"
        known = None if kind == "Position" else words
        head = words.split()[-1]
        thing = mention(one, words, kind, known=known, head=head)
        statements.append(said(subject, f"kg:{predicate}", thing, text))
    return Extraction(one, (subject,), tuple(statements)), subject


def ids(ontology: Ontology, *read_: tuple[Extraction, Mention]) -> list[str]:
    """Return the entities that the mentions name."""
    found = resolve([extraction for extraction, _ in read_], ontology).entity_of
    return [found[subject] for _, subject in read_]


JUDGE = read("Ana Sá, a judge, left.", "Ana Sá", holdsPosition="judge")
STRIKER = read("The striker Ana Sá scored.", "Ana Sá", holdsPosition="striker")


def test_a_judge_is_no_striker(ontology: Ontology) -> None:
    """Persons whose fields of work differ are two, and may be one."""
    one, other = ids(ontology, JUDGE, STRIKER)
    assert one != other
    (hint,) = resolve([JUDGE[0], STRIKER[0]], ontology).hints
    assert {hint.one, hint.other} == {one, other}
    assert "their occupations differ" in hint.reasons


def test_the_other_namesake_says_what_it_is(ontology: Ontology) -> None:
    """The one named most often keeps the bare name."""
    again = read("Ana Sá, that judge, spoke.", "Ana Sá", holdsPosition="judge")
    names = [entity.name for entity in resolve([JUDGE[0], STRIKER[0], again[0]], ontology).entities]
    assert {"Ana Sá", "Ana Sá (striker)"} <= set(names)


def test_a_physician_may_become_a_minister(ontology: Ontology) -> None:
    """People move between some fields of work."""
    doctor = read("Ana Sá, a physician, left.", "Ana Sá", holdsPosition="physician")
    minister = read("The minister Ana Sá spoke.", "Ana Sá", holdsPosition="minister")
    assert len(set(ids(ontology, doctor, minister))) == 1


def test_two_ministers_of_two_countries(ontology: Ontology) -> None:
    """One office in two countries is held by two persons."""
    one = read("Ana Sá is minister of Peru.", "Ana Sá", ministerOf="Peru")
    other = read("Ana Sá is minister of Chad.", "Ana Sá", ministerOf="Chad")
    assert len(set(ids(ontology, one, other))) == 2


def test_bodies_with_seats_in_two_countries(ontology: Ontology) -> None:
    """Two banks of one name are two."""
    one = read("Port Bank sits in Kenya.", "Port Bank", "Company", headquarteredIn="Kenya")
    other = read("Port Bank sits in Canada.", "Port Bank", "Company", headquarteredIn="Canada")
    assert len(set(ids(ontology, one, other))) == 2


def test_what_two_articles_share_speaks_for_one_thing(ontology: Ontology) -> None:
    """Somebody named beside the same body in both articles may have changed office."""
    with_body = []
    for extraction, subject in (JUDGE, STRIKER):
        text = extraction.article.text + " Nordic Wire said so."
        one = replace(extraction.article, text=text)
        wire = mention(one, "Nordic Wire", "NewsAgency")
        with_body.append((replace(extraction, mentions=(subject, wire)), subject))
    assert len(set(ids(ontology, *with_body))) == 1


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Rui Sá, 14, fell.", "Rui Sá, 87, wrote.", False),
        ("Rui Sá, 44, fell.", "Rui Sá, 45, wrote.", True),
        ("Mr Rui Sá fell.", "Mrs Rui Sá wrote.", False),
        ("Rui Sá fell.", "Rui Sá wrote.", True),
    ],
)
def test_ages_and_titles(first: str, second: str, *, same: bool, ontology: Ontology) -> None:
    """A boy is no old man, and a man no woman; a birthday between two articles is none of this."""
    found = ids(ontology, read(first, "Rui Sá"), read(second, "Rui Sá"))
    assert (found[0] == found[1]) is same


def test_a_pronoun_tells_man_from_woman(ontology: Ontology) -> None:
    """Who is "she" in one article and "he" in the other is two persons."""
    found = []
    for pronoun in ("He", "She"):
        one = article(f"Kit Lund sang. {pronoun} left.")
        name = mention(one, "Kit Lund", "Person")
        again = mention(one, pronoun, "Person", kind=MentionKind.PRONOUN, refers_to=name, after=10)
        found.append((Extraction(one, (name, again), ()), name))
    assert len(set(ids(ontology, *found))) == 2


def test_mr_and_mrs_of_one_article(ontology: Ontology) -> None:
    """A couple is two persons, each called by its title; a bare surname is the last one named."""
    one = article("Mr Lund and Mrs Lund left. Mrs Lund sang. Lund danced.")
    places = [one.text.index("Lund", at) for at in (0, 8, 30, 42)]
    names = [mention(one, "Lund", "Person", after=at) for at in places]
    resolution = resolve([Extraction(one, tuple(names), ())], ontology)
    mr, mrs, again, bare = (resolution.entity_of[name] for name in names)
    assert mr != mrs == again == bare
    assert {entity.name for entity in resolution.entities} == {"Mr Lund", "Mrs Lund"}


def test_a_known_city_elsewhere(ontology: Ontology) -> None:
    """The city of a gazetteer is not its namesake in another country."""
    one = article("A school in Paris, Texas, burnt down.")
    city = mention(one, "Paris", "City", known="Paris")
    state = mention(one, "Texas", "Region", known="Texas")
    where = said(city, "kg:locatedIn", state, one.text)
    other = article("The museum in Paris opened.")
    capital = mention(other, "Paris", "City", known="Paris")
    found = resolve(
        [Extraction(one, (city, state), (where,)), Extraction(other, (capital,), ())], ontology
    )
    assert found.entity_of[capital] == "Paris"
    assert found.entity_of[city] != "Paris"
    (entity,) = (each for each in found.entities if each.id == found.entity_of[city])
    assert (entity.name, entity.same_as) == ("Paris (Texas)", ())


def test_evidence_adds_up() -> None:
    """Without any evidence an equal name is enough; each difference takes away from it."""
    nobody = Profile()
    he, she = Profile(genders={"male"}), Profile(genders={"female"}, offices={"judge"})
    assert likeness(nobody, she) == 1.0
    assert likeness(he, she) == 0.0
