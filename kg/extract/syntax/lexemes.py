"""A token in; the lexeme that it is of, its lemma with its particle, out."""

from __future__ import annotations

from kg.extract.syntax.tree import child, children
from kg.extract.tokens import Token


def lexeme_of(token: Token) -> str:
    """Return the lemma of a word, with its particle and what a hyphen joins to it: "find out"."""
    particle = child(token, "compound:prt")
    if particle is None:
        particle = next((part for part in children(token, "advmod") if part.tag_ == "RP"), None)
    if token.i > 1 and token.nbor(-1).tag_ == "HYPH" and not token.nbor(-1).whitespace_:
        return f"{token.nbor(-2).lower_}-{token.lemma_.lower()}"  # "a tip-off that"
    return token.lemma_.lower() + (f" {particle.lower_}" if particle is not None else "")
