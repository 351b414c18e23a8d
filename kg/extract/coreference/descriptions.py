"""A definite description and the things named so far → the one it means, if one stands out.

News varies its words: *Karin Holt … the Bergen-born engineer*, *Vesper Pharma … the drugmaker*. The
texts that the ranker learns from hardly ever do: where in OntoGUM such a noun stands, it mostly
means something new, so that what stands out by itself was right in one case of six. Hence all the
conditions here, each of which took wrong links away in OntoGUM and few right ones in our passages.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.coreference.clusters import Cluster
from kg.extract.coreference.phrases import Phrase, is_completed
from kg.extract.grammar.gender import is_aged
from kg.extract.tokens import Token
from kg.extract.tree import child
from kg.ontology import Ontology

REACH = 5  # sentences since its last mention in which a description may mean a thing
LEAST = 0.2  # salience of what may be meant
STANDS_OUT = 0.7  # of the salience of all that fits, the share from which on one stands out
UNNAMED = 0.6  # how much less likely that is which has no name
FRESH_KINDS = ("Organization", "Vehicle", "LivingThing")
KINDS = ("GeopoliticalEntity", "Person", "Place", "Organization", "Vehicle", "Work", "Agreement",
         "LivingThing")  # fmt: skip
"""Classes of what a description may mean; an event is mostly another one."""
MEANT = {"Group": "Organization", "Agent": "Person"}
"""What a noun of so wide a class means in the singular: "the group" is a firm."""
SINGULAR = ("male", "female", "person", "body", "place", "thing", "event", "unknown")
"""The agreements of what is one thing."""
ARGUMENTS = ("subject", "passive", "object", "recipient", "poss", "agent")
"""Roles in which a description may mean what has another name; but "shares in the company"."""
UNIQUE = ("GovernmentBody", "MilitaryUnit", "Union", "Court", "Police", "Country", "Delegation")
"""Of these each reader has one in mind: "the government" need not be the one named last."""
OFFICES = ("leadership", "family")
"""Groups of relations of which one of a kind is known: "the president" is whoever is in office."""
LEADER = "leader"  # … but "the Chilean leader" is the "Chilean Prime Minister" named before
NO_OFFICE = "represents"  # a body has many lawyers
VAGUE = ("Place", "Region")  # "the area" rather means another, unless the text is about one
SELVES = ("Newspaper", "NewsMedium")  # "this newspaper" is that which one reads
WIDE = ("Organization", "Place", "GeopoliticalEntity", "Person")
"""Classes of names that are not known any better."""
OUTSIDE = ("det", "case", "punct", "cc", "mark")
"""What stands before a noun and tells nothing of it."""


class Descriptions:
    """What descriptions of a text mean, asked and told in the order of its phrases."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self._things: dict[int, Cluster] = {}  # the one mentioned last at the end

    def note(self, number: int, cluster: Cluster) -> None:
        """Note that the cluster of this number was mentioned again."""
        self._things.pop(number, None)
        noun = cluster.noun
        if noun is not None and noun.agreement in SINGULAR:
            self._things[number] = cluster

    def find(self, phrase: Phrase) -> int | None:
        """Return the number of the cluster that a description means, None if none stands out."""
        if not _is_description(phrase):
            return None
        shares = dict(self._shares(phrase))
        best = max(shares, key=lambda number: shares[number], default=None)
        if best is None or not self._is_meant(phrase, self._things[best]):
            return None
        chain = self._things[best].chain
        alike = {number for number in shares if self._things[number].chain == chain >= 0} | {best}
        stands_out = sum(shares[number] for number in alike) / sum(shares.values())
        return best if stands_out >= STANDS_OUT else None

    def _shares(self, phrase: Phrase) -> Iterator[tuple[int, float]]:
        """Yield the number of each thing that a description fits, and what speaks for it."""
        for number in reversed(self._things):
            thing = self._things[number]
            if phrase.sentence - thing.sentence > REACH:
                return
            share = thing.salience(phrase.sentence)
            if share >= LEAST and self._fits(phrase, thing):
                yield number, share * (UNNAMED if thing.chain < 0 else 1.0)

    def _fits(self, phrase: Phrase, thing: Cluster) -> bool:
        """Return whether a description may mean a thing by class and grammar."""
        if any(_are_of_one_verb(phrase, other) for other in thing.last):
            return False
        is_a, told, type_ = self._ontology.is_a, _meant(phrase.type), _type(thing)
        if _is_called(thing, phrase) or not is_a(told, *KINDS):
            return _is_called(thing, phrase) and is_a(_meant(type_), *KINDS)
        if self._is_vague(phrase, thing):
            return False
        alike = is_a(type_, told) or (type_ in WIDE and is_a(told, type_))
        leads = phrase.token.lemma_.lower() == LEADER and phrase.words <= thing.words
        return alike and (leads or not is_one_of_a_kind(phrase, self._ontology))

    def _is_vague(self, phrase: Phrase, thing: Cluster) -> bool:
        """Return whether a description may as well mean another: "the world", "the crowd"."""
        if phrase.type in VAGUE:
            known = thing.noun is not None and thing.noun.known
            return not thing.opens or (phrase.type == "Place" and known)
        return phrase.type in MEANT and self._ontology.is_a(_type(thing), *UNIQUE)

    def _is_meant(self, phrase: Phrase, thing: Cluster) -> bool:
        """Return whether enough is said of what stands out."""
        if thing.chain < 0:
            return self._is_fresh(phrase, thing) and not phrase.words
        if _is_called(thing, phrase) and phrase.words <= thing.words | thing.nouns:
            return True
        person = self._ontology.is_a(_meant(phrase.type), "Person")
        if is_aged(phrase.token):
            return person
        if person and not phrase.words:
            return thing.opens and phrase.type == "Agent"  # "the player" is mostly another
        modifiers = (part for part in phrase.token.lefts if part.dep_ not in OUTSIDE)
        return all(self._describes(part, person=person) for part in modifiers)

    def _describes(self, part: Token, *, person: bool) -> bool:
        """Return whether a modifier describes, and does not tell one from others of its kind.

        "The Bergen-born engineer" and "the former banker" describe, "the control group" does not.
        """
        national = self._ontology.gazetteer.by_demonym(part.text) is not None
        known = person or national or child(part, "compound") is not None
        return known and part.dep_ in ("amod", "acl")

    def _is_fresh(self, phrase: Phrase, thing: Cluster) -> bool:
        """Return whether a thing was just introduced: "a reinsurer in Dakar; the firm"."""
        near = phrase.sentence - thing.sentence < 2 and phrase.type == _type(thing)
        fresh = near and any(each.form == "a" for each in thing.last)
        return fresh and self._ontology.is_a(_meant(_type(thing)), *FRESH_KINDS)


