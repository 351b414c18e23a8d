"""A verb or noun → what the lexicon says of its frames: does it report, claim, ask, believe?

The classes stand in `words/certainty.toml`, by lemma and the word that marks the clause.
"""

from __future__ import annotations

from kg.extract.tokens import Token
from kg.extract.tree import child, children, marker
from kg.extract.words import load_classes, load_words
from kg.records import Modality

PARENTHETICAL = {
    "reporting": Modality.REPORTED,
    "factive": Modality.REPORTED,
    "causative": Modality.REPORTED,
    "claiming": Modality.ALLEGED,
    "possible": Modality.POSSIBLE,
    "planning": Modality.PLANNED,
    "requesting": Modality.REQUESTED,
}
"""What a verb in a parenthetical makes of the clause around it: ", he said", ", it seems"."""
SAYING = frozenset({"reporting", "claiming"})
ADDRESSING = SAYING | {"denying", "requesting"}


def embedding_class(frame: str) -> str:
    """Return the class of an embedding predicate with its frame, "" for one that changes nothing.

    >>> embedding_class("refuse to")
    'refusing'
    """
    return load_classes("certainty", "governors").get(frame, "")


def embedding_lemma(verb: Token) -> str:
    """Return the lemma of an embedding predicate, with its particle and what a hyphen joins."""
    particle = child(verb, "compound:prt")
    if particle is None:
        particle = next((part for part in children(verb, "advmod") if part.tag_ == "RP"), None)
    hyphen = verb.before
    if hyphen is not None and hyphen.tag_ == "HYPH" and not hyphen.whitespace_ and hyphen.before:
        return f"{hyphen.before.lower_}-{verb.lemma_.lower()}"  # "a tip-off that"
    return verb.lemma_.lower() + (f" {particle.lower_}" if particle is not None else "")


def says(verb: Token) -> bool:
    """Return whether a verb with a clause says or claims something."""
    return embedding_class(f"{verb.lemma_.lower()} that") in SAYING


def may_be_parenthetical(verb: Token) -> bool:
    """Return whether a verb may stand in a parenthetical: "…, he recalled"."""
    return embedding_class(f"{verb.lemma_.lower()} that") in PARENTHETICAL


def addresses(verb: Token) -> bool:
    """Return whether a verb is said to somebody: "accused", "urged", "denied"."""
    frames = (f"{verb.lemma_.lower()} {frame}" for frame in ("that", "of", "for", "to", "on", "as"))
    return any(embedding_class(frame) in ADDRESSING for frame in frames)


def thinks(verb: Token) -> bool:
    """Return whether a verb with a clause reports what somebody believes: "posits that"."""
    return embedding_class(f"{verb.lemma_.lower()} that") == "possible"


def cites_hearsay(verb: Token) -> bool:
    """Return whether a clause names hearsay as its source: "as the tale goes"."""
    tales = load_words("attribution")["tales"]
    told = any(word.lemma_.lower() in tales for word in children(verb, "nsubj"))
    fits = verb.lemma_ in ("go", "have", "tell", "run") and marker(verb) in ("as", "so", "")
    return told and fits
