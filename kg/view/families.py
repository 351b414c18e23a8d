"""An ontology class in → the family it is drawn as out: one colour and one shape each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.ontology import Ontology

FAMILIES = {
    "Phrase": "phrase",
    "Person": "person",
    "Place": "place",  # before Organization: a country acts, but readers expect a place
    "Organization": "organization",
    "Group": "organization",
    "Event": "event",
    "Position": "role",
    "Work": "work",
    "Product": "work",
    "Amount": "value",
    "Time": "value",
}
"""Class → family; the first class, in this order, that a type is a kind of decides."""
OTHER = "other"


def family_of(type_: str, ontology: Ontology | None) -> str:
    """Return the family of an ontology class.

    >>> family_of("Person", None)
    'person'
    >>> family_of("Unheard", None)
    'other'
    """
    if ontology is not None and type_ in ontology.classes:
        return next((f for cls, f in FAMILIES.items() if ontology.is_a(type_, cls)), OTHER)
    return FAMILIES.get(type_, OTHER)
