"""Clauses with a copula, or a verb like *become* → what a subject is, and where it is.

Roles ("X is the director of Y") are told by `titles`.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.factuality.existence import PAST, attribute_of
from kg.extract.grammar.clause import Clause
from kg.extract.mentions import NOMINAL, mention_of, predicative
from kg.extract.mentions.phrases import phrase_of
from kg.extract.reading import Reading
from kg.extract.statements.arguments import prepositional
from kg.extract.statements.offices import is_office
from kg.extract.statements.owners import possessors
from kg.extract.statements.predicates import Circumstances, Maker, RelationPhrase, maker, role_noun
from kg.extract.tokens import Token
from kg.extract.tree import (
    SUBJECTS,
    VERBAL,
    case_words,
    child,
    children,
    conjuncts,
    is_set_off,
    preposition,
)
from kg.extract.words.lexicon import signature_of, words_with
from kg.records import Mention, MentionKind, Statement

MEASURES = ("obl:unmarked", "nmod:unmarked", "obl:npmod", "obl")
"""How far something is what it is said to be: "were up *3 %*"."""
COPULAR = ("cop", "nsubj", "aux")
"""What makes a noun or an adjective a clause of its own."""


def copular_statements(
    reading: Reading, clause: Clause, shared: Circumstances
) -> Iterator[Statement]:
    """Yield what the subjects of a copular clause are, and where they are."""
    head, copula = clause.head, tuple(children(clause.head, "cop"))
    if not copula or (child(head, "xcomp") is not None and head.pos_ == "ADJ"):
        return
    frames = (f"{head.lower_} {part.preposition}" for part in clause.obliques)
    if any(signature_of(frame) == "refusing" for frame in frames):
        return  # "is far from over"
    make, be = maker(reading, "copula"), RelationPhrase("verb", "be", copula)
    for token in clause.subjects:
        subject = mention_of(reading, token)
        for predicate in predicates(head):
            where = preposition(predicate) or preposition(head)
            to_come = where == "due to" and predicate.lemma_ in words_with("scheduled")
            if is_told_as_role(reading, predicate, subject) or to_come:
                continue  # "is due to start": the parser takes the verb for a noun
            if where:
                words = be.joined(where, case_words(predicate))
                yield make.emit(subject, words, mention_of(reading, predicate), shared)
            elif predicate.pos_ in NOMINAL or predicate != head:
                yield make.emit(subject, be, _whole_predicate(reading, predicate), shared)
            else:
                yield from _adjectival(make, clause, shared, subject)


def _whole_predicate(reading: Reading, noun: Token) -> Mention:
    """Return what a subject is said to be, with what completes it.

    "The first woman to fly the mail" is a phrase: she is not the first woman. "A city in Norway" is
    a city.
    """
    found = predicative(reading, noun)
    behind = [
        part
        for part in children(noun, "nmod", "acl", "acl:relcl")
        if part.i > noun.i and part.idx >= found.passage.end and not is_set_off(part)
    ]
    picked = any(part.lower_ == "the" for part in children(noun, "det"))
    if not behind or not picked or found.kind is not MentionKind.NOMINAL:
        return found
    aside = [part for part in noun.children if part not in behind and part.idx >= found.passage.end]
    subjects = children(noun, *SUBJECTS, "cop", "advmod", "expl")
    return phrase_of(reading, noun, without=[*aside, *subjects])


def predicates(head: Token) -> list[Token]:
    """Return a predicate and those coordinated with it that are no clauses of their own."""
    return [head, *(part for part in conjuncts(head)[1:] if _is_beside(part))]


def _is_beside(conjunct: Token) -> bool:
    """Return whether a conjunct is said by the same copula; "not A but B" says two things."""
    clausal = conjunct.pos_ in VERBAL or children(conjunct, *COPULAR)
    return not clausal and all(joint.lower_ != "but" for joint in children(conjunct, "cc"))


def is_told_as_role(reading: Reading, noun: Token, subject: Mention) -> bool:
    """Return whether "X is the director of Y" is a role, which `titles` tells."""
    words = role_noun(reading, noun)
    if not words or preposition(noun) or not reading.is_a(subject, "Person"):
        return False
    if is_office(reading, words):
        return attribute_of(noun) != PAST  # "a former diplomat"
    return any(possessors(reading, noun))


def _adjectival(
    make: Maker, clause: Clause, shared: Circumstances, subject: Mention
) -> Iterator[Statement]:
    """Yield "is responsible for X", or else "is" with what it is said to be."""
    reading, head = make.reading, clause.head
    copula = tuple(children(head, "cop"))
    words = RelationPhrase("adjective", head.lemma_.lower(), (*copula, head))
    stated = [
        make.emit(subject, words_to, argument, shared)
        for words_to, argument in prepositional(reading, clause, words)
    ]
    measures = [
        reading.named[part.i]
        for part in children(head, "obj", *MEASURES)
        if part.i in reading.named and reading.is_a(reading.named[part.i], "Amount")
    ]
    be = RelationPhrase("verb", f"be {head.lemma_.lower()}", (*copula, head))
    stated += [make.emit(subject, be, amount, shared) for amount in measures]
    if not stated and child(head, "ccomp", "csubj") is None:
        phrase = predicative(reading, head)
        stated = [make.emit(subject, RelationPhrase("verb", "be", copula), phrase, shared)]
    yield from stated
