"""Noun phrases → what belongs to what: bodies to states, members to groups, parts to wholes.

"The Russian delegation", "members of the tribe", "marines from the 3rd Battalion", "towns including
Rabiyah", "our partners, especially the Turks", "the US-led coalition".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg.extract.factuality import ASSERTED, Factuality
from kg.extract.factuality.existence import attribute_of, unless_quoted
from kg.extract.mentions import mention_of, mentions_of
from kg.extract.mentions.demonyms import nationality_of
from kg.extract.mentions.identity import identified
from kg.extract.reading import Reading
from kg.extract.statements.analysis import Analysis
from kg.extract.statements.members import held, members
from kg.extract.statements.offices import is_nationality
from kg.extract.statements.owners import owners_of, possessors
from kg.extract.statements.predicates import (
    Circumstances,
    RelationPhrase,
    as_one_of_several,
    maker,
    role_noun,
)
from kg.extract.tokens import Token
from kg.extract.tree import (
    NOUNS,
    PLURAL_TAGS,
    child,
    children,
    conjuncts,
    first_conjunct,
    preposition,
)
from kg.extract.words import load_words
from kg.extract.words.lexicon import words_with
from kg.records import Mention, MentionKind, Statement

ARGUMENTS = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss")


def belonging_statements(analysis: Analysis) -> Iterator[Statement]:
    """Yield what noun phrases tell to belong to what."""
    reading, factuality_at = analysis.reading, analysis.factuality_at
    for token in reading.doc:
        if token.pos_ not in NOUNS:
            continue
        told = unless_quoted(reading, token, ASSERTED)
        yield from _bodies(reading, token, told)
        yield from _bearers(reading, token, factuality_at)
        yield from _origins(reading, token, factuality_at)
        yield from members(reading, token, factuality_at)
        yield from _participles(reading, token, factuality_at)
        if token.lemma_.lower() in words_with("work"):
            yield from _works(reading, token, factuality_at)


def _works(
    reading: Reading, noun: Token, factuality_at: Mapping[int, Factuality]
) -> Iterator[Statement]:
    """Yield whose works "her first novel" and "a painting by Holt" are."""
    if noun.tag_ in PLURAL_TAGS and not children(noun, "amod", "compound", "appos", "nummod"):
        return  # "his songs": who has none?
    make = maker(reading, "belonging")
    by = [part for part in children(noun, "nmod") if preposition(part) == "by"]
    for first in (*children(noun, "nmod:poss"), *by):
        for author in (mention_of(reading, part) for part in conjuncts(first)):
            unknown = author.referent.kind is MentionKind.PRONOUN
            work = mention_of(reading, noun)
            if reading.is_a(author, "Person") and not unknown and not reading.is_a(work, "Event"):
                words = RelationPhrase("noun", "author of", (noun,))
                stated = make.emit(author, words, work, held(noun, factuality_at))
                yield replace(stated, predicate="kg:authorOf")


def _bodies(reading: Reading, noun: Token, factuality: Factuality) -> Iterator[Statement]:
    """Yield whom "the Russian delegation" represents, what "the Turkish ministry" is part of."""
    for body in mentions_of(reading, noun):
        if body.refers_to is not None or body.known is not None:
            continue
        predicate = _predicate_of_body(reading, body)
        if predicate is None:
            continue
        owners = list(possessors(reading, noun))
        if noun.tag_ in PLURAL_TAGS and sum(linked == "of" for _, linked in owners) > 1:
            continue  # of "the governments of Chad and Mali" each has one
        for whose, linked in owners:
            alone = len(mentions_of(reading, noun)) == 1 or body.name.startswith(whose.text)
            state = reading.is_a(whose, "GeopoliticalEntity") and whose.kind is MentionKind.NAME
            seat = reading.is_a(body, "University") and body.kind is MentionKind.NAME
            if seat and whose.passage.start >= body.passage.start:
                continue  # the American University of Nigeria is in Nigeria
            if linked in ("", "of") and alone and state and not _is_of_pair(reading, whose):
                yield _belongs(reading, body, whose, factuality, predicate)


def _is_of_pair(reading: Reading, whose: Mention) -> bool:
    """Return whether a nationality is one of two in a word: a "Swedish-Danish council"."""
    span = reading.doc.span_at(whose.passage.start, whose.passage.end)
    if span is None:
        return False
    pairs = ((span[0].text_before, span[0].i - 2), (span[-1].text_after, span[-1].i + 2))
    return any(mark == "-" and nationality_of(reading, reading.doc[at]) for mark, at in pairs)


def _predicate_of_body(reading: Reading, body: Mention) -> str | None:
    rows = load_words("titles")["belonging"]
    if not reading.is_a(body, *rows):
        return None
    return next((f"kg:{name}" for type_, name in rows.items() if reading.is_a(body, type_)), None)


def _belongs(
    reading: Reading, body: Mention, whose: Mention, factuality: Factuality, predicate: str
) -> Statement:
    span = reading.doc.span_at(whose.passage.start, whose.passage.end)
    words = RelationPhrase("noun", "body of", tuple(span) if span is not None else ())
    stated = maker(reading, "nationality").emit(body, words, whose, Circumstances(factuality))
    return replace(stated, predicate=predicate)


def _bearers(
    reading: Reading, noun: Token, factuality_at: Mapping[int, Factuality]
) -> Iterator[Statement]:
    """Yield what unnamed people are to others: "members of the tribe", "the mayor of Oslo"."""
    mention, words = mention_of(reading, noun), role_noun(reading, noun)
    if (
        _predicate_of_body(reading, mention)
        or not words
        or not reading.is_a(mention, "Agent")
        or attribute_of(noun) == "past"
    ):
        return
    several = noun.tag_ in PLURAL_TAGS and noun.i not in reading.named  # "Members of the Council"
    if mention.refers_to is not None or not (several or mention.kind is MentionKind.NOMINAL):
        return
    if not _is_somebody(noun) or not (mention.definite or noun.tag_ in PLURAL_TAGS):
        return
    make = maker(reading, "belonging")
    owned = any(owners_of(reading, noun))
    for whose, linked in possessors(reading, noun):
        if owned and linked in load_words("places")["within"]:
            continue  # "Iranian officials in Oslo" are there, not Oslo's
        for link in (linked,) if linked else ("of", "for"):
            told = RelationPhrase("noun", f"{words} {link}", (noun,))
            if is_nationality(reading, words, mention, whose):
                break
            if not linked and not reading.is_a(whose, "Person") and not _is_held(reading, words):
                break  # "opposition critics" criticize something else
            if whose.referent.kind is MentionKind.NOMINAL and not linked:
                break  # "gang members" are in some gang
            vague = whose.kind is MentionKind.NOMINAL and whose.refers_to is None
            vague = vague and whose.name == whose.name.lower()
            if vague and child(noun, "nmod:poss") is None:
                break  # "members of society"
            if make.knows(told, mention, whose) and whose.referent != mention:
                stated = make.emit(mention, told, whose, held(noun, factuality_at))
                beside = not linked and child(noun, "nmod:poss") is None
                body = beside and not reading.is_a(whose, "Place")
                yield as_one_of_several(stated, told) if body else stated
                break


def _is_held(reading: Reading, words: str) -> bool:
    """Return whether a noun says what somebody is to a body or a person: no agent of a verb."""
    found = reading.ontology.lexicon.noun_expressions(words)
    roles = load_words("belonging")["roles"]["groups"]
    return not reading.ontology.groups(found).isdisjoint(roles)


def _is_somebody(noun: Token) -> bool:
    """Return whether a noun speaks of somebody, not of an office: "elected mayor", "as mayor"."""
    first = first_conjunct(noun)
    offices = words_with("office")
    given = first.dep_ == "obj" and first.head.lemma_ in (*offices, "become", "need", "want")
    link = preposition(first)
    office = link in ("as", "of", "for") and noun.tag_ not in PLURAL_TAGS
    return first.dep_ in ARGUMENTS and child(noun, "cop") is None and not (given or office)


def _origins(
    reading: Reading, noun: Token, factuality_at: Mapping[int, Factuality]
) -> Iterator[Statement]:
    """Yield where people come from: "marines from the 3rd Battalion", "Anna Berg of Nordbank"."""
    for part in children(noun, "nmod"):
        from_ = preposition(part) == "from"
        people = mention_of(reading, identified(reading, noun) if from_ else noun)
        named = noun.i in reading.named and noun.i < part.i and preposition(part) in ("of", "at")
        if not (from_ or named) or not reading.is_a(people, "Person", "Group"):
            continue
        rows = ORIGINS if from_ else AFFILIATIONS
        for each in conjuncts(part):
            whole = mention_of(reading, each)
            predicate = next((name for type_, name in rows if reading.is_a(whole, type_)), None)
            if predicate is not None and people.kind is not MentionKind.PRONOUN:
                words = RelationPhrase("noun", "member from", (*children(part, "case"),))
                stated = maker(reading, "belonging").emit(
                    people, words, whole, held(noun, factuality_at)
                )
                yield replace(stated, predicate=predicate)


ORIGINS = (("Country", "kg:nationality"), ("Organization", "kg:memberOf"))
"""What those who are from such a one are to it; the first that fits."""
AFFILIATIONS = (
    *((type_, "kg:memberOf") for type_ in ("SportsTeam", "PoliticalParty", "ArmedGroup", "Union")),
    ("Organization", "kg:worksFor"),
)
"""What a person named with one is to it: "Anna Berg of the University of Oslo"."""


def _participles(
    reading: Reading, noun: Token, factuality_at: Mapping[int, Factuality]
) -> Iterator[Statement]:
    """Yield what "the US-led coalition" and "a London-based firm" tell."""
    table = load_words("belonging")["participles"]
    make = maker(reading, "belonging")
    for part in children(noun, "amod"):
        if part.i < noun.sent.start + 2 or part.text_before != "-" or part.lower_ not in table:
            continue
        whose = nationality_of(reading, reading.doc[part.i - 2]) or reading.named.get(part.i - 2)
        if whose is None or whose.kind is not MentionKind.NAME:
            continue
        words = RelationPhrase("verb", table[part.lower_], (part,))
        ends = (mention_of(reading, identified(reading, noun)), whose)
        subject, object_ = ends if words.lemmas.startswith("be ") else ends[::-1]
        yield make.emit(subject, words, object_, held(noun, factuality_at))
