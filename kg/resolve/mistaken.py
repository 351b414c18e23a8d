"""Names and the types they are mentioned with in; of those that are mistaken the right one out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from kg.ontology import Ontology
from kg.records import Mention
from kg.resolve.name_words import KINDS
from kg.resolve.names import Words, name_words
from kg.resolve.organizations import without_kind
from kg.resolve.senses import Sense


def organizations_taken_for_persons(
    senses: Mapping[Mention, Sense], ontology: Ontology
) -> dict[Mention, Sense]:
    """Return the senses, as organizations, of single words taken for persons.

    "Lada" is one beside "Lada Group", and the "Herald" beside the "Harbour Herald", where no person
    of the article has this name.
    """
    organizations: dict[tuple[str, Words], str] = {}
    persons: set[tuple[str, str]] = set()
    for mention, (article, words, kind) in senses.items():
        if ontology.is_a(kind, "Organization"):
            named = name_words(mention.name)
            for short in (without_kind(named), named[-1:]):
                organizations.setdefault((article, short), kind)
        elif ontology.is_a(kind, "Person") and len(name_words(mention.name)) > 1:
            persons |= {(article, word) for word in words}
    return {
        mention: (article, words, organizations[article, words])
        for mention, (article, words, kind) in senses.items()
        if ontology.is_a(kind, "Person") and (article, words) in organizations
        if len(words) == 1 and (article, words[0]) not in persons
    }


def persons_taken_for_things(
    senses: Mapping[Mention, Sense], ontology: Ontology
) -> dict[Mention, Sense]:
    """Return the senses, as persons, of persons' names taken for things.

    A surname ("Castle" of a "Robin Castle"), unless a longer name of the article that is not a
    person's has the word; and a full name that is mostly a person's in the corpus.
    """
    return _surnames_of_persons(senses, ontology) | _mostly_persons(senses, ontology)


def _mostly_persons(senses: Mapping[Mention, Sense], ontology: Ontology) -> dict[Mention, Sense]:
    counts: defaultdict[Words, Counter[bool]] = defaultdict(Counter)
    for _, words, kind in senses.values():
        counts[words][ontology.is_a(kind, "Person")] += 1
    return {
        mention: (article, words, "Person")
        for mention, (article, words, kind) in senses.items()
        if kind in ("Thing", "Organization", "Place") and len(words) > 1
        if counts[words][True] >= counts[words][False] and not KINDS & set(words)
    }


def _surnames_of_persons(
    senses: Mapping[Mention, Sense], ontology: Ontology
) -> dict[Mention, Sense]:
    persons: defaultdict[tuple[str, str], set[Words]] = defaultdict(set)
    others: set[tuple[str, str]] = set()
    for article, words, kind in set(senses.values()):
        if len(words) > 1 and ontology.is_a(kind, "Person"):
            persons[article, words[-1]].add(words)
        elif len(words) > 1 or ontology.is_a(kind, "Organization"):
            others |= {(article, word) for word in words}
    return {
        mention: (article, words, "Person")
        for mention, (article, words, kind) in senses.items()
        if len(words) == 1 and not ontology.is_a(kind, "Person")
        if len(persons[article, words[0]]) == 1 and (article, words[0]) not in others
    }
