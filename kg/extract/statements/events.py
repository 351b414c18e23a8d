"""Nominal events → who takes part in "talks between A and B", and where and under whom they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.factuality import Factuality
from kg.extract.factuality.existence import existence, existence_at
from kg.extract.grammar.clause import Clause
from kg.extract.mentions import mention_of, mentions_of
from kg.extract.reading import Reading
from kg.extract.statements.analysis import Analysis
from kg.extract.statements.offices import is_only_among
from kg.extract.statements.owners import owners_of
from kg.extract.statements.places import takes_place
from kg.extract.statements.predicates import Circumstances, RelationPhrase, maker
from kg.extract.tokens import Token
from kg.extract.tree import NOUNS, children, conjuncts, preposition
from kg.extract.words import load_words
from kg.extract.words.lexicon import values_of, words_with
from kg.records import Mention, MentionKind, Statement

BODIES = ("GovernmentBody", "MilitaryUnit", "Police", "Court", "Parliament")
VAGUE = ("Event", "Process")
"""Of a success or growth nobody is a participant, as of a meeting or a trial: of 100 statements
of participants on news 30 told nothing."""
TARGETED = ("Attack", "Trial", "Crime", "Election", "Disaster")
"""Of these a noun before them or behind "of" names a target, a place or a body as often as an
agent: "the embassy attack", "a court case", "an investigation of the firm"."""
PARTICIPANTS = ("between", "with", "of", "among", "involving", "by")


def event_statements(analysis: Analysis) -> Iterator[Statement]:
    """Yield participants of nominal events, and what the clauses about them tell of their place."""
    reading = analysis.reading
    for token in reading.doc:
        if token.pos_ in NOUNS:
            mention = mention_of(reading, token)
            if _is_adverbial(token):
                continue
            if mention.kind is not MentionKind.PRONOUN and reading.is_a(mention, "Event"):
                exists = existence_at(token, analysis.factuality_at)
                yield from _participants(reading, token, mention, exists)
    for clause in analysis.clauses:
        factuality = analysis.factuality[clause.head.i]
        yield from _clause_places(reading, clause, factuality)
        yield from _chairs(reading, clause, factuality)


def _is_adverbial(noun: Token) -> bool:
    """Return whether a bare noun with its preposition is no event: "in charge of", "at work"."""
    bare = noun.tag_ == "NN" and not children(noun, "det", "nmod:poss", "amod", "compound")
    return bare and preposition(noun) in ("in", "at", "on", "under", "by")


def _participants(
    reading: Reading, noun: Token, event: Mention, factuality: Factuality
) -> Iterator[Statement]:
    """Yield who takes part: "talks between A and B", "Russian-Ukrainian talks", "A's invasion"."""
    make = maker(reading, "event")
    owners = [
        each for each in owners_of(reading, noun) if not is_only_among(reading, noun, each[0])
    ]
    found = [whose for whose, part in owners if _takes_part(reading, whose, part, event)]
    for whose, part in owners:
        if _is_venue(reading, whose, part, event) and event.kind is MentionKind.NOMINAL:
            yield from takes_place(reading, event, part, Circumstances(factuality))
    tokens = [part for part in children(noun, "nmod") if preposition(part) in PARTICIPANTS]
    targeted, undergone = event.type in TARGETED, noun.lemma_.lower() in words_with("undergone")
    if targeted or undergone:
        other = [*(["compound"] if targeted else []), *(["nmod:poss"] if undergone else [])]
        agents = BODIES if event.type == "Attack" else ()  # "the police raid"
        found = [
            whose
            for whose, part in owners
            if whose in found and (part.dep_ not in other or reading.is_a(whose, *agents))
        ]
        tokens = [part for part in tokens if preposition(part) != "of"]
    for part in tokens:
        agent_of = preposition(part) != "of" or not children(noun, "nmod:poss")
        named = [mention for each in conjuncts(part) for mention in mentions_of(reading, each)]
        found += named if agent_of else []
    for participant in dict.fromkeys(found if event.type not in VAGUE else ()):
        if reading.is_a(participant, "Agent") and participant.kind is not MentionKind.VALUE:
            stated = make.emit(
                participant,
                RelationPhrase("noun", "party to", (noun,)),
                event,
                Circumstances(factuality),
            )
            yield replace(stated, predicate="kg:participatesIn")


def _takes_part(reading: Reading, whose: Mention, part: Token, event: Mention) -> bool:
    """Return whether a word before an event names who is in it.

    Not the words of its own name ("Oslo Peace Prize Concert"), and of bare nouns only bodies:
    "the police raid", but "the refugee crisis".
    """
    if _is_venue(reading, whose, part, event):
        return False
    if part.dep_ == "nmod:poss":
        return True
    if part.head.pos_ == "PROPN" or reading.is_a(whose, "Continent"):
        return False
    return whose.kind is MentionKind.NAME or reading.is_a(whose, *BODIES)


def _is_venue(reading: Reading, whose: Mention, part: Token, event: Mention) -> bool:
    """Return whether a name before an event is where it is: "the Lagos race", "Chile's quake"."""
    if reading.is_a(event, "Disaster") and whose.kind is MentionKind.NAME:
        return reading.is_a(whose, "Place", "GeopoliticalEntity")
    town = reading.is_a(whose, "City", "Region", "Facility")
    return part.dep_ == "compound" and town and whose.kind is MentionKind.NAME


def _clause_places(reading: Reading, clause: Clause, factuality: Factuality) -> Iterator[Statement]:
    """Yield where an event is whose clause names a place: "the talks will be held in Istanbul"."""
    for subject in clause.subjects:
        event = mention_of(reading, subject)
        if not reading.is_a(event, "Event") or (clause.objects and not clause.passive):
            continue
        for part in clause.obliques:
            if part.preposition in load_words("places")["within"]:
                shared = Circumstances(existence(subject, factuality))
                yield from takes_place(reading, event, part.head, shared)
        if clause.copular and preposition(clause.head) in load_words("places")["within"]:
            yield from takes_place(reading, event, clause.head, Circumstances(factuality))


def _chairs(reading: Reading, clause: Clause, factuality: Factuality) -> Iterator[Statement]:
    """Yield who chairs what happens "under the chairmanship of X"."""
    offices, events = values_of("chairing"), values_of("meeting")
    nouns = events.get(clause.head.lemma_.lower(), ())
    for part in clause.obliques:
        verbs = offices.get(part.head.lemma_.lower(), ())
        if not verbs or not nouns or part.preposition != "under":
            continue
        (verb,), (noun,) = verbs, nouns
        passage = reading.passage(clause.head.i, clause.head.i + 1)
        type_ = reading.ontology.class_of_noun(noun) or "Event"
        event = Mention(passage, type_, MentionKind.NOMINAL, noun, head=noun)
        for chair in children(part.head, "nmod", "nmod:poss"):
            words = RelationPhrase("verb", verb, (part.head,))
            make = maker(reading, "chairmanship")
            yield make.emit(mention_of(reading, chair), words, event, Circumstances(factuality))
