"""Adjectives of nationality before people, and "Argentina's Messi" → whose nationals they are.

What office somebody has of a state ("the Kenyan president") is told by `titles`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.factuality import ASSERTED, Factuality
from kg.extract.factuality.existence import existence, unless_quoted
from kg.extract.mentions import mention_of
from kg.extract.reading import Reading
from kg.extract.statements.analysis import Analysis
from kg.extract.statements.offices import is_nationality, is_of_state
from kg.extract.statements.owners import owners_of
from kg.extract.statements.predicates import Circumstances, RelationPhrase, maker, role_noun
from kg.extract.tokens import Token
from kg.extract.tree import child, children, preposition
from kg.records import Mention, MentionKind, Statement


def nationality_statements(analysis: Analysis) -> Iterator[Statement]:
    """Yield the countries of persons and groups that noun phrases tell."""
    reading, factuality_at = analysis.reading, analysis.factuality_at
    for token in reading.doc:
        if token.pos_ == "PROPN":
            yield from _of_names(reading, token)
        if token.pos_ == "NOUN" and token.i not in reading.named:
            yield from _of_people(reading, token, factuality_at.get(token.i, ASSERTED))


def _of_names(reading: Reading, token: Token) -> Iterator[Statement]:
    """Yield the country of "Argentina's Lionel Messi" and "Amina Yusuf of Nigeria"."""
    name = reading.named.get(token.i)
    if name is None or name.type != "Person":
        return
    owners = [whose for whose, part in owners_of(reading, token) if part.dep_ == "nmod:poss"]
    behind = [part for part in children(token, "nmod") if preposition(part) == "of"]
    for whose in [*owners, *(mention_of(reading, part) for part in behind)]:
        if reading.is_a(whose, "Country") and not _is_office(reading, token, name, whose):
            yield _state(reading, name, whose, unless_quoted(reading, token, ASSERTED))


def _is_office(reading: Reading, name: Token, holder: Mention, whose: Mention) -> bool:
    """Return whether a country behind a name is that of an office: "President Holt of Kenya"."""
    titles = children(name, "nmod:desc", "compound")
    return any(is_of_state(reading, role_noun(reading, part), holder, whose) for part in titles)


def _of_people(reading: Reading, noun: Token, factuality: Factuality) -> Iterator[Statement]:
    """Yield the country of "the Turkish pianist X", "X, a Turkish pianist", "Turkish pianists"."""
    owners = [(whose, part) for whose, part in owners_of(reading, noun) if part.dep_ == "amod"]
    if not owners or not _names_people(reading, noun):
        return
    words = role_noun(reading, noun)
    for bearer, held in _bearers(reading, noun, factuality):
        for whose, _ in owners:
            national = reading.is_a(whose, "Country", "Region")
            if national and is_nationality(reading, words, bearer, whose):
                yield _state(reading, bearer, whose, held)


def _names_people(reading: Reading, noun: Token) -> bool:
    named = reading.ontology.class_of_noun(noun.lemma_.lower())
    return named is not None and reading.ontology.is_a(named, "Person")


def _bearers(
    reading: Reading, noun: Token, factuality: Factuality
) -> Iterator[tuple[Mention, Factuality]]:
    """Yield of whom a noun phrase says what they are, and how far the text commits to it."""
    own = unless_quoted(reading, noun, ASSERTED)
    name = reading.named.get(noun.head.i)
    if noun.dep_ in ("appos", "nmod:desc", "compound") and name is not None:
        if name.type == "Person":
            yield name, own
    elif child(noun, "cop") is not None:
        for subject in children(noun, "nsubj"):
            yield mention_of(reading, subject), existence(noun, factuality)
    else:
        mention = mention_of(reading, noun)
        named = mention.kind is MentionKind.NAME
        yield mention, own if named else existence(noun, factuality)


def _state(
    reading: Reading, people: Mention, country: Mention, factuality: Factuality
) -> Statement:
    span = reading.doc.span_at(country.passage.start, country.passage.end)
    words = RelationPhrase("noun", "national of", tuple(span) if span is not None else ())
    stated = maker(reading, "nationality").emit(people, words, country, Circumstances(factuality))
    return replace(stated, predicate="kg:nationality")
