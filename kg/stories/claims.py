"""Statements of a story in; what each says, in a form in which accounts can be compared, out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.edges import PHRASE_TYPE
from kg.graph import Graph, GraphStatement
from kg.records import Modality, Polarity
from kg.stories.concepts import Concept, Concepts
from kg.stories.referents import Referents
from kg.stories.words import load_words

BACKGROUND_RULES = frozenset({
    "title", "apposition", "belonging", "place", "nationality", "lifetimes", "role", "telling",
    "event", "modifier",
})  # fmt: skip
"""Rules whose statements are about offices, families and places, or that somebody speaks."""
BACKGROUND_GROUPS = frozenset({
    "leadership", "family", "kind", "location", "origin", "topic", "statement", "knowledge",
    "ownership",
})  # fmt: skip
SAID = frozenset(
    {Modality.ASSERTED, Modality.REPORTED, Modality.ALLEGED, Modality.PLANNED, Modality.POSSIBLE}
)
"""How an account can be given; what is only wanted is none."""
GIVEN_UP = "appointment"
"""The group of what somebody does with or without naming the office."""
ASKED = re.compile(
    rf"(?:(?:the|all|any|new|further|growing) )*(?:{'|'.join(load_words()['asked']['nouns'])})"
    r" (?:for \w+ )?to (?P<verb>\w+(?: down| on| out| up)?)\b",
    re.IGNORECASE,
)
LEAST_CONFIDENT = 0.1


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement says of a concept, and of who does it to whom, that it is so or is not."""

    statement: GraphStatement
    concept: str
    group: str  # of the concept's property
    agent: str | None  # who does it; None where a passive leaves it open
    patient: str | None  # to whom; None where the verb has none
    affirms: bool
    is_cut: bool  # what it is done to is a clause, which is not compared
    published: str  # "" where it is not known
    origin: str

    @property
    def planned(self) -> bool:
        """Return whether it is to happen."""
        return self.statement.modality is Modality.PLANNED

    @property
    def may_be(self) -> bool:
        """Return whether it only may be so, or is allowed: compared with its like alone."""
        return self.statement.modality is Modality.POSSIBLE

    @property
    def is_sole(self) -> bool:
        """Return whether only one thing takes part."""
        return (self.agent is None) != (self.patient is None)

    @property
    def speakers(self) -> tuple[str, ...]:
        """Return who says so; nobody where the article does."""
        return tuple(source for source, _level in self.statement.holders)


def claims_of(
    statements: Iterable[GraphStatement],
    *,
    graph: Graph,
    concepts: Concepts,
    referents: Referents,
    origin_of: Mapping[str, str],
) -> Iterator[Claim]:
    """Yield what the statements say, without background and without what is only wanted."""
    for statement in statements:
        if not _counts(statement):
            continue
        concept = concepts.of(statement, graph.entities)
        group = concepts.group(concept)
        negative = statement.polarity is Polarity.NEGATIVE
        if group in BACKGROUND_GROUPS or (negative and not concept.affirms):
            continue  # who does not reject need not accept
        refused = _refused(statement) if not concept.affirms else ""
        if refused:
            concept, group = concepts.of_verb(refused), ""
            concept = Concept(concept.name, not concept.affirms, uses_object=True)
        agent, patient = _arguments(statement, concept, referents)
        yield Claim(
            statement=statement,
            concept=concept.name,
            group=group,
            agent=agent,
            patient=patient,
            affirms=concept.affirms and not negative,
            is_cut=_is_cut(statement, concept, referents),
            published=graph.articles[statement.article].issued or "",
            origin=origin_of[statement.article],
        )


def _is_cut(statement: GraphStatement, concept: Concept, referents: Referents) -> bool:
    thing = None if concept.uses_object else statement.object
    return thing is not None and referents.kind(thing) == PHRASE_TYPE


def _refused(statement: GraphStatement) -> str:
    """Return what somebody rejects to do: "resign" of "rejected calls to resign", "" if nothing."""
    if statement.object_at is None or statement.polarity is Polarity.NEGATIVE:
        return ""
    start, end = (place - statement.start for place in statement.object_at)
    found = ASKED.match(statement.sentence[start:end])
    return found["verb"] if found else ""


def _counts(statement: GraphStatement) -> bool:
    return (
        statement.modality in SAID
        and statement.rule not in BACKGROUND_RULES
        and statement.confidence >= LEAST_CONFIDENT
    )


def _arguments(
    statement: GraphStatement, concept: Concept, referents: Referents
) -> tuple[str | None, str | None]:
    """Return who does it, and to whom."""
    thing = None if concept.uses_object else statement.object
    if thing is not None and referents.kind(thing) in ("Phrase", "Time"):
        thing = None
    if concept.passive:
        return None, statement.subject
    return statement.subject, thing


def same_voice(one: Claim, other: Claim) -> bool:
    """Return whether an article itself, or one source in it, makes both claims.

    Two numbers, or two days, in one voice are of two things. An article that gives a number of its
    own beside that of a source speaks of something else, too.
    """
    if one.statement.article != other.statement.article:
        return False
    first, second = set(one.speakers), set(other.speakers)
    return not (first and second) or not first.isdisjoint(second)


def comparable(one: Claim, other: Claim, referents: Referents) -> bool:
    """Return whether two claims of one concept are about the same."""
    if one.is_sole or other.is_sole:
        return _share_argument(one, other, referents)
    return all(
        first is not None and second is not None and referents.same(first, second)
        for first, second in ((one.agent, other.agent), (one.patient, other.patient))
    )


def _share_argument(one: Claim, other: Claim, referents: Referents) -> bool:
    """Return whether the only thing that takes part in one takes part in the other.

    "The plant would close" and "Novacrest will close the plant": what closes can be said both ways.
    So can "Lind resigned" and "Lind resigned as mayor".
    """
    if one.is_sole and other.is_sole:
        return referents.same(_sole(one), _sole(other))
    sole, full = (one, other) if one.is_sole else (other, one)
    either = {full.patient}
    if sole.agent is not None and full.group == GIVEN_UP:
        either.add(full.agent)
    return any(each is not None and referents.same(_sole(sole), each) for each in either)


def _sole(claim: Claim) -> str:
    found = claim.agent if claim.agent is not None else claim.patient
    assert found is not None  # a claim has a subject
    return found
