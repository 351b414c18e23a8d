"""A clause → whether it is so on a condition only, or of whomever it may be."""

from __future__ import annotations

from kg.extract.factuality.adverbials import inverts
from kg.extract.grammar.clause import Clause
from kg.extract.tokens import Token
from kg.extract.tree import SUBJECTS, child, children, marker, preposition
from kg.extract.words import load_classes, load_words


def has_condition(clause: Clause) -> bool:
    """Return whether a condition stands beside a clause: "if …", "provided …", "should he …"."""
    alone = load_words("certainty")["condition"]["alone"]
    words = {part.preposition for part in clause.obliques}  # "pending approval"
    words |= {word.lower_ for part in clause.obliques for word in part.head.children}
    words |= {part.lower_ for part in children(clause.head, "advcl")}
    if not words.isdisjoint(alone) and not is_past(clause):
        return True
    return any(map(_is_condition, children(clause.head, "advcl", "obl")))


def is_past(clause: Clause) -> bool:
    """Return whether a clause tells what was done: "suspended him pending an inquiry"."""
    verbs = [clause.head, *children(clause.head, "aux", "aux:pass", "cop")]
    perfect = any(verb.lemma_ == "have" and verb.tag_ in ("VBZ", "VBP") for verb in verbs)
    done = clause.head.tag_ != "VB" and any(verb.tag_ == "VBD" for verb in verbs)
    held = clause.link == "xcomp" and clause.head.tag_ == "VBN" and not clause.marker
    ordered = held and clause.parent is not None and is_past(clause.parent)  # "was ordered held"
    return perfect or done or ordered


def _is_condition(part: Token) -> bool:
    """Return whether a clause or phrase is a condition; "in case" is but a reason to be ready."""
    if part.dep_ == "obl":
        return _is_condition_phrase(part)
    words = marker(part)
    if not words:
        named = load_words("certainty")["condition"]["participles"]
        return part.lower_ in named or inverts(part)
    return words != "in case" and load_classes("certainty", "markers").get(words) == "conditional"


def _is_condition_phrase(noun: Token) -> bool:
    """Return whether a phrase is a condition: "in case of", not "in a case", "in the case of"."""
    lists = load_words("certainty")["condition"]
    article = " ".join(word.lower_ for word in children(noun, "det", "nmod:poss", "amod"))
    fits = article in lists["nouns"].get(noun.lower_, ())
    return fits and preposition(noun) in lists["prepositions"]


def is_general(clause: Clause) -> bool:
    """Return whether a clause is of whomever it may be: "any minister who lies goes".

    So it is in the present tense, and of what may never have been: "before any bids were made".
    """
    general = clause.head.tag_ in ("VBZ", "VBP") or clause.marker == "before"
    return general and any(map(names_anyone, clause.subjects))


def names_anyone(noun: Token) -> bool:
    """Return whether a nominal is whoever it may be: "anyone", "any minister"."""
    anyone = load_words("certainty")["condition"]["anyone"]
    return any(word.lower_ in anyone for word in (noun, *children(noun, "det")))


def follows_command(clause: Clause) -> bool:
    """Return whether a command beside a clause is its condition: "lose, and you are finished"."""
    beside = clause.beside
    return beside is not None and is_imperative(beside) and clause.subjects != beside.subjects


def is_imperative(clause: Clause) -> bool:
    """Return whether a clause is a command: "Sign the pact."."""
    head = clause.head
    bare = head.tag_ == "VB" and clause.link == "ROOT" and not clause.marker
    return bare and child(head, "aux", "cop", *SUBJECTS) is None and not clause.subjects
