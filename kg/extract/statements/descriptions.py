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


def description_statements(analysis: Analysis) -> Iterator[Statement]:
    """Yield what the text calls a thing in the noun phrase that names it."""
    reading = analysis.reading
    make = maker(reading, "apposition")
    for token in reading.doc:
        for name, noun in _described(reading, token):
            if _is_told_as_role(reading, name, noun) or not _may_be(reading, name, noun):
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
    """Return whether a noun may say what a name names: a person is somebody, and no novel.

    Right before a person's name only a noun that is known for one.
    """
    kind = reading.ontology.class_of_noun(noun.lemma_.lower())
    if name.type != "Person":
        return True
    aside = noun.dep_ not in ("nmod:desc", "compound")
    return aside if kind is None else reading.ontology.is_a(kind, "Agent")


def _name_at(reading: Reading, token: Token) -> Mention | None:
    name = reading.named.get(token.i)
    return name if name is not None and name.kind is MentionKind.NAME else None


def _describes(reading: Reading, noun: Token) -> bool:
    """Return whether a noun phrase says what a thing is: a common noun with a determiner."""
    common = noun.tag_ in COMMON and noun.i not in reading.named
    whose = child(noun, "det", "nmod:poss")
    return common and whose is not None and whose.lower_ != "whose"
