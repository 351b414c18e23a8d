"""Statements with the words they are read from in; how likely each is right, 0 to 1, out.

A logistic regression over categories: each feature is a function that returns one of its values as
a word, and each value has a weight in `words/confidence.toml`. `python -m kg.training.confidence`
fits them to judged statements. "Right" is what a reader would sign; what is true but tells nothing
is not. A value that was seldom judged has no weight, and adds nothing.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.extract.nesting import whole_of
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.extract.words import load_words
from kg.records import Mention, MentionKind, Passage, Statement

DIGITS = 3  # more than is known, few enough to be the same on every machine
FEW = (1, 2, 3, 5, 8)
FAR = (1, 2, 3, 5, 8, 13, 21)
"""Where the ranges of counts begin that share a weight."""
NONE = "none"  # the value where there is no object
MODIFIERS = ("amod", "compound", "nummod", "nmod", "acl", "acl:relcl", "appos")
POINTING = frozenset({"this", "that", "these", "those"})
DETERMINERS = ("nummod", "nmod:poss", "amod", "compound")


@dataclass(frozen=True, slots=True)
class Case:
    """A statement, and the heads of its words in the tree."""

    reading: Reading
    statement: Statement
    relation: Token
    subject: Token
    object: Token | None
    siblings: int  # how many statements have this head of their relation


def rate(reading: Reading, statements: Sequence[Statement]) -> list[Statement]:
    """Return the statements of a document, each with its confidence."""
    return [
        replace(case.statement, confidence=confidence(features(case)))
        for case in find_cases(reading, statements)
    ]


def confidence(found: Mapping[str, str]) -> float:
    """Return how likely a statement with these features is right."""
    weights = load_words("confidence")
    terms = (weights[name].get(value, 0.0) for name, value in found.items())
    score = math.fsum((weights["bias"], *terms))  # exact, so in whatever order
    return round(1 / (1 + math.exp(-score)), DIGITS)


def features(case: Case) -> dict[str, str]:
    """Return the value of each feature."""
    return {name: feature(case) for name, feature in FEATURES.items()}


def find_cases(reading: Reading, statements: Sequence[Statement]) -> list[Case]:
    """Return the statements of a document with their words."""
    heads = [_head(reading, each.trigger or (each.subject.passage,)) for each in statements]
    siblings = Counter(head.i for head in heads)
    return [
        Case(
            reading,
            statement,
            head,
            _head(reading, (statement.subject.passage,)),
            _head(reading, (statement.object.passage,)) if statement.object is not None else None,
            siblings[head.i],
        )
        for statement, head in zip(statements, heads, strict=True)
    ]


def _head(reading: Reading, passages: Iterable[Passage]) -> Token:
    """Return the first of the words that hangs on none of the others."""
    spans = [reading.doc.span_at(each.start, each.end) for each in passages]
    tokens = [token for span in spans if span is not None for token in span]
    places = {token.i for token in tokens}
    heads = (each for each in tokens if each.head is each or each.head.i not in places)
    return next(heads, reading.doc[0])


def _relation(case: Case) -> str:
    """Return the group of the property, or what kind of open relation it is."""
    prefix, _, name = case.statement.predicate.partition(":")
    if prefix == "kg":
        return case.reading.ontology.property(name).group
    return "open of several words" if "-" in name else "open"


def _kind(mention: Mention | None) -> str:
    """Return by what sort of words a mention names something, and what words it stands for."""
    if mention is None:
        return NONE
    if mention.refers_to is not None:
        return f"{mention.kind} for {mention.referent.kind}"
    indefinite = mention.kind is MentionKind.NOMINAL and not mention.definite
    return "indefinite" if indefinite else mention.kind


def _length(mention: Mention | None) -> str:
    """Return how many words a mention has."""
    return _range(len(mention.text.split()), FEW) if mention is not None else NONE


def _nested(case: Case) -> str:
    """Return which end names the other with it: "Thai firms" say that they are Thai themselves."""
    whole = whole_of(case.statement)
    if whole is None:
        return ""
    return f"{'subject' if whole is case.statement.subject else 'object'} {whole.referent.kind}"


def _is_cut(case: Case) -> str:
    """Return whether the object's phrase goes on behind the words that the statement has."""
    mention, head = case.statement.object, case.object
    if mention is None or head is None:
        return NONE
    last = max(token.idx for token in head.subtree if not token.is_punct or token is head)
    return "cut" if last >= mention.passage.end else "whole"


