"""Clauses whose subjects act on one another → statements between each two of them.

"Berg and Stark met" and "blamed each other" (Levin 1993, 36: verbs of social interaction).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, permutations

from kg.extract.grammar.clause import Clause
from kg.extract.statements.predicates import Circumstances, Maker, RelationPhrase, choose_predicate
from kg.extract.tokens import Token
from kg.extract.tree import case_words, children, is_each_other
from kg.extract.words.lexicon import words_with
from kg.records import Mention, Statement

MOST = 4
"""Of more subjects than these it is not said that each met each."""
EITHER = frozenset({"or", "nor"})


def reciprocal_statements(
    make: Maker,
    clause: Clause,
    words: RelationPhrase,
    subjects: Sequence[Mention],
    shared: Circumstances,
) -> Iterator[Statement]:
    """Yield what a clause says that its subjects do to each other."""
    parties = list({subject.referent: subject for subject in subjects}.values())
    joined = not any(map(_is_alternative, clause.subjects))
    if clause.passive or not (joined and 1 < len(parties) <= MOST):
        return
    for form in _each_other_forms(clause, words):
        for one, other in permutations(parties, 2):
            mirrored = parties.index(one) > parties.index(other)
            if not (mirrored and _is_symmetric(make, form, one, other)):
                yield make.emit(one, form, other, shared)
    if not clause.objects and clause.lemma in words_with("reciprocal"):
        for one, other in combinations(parties, 2):
            forms = (words.joined("with"), words)
            known = next((form for form in forms if _is_symmetric(make, form, one, other)), None)
            if known is not None:
                yield make.emit(one, known, other, shared)


def with_each_other(clause: Clause, words: RelationPhrase) -> RelationPhrase:
    """Return the words of a verb with "each other", where it has that for an object."""
    for token in filter(is_each_other, clause.objects):
        parts = (token, *children(token, "fixed"))
        lemmas = " ".join([words.lemmas, *(part.lower_ for part in parts)])
        return RelationPhrase(words.part, lemmas, (*words.tokens, *parts))
    return words


def _each_other_forms(clause: Clause, words: RelationPhrase) -> Iterator[RelationPhrase]:
    """Yield the words that lead to "each other": "blamed", "talked to"."""
    if any(map(is_each_other, clause.objects)):
        yield words
    for part in clause.obliques:
        if is_each_other(part.head):
            yield words.joined(part.preposition, case_words(part.head))


def _is_symmetric(make: Maker, words: RelationPhrase, one: Mention, other: Mention) -> bool:
    predicate, _ = choose_predicate(make.reading, words, one, other)
    kind, _, name = predicate.partition(":")
    return kind == "kg" and make.reading.ontology.property(name).symmetric


def _is_alternative(subject: Token) -> bool:
    return any(joint.lower_ in EITHER for joint in children(subject, "cc"))
