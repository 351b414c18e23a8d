"""The phrases of a document → for each the earlier ones that it may take up, the nearest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from kg.extract.coreference.phrases import AGREEMENTS, FORMS, PRONOUNS, ROLES, Phrase
from kg.extract.coreference.table import Table
from kg.extract.tree import children

REACH = {"male": 5, "female": 5, "thing": 3, "many": 4, "first": 4, "first_many": 4, "second": 4,
         "this": 2, "these": 2, "name": 1, "the": 3, "that": 4, "own": 2}  # fmt: skip
"""Sentences back in which a phrase of this form may take up any that agrees."""
FAR = 40  # sentences back for the same noun or name
MOST = 48  # candidates of one phrase
ARGUMENTS = ("subject", "passive", "object", "recipient", "agent")

AGREES: Mapping[str, str] = {
    "male": "male person speaker unknown body place event thing",
    "female": "female person speaker unknown body place event thing",
    "thing": "body place thing event unknown amount time",
    "many": "persons body bodies things unknowns person male female unknown speaker",
    "first": "speaker person male female",
    "first_many": "speaker persons body bodies unknowns",
    "second": "speaker person male female persons",
    "this": "thing event body place unknown amount time",
    "these": "things unknowns persons bodies event",
}
"""What each pronoun may take up."""
MISREAD = ("body", "place", "event", "thing")
"""What a person's name is now and then taken for; but only a name."""


