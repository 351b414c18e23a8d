"""A noun for a kind → whether it can mean this thing at all."""

from __future__ import annotations

from kg.extract.coreference.phrases import Phrase
from kg.ontology import Ontology

OF_STATE = ("GovernmentBody", "MilitaryUnit")


def is_of_other_kind(phrase: Phrase, named: Phrase, ontology: Ontology) -> bool:
    """Return whether a noun for a body of the state cannot mean this: "the army" is no company."""
    kinds = [kind for kind in OF_STATE if ontology.is_a(phrase.type, kind)]
    return bool(kinds) and not ontology.is_a(named.type, *kinds)
