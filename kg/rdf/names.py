"""Ids and mentions in; the IRIs of one graph out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.graph import Entity, Resolution
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
    publishers: Publishers  # by the name that articles give

    def iri(self, identifier: str) -> Iri:
        """Return the IRI of an article, an entity or a statement by its id."""
        return Iri(self.base + encode(identifier))

    def entity(self, mention: Mention) -> Iri:
        """Return the IRI of the entity that this mention names."""
        return self.iri(self.entity_of[mention])


class Publishers(dict[str, Entity]):
    """The entity of each publisher: from the text, from the gazetteer, or a new one."""

    def __init__(self, resolution: Resolution, ontology: Ontology) -> None:
        media = [each for each in resolution.entities if ontology.is_a(each.type, "Organization")]
        self._ontology = ontology
        self._by_name = {entity.name.casefold(): entity for entity in reversed(media)}
        self._taken = {entity.id for entity in resolution.entities}
        for entity in media:
            for alias in entity.aliases:
                self._by_name.setdefault(alias.casefold(), entity)

    def __missing__(self, name: str) -> Entity:
        found = self._by_name.get(name.casefold())
        self[name] = found or _new_publisher(name, self._taken, self._ontology)
        return self[name]


def _new_publisher(name: str, taken: set[str], ontology: Ontology) -> Entity:
    known = ontology.gazetteer.by_label(name)
    if known and known.id not in taken and ontology.is_a(known.type, "Organization"):
        return Entity(known.id, known.type, known.name, same_as=known.same_as)
    slug = "_".join(name.split())
    return Entity(f"{slug}_NewsMedium" if slug in taken else slug, "NewsMedium", name)
