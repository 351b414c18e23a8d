"""Names and demonyms in; the well-known entity that they name out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """The ontology knows this entity: a country, a capital, an organization, a news agency."""

    id: str  # the slug of its IRI: "United_States"
    name: str
    type: str  # local name of an ontology class
    labels: tuple[str, ...] = ()  # all that is safe to match anywhere, sorted
    ambiguous_labels: tuple[str, ...] = ()  # also name something else: "Georgia", "Jordan"
    demonyms: tuple[str, ...] = ()  # "Russian", "Russians"
    stands_for: str | None = None  # id of the state that the Kremlin stands for: "Russia"
    part_of: str | None = None  # id of the country, or of the larger organization
    capital_of: str | None = None  # id of the country whose capital this is
    same_as: tuple[str, ...] = ()  # IRIs, sorted


@dataclass(frozen=True)
class Gazetteer:
    """All known entities by id, found by label or demonym."""

    entities: Mapping[str, KnownEntity]
    safe: Mapping[str, str]  # label → id
    unsafe: Mapping[str, str]  # ambiguous label → id
    demonyms: Mapping[str, str]  # "Russian" → id

    @classmethod
    def from_entities(cls, entities: Iterable[KnownEntity]) -> Gazetteer:
        """Return the gazetteer of these entities; the first by id gets a disputed label."""
        by_id = {entity.id: entity for entity in sorted(entities, key=lambda entity: entity.id)}
        safe: dict[str, str] = {}
        unsafe: dict[str, str] = {}
        demonyms: dict[str, str] = {}
        for entity in by_id.values():
            _enter(safe, entity.labels, entity.id)
            _enter(unsafe, entity.ambiguous_labels, entity.id)
            _enter(demonyms, entity.demonyms, entity.id)
        return cls(by_id, safe, unsafe, demonyms)

    def by_label(self, label: str) -> KnownEntity | None:
        """Return the entity with this label, ambiguous or not; case matters.

        Ask only where the text uses the words as a name; `labels` has those that always are one.
        """
        found = self.safe.get(label) or self.unsafe.get(label)
        return self.entities[found] if found else None

    def namesakes(self, label: str) -> tuple[KnownEntity, ...]:
        """Return all entities with this ambiguous label: the country Georgia, and the state."""
        return self._namesakes.get(label, ())

    @cached_property
    def _namesakes(self) -> Mapping[str, tuple[KnownEntity, ...]]:
        found: dict[str, tuple[KnownEntity, ...]] = {}
        for entity in self.entities.values():
            for label in entity.ambiguous_labels:
                found[label] = (*found.get(label, ()), entity)
        return found

    def by_capitals(self, label: str) -> KnownEntity | None:
        """Return the entity that has `label` in capitals: "PORT-AU-PRINCE"."""
        found = self._in_capitals.get(label)
        return self.entities[found] if found else None

    @cached_property
    def _in_capitals(self) -> Mapping[str, str]:
        labels = (*self.safe.items(), *self.unsafe.items())
        return {label.upper(): entity for label, entity in reversed(labels)}

    def by_demonym(self, word: str) -> KnownEntity | None:
        """Return the country, continent or city with this word as its adjective or its people."""
        found = self.demonyms.get(word)
        return self.entities[found] if found else None

    def country_of(self, id_: str) -> str | None:
        """Return the id of the country that a known city or region lies in, if it is known."""
        entity = self.entities[id_]
        return entity.capital_of or entity.part_of

    def state_of(self, id_: str) -> str:
        """Return the id of the state that an entity belongs to or is a part of, else its own."""
        entity = self.entities[id_]
        above = entity.capital_of or entity.part_of or entity.stands_for
        return self.state_of(above) if above is not None and above in self.entities else id_

    def labels(self) -> Mapping[str, str]:
        """Return the labels that name their entity in any text, with its id."""
        return self.safe

    def is_ambiguous(self, label: str) -> bool:
        """Return whether `label` often names something else: "Georgia", "Jordan"."""
        return label in self.unsafe


def _enter(index: dict[str, str], words: Iterable[str], entity: str) -> None:
    for word in words:
        index.setdefault(word, entity)
