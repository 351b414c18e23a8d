"""Nominal events and places → who takes part in "talks between A and B", and what lies where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.certainty import attribute_of, is_called_off
from kg.extract.clauses import Clause
from kg.extract.governors import is_open
from kg.extract.mentions import mention_of, mentions_of
from kg.extract.negation import is_negated_nominal
from kg.extract.predicates import Circumstances, Words, maker
from kg.extract.reading import Reading
from kg.extract.stance import Stance
from kg.extract.titles import possessors
from kg.extract.tree import children, conjuncts, preposition
from kg.extract.words import load_words
from kg.records import Mention, MentionKind, Modality, Statement

PARTICIPANTS = ("between", "with", "of", "among", "involving")


def event_statements(
    reading: Reading, clauses: Sequence[Clause], stances: Mapping[int, Stance]
) -> Iterator[Statement]:
    """Yield participants and places of nominal events, and the places within places."""
    stance_at = _stance_of_tokens(reading, clauses, stances)
    for token in reading.doc:
        if token.pos_ in ("NOUN", "PROPN"):
            yield from _within_place(reading, token)
            mention = mention_of(reading, token)
            if mention.kind is not MentionKind.PRONOUN and reading.is_a(mention, "Event"):
                stance = _existence(token, stance_at.get(token.i, Stance()))
                yield from _participants(reading, token, mention, stance)
                yield from _places(reading, token, mention, stance)
    for clause in clauses:
        yield from _clause_places(reading, clause, stances[clause.head.i])
        yield from _chairs(reading, clause, stances[clause.head.i])


def _stance_of_tokens(
    reading: Reading, clauses: Sequence[Clause], stances: Mapping[int, Stance]
) -> dict[int, Stance]:
    """Return, by token, the stance of the innermost clause around it."""
    heads = {clause.head.i for clause in clauses}
    found: dict[int, Stance] = {}
    for token in reading.doc:
        head = token
        while head.i not in heads and head.head != head:
            head = head.head
        if head.i in stances:
            found[token.i] = stances[head.i]
    return found


def _existence(noun: Token, stance: Stance) -> Stance:
    """Return how far the text commits itself to an event that a noun names in a clause."""
    attribute = attribute_of(noun)
    if is_negated_nominal(noun) or attribute == "negative" or is_called_off(noun):
        return stance.affirmed().negated()
    if attribute in ("alleged", "possible", "planned"):
        stance = stance.weakened(Modality(attribute))
    if is_open(noun):
        stance = stance.weakened(Modality.POSSIBLE)
    return stance.affirmed().weakened(Modality.POSSIBLE) if stance.negative else stance


def _participants(
    reading: Reading, noun: Token, event: Mention, stance: Stance
) -> Iterator[Statement]:
    """Yield who takes part: "talks between A and B", "Russian-Ukrainian talks", "A's invasion"."""
    make = maker(reading, "event")
    found = [whose for whose, linked in possessors(reading, noun) if not linked]
    tokens = [part for part in children(noun, "nmod") if preposition(part) in PARTICIPANTS]
    for part in tokens:
        agent_of = preposition(part) != "of" or not children(noun, "nmod:poss")
        named = [mention for each in conjuncts(part) for mention in mentions_of(reading, each)]
        found += named if agent_of else []
    for participant in dict.fromkeys(found):
        if reading.is_a(participant, "Agent") and participant.kind is not MentionKind.VALUE:
            stated = make.state(
                participant, Words("noun", "party to", (noun,)), event, Circumstances(stance)
            )
            yield replace(stated, predicate="kg:participatesIn")


def _places(reading: Reading, noun: Token, event: Mention, stance: Stance) -> Iterator[Statement]:
    """Yield where an event is: "talks in Istanbul"."""
    for part in children(noun, "nmod"):
        if preposition(part) in load_words("places")["within"]:
            shared = Circumstances(stance, _time_of(reading, noun))
            yield from _takes_place(reading, event, part, shared)


def _takes_place(
    reading: Reading, event: Mention, place: Token, shared: Circumstances
) -> Iterator[Statement]:
    mention = mention_of(reading, place)
    if reading.is_a(mention, "Place") and mention.kind is not MentionKind.PHRASE:
        words = Words("verb", "take place in", tuple(children(place, "case")))
        stated = maker(reading, "event").state(event, words, mention, shared)
        yield replace(stated, predicate="kg:takesPlaceAt")


def _time_of(reading: Reading, noun: Token) -> Mention | None:
    """Return the time that modifies an event: "the talks in Oslo on 2 June"."""
    times = (reading.named.get(part.i) for part in children(noun, "nmod", "nmod:unmarked"))
    return next((time for time in times if time is not None and time.type == "Time"), None)


def _clause_places(reading: Reading, clause: Clause, stance: Stance) -> Iterator[Statement]:
    """Yield where an event is whose clause names a place: "the talks will be held in Istanbul"."""
    for subject in clause.subjects:
        event = mention_of(reading, subject)
        if not reading.is_a(event, "Event") or (clause.objects and not clause.passive):
            continue
        for part in clause.obliques:
            if part.preposition in load_words("places")["within"]:
                yield from _takes_place(reading, event, part.head, Circumstances(stance))
        if clause.copular and preposition(clause.head) in load_words("places")["within"]:
            yield from _takes_place(reading, event, clause.head, Circumstances(stance))


def _within_place(reading: Reading, token: Token) -> Iterator[Statement]:
    """Yield that a named place lies in another: "Dolmabahçe Palace in Istanbul"."""
    inner = reading.named.get(token.i)
    if inner is None or not reading.is_a(inner, "Place"):
        return
    for part in [*children(token, "nmod"), *_next_place(reading, token, inner)]:
        outer = reading.named.get(part.i)
        if outer is None or preposition(part) not in load_words("places")["part_of"]:
            continue
        if _size(reading, inner) < _size(reading, outer):
            words = Words("verb", f"be located {preposition(part)}", tuple(children(part, "case")))
            stated = maker(reading, "place").state(inner, words, outer, Circumstances(Stance()))
            yield replace(stated, predicate="kg:locatedIn")


def _size(reading: Reading, place: Mention) -> int:
    """Return the rank of a place's class among those that lie in each other, 0 for no place."""
    if not reading.is_a(place, "Place"):
        return 0
    sizes = load_words("places")["sizes"]
    return next((sizes.index(name) + 2 for name in sizes if reading.is_a(place, name)), 1)


