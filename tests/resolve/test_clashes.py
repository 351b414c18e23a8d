"""Things of different articles whose ids would be equal get ids of their own."""

from __future__ import annotations

import pytest

from kg.ontology import load_ontology
from kg.resolve import entities, resolve
from tests.resolve.making import by_article, mention, nominal

ARTICLES = [f"art-{number:02}" for number in range(60)]


@pytest.fixture(autouse=True)
def short_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have ids end in one digit of the hash, so that of sixty many are equal."""
    monkeypatch.setattr(entities, "LOCAL_DIGITS", 1)


def test_described_things_of_many_articles_have_ids_of_their_own() -> None:
    """Sixty governments in sixty articles are sixty things, the same in any order of these."""
    mentions = [nominal("the man", "Person", article=each) for each in ARTICLES]
    found = resolve(by_article(*mentions), load_ontology())
    ids = set(found.entity_of.values())
    assert len(ids) == len(found.entities) == len(ARTICLES)
    assert sum(len(each) == len("man-0") for each in ids) > 10  # the first with a digit keeps it
    again = resolve(reversed(by_article(*mentions)), load_ontology())
    assert again.entity_of == found.entity_of


def test_a_name_comes_before_what_is_described() -> None:
    """What only one article describes gets no id that a name of the corpus has."""
    described = nominal("the man", "Thing", article="one")
    (before,) = resolve(by_article(described), load_ontology()).entities
    name = mention(before.id, "Thing", article="two")
    found = resolve(by_article(described, name), load_ontology()).entity_of
    assert found[name] == before.id
    assert found[described].startswith("man-")
    assert found[described] != before.id


def test_institutions_of_one_article_and_what_others_describe() -> None:
    """Ministries of which it is not known whose they are take part in the same order."""
    ministries = [mention("Foreign Ministry", "Organization", article=each) for each in ARTICLES]
    offices = [mention("a Foreign Ministry", "Thing", article=each) for each in ARTICLES]
    found = resolve(by_article(*ministries, *offices), load_ontology())
    assert len(set(found.entity_of.values())) == len(found.entities)
