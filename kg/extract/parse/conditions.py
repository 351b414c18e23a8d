"""Paths between the nodes of a pattern, and tests of one node or of several together."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from operator import attrgetter

from kg.extract.parse.patterns import Condition, Match, Path, Test
from kg.extract.reporting import says
from kg.extract.tokens import Token
from kg.extract.tree import (
    ADVERB_PARTICLES,
    NOUNS,
    PLURAL_TAGS,
    VERBAL,
    children,
    ends_in_mark,
    marker,
)
from kg.extract.words import load_words
from kg.extract.words.lexicon import PARENTHETICAL, signature_of

COLLECTIVE = frozenset({"police", "people", "media"})
PHRASE = (*NOUNS, "ADJ", "DET", "PRON", "NUM")


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


def sisters(*relations: str) -> Path:
    """Return the path to what hangs by any of these relations on the head of a token."""
    return lambda token: children(token.head, *relations)


def clause_above(token: Token) -> Iterable[Token]:
    """Return the next verb above a token, or its head where there is none."""
    above = [*token.ancestors]
    return [word for word in above if word.pos_ in VERBAL][:1] or above[:1]


def name_before(clause: Token) -> Iterable[Token]:
    """Return the head of the name or noun that stands before the mark before a clause."""
    last = clause.doc[first_word(clause).i - 2]
    return (next(word for word in (last, *last.ancestors) if word.dep_ != "flat"),)


def first_word(token: Token) -> Token:
    """Return the first word of a phrase that is no mark."""
    return next((word for word in token.subtree if not word.is_punct), token)


def opens_sentence(token: Token) -> bool:
    """Test that a phrase stands at the start of its sentence."""
    return token.left_edge.i == token.sent.start


def follows_mark(token: Token) -> bool:
    """Test that a mark stands before a phrase."""
    before = token.left_edge.before
    return before is not None and before.is_punct


def follows_head(token: Token) -> bool:
    """Test that a phrase stands right behind its head."""
    return token.left_edge.i == token.head.i + 1


def has(*relations: str) -> Test:
    """Test that a token has a dependent by any of these relations."""
    return lambda token: bool(children(token, *relations))


def lacks(*relations: str) -> Test:
    """Test that a token has no dependent by any of these relations."""
    return lambda token: not children(token, *relations)


def marked_by(*words: str) -> Test:
    """Test that one of these words marks a clause."""
    return lambda token: marker(token) in words


def opens_with_who(clause: Token) -> bool:
    """Return whether "who" or "whose" opens a clause, behind another word and a mark."""
    first = first_word(clause)
    return first.lower_ in ("who", "whose") and first.i > 1


def reports_before(verb: Token) -> bool:
    """Return whether a verb behind a mark has its content before it, or is a parenthetical."""
    behind_mark = verb.i > verb.sent.start and verb.doc[verb.i - 1].is_punct
    content = any(part.i < verb.i for part in children(verb, "ccomp"))
    return behind_mark and (content or verb.dep_ == "parataxis")


def reports_nothing(verb: Token) -> bool:
    """Return whether a verb says nothing: what stands behind it then is no clause."""
    return not says(verb)


def ends_in_adjective(token: Token) -> bool:
    """Return whether a word is an adjective that titles end in: "executive", "general"."""
    return token.lower_ in load_words("titles")["adjectives"]["titles"]


def is_reporting_noun(noun: Token) -> bool:
    """Return whether a noun is written like a verb that may report: "claims", "allege"."""
    return signature_of(f"{noun.lower_.removesuffix('s')} that") in PARENTHETICAL


def leaves_gerund_open(verb: Token) -> bool:
    """Return whether a verb takes a gerund and does not say that it is so: "denied", "considered".

    Of "admitted" and "left" both readings say that it is so.
    """
    return signature_of(f"{verb.lemma_} ing") not in ("", "causative", "factive", "implicative")


def ends_parenthetical(verb: Token) -> bool:
    """Return whether a mark, or nothing, stands behind a word, and a comma or dash and no more
    than a noun phrase before it."""
    after, opening = verb.after, verb.before
    if after is not None and not after.is_punct:
        return False
    while opening is not None and opening.pos_ in PHRASE:
        opening = opening.before
    return opening is not None and opening.i > verb.sent.start and opening.text in ",–—"


def agree(match: Match) -> bool:
    """Return whether a subject and a verb agree: "his lawyer claims", "police allege"."""
    noun, verb = match["subject"], match["verb"]
    plural = noun.tag_ in PLURAL_TAGS or noun.lower_ in COLLECTIVE
    return plural != verb.lower_.endswith("s")


def is_past_tense(match: Match) -> bool:
    """Return whether a verb may be in the past tense: no headline says what was done so."""
    verb = match["verb"]
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and ends_in_mark(verb))


def is_adverb_particle(token: Token) -> bool:
    """Test that a word is a particle whatever stands behind it: *away* in "broke away from"."""
    return token.lower_ in ADVERB_PARTICLES


def forms_preposition(match: Match) -> bool:
    """Return whether words from a preposition to the next are one: "in front of"."""
    words = match["case"].doc[match["case"].i : match["link"].i + 1]
    return " ".join(word.lower_ for word in words) in load_words("tokens")["prepositions"]


def in_order(*nodes: str) -> Condition:
    """Test that nodes stand in this order in the text."""
    return lambda match: all(match[a].i < match[b].i for a, b in pairwise(nodes))


def comma_between(first: str, second: str) -> Condition:
    """Test that a comma and nothing else stands between two phrases."""

    def is_so(match: Match) -> bool:
        comma, last = first_word(match[second]).before, match[first].right_edge
        return comma is not None and comma.text == "," and comma.i - 1 <= last.i <= comma.i

    return is_so


def is_headed_by(node: str, other: str) -> Condition:
    """Test that a node's head is another."""
    return lambda match: match[node].head is match[other]


def same_arc(first: str, second: str) -> Condition:
    """Test that two nodes have the same head and the same label."""
    arc = attrgetter("head.i", "dep_")
    return lambda match: bool(arc(match[first]) == arc(match[second]))