def _next_place(reading: Reading, token: Token, inner: Mention) -> list[Token]:
    """Return the place right behind one that the parser hung on the verb: "at P in C"."""
    end = token.i + 1
    while reading.named.get(end) == inner:
        end += 1
    if not reading.is_a(inner, "Facility") or end + 1 >= len(reading.doc):
        return []
    link, place = reading.doc[end], reading.doc[end + 1]
    return [place] if link.lower_ == "in" and link.head == place and place.dep_ == "obl" else []


def _chairs(reading: Reading, clause: Clause, stance: Stance) -> Iterator[Statement]:
    """Yield who chairs what happens "under the chairmanship of X"."""
    offices, events = load_words("places")["offices"], load_words("places")["events"]
    noun = events.get(clause.head.lemma_.lower())
    for part in clause.obliques:
        verb = offices.get(part.head.lemma_.lower())
        if verb is None or noun is None or part.preposition != "under":
            continue
        passage = reading.passage(clause.head.i, clause.head.i + 1)
        type_ = reading.ontology.class_of_noun(noun) or "Event"
        event = Mention(passage, type_, MentionKind.NOMINAL, noun, head=noun)
        for chair in children(part.head, "nmod", "nmod:poss"):
            words = Words("verb", verb, (part.head,))
            make = maker(reading, "chairmanship")
            yield make.state(mention_of(reading, chair), words, event, Circumstances(stance))
