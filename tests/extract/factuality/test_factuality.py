"""How far a text commits itself: it weakens, turns and has sources."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.factuality import ASSERTED, WEAKNESS
from kg.records import Holder, Mention, MentionKind, Modality, Passage, Polarity


def test_weakest_commitment_wins() -> None:
    """It is only ever weakened, whatever the order."""
    for stronger, weaker in pairwise(WEAKNESS):
        assert ASSERTED.weakened(stronger).weakened(weaker).modality is weaker
        assert ASSERTED.weakened(weaker).weakened(stronger).modality is weaker


def test_negation_is_undone_by_negation() -> None:
    """What is denied twice is so."""
    assert ASSERTED.negated().polarity is Polarity.NEGATIVE
    assert ASSERTED.negated().negated() == ASSERTED


def test_sources_nest() -> None:
    """A further source stands one level below the others, and nobody stands there twice."""
    one, two = (
        Mention(Passage("art-1", at, at + 4, name), "Person", MentionKind.NAME, name)
        for at, name in ((0, "Berg"), (9, "Holt"))
    )
    found = ASSERTED.with_sources((Holder(one),)).with_sources((Holder(two), Holder(one)))
    assert [(source.mention, source.level) for source in found.sources] == [(one, 0), (two, 1)]
    assert found.modality is Modality.ASSERTED
