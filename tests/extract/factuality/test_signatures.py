"""What each veridicality signature does to what is embedded."""

from __future__ import annotations

import pytest

from kg.extract.factuality import ASSERTED, WEAKNESS, Factuality
from kg.extract.factuality.signatures import SIGNATURES, embedded, modality_of
from kg.records import Holder, Mention, MentionKind, Modality, Passage, Polarity

DENIED = ASSERTED.negated()
BERG = Mention(Passage("art-1", 0, 4, "Berg"), "Person", MentionKind.NAME, "Berg")
CASES = {
    "implicative": ("positive asserted", "negative asserted"),
    "causative": ("positive asserted", "positive possible"),
    "negative": ("negative asserted", "positive asserted"),
    "refusing": ("negative asserted", "positive possible"),
    "denying": ("negative alleged", "positive possible"),
    "factive": ("positive asserted", "positive asserted"),
    "ability": ("positive possible", "negative asserted"),
    "unavoidable": ("negative asserted", "positive asserted"),
    "planning": ("positive planned", "negative planned"),
    "requesting": ("positive requested", "positive requested"),
    "attempting": ("positive requested", "negative planned"),
    "obliged": ("positive requested", "positive possible"),
    "possible": ("positive possible", "positive possible"),
    "claiming": ("positive alleged", "positive possible"),
    "reporting": ("positive reported", "positive possible"),
    "background": ("positive asserted", "positive asserted"),
    "established": ("positive asserted", "positive asserted"),
    "aside": ("positive asserted", "positive asserted"),
    "excluded": ("negative asserted", "negative asserted"),
    "intended": ("positive planned", "positive planned"),
    "conditional": ("positive conditional", "positive conditional"),
}


def test_every_signature_has_a_case_and_an_example() -> None:
    """No signature goes untested or unexplained."""
    assert CASES.keys() == SIGNATURES.keys()
    assert all(rule.example for rule in SIGNATURES.values())


@pytest.mark.parametrize(("signature", "expected"), CASES.items())
def test_outcomes(signature: str, expected: tuple[str, str]) -> None:
    """What is embedded follows from its predicate, affirmed and denied."""
    found = (embedded(signature, ASSERTED), embedded(signature, DENIED))
    assert tuple(f"{each.polarity.value} {each.modality.value}" for each in found) == expected


@pytest.mark.parametrize("signature", sorted(SIGNATURES.keys() - {"aside", "established"}))
@pytest.mark.parametrize("modality", WEAKNESS)
def test_nothing_grows_more_certain(signature: str, modality: Modality) -> None:
    """What is embedded is at most as certain as its predicate, but for what that takes as known."""
    found = embedded(signature, Factuality(modality=modality)).modality
    lifts = SIGNATURES[signature].affirmed.lifts
    assert modality in lifts or WEAKNESS.index(found) >= WEAKNESS.index(modality)


def test_what_is_known_stays_the_word_of_its_source() -> None:
    """What somebody says we must remember, or cannot help, is alleged: their word, not ours."""
    said = Factuality(Polarity.POSITIVE, Modality.REQUESTED, (Holder(BERG),))
    assert embedded("factive", said).modality is Modality.ALLEGED
    denied = Factuality(Polarity.NEGATIVE, Modality.POSSIBLE, (Holder(BERG),))
    assert embedded("unavoidable", denied).modality is Modality.ALLEGED
    assert embedded("aside", said) == ASSERTED


def test_modality_of_a_word() -> None:
    """A modal verb or an adjective gives its own clause or noun the modality of its signature."""
    assert modality_of("planning") is Modality.PLANNED
    assert modality_of("negative") is None
