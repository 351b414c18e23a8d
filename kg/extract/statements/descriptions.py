"""Names beside common nouns → what they name is: "Andina Air, a carrier", "the lender Nordbank".

Nouns that relate ("head of", "capital of") are told by `titles`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from kg.extract.factuality import ASSERTED
from kg.extract.factuality.existence import attribute_of, unless_quoted, with_attribute
from kg.extract.grammar.negation import is_denied
from kg.extract.mentions import nominal_of
from kg.extract.mentions.identity import named_by_clause
from kg.extract.reading import Reading
from kg.extract.statements.analysis import Analysis
from kg.extract.statements.owners import possessors
from kg.extract.statements.predicates import Circumstances, RelationPhrase, maker, role_noun
from kg.extract.tokens import Token
from kg.extract.tree import child, children, conjuncts, described_by
from kg.records import Mention, MentionKind, Statement

COMMON = frozenset({"NN", "NNS"})
FITTING = {"Person": ("Person",), "Place": ("Place", "Agent", "Event", "Concept")}
"""Of what classes a noun may be beside a name of this class; beside others it may be of any."""


def description_statements(analysis: Analysis) -> Iterator[Statement]:
    """Yield what the text calls a thing in the noun phrase that names it."""
    reading = analysis.reading
    make = maker(reading, "apposition")
    for token in reading.doc:
        for beside, noun in _described(reading, token):
            name = beside if _may_be(reading, beside, noun) else _name_before(reading, noun)
            if name is None or _is_told_as_role(reading, name, noun):
                continue
            own = unless_quoted(reading, noun, ASSERTED)
            factuality = with_attribute(own, attribute_of(noun))
            words = RelationPhrase("verb", "be", (noun,))
            described = replace(nominal_of(reading, noun), refers_to=None)  # side by side
            yield make.emit(name, words, described, Circumstances(factuality))


def _is_told_as_role(reading: Reading, name: Mention, noun: Token) -> bool:
    """Return whether `titles` says what a noun says: an office, or whose something is."""
    office = reading.is_a(name, "Person") or any(possessors(reading, noun))
    return bool(role_noun(reading, noun)) and office


def _described(reading: Reading, token: Token) -> Iterator[tuple[Mention, Token]]:
    """Yield names with the nouns that stand beside them or right before them."""
    name = _name_at(reading, token)
    called = named_by_clause(reading, token)
    if called is not None:
        yield called, token
    for other in children(token, "appos"):
        if child(other, "cop") or is_denied(other):
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
            if starts and common and not measure:
                yield name, noun


def _may_be(reading: Reading, name: Mention, noun: Token) -> bool:
    """Return whether a noun may say what a name names: a person is no firm, a country no virus.

    Right before a person's name only a noun that is known for one.
    """
    kind = reading.ontology.class_of_noun(noun.lemma_.lower())
    if kind is None:
        return name.type != "Person" or noun.dep_ not in ("nmod:desc", "compound")
    fits = next((kinds for of, kinds in FITTING.items() if reading.is_a(name, of)), ())
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
