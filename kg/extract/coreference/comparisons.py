"""Pairs of phrases → how the two of each pair compare, a number a pair."""

from __future__ import annotations

import numpy as np

from kg.extract.coreference.phrases import PRONOUNS, ROLES, Phrase
from kg.extract.coreference.table import Column, Rows
from kg.ontology import Ontology

TITLE = 14
"""How nouns compare of which the later is a title of the earlier: "Mayor Sato … the mayor"."""


def rivals(rows: Rows) -> Column:
    """Return of each phrase how many things its candidates name, as far as their words tell."""
    nouns = rows.where(rows.of_earlier("form") >= len(PRONOUNS))
    pairs = np.unique((nouns.later.astype(np.int64) << 32) + nouns.of_earlier("thing"))
    return np.bincount(pairs >> 32, minlength=len(rows.phrases)).astype(np.int32)


def heads_alike(rows: Rows) -> Column:
    """Return how the nouns and their modifiers compare, 0 where the nouns differ."""
    later, earlier = rows.of_later("form"), rows.of_earlier("form")
    nouns = rows.alike("lemma") & (np.minimum(later, earlier) >= len(PRONOUNS))
    titled = np.array([bool(each.titles) for each in rows.phrases], dtype=bool)[rows.earlier]
    titled &= later > len(PRONOUNS)
    found = np.zeros(len(later), dtype=np.int32)
    for at in np.flatnonzero(nouns | titled).tolist():
        one, other = rows.pair(at)
        if titled[at] and one.token.lemma_.lower() in other.titles:
            found[at] = TITLE
        elif nouns[at]:
            found[at] = _compare_words(one, other)
    return found


def _compare_words(one: Phrase, other: Phrase) -> int:
    """Return how the modifiers of two phrases of one noun compare; 8 to 13: one is a plural."""
    kinds = (
        one.words == other.words != frozenset(),
        one.words == other.words,
        not one.words,
        not other.words,
        one.words < other.words,
        other.words < one.words,
        True,
    )
    kind = kinds.index(True) + 1
    return min(kind + 7 * (one.token.tag_ != other.token.tag_) - (kind == 7), 13)


def types_alike(rows: Rows, ontology: Ontology) -> Column:
    """Return how the classes compare: 1 alike, 2 wider, 3 narrower, 4 unlike, 5 unknown."""
    names = dict(
        zip(rows.table["type"].tolist(), (each.type for each in rows.phrases), strict=True)
    )
    pairs = list(zip(rows.of_later("type").tolist(), rows.of_earlier("type").tolist(), strict=True))
    known = {
        (one, other): _compare_types(names[one], names[other], ontology)
        for one, other in set(pairs)
    }
    return np.fromiter((known[pair] for pair in pairs), dtype=np.int32, count=len(pairs))


def _compare_types(one: str, other: str, ontology: Ontology) -> int:
    if "Thing" in (one, other):
        return 5 if one != other else 0
    if one == other:
        return 1
    if ontology.is_a(other, one):
        return 2
    return 3 if ontology.is_a(one, other) else 4


def tree_relation(rows: Rows) -> Column:
    """Return how two phrases of a sentence stand in its tree, 0 for two sentences."""
    i, j = rows.of_later, rows.of_earlier
    here, there = i("token"), j("token")
    commands = (j("left") <= here) & (here <= j("right"))
    commanded = (i("left") <= there) & (there <= i("right"))
    kinds = (
        there > here,
        i("sentence") > j("sentence"),
        i("governor") == there,
        (j("first") <= here) & (here <= j("last")),
        rows.alike("governor"),
        commands & commanded,
        commands & (i("role") == ROLES.index("poss")),
        commands,
        commanded,
    )
    return np.select(kinds, (9, 0, 1, 2, 3, 4, 5, 6, 7), 8).astype(np.int32)


def speech_relation(rows: Rows) -> Column:
    """Return how two phrases stand to the quotations: in one, in another, who speaks …"""
    i, j = rows.of_later, rows.of_earlier
    quoted, before = i("quote") >= 0, j("quote") >= 0
    speaks = quoted & (i("speaker") == j("token"))
    both = quoted & before
    speaker = both & rows.alike("speaker") & (i("speaker") >= 0)
    kinds = (speaks, both & rows.alike("quote"), speaker, both, quoted, before)
    return np.select(kinds, (1, 2, 3, 4, 5, 6), 0).astype(np.int32)
