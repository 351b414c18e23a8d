"""The types with which names are mentioned in; which of them mean one thing out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from kg.ontology import Ontology
from kg.resolve.names import Words
from kg.resolve.uses import Use


class Senses:
    """The types with which the names of a corpus are mentioned, added article by article.

    In one article a name has one sense, but a person and another thing may share it. Across
    articles two senses are one if one type is a kind of the other, or the name has two words.
    """

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self._first: dict[Words, tuple[str, int]] = {}  # most names have one type only
        self._several: dict[Words, Counter[str]] = {}

    def add(self, uses: Iterable[Use]) -> None:
        """Add the names of an article, and give each the type that stands for its sense there."""
        by_name: dict[Words, list[Use]] = {}
        for use in uses:
            by_name.setdefault(use.words, []).append(use)
        for words, same in by_name.items():
            types = Counter[str]()
            for use in same:
                types[use.kind] += use.named.count
            groups = split_persons(types, self._ontology) if len(types) > 1 else [types]
            for group in groups:
                best = best_type(group, self._ontology) if len(group) > 1 else next(iter(group))
                self._add(words, best, group.total())
                for use in same:
                    if use.kind in group:
                        use.kind = best

    def _add(self, words: Words, kind: str, count: int) -> None:
        known, before = self._first.get(words, (kind, 0))
        if words not in self._several and known == kind:
            self._first[words] = (kind, before + count)
            return
        self._several.setdefault(words, Counter({known: before}))[kind] += count

    def merged(self) -> dict[Words, dict[str, str]]:
        """Return for each type of a name with several the type that stands for its sense."""
        several = self._several.items()
        return {words: _merge_types(words, types, self._ontology) for words, types in several}


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
