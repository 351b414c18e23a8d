"""Tests and paths that one repair alone asks for."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.parse.conditions import ends_sentence, first_word
from kg.extract.parse.patterns import Match
from kg.extract.tokens import Token
from kg.extract.tree import NOUNS, PARTICLES, QUESTION_TAGS, children
from kg.extract.words import load_words

BODIES = ("ORG", "LOC", "GPE", "FAC")
LABEL = 6  # tokens within which a colon ends the label of a headline


def ends_in_adjective(token: Token) -> bool:
    """Return whether a word is an adjective that titles end in: "executive", "general"."""
    return token.lower_ in load_words("titles")["adjectives"]["titles"]


def is_no_title(noun: Token) -> bool:
    """Return whether a noun is not the title of a name right behind it, with the same head."""
    name = noun.after
    if name is None or name.ent_type_ != "PERSON" or noun.ent_type_ == "PERSON":
        return True
    return noun.pos_ not in NOUNS or (name.head, name.dep_) != (noun.head, noun.dep_)


def are_the_objects(match: Match) -> bool:
    """Return whether two nodes are all the objects of a verb."""
    return children(match["verb"], "obj", "iobj") == [match["recipient"], match["given"]]


def is_no_relative(verb: Token) -> bool:
    """Return whether no relative pronoun or adverb opens the clause of a verb."""
    return all(word.tag_ not in QUESTION_TAGS for word in verb.children if word.i < verb.i)


def is_particle(adverb: Token) -> bool:
    """Return whether an adverb without dependents is a particle of verbs: "down", "up"."""
    return adverb.lower_ in PARTICLES and not adverb.children


def is_past_tense(match: Match) -> bool:
    """Return whether a verb may be in the past tense: no headline says what was done so."""
    verb = match["verb"]
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and verb.sent[-1].text == ".")


def holder_of_office(body: Token) -> Iterable[Token]:
    """Return the noun whose "of" phrase a body stands in, or the body that it is part of does."""
    while body.head.ent_type_ in BODIES and body.head.i < body.i:
        body = body.head
    return (body.head,) if body.dep_ == "nmod" and body.head.i < body.i else ()


def reports_before(match: Match) -> bool:
    """Return whether the verb has its content before it, or is a parenthetical at the end."""
    verb, source = match["verb"], match["source"]
    content = any(part.i < verb.i for part in children(verb, "ccomp"))
    return content or (verb.dep_ == "parataxis" and ends_sentence(source))


def is_behind_colon(match: Match) -> bool:
    """Return whether a colon parts a headline from a short label before it."""
    source, headline = match["source"], match["headline"]
    between = source.doc[source.i + 1 : headline.left_edge.i + 1]
    return len(between) < LABEL and any(word.text == ":" for word in between)


def has_one_subject(adjective: Token) -> bool:
    """Return whether an adjective has one subject."""
    return len(children(adjective, "nsubj")) == 1


def opens_with_that(verb: Token) -> bool:
    """Return whether "that" opens a clause, and stands for no part that the clause lacks."""
    that = next((part for part in verb.lefts if part.lower_ == "that"), None)
    if that is None or that.dep_ not in ("mark", "obj", "obl:unmarked"):
        return False
    return children(verb, "obj") != [that]


def opens_with_who(clause: Token) -> bool:
    """Return whether "who" or "whose" opens a clause, behind a mark and another word."""
    first = first_word(clause)
    apart = first.i > 1 and clause.doc[first.i - 1].is_punct
    return first.lower_ in ("who", "whose") and apart


def name_before(clause: Token) -> Iterable[Token]:
    """Return the head of the name or noun that stands before the mark before a clause."""
    last = clause.doc[first_word(clause).i - 2]
    return (next(word for word in (last, *last.ancestors) if word.dep_ != "flat"),)
