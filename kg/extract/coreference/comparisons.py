"""Pairs of phrases → how the two of each pair stand to each other, a number a pair.

Pairs come as two columns of the phrases' indices: the later ones and the earlier ones.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kg.extract.coreference.phrases import PRONOUNS, ROLES, Phrase
from kg.extract.coreference.table import Table
from kg.ontology import Ontology


def rivals(
    phrases: Sequence[Phrase], t: Table, later: NDArray[np.int32], earlier: NDArray[np.int32]
) -> NDArray[np.int32]:
    """Return of each phrase how many things its candidates name, as far as their words tell."""
    numbers: dict[object, int] = {}
    alike = [each.chain if each.chain >= 0 else each.token.lemma_ for each in phrases]
    thing = np.array([numbers.setdefault(each, len(numbers)) for each in alike], dtype=np.int64)
    noun = t.form[earlier] >= len(PRONOUNS)
    pairs = np.unique(later[noun] * np.int64(len(phrases)) + thing[earlier[noun]])
    return np.bincount(pairs // len(phrases), minlength=len(phrases)).astype(np.int32)


def heads_alike(
    phrases: Sequence[Phrase], t: Table, later: NDArray[np.int32], earlier: NDArray[np.int32]
) -> NDArray[np.int32]:
    """Return how the nouns and their modifiers compare, 0 where the nouns differ."""
    found = np.zeros(len(later), dtype=np.int32)
    pronoun = len(PRONOUNS)
    same = t.lemma[later] == t.lemma[earlier]
    for at in np.flatnonzero(same & (t.form[later] >= pronoun) & (t.form[earlier] >= pronoun)):
        one, other = phrases[later[at]], phrases[earlier[at]]
        if one.words == other.words:
            kind = 1 if one.words else 2
        elif not one.words:
            kind = 3
        elif not other.words:
            kind = 4
        elif one.words < other.words:
            kind = 5
        elif other.words < one.words:
            kind = 6
        else:
            kind = 7
        found[at] = min(kind + 7 * (one.token.tag_ != other.token.tag_) - (kind == 7), 13)
    titled = np.array([bool(phrase.titles) for phrase in phrases], dtype=bool)
    for at in np.flatnonzero(titled[earlier] & (t.form[later] > pronoun)):
        if phrases[later[at]].token.lemma_.lower() in phrases[earlier[at]].titles:
            found[at] = 14
    return found


def types_alike(
    t: Table,
    later: NDArray[np.int32],
    earlier: NDArray[np.int32],
    phrases: Sequence[Phrase],
    ontology: Ontology,
) -> NDArray[np.int32]:
    """Return how the classes compare: 1 alike, 2 wider, 3 narrower, 4 unlike, 5 unknown."""
    names = dict(zip(t.type.tolist(), (phrase.type for phrase in phrases), strict=True))
    known = {
        (one, other): _compare(names[one], names[other], ontology)
        for one, other in set(zip(t.type[later].tolist(), t.type[earlier].tolist(), strict=True))
    }
    pairs = zip(t.type[later].tolist(), t.type[earlier].tolist(), strict=True)
    return np.fromiter((known[pair] for pair in pairs), dtype=np.int32, count=len(later))


def _compare(one: str, other: str, ontology: Ontology) -> int:
    if "Thing" in (one, other):
        return 5 if one != other else 0
    if one == other:
        return 1
    if ontology.is_a(other, one):
        return 2
    return 3 if ontology.is_a(one, other) else 4


def tree_relation(
    t: Table, i: NDArray[np.int32], j: NDArray[np.int32], apart: NDArray[np.int32]
) -> NDArray[np.int32]:
    """Return how two phrases of a sentence stand in its tree, 0 for two sentences."""
    together = t.governor[i] == t.governor[j]
    inside = (t.first[j] <= t.token[i]) & (t.token[i] <= t.last[j])
    commands = (t.left[j] <= t.token[i]) & (t.token[i] <= t.right[j])
    commanded = (t.left[i] <= t.token[j]) & (t.token[j] <= t.right[i])
    owner = t.role[i] == ROLES.index("poss")
    own = t.governor[i] == t.token[j]
    kinds = (own, inside, together, commands & commanded, commands & owner, commands, commanded)
    found = np.where(apart > 0, 0, np.select(kinds, (1, 2, 3, 4, 5, 6, 7), 8))
    return np.where(t.token[j] > t.token[i], 9, found).astype(np.int32)


def speech_relation(t: Table, i: NDArray[np.int32], j: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return how two phrases stand to the quotations: in one, in another, who speaks …"""
    quoted, before = t.quote[i] >= 0, t.quote[j] >= 0
    speaks = quoted & (t.speaker[i] == t.token[j])
    alike = quoted & before & (t.quote[i] == t.quote[j])
    speaker = quoted & before & (t.speaker[i] == t.speaker[j]) & (t.speaker[i] >= 0)
    kinds = (speaks, alike, speaker, quoted & before, quoted, before)
    return np.select(kinds, (1, 2, 3, 4, 5, 6), 0).astype(np.int32)
