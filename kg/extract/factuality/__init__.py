"""How far a text commits itself to a statement: polarity, modality, holders."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.records import Holder, Modality, Polarity

WEAKNESS = (
    Modality.ASSERTED, Modality.REPORTED, Modality.ALLEGED, Modality.PLANNED,
    Modality.REQUESTED, Modality.POSSIBLE, Modality.CONDITIONAL,
)  # fmt: skip
"""The modalities from the strongest commitment to the weakest: the weakest wins."""


@dataclass(frozen=True, slots=True)
class Factuality:
    """How a text stands to what it says."""

    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.ASSERTED
    sources: tuple[Holder, ...] = ()

    @property
    def negative(self) -> bool:
        """Tell whether the text denies it."""
        return self.polarity is Polarity.NEGATIVE

    def weakened(self, modality: Modality) -> Factuality:
        """Return this stance with at most the commitment of `modality`."""
        return replace(self, modality=max(self.modality, modality, key=WEAKNESS.index))

    def negated(self) -> Factuality:
        """Return this stance with the other polarity."""
        polarity = Polarity.POSITIVE if self.negative else Polarity.NEGATIVE
        return replace(self, polarity=polarity)

    def affirmed(self) -> Factuality:
        """Return this stance with positive polarity."""
        return replace(self, polarity=Polarity.POSITIVE)

    def with_sources(self, holders: tuple[Holder, ...]) -> Factuality:
        """Return this stance with `holders` one level below those it has."""
        depth = 1 + max((holder.level for holder in self.sources), default=-1)
        deeper = tuple(replace(holder, level=holder.level + depth) for holder in holders)
        known = {holder.mention.referent for holder in self.sources}
        added = tuple(holder for holder in deeper if holder.mention.referent not in known)
        return replace(self, sources=self.sources + added)


ASSERTED = Factuality()
