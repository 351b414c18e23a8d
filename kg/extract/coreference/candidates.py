"""The phrases of a document → for each the earlier ones that it may take up, the nearest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from kg.extract.coreference.phrases import AGREEMENTS, FORMS, PRONOUNS, Phrase
from kg.extract.coreference.table import Table

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


def find_candidates(phrases: Sequence[Phrase], table: Table) -> Iterator[NDArray[np.int32]]:
    """Yield the indices of each phrase's candidates, the nearest first."""
    agreeing = _agreeing()[table.form][:, table.agreement]  # phrase × candidate
    same: dict[object, list[int]] = defaultdict(list)
    first_of = np.searchsorted(table.sentence, np.arange(table.sentence.max(initial=0) + 2))
    for i, phrase in enumerate(phrases):
        keys: list[object] = [] if phrase.coordinated else [phrase.token.lemma_.lower()]
        titles = [] if phrase.coordinated else sorted(phrase.titles)
        if phrase.chain >= 0:
            keys = [phrase.chain, *keys]
        if phrase.form in PRONOUNS:
            keys = [phrase.form]
        chosen = (
            {j for key in keys for j in same[key][-6:]} if phrase.form != "indefinite" else set()
        )
        if phrase.form in REACH and not phrase.coordinated:
            low = int(first_of[max(phrase.sentence - REACH[phrase.form], 0)])
            chosen.update((np.flatnonzero(agreeing[i, low:i]) + low).tolist())
        for key in (*keys, *titles):
            same[key].append(i)
        possible = [j for j in chosen if _possible(phrases[j], phrase)]
        possible.sort(key=lambda j: (table.token[j] > table.token[i], -table.token[j]))
        yield np.array(possible[:MOST], dtype=np.int32)


def _possible(candidate: Phrase, phrase: Phrase) -> bool:
    """Tell whether a candidate neither is in the phrase nor has it as its own modifier."""
    head = candidate.token
    if _are_arguments_of_one(candidate, phrase) or _are_told_apart(candidate, phrase):
        return False
    if candidate.role == "predicate" and candidate.form != "name" and phrase.form in PRONOUNS:
        return False  # what it is told of can be taken up
    if head.i >= phrase.token.i:  # only in the clause that governs the pronoun's
        within = head.head.left_edge.i <= phrase.first and candidate.sentence == phrase.sentence
        return head.i > phrase.token.i and within and phrase.form in PRONOUNS
    misread = candidate.form == "name" and not candidate.known
    if phrase.form in ("male", "female") and candidate.agreement in MISREAD and not misread:
        return False
    if candidate.chain >= 0 and phrase.chain >= 0 and candidate.chain != phrase.chain:
        return False
    if candidate.first <= phrase.token.i <= candidate.last and not candidate.coordinated:
        return phrase.role == "poss" and phrase.token.head.i != candidate.token.i
    if phrase.first <= candidate.token.i <= phrase.last and candidate.token.i != phrase.token.i:
        return False
    return phrase.sentence - candidate.sentence <= FAR


def _are_told_apart(candidate: Phrase, phrase: Phrase) -> bool:
    """Tell whether modifiers part two of a kind: "the Russian" and "the Chadian delegation"."""
    nouns = candidate.form not in PRONOUNS and phrase.form not in PRONOUNS
    alike = nouns and candidate.token.lemma_ == phrase.token.lemma_
    return alike and bool(candidate.words - phrase.words and phrase.words - candidate.words)


def _are_arguments_of_one(candidate: Phrase, phrase: Phrase) -> bool:
    """Tell whether both belong to one verb: in "Holt had met her", "her" is not Holt."""
    arguments = phrase.role in ARGUMENTS and candidate.role in ARGUMENTS
    if not arguments or phrase.form not in PRONOUNS:
        return False
    reflexive = phrase.token.lower_.endswith(("self", "selves"))
    return candidate.token.head.i == phrase.token.head.i and not reflexive


@cache
def _agreeing() -> NDArray[np.bool_]:
    """Return form × agreement: whether a phrase of the form may take up such a one at all."""
    matrix = np.ones((len(FORMS), len(AGREEMENTS)), dtype=bool)
    for form, allowed in AGREES.items():
        matrix[FORMS.index(form)] = [kind in allowed.split() for kind in AGREEMENTS]
    return matrix
