"""Phrases and their pairs → the pairs of "the company" and the only company named of late.

News says so; the texts that the ranker learns from hardly ever do: where in OntoGUM such a noun
stands, it has nearly always been said before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.coreference.anaphoricity import is_completed
from kg.extract.coreference.pairs import Pairs
from kg.extract.coreference.phrases import PRONOUNS, Phrase
from kg.ontology import Ontology

KINDS = ("Organization", "Country", "City")
OF_STATE = ("GovernmentBody", "MilitaryUnit")
UNIQUE = (*OF_STATE, "Union")
"""Of these each reader has one in mind: "the government" need not be the one named last."""
WIDE = ("Organization", "GeopoliticalEntity", "Place")  # classes of names not known any better
REACH = 2  # sentences back


def only_of_kind(phrases: Sequence[Phrase], pairs: Pairs, ontology: Ontology) -> Iterator[int]:
    """Yield the rows of pairs of a noun for a kind and the only thing of it that is named."""
    said: set[str] = set()
    starts, earlier = pairs.starts.tolist(), pairs.earlier.tolist()
    for index, phrase in enumerate(phrases):
        noun = phrase.token.lemma_.lower()
        if noun not in said and _tells_kind(phrase, ontology):
            rows = [
                row
                for row in range(starts[index], starts[index + 1])
                if _is_of_kind(phrases[earlier[row]], phrase, ontology)
            ]
            things = {_thing(phrases[earlier[row]]) for row in rows}
            nearest = phrases[earlier[rows[0]]] if rows else None
            if nearest is not None and nearest.form == "name" and len(things) == 1:
                yield rows[0]
        said.add(noun)


def is_of_other_kind(phrase: Phrase, named: Phrase, ontology: Ontology) -> bool:
    """Tell whether a noun for a body of the state cannot mean this: "the army" is no company."""
    kinds = [kind for kind in OF_STATE if ontology.is_a(phrase.type, kind)]
    return bool(kinds) and not ontology.is_a(named.type, *kinds)


def _tells_kind(phrase: Phrase, ontology: Ontology) -> bool:
    """Tell whether a phrase is a bare "the company", not "the company that …"."""
    if phrase.form not in ("the", "that") or phrase.token.tag_ != "NN" or phrase.chain >= 0:
        return False
    if phrase.words or phrase.coordinated or phrase.role == "predicate" or is_completed(phrase):
        return False
    return ontology.is_a(phrase.type, *KINDS) and not ontology.is_a(phrase.type, *UNIQUE)


def _is_of_kind(candidate: Phrase, phrase: Phrase, ontology: Ontology) -> bool:
    """Tell whether a candidate may be what a noun for a kind takes up."""
    if candidate.form in PRONOUNS or phrase.sentence - candidate.sentence > REACH:
        return False
    if candidate.form == "name" and candidate.type in WIDE:  # countries are all known by name
        return ontology.is_a(phrase.type, candidate.type) and phrase.type != "Country"
    return ontology.is_a(candidate.type, phrase.type)


def _thing(phrase: Phrase) -> object:
    return phrase.chain if phrase.chain >= 0 else phrase.token.lemma_.lower()
