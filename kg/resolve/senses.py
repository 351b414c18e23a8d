"""The types with which names are mentioned in; which of them mean one thing out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from kg.ontology import Ontology
from kg.resolve.names import Words

Sense = tuple[str, Words, str]
"""An article, the words of a name in it, and the type it is mentioned with."""


def merge_senses(counts: Mapping[Sense, int], ontology: Ontology) -> dict[Sense, str]:
    """Return a type for each sense, so that senses with equal words and type name one thing.

    In one article a name has one sense, but a person and another thing may share it. Across
    articles two senses are one if one type is a kind of the other, or the name has two words.
    """
    by_name: defaultdict[tuple[str, Words], Counter[str]] = defaultdict(Counter)
    for (article, words, kind), count in counts.items():
        by_name[article, words][kind] += count
    local: dict[Sense, str] = {}
    corpus: defaultdict[Words, Counter[str]] = defaultdict(Counter)
    for (article, words), types in by_name.items():
        for group in split_persons(types, ontology):
            best = best_type(group, ontology)
            corpus[words][best] += sum(group.values())
            local |= {(article, words, kind): best for kind in group}
    merged = {words: _merge_types(words, types, ontology) for words, types in corpus.items()}
    return {sense: merged[sense[1]][best] for sense, best in local.items()}


def best_type(types: Mapping[str, int], ontology: Ontology) -> str:
    """Return the most frequent of the types that no other is a kind of; of equals the first."""
    leaves = [
        kind
        for kind in types
        if not any(other != kind and ontology.is_a(other, kind) for other in types)
    ]
    return min(leaves, key=lambda kind: (-types[kind], kind))


def is_compatible(one: str, other: str, ontology: Ontology) -> bool:
    """Return whether a thing may be of both types, because one is a kind of the other."""
    return ontology.is_a(one, other) or ontology.is_a(other, one)


def split_persons(types: Counter[str], ontology: Ontology) -> list[Counter[str]]:
    """Split the types of a name into persons' and others'."""
    persons = Counter({kind: n for kind, n in types.items() if ontology.is_a(kind, "Person")})
    others = types - persons
    if persons and all(ontology.is_a("Person", kind) for kind in others):
        return [types]  # the others say no more than "a thing"
    return [group for group in (persons, others) if group]


def _merge_types(words: Words, types: Counter[str], ontology: Ontology) -> dict[str, str]:
    """Return for each type of a name the type that stands for its sense."""
    if len(words) > 1:  # the National Theatre, now taken for a company, now for a building
        groups = split_persons(types, ontology)
        return {kind: best_type(group, ontology) for group in groups for kind in group}
    senses: list[list[str]] = []
    for kind in sorted(types, key=lambda kind: (-ontology.taxonomy.depth(kind), kind)):
        fitting = [
            sense for sense in senses if all(is_compatible(kind, one, ontology) for one in sense)
        ]
        if fitting:
            max(fitting, key=lambda sense: sum(types[one] for one in sense)).append(kind)
        else:
            senses.append([kind])
    return {kind: sense[0] for sense in senses for kind in sense}
