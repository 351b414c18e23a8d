"""How far a text commits itself: stances weaken, turn and are held."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.factuality import ASSERTED, WEAKNESS
from kg.records import Holder, Mention, MentionKind, Modality, Passage, Polarity


def test_weakest_commitment_wins() -> None:
    """A stance is only ever weakened, whatever the order."""
    for stronger, weaker in pairwise(WEAKNESS):
        assert ASSERTED.weakened(stronger).weakened(weaker).modality is weaker
        assert ASSERTED.weakened(weaker).weakened(stronger).modality is weaker


def test_negation_is_undone_by_negation() -> None:
    """What is denied twice is so."""
    assert ASSERTED.negated().polarity is Polarity.NEGATIVE
    assert ASSERTED.negated().negated() == ASSERTED


def test_holders_nest() -> None:
    """A further holder stands one level below the others, and nobody stands there twice."""
    one, two = (
        Mention(Passage("art-1", at, at + 4, name), "Person", MentionKind.NAME, name)
        for at, name in ((0, "Berg"), (9, "Holt"))
    )
    stance = ASSERTED.with_sources((Holder(one),)).with_sources((Holder(two), Holder(one)))
    assert [(holder.mention, holder.level) for holder in stance.holders] == [(one, 0), (two, 1)]
    assert stance.modality is Modality.ASSERTED
