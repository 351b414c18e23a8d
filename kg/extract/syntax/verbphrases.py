"""A word beside a verb in a tree → its place there: objects, particles, auxiliaries, "to"."""

from __future__ import annotations

from kg.extract.syntax.appositions import title_of_name
from kg.extract.syntax.measures import AMOUNTS
from kg.extract.syntax.scheme import Repairs
from kg.extract.syntax.tree import NOUNS, SUBJECTS, children
from kg.extract.tokens import Token
from kg.extract.words import load_words
from kg.extract.words.lexicon import words_with


def _recipient(token: Token) -> tuple[int, str] | None:
    """Make the first of two objects side by side a recipient: "handed Norway a defeat"."""
    verb = token.head
    objects = children(verb, "obj", "iobj")
    if token.dep_ != "obj" or len(objects) != 2 or objects[0] != token or verb.i > token.i:
        return None
    title = title_of_name(token) is not None
    gives = verb.lemma_.lower() in words_with("ditransitive") and not title
    side_by_side = token.right_edge.i + 1 == objects[1].left_edge.i
    amount = token.pos_ in AMOUNTS
    return (verb.i, "iobj") if gives and side_by_side and not amount else None


def _due(token: Token) -> tuple[int, str] | None:
    """Make "due to" an auxiliary of the verb it stands before: "work is due to begin"."""
    due = token.head if token.dep_ == "fixed" else token
    if token.dep_ == "cop":
        due = next((part for part in children(token.head, "case") if part.lower_ == "due"), token)
    verb = due.head
    before = due.lower_ == "due" and due.dep_ == "case" and verb.tag_ == "VB"
    label = {"cop": "aux", "case": "aux", "fixed": "mark"}.get(token.dep_)
    return (verb.i, label) if before and label is not None else None


def _stray_particle(token: Token) -> tuple[int, str] | None:
    """Hang the second half of a noun on the first: "the start-*up* raised $5 million"."""
    stray = token.dep_ == "compound:prt" and token.i < token.head.i and token.i > 1
    half = stray and token.nbor(-1).tag_ == "HYPH"
    return (token.i - 2, "compound") if half else None


def _particle(token: Token) -> tuple[int, str] | None:
    """Make an adverb between a verb and its object a particle: "brought *down* the winger"."""
    verb = token.head
    if token.lower_ not in load_words("verbs")["particles"] or verb.i + 1 != token.i:
        return None
    behind = [part for part in children(verb, "obj") if part.left_edge.i == token.i + 1]
    return (verb.i, "compound:prt") if behind and not children(token) else None


def _is_to(token: Token) -> tuple[int, str] | None:
    """Make the copula of "the firm is to close" an auxiliary, and its subject that of the verb."""
    verb = token.head
    label = {"cop": "aux", "nsubj:outer": "nsubj"}.get(token.dep_)
    to = [part for part in children(verb, "mark") if part.lower_ == "to" and part.i > token.i]
    twice = label == "nsubj" and bool(children(verb, "nsubj", "csubj"))
    return (verb.i, label) if label and verb.tag_ == "VB" and to and not twice else None


def _to_a_noun(token: Token) -> tuple[int, str] | None:
    """Make "to junk" of "cut its debt to junk" an oblique: only verbs make an infinitive."""
    noun = token.head if token.dep_ == "mark" else token
    marks = [part for part in children(noun, "mark") if part.lower_ == "to" and part.i < noun.i]
    if noun.dep_ != "advcl" or noun.tag_ not in ("NN", "NNS", "NNP") or len(marks) != 1:
        return None
    if children(noun, "obj", "cop", *SUBJECTS):
        return None
    if token.dep_ == "mark":
        return (noun.i, "case") if token == marks[0] else None
    return noun.head.i, "obl"


def _stray_case(token: Token) -> tuple[int, str] | None:
    """Hang "by" of "built by contractor Berg" on *Berg*: no preposition marks a premodifier."""
    part = token.head
    before = token.tag_ == "IN" and token.i < part.i < part.head.i
    stray = before and part.dep_ in ("nmod:desc", "compound") and part.head.pos_ in NOUNS
    return (part.head.i, "case") if stray else None


VERB_REPAIRS: Repairs = {
    _recipient: ("obj",),
    _due: ("cop", "case", "fixed"),
    _stray_particle: ("compound:prt",),
    _particle: ("advmod",),
    _stray_case: ("case",),
    _is_to: ("cop", "nsubj:outer"),
    _to_a_noun: ("advcl", "mark"),
}