def is_one_of_a_kind(phrase: Phrase, ontology: Ontology) -> bool:
    """Return whether a noun means whoever holds an office, or a body of the state."""
    if ontology.is_a(phrase.type, *UNIQUE):
        return True
    found = ontology.lexicon.noun_expressions(phrase.token.lemma_.lower())
    groups = ontology.groups(each for each in found if each.property != NO_OFFICE)
    return not groups.isdisjoint(OFFICES)


def _is_description(phrase: Phrase) -> bool:
    """Return whether a phrase is a definite noun that may mean what has another name."""
    if phrase.form not in ("the", "that") or phrase.chain >= 0:
        return False
    if phrase.form == "that" and phrase.type in SELVES:
        return False
    argument = phrase.role in ARGUMENTS or (phrase.type == "Company" and phrase.role == "nmod")
    return argument and phrase.agreement in SINGULAR and is_completed(phrase) < 2


def _meant(type_: str) -> str:
    return MEANT.get(type_, type_)


def _type(thing: Cluster) -> str:
    return thing.noun.type if thing.noun is not None else "Thing"


def _is_called(thing: Cluster, phrase: Phrase) -> bool:
    return phrase.token.lemma_.lower() in thing.nouns


def _are_of_one_verb(phrase: Phrase, other: Phrase) -> bool:
    """Return whether one word governs both, or one of the two stands within the other."""
    within = phrase.first <= other.token.i <= phrase.last
    within |= other.first <= phrase.token.i <= other.last
    return other.sentence == phrase.sentence and (
        within or other.token.head.i == phrase.token.head.i
    )
