"""A veridicality signature and a predicate's factuality → that of what the predicate embeds.

A signature says what follows for what is embedded where the predicate is affirmed, and where it is
denied: from "did not refuse to leave" nothing follows. After Karttunen (2012), "Simple and phrasal
implicatives"; Saurí & Pustejovsky (2009), "FactBank: a corpus annotated with event factuality";
factives after Kiparsky & Kiparsky (1970), "Fact"; asides after Potts
(2005), "The Logic of Conventional Implicatures". The words stand in `words/lexicon.tsv`,
conjunctions, modal verbs and adverbs in `words/certainty.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.extract.factuality import ASSERTED, WEAKNESS, Factuality
from kg.records import Modality, Polarity


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is embedded is so or not so, with at most the commitment of `modality`."""

    polarity: Polarity
    modality: Modality | None = None
    lifts: frozenset[Modality] = frozenset()
    """Modalities of the predicate that do not reach what it embeds."""
    aside: bool = False
    """Whether it is the author's own, whoever is the source of the predicate."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What follows for what is embedded, where the predicate is affirmed and where it is denied."""

    affirmed: Outcome
    denied: Outcome
    example: str


POSITIVE, NEGATIVE = Polarity.POSITIVE, Polarity.NEGATIVE
SO, NOT_SO = Outcome(POSITIVE), Outcome(NEGATIVE)
ASIDE = Outcome(POSITIVE, aside=True)
ESTABLISHED = Outcome(POSITIVE, lifts=frozenset(Modality))
KNOWN = Outcome(POSITIVE, lifts=frozenset({Modality.REQUESTED}))  # "we must remember that"
REPORTED, ALLEGED = Outcome(POSITIVE, Modality.REPORTED), Outcome(POSITIVE, Modality.ALLEGED)
PLANNED, REQUESTED = Outcome(POSITIVE, Modality.PLANNED), Outcome(POSITIVE, Modality.REQUESTED)
POSSIBLE = Outcome(POSITIVE, Modality.POSSIBLE)
CONDITIONAL = Outcome(POSITIVE, Modality.CONDITIONAL)
DENIED, UNPLANNED = Outcome(NEGATIVE, Modality.ALLEGED), Outcome(NEGATIVE, Modality.PLANNED)

SIGNATURES = {
    "implicative": Signature(SO, NOT_SO, "managed to leave, the third judge to resign"),
    "causative": Signature(SO, POSSIBLE, "forced them to leave, confirmed that they left"),
    "negative": Signature(NOT_SO, SO, "failed to leave, cancelled talks"),
    "refusing": Signature(NOT_SO, POSSIBLE, "refused to leave"),
    "denying": Signature(DENIED, POSSIBLE, "denied that they left"),
    "factive": Signature(KNOWN, KNOWN, "regretted that they left"),
    "ability": Signature(POSSIBLE, NOT_SO, "is able to leave"),
    "unavoidable": Signature(NOT_SO, ESTABLISHED, "resisted leaving, could not help leaving"),
    "planning": Signature(PLANNED, UNPLANNED, "planned to leave, planned talks"),
    "requesting": Signature(REQUESTED, REQUESTED, "asked them to leave, demanded talks"),
    "attempting": Signature(REQUESTED, UNPLANNED, "tried to leave"),
    "obliged": Signature(REQUESTED, POSSIBLE, "have to leave; but who *had* to leave left"),
    "possible": Signature(POSSIBLE, POSSIBLE, "believed that they left, possible talks"),
    "claiming": Signature(ALLEGED, POSSIBLE, "claimed that they left, the alleged leader"),
    "reporting": Signature(REPORTED, POSSIBLE, "said that they left"),
    # What is beside a predicate, and not in it:
    "background": Signature(SO, SO, "was shot as he left; the firm that he led"),
    "established": Signature(ESTABLISHED, ESTABLISHED, "may resign after the vote failed"),
    "aside": Signature(ASIDE, ASIDE, "said Berg, who left"),  # Potts (2005)
    "excluded": Signature(NOT_SO, NOT_SO, "left without signing"),
    "intended": Signature(PLANNED, PLANNED, "came in order to leave, a plan whereby they leave"),
    "conditional": Signature(CONDITIONAL, CONDITIONAL, "leaves if they lose"),
}
"""All signatures. The modality of `affirmed` is what a modal verb, an adverb or an adjective of
that name gives its own clause or noun."""


def embedded(signature: str, outer: Factuality) -> Factuality:
    """Return the factuality of what a predicate of factuality `outer` embeds.

    >>> embedded("refusing", Factuality()).polarity.value
    'negative'
    """
    rule = SIGNATURES[signature]
    outcome = rule.denied if outer.negative else rule.affirmed
    if outcome.aside:
        return ASSERTED
    if outer.modality in outcome.lifts:
        own = Modality.ALLEGED if outer.sources else Modality.ASSERTED
        outer = replace(outer, modality=min(outer.modality, own, key=WEAKNESS.index))
    found = replace(outer, polarity=outcome.polarity)
    return found if outcome.modality is None else found.weakened(outcome.modality)


def modality_of(signature: str) -> Modality | None:
    """Return the modality that a word gives its own clause or noun, None where it only denies."""
    return SIGNATURES[signature].affirmed.modality
