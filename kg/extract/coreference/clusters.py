"""Phrases, their pairs and how likely each is → clusters of phrases that name one thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from kg.extract.coreference.features import Pairs
from kg.extract.coreference.phrases import PRONOUNS, Phrase
from kg.extract.reporting import says
from kg.extract.tokens import Token
from kg.extract.tree import children

if TYPE_CHECKING:
    from kg.extract.coreference.descriptions import Descriptions

GENDERS = ("male", "female")
PERSON = (*GENDERS, "person")
SPEAKERS = ("body", "unknown", "thing")
"""What may say something of itself as "it"; a name is "unknown", "it" a "thing"."""
OWNERS: Mapping[str, tuple[str, ...]] = {
    "male": PERSON, "female": PERSON, "thing": ("body", "place"), "many": ("body", "bodies"),
}  # fmt: skip
"""What a subject with a name may be that has what "his", "its" or "their" stands before."""
NAMELESS = 0.3
"""What a cluster without a name counts where "he" or "she" chooses: texts name their persons."""
SALIENCE: Mapping[str, float] = {
    "subject": 1.0, "passive": 1.0, "object": 0.7, "recipient": 0.7, "root": 0.7, "agent": 0.5,
    "poss": 0.5, "conj": 0.4, "oblique": 0.4, "nmod": 0.25, "compound": 0.15, "predicate": 0.0,
}  # fmt: skip
"""What a phrase in this role adds to the salience of what it names (after Lappin & Leass 1994)."""
OTHER_ROLE = 0.2
KEPT = 0.6  # of the salience, from one sentence to the next
OPENING = 0.3  # what the subject of the first sentence keeps throughout: the text is about it
Shares = dict[int, float]
"""How likely each cluster, by its number, is the one that a phrase belongs to."""


@dataclass(slots=True)
class Cluster:
    """Phrases that name one thing, and what they tell of it together."""

    phrases: list[Phrase] = field(default_factory=list)
    gender: str | None = None
    chain: int = -1  # of its names
    noun: Phrase | None = None  # the first that is no pronoun
    nouns: set[str] = field(default_factory=set)  # what it was called
    words: set[str] = field(default_factory=set)  # … and with which modifiers
    described: set[int] = field(default_factory=set)
    """The heads of those that take up the cluster as descriptions of it."""
    mentioned: float = 0.0  # the salience of its phrases, the older the less

    @property
    def sentence(self) -> int:
        """The sentence of its last phrase."""
        return self.phrases[-1].sentence

    @property
    def last(self) -> list[Phrase]:
        """Its phrases in that sentence."""
        here = self.sentence
        return list(takewhile(lambda each: each.sentence == here, reversed(self.phrases)))

    @property
    def opens(self) -> bool:
        """Whether it is the subject of the first sentence."""
        first = self.phrases[0]
        return first.sentence == 0 and first.role in ("subject", "passive")

    @property
    def is_person(self) -> bool:
        """Whether it is one person."""
        return self.noun is not None and self.noun.agreement in PERSON

    def salience(self, sentence: int) -> float:
        """Return how salient it is in a sentence by all phrases before."""
        return self.mentioned * KEPT ** (sentence - self.sentence) + OPENING * self.opens

    def admits(self, phrase: Phrase) -> bool:
        """Return whether a phrase has no other gender and no other name."""
        agrees = self.gender is None or phrase.agreement not in GENDERS
        alike = self.chain < 0 or phrase.chain < 0 or self.chain == phrase.chain
        return alike and (agrees or self.gender == phrase.agreement)

    def add(self, phrase: Phrase) -> None:
        """Take in a phrase."""
        kept = KEPT ** (phrase.sentence - self.sentence) if self.phrases else 0.0
        self.mentioned = self.mentioned * kept + SALIENCE.get(phrase.role, OTHER_ROLE)
        self.phrases.append(phrase)
        if phrase.agreement in GENDERS:
            self.gender = phrase.agreement
        if phrase.form not in PRONOUNS:
            self.nouns |= {phrase.token.lemma_.lower(), *phrase.titles}
            self.words |= phrase.words
            if self.noun is None:
                self.noun = phrase
        if phrase.chain >= 0:
            self.chain = phrase.chain


def cluster(
    phrases: Sequence[Phrase],
    pairs: Pairs,
    probabilities: Sequence[float],
    *,
    least: Mapping[str, float],
    descriptions: Descriptions,
) -> list[Cluster]:
    """Return the clusters, from left to right.

    A phrase joins the cluster whose phrases are together the most likely to be taken up, a named
    one before others, if they are at least as likely as `least` has it for its form, with its role
    if it has that, or that which it describes; else it starts a cluster of its own. A pronoun that
    joined none still leads, as likely as it may, to those that it may take up: "she" behind an
    unclear "her" is who both of them may be.
    """
    clusters: list[Cluster] = []
    of: list[Shares] = []
    starts, earlier = pairs.starts.tolist(), pairs.earlier.tolist()
    for phrase, start, end in zip(phrases, starts, starts[1:], strict=False):
        rows = range(start, end)
        likely = _summed((probabilities[row], of[earlier[row]]) for row in rows)
        needed = least.get(f"{phrase.form} {phrase.role}", least[phrase.form])
        joined = _joined(phrase, clusters, likely, least=needed)
        if joined is None:
            joined = _described(phrase, clusters, descriptions)
        of.append({joined: 1.0} if joined is not None else _shares(phrase, clusters, likely))
        if joined is None:
            clusters.append(Cluster())
        number = len(clusters) - 1 if joined is None else joined
        clusters[number].add(phrase)
        descriptions.note(number, clusters[number])
    return clusters


def _described(
    phrase: Phrase, clusters: Sequence[Cluster], descriptions: Descriptions
) -> int | None:
    """Return the number of what a phrase stands for by more than by how likely it is."""
    if phrase.role == "poss" and phrase.form in OWNERS:
        return _of_subject(phrase, clusters)
    if phrase.form == "thing":
        return _speaking(phrase, clusters)
    named = phrase.form == "name"
    joined = _begun_with(phrase, clusters) if named else descriptions.find(phrase)
    if joined is not None:
        description = clusters[joined].phrases[0] if named else phrase
        clusters[joined].described.add(description.token.i)
    return joined


def _of_subject(owner: Phrase, clusters: Sequence[Cluster]) -> int | None:
    """Return the number of the subject of a possessive's clause: "Holt sold *his* house".

    Of 68 such that the ranker left open in OntoGUM's training texts, 64 were the subject's.
    """
    verbs = (up for up in owner.token.ancestors if _subjects(up))
    for number, other in _headed_by(_subjects(next(verbs, owner.token)), clusters):
        named = other.form == "name" and other.agreement in OWNERS[owner.form]
        alike = (other.form == owner.form or named) and not other.coordinated
        around = other.first <= owner.token.i <= other.last
        if alike and not around and clusters[number].admits(owner):
            return number
    return None


def _speaking(phrase: Phrase, clusters: Sequence[Cluster]) -> int | None:
    """Return the number of what says something of itself: "the bank said it would"."""
    verb = phrase.token.head
    if phrase.role not in ("subject", "passive") or verb.dep_ != "ccomp" or not says(verb.head):
        return None
    speakers = _headed_by(_subjects(verb.head), clusters)
    return next((number for number, other in speakers if other.agreement in SPEAKERS), None)


def _headed_by(heads: Iterable[Token], clusters: Sequence[Cluster]) -> Iterator[tuple[int, Phrase]]:
    """Yield the phrases with these heads, each behind the number of its cluster."""
    places = {head.i for head in heads}
    for number, each in enumerate(clusters):
        yield from ((number, phrase) for phrase in each.phrases if phrase.token.i in places)


def _begun_with(name: Phrase, clusters: Sequence[Cluster]) -> int | None:
    """Return the number of whom a text begins with, where the next sentence begins with the name.

    In "A singer was fined. Ana Ruiz, 40, did not pay" she is Ruiz; in "… Mayor Ana Ruiz left" and
    "… Ana Ruiz said" she is another.
    """
    if name.sentence != 1 or name.role not in ("subject", "passive"):
        return None
    number = next((number for number, each in enumerate(clusters) if each.opens), None)
    if number is None:
        return None
    first = clusters[number].phrases[0]
    known = any(each.chain >= 0 and each.is_person for each in clusters)
    told = says(name.token.head) and not says(first.token.head)
    opens = (
        name.first == name.token.i and name.token.is_sent_start and first.token.head.dep_ == "root"
    )
    fits = first.form == "a" and clusters[number].is_person and clusters[number].admits(name)
    return number if fits and opens and not known and not told else None


def _subjects(verb: Token) -> Sequence[Token]:
    """Return the subjects of a verb, or of the one that it is coordinated with."""
    own = children(verb, "nsubj")
    shared = not own and verb.dep_ == "conj" and verb.head is not verb
    return _subjects(verb.head) if shared else own


def _summed(shares: Iterable[tuple[float, Shares]]) -> Shares:
    """Return the sum of shares, each with its weight."""
    found: Shares = {}
    for weight, each in shares:
        for number, share in each.items():
            found[number] = found.get(number, 0.0) + weight * share
    return found


def _shares(phrase: Phrase, clusters: Sequence[Cluster], likely: Shares) -> Shares:
    """Return what a phrase that joined no cluster may belong to: a noun only to its own."""
    own = len(clusters)
    if phrase.form not in GENDERS:
        return {own: 1.0}
    fitting = {at: mass for at, mass in likely.items() if clusters[at].admits(phrase)}
    return {**fitting, own: max(1.0 - sum(fitting.values()), 0.0)}


def _joined(
    phrase: Phrase, clusters: Sequence[Cluster], likely: Shares, *, least: float
) -> int | None:
    """Return the number of the likeliest cluster that admits a phrase, if it is likely enough.

    Among those that do not admit it none may be likely enough either, else it is unclear.
    """
    if max(likely.values(), default=0.0) < least:
        return None
    nameless = NAMELESS if phrase.form in GENDERS else 1.0
    number = max(
        (number for number in likely if clusters[number].admits(phrase)),
        key=lambda number: likely[number] * (1.0 if clusters[number].chain >= 0 else nameless),
        default=None,
    )
    return number if number is not None and likely[number] >= least else None