def find_candidates(
    phrases: Sequence[Phrase], table: Table
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return the pairs of each phrase and its candidates, the nearest first, as two columns."""
    size = max(len(phrases), 1)
    pairs = np.unique(np.concatenate([_within_reach(table), _of_one_name(phrases)]))
    later, earlier = (each.astype(np.int32) for each in np.divmod(pairs, size))
    possible = _are_possible(phrases, table, later, earlier)
    later, earlier = later[possible], earlier[possible]
    token = table.token
    order = np.lexsort((-token[earlier], token[earlier] > token[later], later))
    later, earlier = later[order], earlier[order]
    starts = np.searchsorted(later, np.arange(size))
    few = np.arange(len(later)) - starts[later] < MOST
    return later[few], earlier[few]


def _within_reach(t: Table) -> NDArray[np.int64]:
    """Return the pairs that agree and are near, each as one number."""
    size = len(t.token)
    first_of = np.searchsorted(t.sentence, np.arange(t.sentence.max(initial=0) + 1))
    reach = np.array([REACH.get(form, 0) for form in FORMS])[t.form]
    index = np.arange(size)
    low = np.where(
        (reach > 0) & (t.coordinated == 0), first_of[np.maximum(t.sentence - reach, 0)], index
    )
    later = np.repeat(index, index - low)
    earlier = np.arange(len(later)) - np.repeat(np.cumsum(index - low) - index, index - low)
    agreeing = _agreeing()[t.form[later], t.agreement[earlier]]
    pairs: NDArray[np.int64] = (later * size + earlier)[agreeing]
    return pairs


def _of_one_name(phrases: Sequence[Phrase]) -> NDArray[np.int64]:
    """Return the pairs with the latest of the same noun, name or pronoun, each as one number."""
    same: dict[object, list[int]] = defaultdict(list)
    found: list[int] = []
    for i, phrase in enumerate(phrases):
        keys: list[object] = [] if phrase.coordinated else [phrase.token.lemma_.lower()]
        if phrase.chain >= 0:
            keys = [phrase.chain, *keys]
        if phrase.form in PRONOUNS:
            keys = [phrase.form]
        if phrase.form != "indefinite":
            found += [i * len(phrases) + j for key in keys for j in same[key][-6:]]
        for key in (*keys, *phrase.titles):
            same[key].append(i)
    return np.array(found, dtype=np.int64)


def _are_possible(
    phrases: Sequence[Phrase], t: Table, i: NDArray[np.int32], j: NDArray[np.int32]
) -> NDArray[np.bool_]:
    """Tell of each pair whether the candidate neither is in the phrase nor has it as modifier."""
    pronoun = t.form[i] < len(PRONOUNS)
    name = FORMS.index("name")
    told_of = (t.role[j] == ROLES.index("predicate")) & (t.form[j] != name) & pronoun
    # behind the phrase only in the clause that governs the pronoun's
    governing = (t.left[j] <= t.first[i]) & (t.sentence[i] == t.sentence[j]) & pronoun
    around = (t.first[j] <= t.token[i]) & (t.token[i] <= t.last[j]) & (t.coordinated[j] == 0)
    governing &= ~around  # "his counterpart" is not he
    poss = t.role[i] == ROLES.index("poss")
    # in "Berg, who resigned when she lost" the pronoun stands deeper than the relative clause
    below = poss | (pronoun & (t.above[i] != t.token[j]))
    owned = below & (t.governor[i] != t.token[j])
    inside = (t.first[i] <= t.token[j]) & (t.token[j] <= t.last[i])
    apart = np.where(around, owned, ~inside & (t.sentence[i] - t.sentence[j] <= FAR))
    other_name = (t.chain[i] >= 0) & (t.chain[j] >= 0) & (t.chain[i] != t.chain[j])
    alike = ~_are_no_person(t, i, j) & ~other_name
    before = t.token[j] < t.token[i]
    fits = np.where(before, alike & apart, governing & (t.token[j] > t.token[i]))
    # "Berg is his son" tells of two
    other = (t.role[j] == ROLES.index("subject")) & poss & (t.governor[i] == t.governor[j])
    other |= told_of | _are_arguments_of_one(phrases, t, i, j) | _are_told_apart(phrases, t, i, j)
    possible: NDArray[np.bool_] = fits & ~other
    return possible


def _are_no_person(t: Table, i: NDArray[np.int32], j: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Tell of each pair whether "he" or "she" would take up what is none; a name may be misread."""
    misread = np.isin(t.agreement, [AGREEMENTS.index(kind) for kind in MISREAD])
    misread &= (t.form != FORMS.index("name")) | (t.known == 1)
    gendered = np.isin(t.form, [FORMS.index("male"), FORMS.index("female")])
    return np.logical_and(gendered[i], misread[j])


def _are_told_apart(
    phrases: Sequence[Phrase], t: Table, i: NDArray[np.int32], j: NDArray[np.int32]
) -> NDArray[np.bool_]:
    """Tell of each pair whether modifiers part two of a kind: "the Russian" and "the Chadian"."""
    found: NDArray[np.bool_] = np.minimum(t.form[i], t.form[j]) >= len(PRONOUNS)
    found &= t.lemma[i] == t.lemma[j]
    for at in np.flatnonzero(found).tolist():
        one, other = phrases[i[at]], phrases[j[at]]
        parted = bool(other.words - one.words) and bool(one.words - other.words)
        found[at] = parted and one.token.lemma_ == other.token.lemma_
    return found


def _are_arguments_of_one(
    phrases: Sequence[Phrase], t: Table, i: NDArray[np.int32], j: NDArray[np.int32]
) -> NDArray[np.bool_]:
    """Tell of each pair whether one verb has both: in "Holt had met her", "her" is not Holt.

    A verb that is coordinated with another has its subject.

    Nor is *she* in "she and Holt", where the one hangs on the other as conjunct.
    """
    argument = np.isin(t.role, [ROLES.index(role) for role in ARGUMENTS])
    plain = argument & (t.form < len(PRONOUNS))
    for at in np.flatnonzero(plain).tolist():
        plain[at] = not phrases[at].token.lower_.endswith(("self", "selves"))
    found: NDArray[np.bool_] = plain[i] & argument[j] & (t.governor[i] == t.governor[j])
    subject = (t.role[j] == ROLES.index("subject")) | (t.role[j] == ROLES.index("passive"))
    for at in np.flatnonzero(plain[i] & subject & (t.above[i] == t.governor[j])).tolist():
        verb = phrases[i[at]].token.head  # "Holt chased the thief and held him"
        found[at] |= verb.dep_ == "conj" and not children(verb, "nsubj", "nsubj:pass")
    conjunct = t.role == ROLES.index("conj")
    joined: NDArray[np.bool_] = (conjunct[i] & (t.governor[i] == t.token[j])) | (
        conjunct[j] & (t.governor[j] == t.token[i])
    )
    found |= joined & (t.form[i] < len(PRONOUNS)) & (t.coordinated[j] == 0)
    return found


@cache
def _agreeing() -> NDArray[np.bool_]:
    """Return form × agreement: whether a phrase of the form may take up such a one at all."""
    matrix = np.ones((len(FORMS), len(AGREEMENTS)), dtype=bool)
    for form, allowed in AGREES.items():
        matrix[FORMS.index(form)] = [kind in allowed.split() for kind in AGREEMENTS]
    return matrix
