"""A verb or noun → what the lexicon says of its frames: does it report, claim, ask, believe?

The signatures stand in `words/lexicon.tsv`, by lemma and the word that marks the clause.
"""

from __future__ import annotations

from kg.extract.tokens import Token
from kg.extract.tree import children, marker, particles
from kg.extract.words.lexicon import PARENTHETICAL, signature_of, words, words_with

SAYING = frozenset({"reporting", "claiming"})
ADDRESSING = SAYING | {"denying", "requesting"}


def lexeme_of(verb: Token) -> str:
    """Return the lemma of a word, with its particle and what a hyphen joins to it: "find out".

    What a verb makes of what is behind it is one, too: "made it clear that".
    """
    lemma = verb.lemma_.lower()
    states = [verb] if verb.dep_ == "xcomp" else children(verb, "xcomp")
    made = (f"{state.head.lemma_.lower()} {state.lower_}" for state in states)
    if whole := next((pair for pair in made if pair in words()), ""):
        return whole
    found = (part for part in particles(verb) if _is_fixed(verb, part))
    particle = next(found, None)
    hyphen = verb.before
    if hyphen is not None and hyphen.tag_ == "HYPH" and not hyphen.whitespace_ and hyphen.before:
        return f"{hyphen.before.lower_}-{verb.lemma_.lower()}"  # "a tip-off that"
    return lemma if particle is None else f"{lemma} {particle.lower_}"


def _is_fixed(verb: Token, part: Token) -> bool:
    """Return whether an adverb behind a verb makes another verb of it: "went on to found"."""
    whole = f"{verb.lemma_.lower()} {part.lower_}"
    return part.dep_ == "compound:prt" or whole in words()


def says(verb: Token) -> bool:
    """Return whether a verb with a clause says or claims something."""
    return signature_of(f"{verb.lemma_.lower()} that") in SAYING


def may_be_parenthetical(verb: Token) -> bool:
    """Return whether a verb may stand in a parenthetical: "…, he recalled"."""
    return signature_of(f"{verb.lemma_.lower()} that") in PARENTHETICAL


def addresses(verb: Token) -> bool:
    """Return whether a verb is said to somebody: "accused", "urged", "denied"."""
    frames = (f"{verb.lemma_.lower()} {frame}" for frame in ("that", "of", "for", "to", "on", "as"))
    return any(signature_of(frame) in ADDRESSING for frame in frames)


def thinks(verb: Token) -> bool:
    """Return whether a verb with a clause reports what somebody believes: "posits that"."""
    return signature_of(f"{verb.lemma_.lower()} that") == "possible"


def cites_hearsay(verb: Token) -> bool:
    """Return whether a clause names hearsay as its source: "as the tale goes"."""
    told = any(word.lemma_.lower() in words_with("tale") for word in children(verb, "nsubj"))
    fits = verb.lemma_ in ("go", "have", "tell", "run") and marker(verb) in ("as", "so", "")
    return told and fits
