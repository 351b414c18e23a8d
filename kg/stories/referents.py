"""Two things of a story in; whether they can be the same, named or described, out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from kg.edges import PHRASE_TYPE
from kg.graph import Entity, Graph
from kg.ontology import Ontology
from kg.stories.figures import find_figure
from kg.stories.surroundings import DESCRIBING, Surroundings
from kg.stories.words import load_words, stem

_DESCRIPTION = load_words()["description"]
COMPLEMENTS = frozenset(_DESCRIPTION["complements"])
_EMPTY = frozenset(_DESCRIPTION["empty"])
_VAGUE_WORDS = frozenset(_DESCRIPTION["vague"])
VAGUE = frozenset({
    "Thing", "Person", "Group", "Organization", "Concept", "Amount", "Position", "Agent", "Event",
    "Phrase", "Quantity", "Document", "Product",
})  # fmt: skip  # one a line says nothing
"""Classes that say too little: two things of them need more in common."""
OF_MANY_NAMES = ("Vehicle", "Disaster", "Attack")
"""Classes of which a story has one that it calls by several nouns: ferry and vessel."""


@dataclass(frozen=True)
class _Name:
    """The words of a name: its head, and the others that tell it from its like."""

    entity: Entity
    is_named: bool

    @cached_property
    def _words(self) -> tuple[list[str], list[str]]:
        words = self.entity.name.replace("’s", "").replace("'s", "").split()
        words = [word.strip(",.") for word in words if word.casefold() not in _EMPTY]
        words = [word for word in words if word and find_figure(word) is None]
        cut = next((n for n, word in enumerate(words) if n and word in COMPLEMENTS), len(words))
        return words[:cut], [word for word in words[cut:] if word not in COMPLEMENTS]

    @property
    def front(self) -> list[str]:
        return [word.casefold() for word in self._words[0]]

    @cached_property
    def head(self) -> str:
        return stem(self.front[-1]) if self.front else ""

    @cached_property
    def others(self) -> frozenset[str]:
        return self.common | self.names

    @cached_property
    def common(self) -> frozenset[str]:
        """The stems of what is no name: "pay" of "pay offer"."""
        words = (word for word in self._beside if word[0].islower())
        return frozenset(stem(word) for word in words if word not in _VAGUE_WORDS)

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of names: "brandt" of "Brandt's offer"."""
        return frozenset(stem(word.casefold()) for word in self._beside if not word[0].islower())

    @property
    def _beside(self) -> list[str]:
        return [*self._words[0][:-1], *self._words[1]]

    def fits(self, other: _Name) -> bool:
        """Return whether what tells one from its like does not tell it from the other."""
        return _nested(self.common, other.common) and _nested(self.names, other.names)


def _nested(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


class Referents:
    """The things of a story, compared as a reader of it compares them."""

    def __init__(self, graph: Graph, ontology: Ontology, around: Surroundings) -> None:
        self._ontology, self._around = ontology, around
        self._entities = dict(graph.entities)
        self._names: dict[str, _Name] = {}
        self._told: dict[str, set[str]] = defaultdict(set)
        for statement in graph.statements:
            if statement.predicate in DESCRIBING and statement.object is not None:
                self._tell(statement.subject, graph.entities[statement.object])
        self._read = set[str]()  # of whom it is known what the whole graph says they are

    def _tell(self, subject: str, thing: Entity) -> None:
        if thing.type != PHRASE_TYPE:
            self._told[subject].add(thing.id)
            self._entities[thing.id] = thing

    def _described(self, subject: str) -> list[str]:
        """Return what articles say that this is."""
        if subject not in self._read:
            self._read.add(subject)
            for thing in self._around.things(subject):
                self._tell(subject, thing)
        return sorted(self._told.get(subject, ()))

    def is_named(self, identifier: str) -> bool:
        """Return whether an article calls it by a name."""
        return self._entities[identifier].named

    def same(self, one: str, other: str) -> bool:
        """Return whether two entities of one story can be the same thing.

        A ferry and a vessel, the interior ministry and the ministry, floods and the Asha floods;
        not the health ministry and the interior ministry.
        """
        if one == other:
            return True
        first, second = self._name(one), self._name(other)
        if first.is_named and second.is_named:
            return self._same_name(first.entity, second.entity)
        return self._alike(first, second) or self._is_described(one, other)

    def head(self, identifier: str) -> str:
        """Return the stem of the noun that names it."""
        return self._name(identifier).head

    def name(self, identifier: str) -> str:
        """Return what it is called."""
        return self._entities[identifier].name

    def front(self, identifier: str) -> list[str]:
        """Return the words of its name up to the noun, without what completes that."""
        return self._name(identifier).front

    def words(self, identifier: str) -> frozenset[str]:
        """Return the stems of all words of its name, and of what an article calls it."""
        named = (identifier, *self._described(identifier))
        names = [self._name(each) for each in named]
        return frozenset().union(*(name.others | {name.head} for name in names))

    def kind(self, identifier: str) -> str:
        """Return its class."""
        return self._entities[identifier].type

    def is_agent(self, identifier: str) -> bool:
        """Return whether it is a person, an organization or a group of them."""
        return self._ontology.is_a(self.kind(identifier), "Agent")

    def _same_name(self, one: Entity, other: Entity) -> bool:
        """Return whether one name was taken for two kinds of things, or is short for the other.

        Two persons of one whole name are namesakes, who were told apart. A surname is short for the
        only longer name that ends with it.
        """
        if one.name.casefold() == other.name.casefold():
            return one.type != other.type
        short, long = sorted((one, other), key=lambda each: len(each.name))
        return " " not in short.name and self._around.longer(short.name.casefold()) == long.id

    def _alike(self, one: _Name, other: _Name) -> bool:
        """Return whether descriptions fit: one noun, or two of a special class."""
        if one.head and one.head == other.head:
            return one.fits(other)
        kind = one.entity.type
        if kind != other.entity.type or not self._ontology.is_a(kind, *OF_MANY_NAMES):
            return False
        described = not (one.is_named or other.is_named)
        return (described or self._ontology.is_a(kind, "Event")) and one.fits(other)

    def _is_described(self, one: str, other: str) -> bool:
        """Return whether an article calls one what the other is called: "Arden, the drugmaker"."""
        for named, described in ((one, other), (other, one)):
            if self._name(named).is_named and not self._name(described).is_named:
                known = (self._name(each) for each in self._described(named))
                if any(self._alike(each, self._name(described)) for each in known):
                    return True
        return False

    def _name(self, identifier: str) -> _Name:
        found = self._names.get(identifier)
        if found is None:
            entity = self._entities[identifier]
            common = self._ontology.class_of_noun(entity.name.casefold()) is not None
            is_named = entity.named and (" " in entity.name or not common)
            found = _Name(entity, is_named)
            self._names[identifier] = found
        return found
