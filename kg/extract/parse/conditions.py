"""Paths between the nodes of a pattern, and tests of one node or of several together."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.parse.patterns import Condition, Match, Path, Test
from kg.extract.tokens import Token
from kg.extract.tree import children, marker
from kg.extract.words.lexicon import words_with


def head(token: Token) -> Iterable[Token]:
    """Return the head of a token, nothing for a root."""
    return () if token.head is token else (token.head,)


def next_word(token: Token) -> Iterable[Token]:
    """Return the word behind a token."""
    return token.doc[token.i + 1 : token.i + 2]


def word_before(token: Token) -> Iterable[Token]:
    """Return the word before a token."""
    return token.doc[max(token.i - 1, 0) : token.i]


def dependents(*relations: str) -> Path:
    """Return the path to the dependents by any of these relations."""
    return lambda token: children(token, *relations)


def descendants(token: Token) -> Iterable[Token]:
    """Return what depends on a token, directly or not, the last first."""
    return (word for word in reversed(token.subtree) if word is not token)


def ancestors(token: Token) -> Iterable[Token]:
    """Return the head of a token, its head, and so on to the root."""
    return token.ancestors


def has(*relations: str) -> Test:
    """Test that a token has a dependent by any of these relations."""
    return lambda token: bool(children(token, *relations))


def lacks(*relations: str) -> Test:
    """Test that a token has no dependent by any of these relations."""
    return lambda token: not children(token, *relations)


def no_person(token: Token) -> bool:
    """Return whether a token is no part of the name of a person."""
    return token.ent_type_ != "PERSON"


def no_amount(token: Token) -> bool:
    """Return whether a token is neither a number nor a sign of a currency."""
    return token.pos_ not in ("NUM", "SYM")


def is_no_conjunct(token: Token) -> bool:
    """Return whether a token is not coordinated with one before it."""
    return token.dep_ != "conj"


def lemma_with(trait: str) -> Test:
    """Test that the lexicon gives the lemma of a token this trait."""
    return lambda token: token.lemma_.lower() in words_with(trait)


def marked_by(*words: str) -> Test:
    """Test that one of these words marks a clause."""
    return lambda token: marker(token) in words


def after_punctuation(token: Token) -> bool:
    """Return whether a mark stands right before a token in its sentence."""
    return token.i > token.sent.start and token.doc[token.i - 1].is_punct


def after_comma(token: Token) -> bool:
    """Return whether a comma stands right before the first word of a phrase."""
    first = first_word(token)
    return first.i > 0 and token.doc[first.i - 1].text == ","


def first_word(token: Token) -> Token:
    """Return the first word of a phrase that is no mark."""
    return next((word for word in token.subtree if not word.is_punct), token)


def ends_sentence(token: Token) -> bool:
    """Return whether nothing but marks stands behind a phrase in its sentence."""
    behind = token.doc[token.right_edge.i + 1 : token.sent.end]
    return all(word.is_punct for word in behind)


def in_order(*nodes: str) -> Condition:
    """Test that nodes stand in this order in the text."""

    def ordered(match: Match) -> bool:
        places = [match[name].i for name in nodes if name in match]
        return places == sorted(places)

    return ordered


def side_by_side(first: str, second: str) -> Condition:
    """Test that the phrase of a node ends right before that of another begins."""
    return lambda match: match[first].right_edge.i + 1 == match[second].left_edge.i


def right_before(first: str, second: str) -> Condition:
    """Test that the phrase of a node ends right before another node itself."""
    return lambda match: match[first].right_edge.i + 1 == match[second].i


def same_arc(first: str, second: str) -> Condition:
    """Test that two nodes have the same head and the same label."""

    def same(match: Match) -> bool:
        one, other = match[first], match[second]
        return one.head is other.head and one.dep_ == other.dep_

    return same
