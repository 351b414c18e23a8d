"""A description and another phrase → whether the grammar lets them mean one thing."""

from __future__ import annotations

from kg.extract.coreference.phrases import PRONOUNS, Phrase
from kg.extract.tokens import Token
from kg.extract.words import load_words
from kg.ontology import Ontology

OUTSIDE = ("det", "case", "punct", "cc", "mark")
"""What stands before a noun and tells nothing of it."""
LOOSE = ("advcl", "conj", "parataxis")
"""Clauses that may name the subject of their verb: "Mendes scored before the striker fell"."""
COMPARED = ("JJS", "JJR")


def are_apart(phrase: Phrase, other: Phrase) -> bool:
    """Return whether a description cannot mean another phrase of its sentence.

    One verb has both as arguments, one stands in the other, or a person is the subject of what
    embeds the description: "Holt said the engineer had left". A body may be: "Nordbru said the
    company had".
    """
    if phrase.sentence != other.sentence:
        return False
    token, named = phrase.token, other.token
    if named.head.i == token.head.i or phrase.first <= named.i <= phrase.last:
        return True
    if other.first <= token.i <= other.last and other.form not in PRONOUNS:
        return True
    return other.type == "Person" and _is_embedded_by(token, named.head)


def _is_embedded_by(token: Token, verb: Token) -> bool:
    while token.head.i not in (token.i, verb.i):
        token = token.head
    return token.head.i == verb.i != token.i and token.dep_ not in LOOSE


def only_describes(phrase: Phrase, ontology: Ontology) -> bool:
    """Return whether what modifies a noun describes the thing, and does not tell it from others.

    "The Bergen-born engineer" and "the former banker" describe; "the control group", "the last
    person", "the mainstream media" are told from others of their kind.
    """
    person = phrase.type in ("Person", "Agent")
    return not any(
        _tells_apart(part, ontology, person=person)
        for part in phrase.token.lefts
        if part.dep_ not in OUTSIDE
    )


def _tells_apart(part: Token, ontology: Ontology, *, person: bool) -> bool:
    ranks, others = load_words("titles")["among"]["ranks"], load_words("pronouns")["indefinite"]
    hyphened = any(each.is_punct for each in part.children)
    if part.dep_ not in ("amod", "acl") and not hyphened:
        return True
    if part.tag_ in COMPARED or part.lower_ in ranks or part.lower_ in others:
        return True
    joined = hyphened or any(each.dep_ == "compound" for each in part.children)
    return not (person or joined or ontology.gazetteer.by_demonym(part.text))
