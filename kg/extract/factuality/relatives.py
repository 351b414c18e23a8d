"""A relative or participial clause on a noun → the signature of its link.

Set off by a comma it is the author's own; else it holds of what a definite noun names, and is as
uncertain as the whole where the noun is indefinite.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from kg.extract.factuality.adverbials import is_prospect
from kg.extract.factuality.conditions import names_anyone
from kg.extract.grammar.negation import is_negated_nominal
from kg.extract.tokens import Token
from kg.extract.tree import (
    QUESTION_TAGS,
    child,
    children,
    first_conjunct,
    is_set_off,
    preposition,
)
from kg.extract.words import load_words
from kg.extract.words.lexicon import arguments_of, phrases_with, signature_of, words_with

INDEFINITE = frozenset({"a", "an", "some", "any", "no", "each", "every", "another", "either"})
OPENING = frozenset(
    {
        "planning",
        "requesting",
        "attempting",
        "possible",
        "refusing",
        "denying",
        "negative",
        "claiming",
    }
)
"""The signatures of predicates that leave open, or deny, that there is what they govern."""
TALKING = frozenset({"reporting", "claiming", "possible"})


def relative_signature(modifier: Token) -> str:
    """Return the signature of the first row of `RELATIVES` that fits a clause on a noun."""
    return next(signature for test, signature in RELATIVES if test(modifier))


def _is_of_source(modifier: Token) -> bool:
    """Return whether a clause tells of a source: who says so is no part of what is said."""
    return preposition(modifier.head) in load_words("attribution")["prepositions"]


def _is_prospect(modifier: Token) -> bool:
    """Return whether a gerund is only thought of: "points to the gardener having hidden it"."""
    return is_prospect(modifier, preposition(modifier) or preposition(modifier.head))


def _is_within(modifier: Token, *, signature: str) -> bool:
    """Return whether a noun opens a world for its clause: "a novel in which", "a plan whereby"."""
    noun = modifier.head.lemma_.lower()
    found = arguments_of("setting").get(noun, arguments_of("scene").get(noun))
    return found == signature and _opens_world(modifier)


def _opens_world(relative: Token) -> bool:
    prepositions = load_words("certainty")["settings"]["prepositions"]
    linked = [part for part in children(relative, "obl") if part.tag_ in QUESTION_TAGS]
    adverbs = {part.lower_ for part in children(relative, "advmod")}
    inside = any(preposition(part) in prepositions for part in linked)
    return inside or not adverbs.isdisjoint({"where", "whereby", "wherein"})


def _is_time_for(modifier: Token) -> bool:
    """Return whether it is time for something: "it is time the council acted"."""
    noun = modifier.head
    return noun.lemma_ == "time" and _is_cleft(noun) and child(noun, "det") is None


def _is_of_anyone(modifier: Token) -> bool:
    """Return whether a clause says of whom it may be that something is so: "anyone who votes"."""
    return names_anyone(modifier.head)


def _may_not_be(modifier: Token) -> bool:
    """Return whether there may be no such thing: "no deal that", "wants a deal that"."""
    return is_negated_nominal(modifier.head) or _is_left_open(modifier)


def _is_left_open(modifier: Token) -> bool:
    """Return whether there may be no such thing: "wants a deal that", not "offers Holt, who"."""
    noun = modifier.head
    verbs = (modifier, *children(modifier, "aux", "aux:pass"))
    past = any(verb.tag_ == "VBD" for verb in verbs)
    known = [is_definite(noun), is_set_off(modifier), past]
    if noun.pos_ == "PROPN" or sum(known) >= 2:
        return False  # "wants the loan that he asked for in May"
    if is_definite(noun) and noun.dep_ == "obj":
        return arguments_of("object").get(noun.head.lemma_.lower()) in OPENING
    return is_open(noun)  # "likes the role she plays"


def _is_to_be_found(modifier: Token) -> bool:
    """Return whether a clause in the present says of whom what is to come will be so.

    "The candidate who wins in April will inherit the debt."
    """
    noun = modifier.head
    will = any(aux.lower_ in ("will", "'ll", "wo") for aux in children(noun.head, "aux"))
    present = modifier.tag_ in ("VBZ", "VBP") and not children(modifier, "aux")
    return will and present and noun.dep_ == "nsubj" and not is_set_off(modifier)


def _is_picked_out(modifier: Token) -> bool:
    """Return whether a clause says what is so of whom "it was" picks out: "it was Holt who"."""
    noun = modifier.head
    subject = child(noun, "nsubj", "expl")
    return child(noun, "cop") is not None and subject is not None and _is_cleft(noun)


def _is_cleft(noun: Token) -> bool:
    """Return whether a noun is what "it was" picks out: "maybe it was Holt who"."""
    return any(part.lower_ == "it" for part in children(noun, "nsubj", "expl"))


def _is_aside(modifier: Token) -> bool:
    """Return whether a clause is set off, or answers what is: "…, an allegation Oslo denies"."""
    replies = signature_of(f"{modifier.lemma_.lower()} that") in ("denying", "reporting")
    return is_set_off(modifier) or (replies and is_set_off(modifier.head))


def is_portrayed(modifier: Token) -> bool:
    """Return whether a clause tells of what is only somebody's word: "called him a thief who".

    So do "tell of pupils who faint" and "described soldiers dragging boys".
    """
    noun = first_conjunct(modifier).head
    while noun.dep_ == "nmod" and not is_definite(noun):
        link, frame = preposition(noun), f"{noun.head.lemma_.lower()} {preposition(noun)}"
        if link != "for" and signature_of(frame) in TALKING:
            return True  # "tales of a monk who"; but "fines for guards who"
        noun = noun.head
    verb = noun.head
    if noun.dep_ not in ("obj", "obl", "xcomp") or verb.pos_ != "VERB":
        return False
    return _is_named_so(noun) or _is_told_of(noun, participle=modifier.dep_ == "acl")


def _is_named_so(noun: Token) -> bool:
    """Return whether a noun is what somebody is called: "called him a thief"."""
    verb = noun.head
    named = any(part.i < noun.i for part in children(verb, "obj", "iobj", "nsubj:pass"))
    return named and not preposition(noun) and verb.lemma_.lower() in words_with("naming")


def _is_told_of(noun: Token, *, participle: bool) -> bool:
    """Return whether somebody only tells of what a noun names: "tell of pupils", "cast as"."""
    verb, link = noun.head, preposition(noun)
    lemma, particle = verb.lemma_.lower(), child(verb, "compound:prt")
    if particle is not None:
        link = particle.lower_  # "tell of" is no phrasal verb
    if f"{lemma} {link}".strip() in phrases_with("portrays"):
        return link == "as" or not is_definite(noun) or participle
    return link == "as" and noun.dep_ == "obl" and signature_of(f"{lemma} as") in TALKING


def _is_indefinite(modifier: Token) -> bool:
    """Return whether a noun names nothing known, nor renames it: "Berg, a judge who was shot"."""
    noun = modifier.head
    renames = noun.dep_ == "appos" and is_set_off(noun) and is_definite(noun.head)
    return not is_definite(noun) and not renames


def _is_known(modifier: Token) -> bool:
    return True


RELATIVES: Sequence[tuple[Callable[[Token], bool], str]] = (
    (_is_of_source, "aside"),
    (_is_prospect, "possible"),
    (partial(_is_within, signature="intended"), "intended"),
    (partial(_is_within, signature="possible"), "possible"),
    (_is_time_for, "requesting"),
    (_is_of_anyone, "conditional"),
    (_may_not_be, "possible"),
    (_is_to_be_found, "possible"),
    (_is_picked_out, "implicative"),
    (_is_aside, "aside"),
    (is_portrayed, "claiming"),
    (_is_indefinite, "background"),
    (_is_known, "established"),
)
"""What a clause on a noun is; the first row that fits counts."""


def is_open(noun: Token) -> bool:
    """Return whether what governs a noun leaves open that it is: "hope of talks", "wants talks"."""
    link, lemma = preposition(noun), noun.head.lemma_.lower()
    frames = {"nmod": [link], "obl": [link], "obj": ["to", "ing"]}.get(noun.dep_, [])
    if noun.dep_ == "obj" and lemma in words_with("existing"):
        return False  # "hired the firm to review it"
    return any(signature_of(f"{lemma} {frame}") in OPENING for frame in frames)


def is_definite(noun: Token) -> bool:
    """Return whether a nominal names something known: a name, *the*, *its*, *Ukraine's*."""
    if noun.pos_ in ("PROPN", "PRON"):
        return True
    determiners = children(noun, "det", "nmod:poss")
    return any(word.lower_ not in INDEFINITE for word in determiners)
