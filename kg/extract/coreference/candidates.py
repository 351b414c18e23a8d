"""The phrases of a document → for each the earlier ones that it may take up, the nearest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from kg.extract.coreference.phrases import AGREEMENTS, FORMS, PRONOUNS, ROLES, Phrase
from kg.extract.coreference.speakers import chains_beside, speakers_before, told_by
from kg.extract.coreference.table import Flags, Rows, Table
from kg.extract.reading import Reading
from kg.extract.tree import child

REACH = {"male": 5, "female": 5, "thing": 3, "many": 4, "first": 4, "first_many": 4, "second": 4,
         "this": 2, "these": 2, "name": 1, "the": 3, "that": 4, "own": 2}  # fmt: skip
"""Sentences back in which a phrase of this form may take up any that agrees."""
MOST = 48  # candidates of one phrase
ARGUMENTS = ("subject", "passive", "object", "recipient", "agent")

AGREES: Mapping[str, str] = {
    "male": "male person speaker unknown body place event thing",
    "female": "female person speaker unknown body place event thing",
    "thing": "body place thing event unknown amount time person",
    "many": "persons body bodies things unknowns person male female unknown speaker",
    "first": "speaker person male female",
    "first_many": "speaker persons body bodies unknowns",
    "second": "speaker person male female persons",
    "this": "thing event body place unknown amount time",
    "these": "things unknowns persons bodies event",
}
"""What each pronoun may take up."""
MISREAD = ("body", "place", "event", "thing")
"""What a person's name is now and then taken for, and the other way round; but only a name."""


def find_candidates(phrases: Sequence[Phrase], table: Table, reading: Reading) -> Rows:
    """Return the pairs of each phrase and its candidates, the nearest first."""
    size = max(len(phrases), 1)
    pairs = np.unique(np.concatenate([_within_reach(table), _of_one_name(phrases)]))
    later, earlier = (each.astype(np.int32) for each in np.divmod(pairs, size))
    rows = Rows(phrases, table, later, earlier)
    rows = rows.where(_are_possible(rows) & ~_are_unspoken(rows, reading))
    here, there = rows.of_later("token"), rows.of_earlier("token")
    rows = rows.where(np.lexsort((-there, there > here, rows.later)))
    starts = np.searchsorted(rows.later, np.arange(size))
    return rows.where(np.arange(len(rows.later)) - starts[rows.later] < MOST)


def _within_reach(t: Table) -> NDArray[np.int64]:
    """Return the pairs that agree and are near, each as one number."""
    sentence, size = t["sentence"], len(t["token"])
    first_of = np.searchsorted(sentence, np.arange(sentence.max(initial=0) + 1))
    reach = np.array([REACH.get(form, 0) for form in FORMS])[t["form"]]
    index = np.arange(size)
    low = np.where(
        (reach > 0) & (t["coordinated"] == 0), first_of[np.maximum(sentence - reach, 0)], index
    )
    later = np.repeat(index, index - low)
    earlier = np.arange(len(later)) - np.repeat(np.cumsum(index - low) - index, index - low)
    agreeing = _agreeing()[t["form"][later], t["agreement"][earlier]]
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


def _are_possible(rows: Rows) -> Flags:
    """Return of each pair whether the candidate neither is in the phrase nor has it as modifier."""
    i, j = rows.of_later, rows.of_earlier
    here, there = i("token"), j("token")
    pronoun, poss = i("form") < len(PRONOUNS), i("role") == ROLES.index("poss")
    around = (j("first") <= here) & (here <= j("last")) & (j("coordinated") == 0)
    inside = (i("first") <= there) & (there <= i("last"))
    apart = np.where(around, (poss | pronoun) & (i("governor") != there), ~inside)
    other_name = (i("chain") >= 0) & (j("chain") >= 0) & ~rows.alike("chain")
    before = (there < here) & apart & ~other_name & ~_are_no_person(rows)
    # behind it only in the clause that governs a pronoun's clause; "his counterpart" is not he
    behind = (there > here) & (j("left") <= i("first")) & rows.alike("sentence") & pronoun & ~around
    one_verb = _are_of_one_verb(rows) | _are_named_beside(rows)
    possible: Flags = (before | behind) & ~one_verb & ~_are_told_apart(rows)
    return possible


