"""A definite description and the things named so far → the one it means, if one stands out.

News varies its words: *Karin Holt … the Bergen-born engineer*, *Vesper Pharma … the drugmaker*. The
texts that the ranker learns from hardly ever do: where in OntoGUM such a noun stands, it mostly
means something new, so that what stands out by itself was right in one case of six. Hence all the
conditions here, each of which took wrong links away in OntoGUM and few right ones in our passages.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.coreference.anaphoricity import is_completed
from kg.extract.coreference.binding import are_apart, only_describes
from kg.extract.coreference.phrases import Phrase
from kg.extract.coreference.things import GENDERS, MEANT, SINGULAR, Thing, Things
from kg.ontology import Ontology

LEAST = 0.2  # salience of what may be meant
STANDS_OUT = 0.7  # of the salience of all that fits, the share from which on one stands out
SAID = 6.0  # how much more likely that is which was called so before: "the harbour master"
SHARED = 4.0  # … or that of which the modifiers were said: "the Lagos-listed group"
OTHERWISE = 0.5  # … which was only called otherwise: the prosecutor is hardly the banker
UNNAMED = 0.6
FRESH = 4.0  # … which was just introduced: "a reinsurer in Dakar; the firm"
FRESH_KINDS = ("Organization", "Vehicle", "LivingThing")
ARGUMENTS = ("subject", "passive", "object", "recipient", "poss", "agent")
"""Roles in which a description may mean what has another name; but "shares in the company"."""
UNIQUE = ("GovernmentBody", "MilitaryUnit", "Union", "Court", "Police", "Country", "Delegation")
"""Of these each reader has one in mind: "the government" need not be the one named last."""
OFFICES = ("leadership", "family")
"""Groups of relations of which one of a kind is known: "the president" is whoever is in office."""
NO_OFFICE = "represents"  # a body has many lawyers
VAGUE = ("Place", "Region")  # "the area" rather means another, unless the text is about one
WIDE = ("Organization", "Place", "GeopoliticalEntity", "Person")
"""Classes of names that are not known any better."""


class Descriptions:
    """What descriptions of a text mean, asked and told in the order of its phrases."""

    def __init__(self, ontology: Ontology) -> None:
        self.ontology = ontology
        self.things = Things(ontology)

    def note(self, number: int, phrase: Phrase) -> None:
        """Note that a phrase belongs to the cluster of this number."""
        self.things.note(number, phrase)

    def find(self, phrase: Phrase) -> int | None:
        """Return the number of the cluster that a description means, None if none stands out."""
        if not _is_description(phrase):
            return None
        shares = dict(self._shares(phrase))
        best = max(shares, key=lambda number: shares[number], default=None)
        if best is None or not self._is_meant(phrase, self.things[best]):
            return None
        chain = self.things[best].chain
        alike = {number for number in shares if self.things[number].chain == chain >= 0} | {best}
        stands_out = sum(shares[number] for number in alike) / sum(shares.values())
        return best if stands_out >= STANDS_OUT else None

    def _shares(self, phrase: Phrase) -> Iterator[tuple[int, float]]:
        """Yield the number of each thing that a description fits, and what speaks for it."""
        for number, thing in self.things.near(phrase.sentence):
            share = thing.salience_in(phrase.sentence)
            if share < LEAST or not self._fits(phrase, thing):
                continue
            if _is_called(thing, phrase):
                share *= SAID
            elif any(map(self.ontology.class_of_noun, thing.nouns)):
                share *= OTHERWISE
            if phrase.words & thing.words:
                share *= SHARED
            if thing.chain < 0:
                share *= FRESH if _is_fresh(phrase, thing) else UNNAMED
            yield number, share

    def _fits(self, phrase: Phrase, thing: Thing) -> bool:
        """Return whether a description may mean a thing by class, gender and grammar."""
        if phrase.agreement in GENDERS and thing.gender not in (None, phrase.agreement):
            return False
        if any(are_apart(phrase, other) for other in thing.last):
            return False
        alike = self.things.kind(phrase.type) == thing.kind
        if _is_called(thing, phrase):
            return alike or phrase.type == "Thing"
        return (
            alike
            and self._is_of_class(phrase, thing)
            and not is_one_of_a_kind(phrase, self.ontology)
        )

    def _is_of_class(self, phrase: Phrase, thing: Thing) -> bool:
        told = MEANT.get(phrase.type, phrase.type)
        if phrase.type in VAGUE and (not thing.opening or phrase.words):
            return False
        is_a = self.ontology.is_a
        return is_a(thing.type, told) or (thing.type in WIDE and is_a(told, thing.type))

    def _is_meant(self, phrase: Phrase, thing: Thing) -> bool:
        """Return whether enough is said of what stands out."""
        if thing.chain < 0:
            return _is_fresh(phrase, thing) and not phrase.words
        if _is_called(thing, phrase) and phrase.words <= thing.words | thing.nouns:
            return True
        if thing.kind == "Person" and not phrase.words:
            return thing.opening  # "the player" is whom the text is about, or another
        return only_describes(phrase, self.ontology)


def is_one_of_a_kind(phrase: Phrase, ontology: Ontology) -> bool:
    """Return whether a noun means whoever holds an office, or a body of the state."""
    if ontology.is_a(phrase.type, *UNIQUE):
        return True
    found = ontology.lexicon.noun_expressions(phrase.token.lemma_.lower())
    names = {each.property for each in found} - {NO_OFFICE}
    return any(ontology.property(name).group in OFFICES for name in names)


def _is_description(phrase: Phrase) -> bool:
    """Return whether a phrase is a definite noun that may mean what has another name."""
    if phrase.form not in ("the", "that") or phrase.chain >= 0 or phrase.coordinated:
        return False
    argument = phrase.role in ARGUMENTS or (phrase.type == "Company" and phrase.role == "nmod")
    return argument and phrase.agreement in SINGULAR and is_completed(phrase) < 2


def _is_called(thing: Thing, phrase: Phrase) -> bool:
    return phrase.token.lemma_.lower() in thing.nouns


def _is_fresh(phrase: Phrase, thing: Thing) -> bool:
    """Return whether a thing was just introduced: "a reinsurer in Dakar; the firm"."""
    near = phrase.sentence - thing.sentence < 2 and phrase.type == thing.type
    return near and thing.kind in FRESH_KINDS and any(each.form == "a" for each in thing.last)
