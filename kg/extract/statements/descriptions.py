"""Names beside common nouns → what they name is: "Andina Air, a carrier", "the lender Nordbank".

Nouns that relate ("head of", "capital of") are told by `titles`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from kg.extract.factuality import ASSERTED
from kg.extract.factuality.existence import PAST, attribute_of, unless_quoted, with_attribute
from kg.extract.grammar.negation import is_denied
from kg.extract.mentions import nominal_of
from kg.extract.mentions.identity import named_by_clause
from kg.extract.reading import Reading
from kg.extract.statements.analysis import Analysis
from kg.extract.statements.offices import is_office
from kg.extract.statements.owners import possessors
from kg.extract.statements.predicates import Circumstances, RelationPhrase, maker, role_noun
from kg.extract.tokens import Token
from kg.extract.tree import (
    NOUNS,
    PLURAL_TAGS,
    child,
    children,
    conjuncts,
    described_by,
    first_conjunct,
)
from kg.extract.words import load_words
from kg.records import Mention, MentionKind, Statement

COMMON = frozenset({"NN", "NNS"})
FITTING = {"Person": ("Person",), "Place": ("Place", "Agent", "Event", "Concept")}
"""Of what classes a noun may be beside a name of this class; beside others it may be of any."""
BEFORE = {"Person": ("Person",), "Country": ("Place", "Agent"), "Place": ("Place",)}
"""Of what classes one right before it may be: "neighbour Peru", but "head office Lima"."""


def description_statements(analysis: Analysis) -> Iterator[Statement]:
    """Yield what the text calls a thing in the noun phrase that names it."""
    reading = analysis.reading
    make = maker(reading, "apposition")
    for token in reading.doc:
        for beside, noun in _described(reading, token):
            if not _agrees(reading, beside, noun):
                continue
            name = beside if _may_be(reading, beside, noun) else _name_before(reading, noun)
            if name is None or _is_told_as_role(reading, name, noun):
                continue
            own = unless_quoted(reading, noun, ASSERTED)
            factuality = with_attribute(own, attribute_of(noun))
            words = RelationPhrase("verb", "be", (noun,))
            described = replace(nominal_of(reading, noun), refers_to=None)  # side by side
            if not _tells(reading, name, described):
                continue
            yield make.emit(name, words, described, Circumstances(factuality))


def _tells(reading: Reading, name: Mention, described: Mention) -> bool:
    """Return whether a description says more than of what class a name is: "Peru, a country"."""
    classes = {name.type, described.type}
    labels = {reading.ontology.entity_class(each).label for each in classes}
    return reading.is_a(name, "Person") or described.name.lower() not in labels


def _is_told_as_role(reading: Reading, name: Mention, noun: Token) -> bool:
    """Return whether `titles` says what a noun says: an office, or whose something is.

    It says of nobody that they are "a former diplomat".
    """
    words = role_noun(reading, noun)
    if attribute_of(noun) == PAST and reading.is_a(name, "Person") and is_office(reading, words):
        return False
    before = noun.dep_ in ("nmod:desc", "compound") and not noun.is_lower  # "Sister Berg"
    office = reading.is_a(name, "Person") and (before or is_office(reading, words))
    return bool(words) and (office or any(possessors(reading, noun)))


def _described(reading: Reading, token: Token) -> Iterator[tuple[Mention, Token]]:
    """Yield names with the nouns that stand beside them or right before them."""
    name = _name_at(reading, token)
    called = named_by_clause(reading, token)
    if called is not None and token.pos_ in NOUNS:
        yield called, token
    for other in children(token, "appos"):
        if child(other, "cop") or is_denied(other) or _is_example(other):
            continue
        second = _name_at(reading, other)
        if name is not None:
            named = [_name_at(reading, part) for part in described_by(token, other)]
            nouns = [noun for noun in conjuncts(other) if _describes(reading, noun)]
            yield from ((each, noun) for each, noun in product(named, nouns) if each is not None)
        elif second is not None and len(conjuncts(other)) == 1 and _describes(reading, token):
            yield second, token
    if name is not None:
        for noun in children(token, "nmod:desc", "compound"):
            starts = noun.after is not None and noun.after.idx == name.passage.start
            measure = child(noun, "nummod") is not None  # "the 45-seat Senate"
            common = noun.tag_ in COMMON and noun.i not in reading.named
            whole = noun.text_before != "-"  # "a job-creating Nordbank"
            if starts and common and whole and not measure:
                yield name, noun


def _agrees(reading: Reading, name: Mention, noun: Token) -> bool:
    """Return whether a noun beside a name is in its number: "the parks, Lund" is of several."""
    if noun.tag_ not in PLURAL_TAGS or reading.is_a(name, "Group"):
        return True
    beside = noun.dep_ in ("appos", "nmod:desc", "compound")
    return beside and len(conjuncts(first_conjunct(noun.head))) > 1


def _is_example(noun: Token) -> bool:
    """Return whether a noun only names a member: "the bay, especially the seals"."""
    marks = load_words("belonging")["examples"]["any"]
    return any(part.lower_ in marks for part in children(noun, "advmod", "case"))


def _may_be(reading: Reading, name: Mention, noun: Token) -> bool:
    """Return whether a noun may say what a name names: a person is no firm, a country no virus.

    Right before a person's name only a noun that is known for one.
    """
    kind = reading.ontology.class_of_noun(noun.lemma_.lower())
    before = noun.dep_ in ("nmod:desc", "compound")
    if kind is None:
        return name.type != "Person" or not before
    person = reading.ontology.is_a(kind, "Person") and not role_noun(reading, noun)
    if person and reading.is_a(name, "Place"):
        return False  # a farm boy from Oslo is no Oslo; Peru may be a partner
    table = BEFORE if before else FITTING
    fits = next((kinds for of, kinds in table.items() if reading.is_a(name, of)), ())
    return not fits or kind == "Agent" or reading.ontology.is_a(kind, *fits)


def _name_before(reading: Reading, noun: Token) -> Mention | None:
    """Return the name before the comma of a noun that hangs on another: "of Azoya, a firm"."""
    before = noun.left_edge.i - 1
    while before >= 0 and reading.doc[before].is_punct:
        before -= 1
    name = _name_at(reading, reading.doc[before]) if noun.dep_ == "appos" and before >= 0 else None
    return name if name is not None and _may_be(reading, name, noun) else None


def _name_at(reading: Reading, token: Token) -> Mention | None:
    name = reading.named.get(token.i)
    return name if name is not None and name.kind is MentionKind.NAME else None


def _describes(reading: Reading, noun: Token) -> bool:
    """Return whether a noun phrase says what a thing is: a common noun with a determiner."""
    common = noun.tag_ in COMMON and noun.i not in reading.named
    whose = child(noun, "det", "nmod:poss")
    return common and whose is not None and whose.lower_ != "whose"
