"""Two things of a story in; whether they can be the same, named or described, out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from kg.graph import Entity, Graph
from kg.ontology import Ontology
from kg.stories.figures import find_figure
from kg.stories.words import stem

VAGUE = frozenset({"Thing", "Person", "Group", "Organization", "Concept", "Amount", "Position",
                   "Agent", "Event", "Phrase", "Quantity", "Document", "Product"})  # fmt: skip
"""Classes that say too little: two things of them need more in common."""
COMPLEMENTS = frozenset(
    "about against among at between by for from in into of off on over to with".split()
)
EMPTY = frozenset(
    {"a", "an", "the", "its", "his", "her", "their", "this", "that", "any", "some", "all", "own"}
)


@dataclass(frozen=True)
class _Name:
    """The words of a name: its head, and the others that tell it from its like."""

    entity: Entity
    is_named: bool

    @cached_property
    def _words(self) -> tuple[list[str], list[str]]:
        words = self.entity.name.replace("’s", "").replace("'s", "").casefold().split()
        words = [word.strip(",.") for word in words if word not in EMPTY]
        words = [word for word in words if word and find_figure(word) is None]
        cut = next((n for n, word in enumerate(words) if n and word in COMPLEMENTS), len(words))
        return words[:cut], words[cut:]

    @cached_property
    def head(self) -> str:
        front, _ = self._words
        return stem(front[-1]) if front else ""

    @cached_property
    def others(self) -> frozenset[str]:
        front, rest = self._words
        return frozenset(stem(word) for word in (*front[:-1], *rest) if word not in COMPLEMENTS)


class Referents:
    """The things of a graph, compared as a reader of one story compares them."""

    def __init__(self, graph: Graph, ontology: Ontology, named: Collection[str]) -> None:
        self._graph, self._ontology, self._named = graph, ontology, named
        self._names: dict[str, _Name] = {}

    def is_named(self, identifier: str) -> bool:
        """Return whether an article calls it by a name."""
        return identifier in self._named

    def same(self, one: str, other: str) -> bool:
        """Return whether two entities of one story can be the same thing.

        A ferry and a vessel, the interior ministry and the ministry, the floods and the Asha floods;
        not the health ministry and the interior ministry.
        """
        if one == other:
            return True
        first, second = self._name(one), self._name(other)
        if first.is_named and second.is_named:
            return False
        if first.head and first.head == second.head:
            return first.others <= second.others or second.others <= first.others
        return self._same_kind(first, second)

    def head(self, identifier: str) -> str:
        """Return the stem of the noun that names it."""
        return self._name(identifier).head

    def words(self, identifier: str) -> frozenset[str]:
        """Return the stems of all words of its name."""
        name = self._name(identifier)
        return name.others | {name.head}

    def kind(self, identifier: str) -> str:
        """Return its class."""
        return self._graph.entities[identifier].type

    def _same_kind(self, one: _Name, other: _Name) -> bool:
        """Return whether two different nouns of one special class can name the same: no words else."""
        kind = one.entity.type
        bare = not (one.is_named or other.is_named or one.others or other.others)
        return bare and kind == other.entity.type and kind not in VAGUE

    def _name(self, identifier: str) -> _Name:
        found = self._names.get(identifier)
        if found is None:
            found = _Name(self._graph.entities[identifier], identifier in self._named)
            self._names[identifier] = found
        return found
