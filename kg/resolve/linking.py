"""The names of a corpus in; the key of what each one names out: equal keys, one entity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.ontology import Ontology
from kg.resolve.cluster import Key
from kg.resolve.mistaken import (
    correct_organizations,
    correct_surnames,
    count_persons,
    is_person,
)
from kg.resolve.names import Words
from kg.resolve.organizations import NameOf, OrganizationLinks, Written
from kg.resolve.persons import PersonLinks
from kg.resolve.senses import Senses
from kg.resolve.uses import Pool, Use


def link_names(articles: Sequence[Sequence[Use]], ontology: Ontology, pool: Pool) -> None:
    """Give each name its key; article by article, so that little is in memory at a time.

    1. Correct types that are mistaken.
    2. Distinguish the senses of equal names by their types.
    3. Link persons' names, then the others.
    """
    for uses in articles:  # 1
        correct_organizations(uses, ontology)
        correct_surnames(uses, ontology)
    counts = count_persons((use for uses in articles for use in uses), ontology)
    senses = Senses(ontology)
    for uses in articles:
        for use in uses:
            if is_person(use, counts):
                use.kind = "Person"
        senses.add(uses)  # 2
    _merge_senses(articles, senses.merged())
    _link_persons(articles, ontology, pool)  # 3
    _link_others(articles, ontology, pool)


def _merge_senses(
    articles: Iterable[Iterable[Use]], merged: Mapping[Words, Mapping[str, str]]
) -> None:
    for uses in articles:
        for use in uses:
            if (types := merged.get(use.words)) is not None:
                use.kind = types[use.kind]


def _link_persons(articles: Sequence[Sequence[Use]], ontology: Ontology, pool: Pool) -> None:
    def persons(uses: Iterable[Use]) -> list[Use]:
        return [use for use in uses if ontology.is_a(use.kind, "Person")]

    links = PersonLinks(use.words for uses in articles for use in persons(uses))
    for uses in articles:
        found = persons(uses)
        linked = links.of_article({use.words for use in found})
        for use in found:
            use.key = pool.key(Key("person", pool.words(linked[use.words])))


def _link_others(articles: Sequence[Sequence[Use]], ontology: Ontology, pool: Pool) -> None:
    """Link what is not a person's."""

    def written(uses: Iterable[Use]) -> Iterator[tuple[Use, Written]]:
        for use in uses:
            if use.key is None:
                is_organization = ontology.is_a(use.kind, "Organization")
                yield use, Written((use.words, use.kind), use.name, is_organization)

    links = OrganizationLinks()
    for uses in articles:
        links.add({form for _, form in written(uses)})
    for uses in articles:
        forms = list(written(uses))
        linked = links.of_article({form for _, form in forms})
        for use, form in forms:
            use.key = pool.key(_key_of(use.article, linked[form.named], linked, form))


def _key_of(
    article: str, full: NameOf | None, linked: Mapping[NameOf, NameOf | None], form: Written
) -> Key:
    """Return the key of a name by the longer name that it is linked with."""
    if full is None:
        return Key("local", *form.named, article)
    if linked.get(full, full) is None:  # an institution of this article only
        return Key("local", *full, article)
    return Key("name", *full)
