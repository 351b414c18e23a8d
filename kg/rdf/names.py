"""Ids and mentions in; the IRIs of one graph out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kg.graph import Entity
from kg.iris import encode
from kg.ontology import Ontology
from kg.records import Mention
from kg.terms import Iri

LANGUAGE = "en"  # of all text: kg reads English


@dataclass(frozen=True, slots=True)
class Names:
    """The IRIs of one graph."""

    base: str
    entity_of: Mapping[Mention, str]
    publishers: Mapping[str, Entity]  # by the name that articles give

    def iri(self, identifier: str) -> Iri:
        """Return the IRI of an article, an entity or a statement by its id."""
        return Iri(self.base + encode(identifier))

    def entity(self, mention: Mention) -> Iri:
        """Return the IRI of the entity that this mention names."""
        return self.iri(self.entity_of[mention])


class Publishers(dict[str, Entity]):
    """The entity of each publisher: from the text, from the gazetteer, or a new one."""

    def __init__(
        self, entities: Sequence[Entity], taken: Callable[[str], bool], ontology: Ontology
    ) -> None:
        """Find publishers among `entities`, sorted by id; `taken` says whether an id is."""
        kinds = {each.type for each in entities}
        bodies = {kind for kind in kinds if ontology.is_a(kind, "Organization")}
        media = [each for each in entities if each.type in bodies]
        self._ontology, self._taken = ontology, taken
        self._by_name = {entity.name.casefold(): entity for entity in reversed(media)}
        for entity in media:
            for alias in entity.aliases:
                self._by_name.setdefault(alias.casefold(), entity)

    def __missing__(self, name: str) -> Entity:
        found = self._by_name.get(name.casefold())
        self[name] = found or self._new(name)
        return self[name]

    def _new(self, name: str) -> Entity:
        known = self._ontology.gazetteer.by_label(name)
        is_free = known is not None and not self._taken(known.id)
        if known and is_free and self._ontology.is_a(known.type, "Organization"):
            return Entity(known.id, known.type, known.name, same_as=known.same_as)
        slug = "_".join(name.split())
        return Entity(f"{slug}_NewsMedium" if self._taken(slug) else slug, "NewsMedium", name)
