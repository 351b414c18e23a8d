"""A verb → whether it says, addresses, thinks or tells: what the lexicon knows of its frames."""

from __future__ import annotations

from kg.extract.syntax.tree import children, marker
from kg.extract.tokens import Token
from kg.extract.words.lexicon import PARENTHETICAL, signature_of, words_with

SAYING = frozenset({"reporting", "claiming"})
ADDRESSING = SAYING | {"denying", "requesting"}


def says(verb: Token) -> bool:
    """Tell whether a verb with a clause says or claims something."""
    return signature_of(f"{verb.lemma_.lower()} that") in SAYING


def comments(verb: Token) -> bool:
    """Tell whether a verb may comment on a whole sentence: "…, he recalled"."""
    return signature_of(f"{verb.lemma_.lower()} that") in PARENTHETICAL


def addresses(verb: Token) -> bool:
    """Tell whether a verb is said to somebody: "accused", "urged", "denied"."""
    frames = (f"{verb.lemma_.lower()} {frame}" for frame in ("that", "of", "for", "to", "on", "as"))
    return any(signature_of(frame) in ADDRESSING for frame in frames)


def thinks(verb: Token) -> bool:
    """Tell whether a verb with a clause tells what somebody believes: "posits that"."""
    return signature_of(f"{verb.lemma_.lower()} that") == "possible"


def is_tale(verb: Token) -> bool:
    """Tell whether a clause gives rumour for its source: "as the tale goes", "as legend has it"."""
    tales = words_with("tale")
    told = any(word.lemma_.lower() in tales for word in children(verb, "nsubj"))
    return (
        told and verb.lemma_ in ("go", "have", "tell", "run") and marker(verb) in ("as", "so", "")
    )
