"""A clause → the parentheticals that say who says so: "as X reported", "…, X said"."""

from __future__ import annotations

from kg.extract.grammar.clause import Clause
from kg.extract.reporting import lexeme_of
from kg.extract.tokens import Token
from kg.extract.tree import VERBAL, child, children, is_finite, is_set_off, marker
from kg.extract.words import load_words
from kg.extract.words.lexicon import PARENTHETICAL, signature_of, words_with

LINKS = ("advcl", "parataxis", "advcl:relcl", "ccomp")


def parentheticals_of(clause: Clause) -> list[Token]:
    """Return the reporting verbs of the parentheticals of a clause."""
    parts = children(clause.head, *LINKS)
    far = [word for word in children(clause.head, "advmod") if word.lower_ == "far"]
    parts += [part for word in far for part in children(word, "advcl")]  # "as far as X knows"
    heard = [part for part in parts if part.lemma_ == "hear" and marker(part) == "to"]
    parts += [part for verb in heard for part in children(verb, "ccomp", "xcomp")]
    said = [part for part in parts if is_parenthetical(part)]
    return said + [part for part in children(clause.head, "conj") if _is_hedge(part)]


def is_parenthetical(verb: Token) -> bool:
    """Return whether a verb reports the clause beside it: "as X reported", ", X said"."""
    if _puts_it(verb):
        return True
    reports = signature_of(f"{lexeme_of(verb)} that") in PARENTHETICAL
    if verb.pos_ not in VERBAL or not reports or verb.dep_ not in LINKS:
        return False  # "…, a charge he denies" is a nominal
    return not _says_more(verb) and _stands_beside(verb)


def _says_more(verb: Token) -> bool:
    """Return whether a verb has content or an object of its own, no hearer and no "it"."""
    if child(verb, "ccomp", "xcomp") is not None:
        return True
    told = child(verb, "obj")
    hears = verb.lemma_.lower() in words_with("hearer")
    return told is not None and told.lower_ != "it" and not hears


def _stands_beside(verb: Token) -> bool:
    if words := marker(verb):
        return words in load_words("attribution")["comment"]
    timed = any(word.tag_ == "WRB" for word in children(verb, "advmod"))  # ", when he said"
    if _opens_sentence(verb.left_edge):
        return False
    behind = is_finite(verb) and verb.head.i < verb.i and is_set_off(verb) and not timed
    return verb.dep_ == "parataxis" or behind


def _opens_sentence(first: Token) -> bool:
    """Return whether a mark before a word parts two sentences; "“He lied”: guard tells court" not.

    The parser takes some marks for a part of what follows.
    """
    mark = first if first.is_punct else first.before
    quoted = mark is not None and mark.before is not None and mark.before.is_quote
    return mark is not None and (mark.text == ";" or (mark.text == ":" and not quoted))


def _puts_it(verb: Token) -> bool:
    """Return whether a verb with "it" comments: "as Berg put it", "to hear Berg tell it"."""
    if verb.lemma_.lower() not in words_with("puts"):
        return False
    whole = any(word.lower_ == "it" for word in children(verb, "obj", "iobj"))
    heard = verb.head.lemma_ == "hear" and verb.dep_ in ("ccomp", "xcomp")
    return whole and (heard or marker(verb) in load_words("attribution")["comment"])


def _is_hedge(verb: Token) -> bool:
    """Return whether a conjunct takes back what it is beside: "…, or so X says"."""
    joints = {word.lower_ for word in children(verb, "cc", "advmod")}
    return {"or", "so"} <= joints and signature_of(f"{verb.lemma_.lower()} that") in PARENTHETICAL
