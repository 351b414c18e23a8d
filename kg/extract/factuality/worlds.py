"""A phrase beside a clause → the signature of the world it sets: "in the novel, she dies"."""

from __future__ import annotations

from kg.extract.factuality.existence import attribute_of
from kg.extract.grammar.clause import Clause, Oblique
from kg.extract.tokens import Token
from kg.extract.tree import child, children
from kg.extract.words import load_words
from kg.extract.words.lexicon import arguments_of

PAST, PRESENT = ("VBD", "VBN"), ("VBZ", "VBP")


def settings_of(clause: Clause) -> list[str]:
    """Return the signatures of the settings of a clause, and of what it continues."""
    if child(clause.head, "ccomp") is not None:
        return []  # there it is told, here it is told of
    parts = [*clause.obliques, *_openers(clause.beside)]
    return [signature for part in parts if (signature := _setting(clause, part))]


def _openers(clause: Clause | None) -> list[Oblique]:
    """Return what opens a clause before its subject, and so holds for what continues it."""
    if clause is None:
        return []
    first = _first_subject(clause)
    own = [part for part in clause.obliques if part.head.i < first.i]
    return own + _openers(clause.beside)


def _first_subject(clause: Clause) -> Token:
    return min(clause.subjects, key=lambda token: token.i, default=clause.head)


def _setting(clause: Clause, part: Oblique) -> str:
    prepositions = load_words("certainty")["settings"]["prepositions"]
    fronted = part.head.i < _first_subject(clause).i and part.preposition in prepositions
    if part.preposition != "under" and not fronted:
        return ""
    if fronted and attribute_of(part.head) == "claiming":
        return "claiming"  # "in a purported recording"
    nouns = [part.head, *children(part.head, "appos")]  # "in Night Ferry, a thriller"
    return next((found for noun in nouns if (found := _world(noun, clause)) is not None), "")


def _world(noun: Token, clause: Clause) -> str | None:
    """Return what a noun makes of a clause, "" where its tense says that it is none of that."""
    name, tag = noun.lemma_.lower(), clause.head.tag_
    words = [*(f"{part.lower_} {name}" for part in children(noun, "amod")), name]
    for word in words:
        if signature := arguments_of("setting").get(word):
            return "" if signature == "intended" and tag in PAST else signature
        if signature := arguments_of("scene").get(word):
            return signature if tag in PRESENT else ""
    return None
