"""Names and the types they are mentioned with in; of those that are mistaken the right one out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.ontology import Ontology
from kg.resolve.name_words import KINDS
from kg.resolve.names import Words, name_words
from kg.resolve.organizations import without_kind
from kg.resolve.uses import Use


def correct_organizations(uses: Sequence[Use], ontology: Ontology) -> None:
    """Take single words of an article for organizations that were taken for persons.

    "Lada" is one beside "Lada Group", and the "Herald" beside the "Harbour Herald", where no person
    of the article has this name.
    """
    organizations: dict[Words, str] = {}
    persons: set[str] = set()
    for use in uses:
        if ontology.is_a(use.kind, "Organization"):
            named = name_words(use.name)
            for short in (without_kind(named), named[-1:]):
                organizations.setdefault(short, use.kind)
        elif ontology.is_a(use.kind, "Person") and len(name_words(use.name)) > 1:
            persons.update(use.words)
    for use in uses:
        is_short = len(use.words) == 1 and use.words in organizations
        if is_short and use.words[0] not in persons and ontology.is_a(use.kind, "Person"):
            use.kind = organizations[use.words]


def correct_surnames(uses: Sequence[Use], ontology: Ontology) -> None:
    """Take surnames of an article for persons that were taken for things.

    "Castle" of a "Robin Castle", unless a longer name of the article that is not a person's has the
    word.
    """
    persons: defaultdict[str, set[Words]] = defaultdict(set)
    others: set[str] = set()
    for use in uses:
        if len(use.words) > 1 and ontology.is_a(use.kind, "Person"):
            persons[use.words[-1]].add(use.words)
        elif len(use.words) > 1 or ontology.is_a(use.kind, "Organization"):
            others.update(use.words)
    for use in uses:
        is_surname = len(use.words) == 1 and len(persons.get(use.words[0], ())) == 1
        if is_surname and use.words[0] not in others and not ontology.is_a(use.kind, "Person"):
            use.kind = "Person"


def count_persons(uses: Iterable[Use], ontology: Ontology) -> dict[Words, int]:
    """Return how much more often full names of the corpus are persons' than others'."""
    counts: dict[Words, int] = {}
    for use in uses:
        if len(use.words) > 1:
            sign = 1 if ontology.is_a(use.kind, "Person") else -1
            counts[use.words] = counts.get(use.words, 0) + sign * use.named.count
    return counts


def is_person(use: Use, counts: Mapping[Words, int]) -> bool:
    """Return whether a full name taken for a thing is mostly a person's in the corpus."""
    unsure = use.kind in ("Thing", "Organization", "Place") and len(use.words) > 1
    return unsure and counts[use.words] >= 0 and not KINDS & set(use.words)
