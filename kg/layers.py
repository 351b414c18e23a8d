"""How a text means what it says: polarity and modality in, the layer that a reader sees out."""

from __future__ import annotations

from enum import StrEnum


class Polarity(StrEnum):
    """Whether the text says it is so or says it is not."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Modality(StrEnum):
    """How far the text commits itself to a statement."""

    ASSERTED = "asserted"  # the article says so in its own voice
    REPORTED = "reported"  # a news medium says so, or an unnamed source through one
    ALLEGED = "alleged"  # somebody with a stake says so
    PLANNED = "planned"  # it is to happen
    POSSIBLE = "possible"  # it may be or happen
    CONDITIONAL = "conditional"  # it holds if something else does
    REQUESTED = "requested"  # somebody wants or offers it


class Layer(StrEnum):
    """How a reader is to take a statement; `Statement.layer` computes it."""

    FACT = "fact"
    REPORT = "report"
    CLAIM = "claim"
    PLAN = "plan"
    DENIAL = "denial"


LAYER_OF = {
    Modality.ASSERTED: Layer.FACT,
    Modality.REPORTED: Layer.REPORT,
    Modality.ALLEGED: Layer.CLAIM,
    Modality.POSSIBLE: Layer.CLAIM,
    Modality.CONDITIONAL: Layer.CLAIM,
    Modality.PLANNED: Layer.PLAN,
    Modality.REQUESTED: Layer.PLAN,
}
PLAIN_LAYERS = frozenset({Layer.FACT, Layer.REPORT})
"""The layers whose statements also become a plain edge subject → object, if both are things."""


def layer_of(polarity: Polarity, modality: Modality) -> Layer:
    """Return the layer of a statement with this polarity and modality.

    >>> layer_of(Polarity.NEGATIVE, Modality.ASSERTED)
    <Layer.DENIAL: 'denial'>
    """
    return Layer.DENIAL if polarity is Polarity.NEGATIVE else LAYER_OF[modality]