def _are_no_person(rows: Rows) -> Flags:
    """Return of which pairs "he" would take up a thing, or "it" a person; a name may be misread."""
    misread = np.isin(rows.of_earlier("agreement"), [AGREEMENTS.index(kind) for kind in MISREAD])
    sure = (rows.of_earlier("form") != FORMS.index("name")) | (rows.of_earlier("known") == 1)
    gendered = np.isin(rows.of_later("form"), [FORMS.index("male"), FORMS.index("female")])
    thing = rows.of_later("form") == FORMS.index("thing")
    person = rows.of_earlier("agreement") == AGREEMENTS.index("person")
    found: Flags = sure & ((gendered & misread) | (thing & person))
    return found


def _are_told_apart(rows: Rows) -> Flags:
    """Return of which pairs modifiers tell apart two of a kind: "the Russian", "the Chadian"."""
    forms = np.minimum(rows.of_later("form"), rows.of_earlier("form"))
    one_name = rows.alike("chain") & (rows.of_later("chain") >= 0)
    found: Flags = (forms >= len(PRONOUNS)) & rows.alike("lemma") & ~one_name
    for at in np.flatnonzero(found).tolist():
        one, other = rows.pair(at)
        parted = bool(other.words - one.words) and bool(one.words - other.words)
        found[at] = parted and one.token.lemma_ == other.token.lemma_
    return found


def _are_of_one_verb(rows: Rows) -> Flags:
    """Return of which pairs one verb has both: in "Holt had met her", "her" is not Holt.

    A verb that is coordinated with another has its subject. So too "Berg is his son".
    """
    i, j = rows.of_later, rows.of_earlier
    subject = j("role") == ROLES.index("subject")
    arguments = [ROLES.index(role) for role in ARGUMENTS]
    plain = _are_plain_arguments(rows.table)[rows.later]
    found: Flags = rows.alike("governor") & (
        (plain & np.isin(j("role"), arguments)) | (subject & (i("role") == ROLES.index("poss")))
    )
    subject |= j("role") == ROLES.index("passive")
    for at in np.flatnonzero(plain & subject & (i("above") == j("governor"))).tolist():
        verb = rows.pair(at)[0].token.head  # "Holt chased the thief and held him"
        found[at] |= verb.dep_ == "conj" and child(verb, "nsubj", "nsubj:pass") is None
    return found


def _are_named_beside(rows: Rows) -> Flags:
    """Return of which pairs the candidate's name stands in the clause of the pronoun's verb.

    In "Holt spoke. He accused Holt", "he" is somebody else.
    """
    t = rows.table
    named = (t["chain"] >= 0) & np.isin(t["role"], [ROLES.index(role) for role in ARGUMENTS])
    chains = int(t["chain"].max(initial=0)) + 1
    beside = (t["governor"] * chains + t["chain"])[named]
    wanted = rows.of_later("governor") * chains + rows.of_earlier("chain")
    chained = rows.of_earlier("chain") >= 0
    within = [at * chains + chain for at, chain in chains_beside(rows.phrases)]
    found: Flags = _are_plain_arguments(t)[rows.later] & np.isin(wanted, beside)
    found |= np.isin(rows.later * chains + rows.of_earlier("chain"), within)
    return chained & found


def _are_unspoken(rows: Rows, reading: Reading) -> Flags:
    """Return of which pairs the candidate has not the words that the pronoun goes on with.

    It may be the last source, or somebody named since; not whom that source speaks of.
    """
    found = np.zeros(len(rows.later), dtype=bool)
    for at, source in speakers_before(rows.phrases, reading).items():
        told = told_by(source)
        for pair in np.flatnonzero(rows.later == at).tolist():
            other = rows.phrases[rows.earlier[pair]]
            since = other.token.i > source.token.i and other.token.i not in told
            found[pair] = other is not source and (not since or other.token.i in reading.quoted)
    return found


def _are_plain_arguments(t: Table) -> Flags:
    """Return which phrases are pronouns that are arguments of a verb, and not reflexive."""
    arguments = np.isin(t["role"], [ROLES.index(role) for role in ARGUMENTS])
    found: Flags = arguments & (t["form"] < len(PRONOUNS)) & (t["reflexive"] == 0)
    return found


@cache
def _agreeing() -> NDArray[np.bool_]:
    """Return form × agreement: whether a phrase of the form may take up such a one at all."""
    matrix = np.ones((len(FORMS), len(AGREEMENTS)), dtype=bool)
    for form, allowed in AGREES.items():
        matrix[FORMS.index(form)] = [kind in allowed.split() for kind in AGREEMENTS]
    return matrix