def _arc(token: Token | None, relation: Token) -> str:
    """Return by what arc an end hangs on the relation, or how else they are joined."""
    if token is None:
        return NONE
    if token.head is relation and token is not relation:
        return token.dep_
    return f"above {relation.dep_}" if relation.head is token else "apart"


def _gap(token: Token, relation: Token) -> str:
    """Return how many words lie between an end and the relation, and on which side."""
    side = "before" if token.i < relation.i else "behind"
    return f"{_range(abs(token.i - relation.i), FAR)} {side}"


def _range(number: int, starts: Sequence[int]) -> str:
    """Return the range of a count.

    >>> [_range(number, FEW) for number in (0, 4, 9)]
    ['0+', '3+', '8+']
    """
    at = bisect_right(starts, number)
    return f"{starts[at - 1] if at else 0}+"


def _has(token: Token, *relations: str) -> str:
    """Return which of these dependents a word has."""
    found = {part.dep_ for part in token.children}
    return " ".join(name for name in relations if name in found)


def _noun(token: Token | None) -> str:
    """Return the part of speech of an end's head, what modifies it, and its determiner."""
    if token is None:
        return NONE
    determiner = next((part.lower_ for part in token.children if part.dep_ == "det"), "")
    return " ".join(filter(None, (token.pos_, _has(token, *DETERMINERS), determiner)))


def _is_vague(case: Case, mention: Mention | None, token: Token | None) -> bool:
    """Return whether an end leaves to the text before what it is: "the move", "this", "his visit".

    Not if the text before was found to tell it, by more than the same bare noun.
    """
    if mention is None or token is None:
        return False
    if mention.refers_to is not None:
        told = mention.referent
        return told.kind is MentionKind.NOMINAL and " " not in told.name
    if mention.kind is not MentionKind.NOMINAL:
        return mention.kind is MentionKind.PRONOUN
    first = next((part for part in token.children if part.dep_ in ("det", "nmod:poss")), token)
    if first.tag_ == "PRP$":
        return first.i not in case.reading.antecedents
    bare = first.lower_ == "the" and not _has(token, *MODIFIERS)
    return bare or first.lower_ in POINTING


def _vague_ends(case: Case) -> str:
    statement = case.statement
    ends = ((statement.subject, case.subject), (statement.object, case.object))
    return str(sum(_is_vague(case, mention, token) for mention, token in ends))


FEATURES: dict[str, Callable[[Case], str]] = {
    "rule": lambda case: case.statement.rule,
    "relation": _relation,
    "siblings": lambda case: _range(case.siblings, FEW),
    "subject kind": lambda case: _kind(case.statement.subject),
    "subject gap": lambda case: _gap(case.subject, case.relation),
    "object arc": lambda case: _arc(case.object, case.relation),
    "object length": lambda case: _length(case.statement.object),
    "nested": _nested,
    "subject noun": lambda case: _noun(case.subject),
    "object kind": lambda case: _kind(case.statement.object),
    "object noun": lambda case: _noun(case.object),
    "subject head": lambda case: case.statement.subject.head,
    "object cut": _is_cut,
    "clause": lambda case: case.relation.dep_,
    "vague ends": _vague_ends,
    "object head": lambda case: case.statement.object.head if case.statement.object else NONE,
}
"""What a confidence is made of; the names are those of the tables in `words/confidence.toml`."""
