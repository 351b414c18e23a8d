"""A reading in; which earlier phrase each pronoun and each definite noun takes up, out.

Phrases, pairs of them, how likely each pair is, clusters: one mechanism with a threshold. In the
graph a wrong antecedent would be a false fact, a missing one only loses a fact, so there a link
must be `CERTAIN`; for a measure of coreference alone it may be `LIKELY`.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.extract.coreference.candidates import MISREAD
from kg.extract.coreference.clusters import GENDERS, Cluster, cluster
from kg.extract.coreference.descriptions import Descriptions, is_one_of_a_kind
from kg.extract.coreference.features import pair_up
from kg.extract.coreference.phrases import (
    FORMS,
    PRONOUNS,
    Phrase,
    find_phrases,
    is_completed,
    looks_empty,
)
from kg.extract.coreference.ranker import load_ranker
from kg.extract.coreference.speakers import is_in_words
from kg.extract.reading import Reading

LIKELY = dict.fromkeys(FORMS, 0.3) | dict.fromkeys(("male", "female"), 0.05)
"""How likely a link of each form has to be where precision and recall are balanced: "he" and "she"
nearly always take up somebody."""
CERTAIN = dict.fromkeys(FORMS, 0.5) | {
    "male": 0.55, "female": 0.55, "thing": 0.55, "many": 0.55, "first": 0.6, "first_many": 0.6,
    "second": 0.7, "this": 0.7, "these": 0.7, "the": 0.45, "thing poss": 0.45,
}  # fmt: skip
"""… and where it is to be a fact: in OntoGUM's written genres, by three-fold cross-validation, .90
of *he*, .80 of *she*, .67 of *they* and .60 of *it* are then right, where what OntoGUM leaves
unmarked counts as wrong. Of 20 edges that *it* gained in 325 articles by .55 instead of .65, 18
were right; *he*, *she* and *they* at .5 gained 27, half of them wrong."""
EMPTY = 3  # from here on "it" stands for nothing, or for what happened: "it was good news"
ITSELF = "itself"  # an edge from a thing to itself says nothing
RESOLVED = ("male", "female", "thing", "many", "first", "first_many", "the", "that")
"""The forms that the graph resolves; "you" and "this" mostly mean nothing that is named."""


def find_clusters(reading: Reading, *, least: Mapping[str, float]) -> list[Cluster]:
    """Return the phrases of a document, those together that name one thing.

    `least` is how likely the link of a phrase of each form has to be.
    """
    phrases = find_phrases(reading)
    if not phrases:
        return []
    pairs = pair_up(phrases, reading)
    likely = load_ranker().probabilities(pairs)
    descriptions = Descriptions(reading.ontology)
    return cluster(phrases, pairs, likely, least=least, descriptions=descriptions)


def find_antecedents(reading: Reading) -> dict[int, int]:
    """Return, for each pronoun and definite noun that is resolved, its antecedent's token index."""
    found: dict[int, int] = {}
    for each in find_clusters(reading, least=CERTAIN):
        named = _antecedent(each, reading)
        for phrase in each.phrases:
            known = phrase.form in RESOLVED or phrase.token.i in each.described
            if named is None or not known or not _is_resolved(phrase, named):
                continue
            if phrase.form in ("first", "first_many") and not is_in_words(phrase.token, reading):
                continue  # the author's own
            if phrase.form in PRONOUNS or _is_told(phrase, each, reading):
                found[phrase.token.i] = named.token.i
    return found


def _antecedent(found: Cluster, reading: Reading) -> Phrase | None:
    """Return what a cluster is known by: the first of its longest names, or its first noun."""
    nouns = [phrase for phrase in found.phrases if phrase.form not in (*PRONOUNS, "indefinite")]
    names = [phrase for phrase in nouns if phrase.form == "name"]
    full = sorted(names, key=lambda phrase: -len(reading.named[phrase.token.i].name.split()))
    return next(iter(full or nouns), None)


def _is_resolved(phrase: Phrase, named: Phrase) -> bool:
    if phrase is named or phrase.chain >= 0:
        return False
    token = phrase.token
    title = token.head.is_title and token.is_title and not token.is_sent_start  # "His Majesty"
    title &= phrase.role == "poss" and phrase.form in GENDERS
    misread = phrase.form in GENDERS and named.agreement in MISREAD
    if title or misread or looks_empty(phrase) >= EMPTY or token.lower_ == ITSELF:
        return False
    return not named.coordinated or phrase.form == "many"


def _is_told(phrase: Phrase, of: Cluster, reading: Reading) -> bool:
    """Return whether a noun with its modifiers means its cluster and no other of its kind.

    What is told more fully has a name of its own, and "the president" is whoever is in office,
    unless it was called so before.
    """
    if phrase.token.i in of.described:
        return True
    before = of.phrases[: of.phrases.index(phrase)]
    lemma = phrase.token.lemma_.lower()
    if any(lemma in (each.token.lemma_.lower(), *each.titles) for each in before):
        return is_completed(phrase) < 2
    # "the officer" is mostly somebody else, "the Judge" the one named before
    other = phrase.token.is_lower and reading.ontology.is_a(phrase.type, "Person")
    return not (other or is_completed(phrase) or is_one_of_a_kind(phrase, reading.ontology))
