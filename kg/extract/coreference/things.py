"""The things of a text by what has been said of them so far: class, nouns, gender, salience.

Salience after Lappin & Leass 1994: the grammatical role of each mention counts, and less with each
sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kg.extract.coreference.phrases import PRONOUNS, Phrase
from kg.ontology import Ontology

ROLES: Mapping[str, float] = {
    "subject": 1.0, "passive": 1.0, "object": 0.7, "recipient": 0.7, "root": 0.7, "agent": 0.5,
    "poss": 0.5, "conj": 0.4, "oblique": 0.4, "nmod": 0.25, "compound": 0.15, "predicate": 0.0,
}  # fmt: skip
"""What a mention adds to the salience of its thing."""
OTHER_ROLE = 0.2
KEPT = 0.6  # of the salience, from one sentence to the next
OPENING = 0.3  # what the subject of the first sentence keeps throughout: the text is about it
REACH = 5  # sentences since its last mention in which a description may mean a thing
GENDERS = ("male", "female")
SINGULAR = (*GENDERS, "person", "body", "place", "thing", "event", "unknown")
"""The agreements of what is one thing."""
KINDS = ("GeopoliticalEntity", "Person", "Place", "Organization", "Vehicle", "Work", "Agreement",
         "LivingThing")  # fmt: skip
"""Classes that no thing shares with another of them: a city is a place, though it may act."""
SAME_KIND = {"GeopoliticalEntity": "Place"}
MEANT = {"Group": "Organization", "Agent": "Person"}
"""What a noun of so wide a class means in the singular: "the group" is a firm."""


@dataclass(slots=True)
class Thing:
    """One thing, by its mentions so far."""

    kind: str
    type: str
    opening: bool  # whether it is the subject of the first sentence
    chain: int = -1  # of its names
    nouns: set[str] = field(default_factory=set)  # what it was called
    words: set[str] = field(default_factory=set)  # … and with which modifiers
    gender: str | None = None
    mentioned: float = 0.0  # the roles of its mentions, the older the less
    sentence: int = 0
    last: list[Phrase] = field(default_factory=list)  # its mentions in that sentence

    def note(self, phrase: Phrase) -> None:
        """Take in another mention."""
        self.mentioned = self._kept(phrase.sentence) + ROLES.get(phrase.role, OTHER_ROLE)
        self.last = [*(self.last if phrase.sentence == self.sentence else ()), phrase]
        self.sentence = phrase.sentence
        if phrase.agreement in GENDERS:
            self.gender = phrase.agreement
        if phrase.form not in PRONOUNS:
            self.nouns |= {phrase.token.lemma_.lower(), *phrase.titles}
            self.words |= phrase.words
        if phrase.chain >= 0 and self.chain < 0:
            self.chain = phrase.chain
            self.type = phrase.type if phrase.form == "name" else self.type

    def salience_in(self, sentence: int) -> float:
        """Return how salient it is in a sentence by all mentions before."""
        return self._kept(sentence) + OPENING * self.opening

    def _kept(self, sentence: int) -> float:
        return self.mentioned * KEPT ** (sentence - self.sentence)


class Things:
    """The things of a text by the number of their cluster, the one mentioned last at the end."""

    def __init__(self, ontology: Ontology) -> None:
        self._things: dict[int, Thing] = {}
        self._kinds: dict[str, str | None] = {}
        self._ontology = ontology

    def __getitem__(self, number: int) -> Thing:
        return self._things[number]

    def note(self, number: int, phrase: Phrase) -> None:
        """Note that a phrase belongs to a cluster."""
        thing = self._things.pop(number, None)
        if thing is None:
            kind = self.kind(phrase.type)
            if kind is None or phrase.agreement not in SINGULAR or phrase.coordinated:
                return
            opening = phrase.sentence == 0 and phrase.role in ("subject", "passive")
            thing = Thing(kind, phrase.type, opening)
        self._things[number] = thing
        thing.note(phrase)

    def near(self, sentence: int) -> Iterator[tuple[int, Thing]]:
        """Yield the things that were mentioned not long ago, the last first."""
        for number in reversed(self._things):
            thing = self._things[number]
            if sentence - thing.sentence > REACH:
                return
            yield number, thing

    def kind(self, type_: str) -> str | None:
        """Return the kind of a class, None if it is of none of `KINDS`."""
        if type_ not in self._kinds:
            is_a = self._ontology.is_a
            found = next((kind for kind in KINDS if is_a(MEANT.get(type_, type_), kind)), None)
            self._kinds[type_] = None if found is None else SAME_KIND.get(found, found)
        return self._kinds[type_]
