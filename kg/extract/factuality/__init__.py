"""How far a text commits itself to what it says: polarity, modality, sources.

The stages: `embedding` finds the predicate that a clause hangs on and the signature of the pair;
`signatures` says what each signature does; `modality` reads the clause's own words; `reporting`,
`named_sources` and `parentheticals` find who says so; `assignment` puts it all together. For nouns
`existence` does.
"""

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
    """How far the author and the sources of a text commit themselves to an event."""

    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.ASSERTED
    sources: tuple[Holder, ...] = ()

    @property
    def negative(self) -> bool:
        """Return whether the text denies it."""
        return self.polarity is Polarity.NEGATIVE

    def weakened(self, modality: Modality) -> Factuality:
        """Return the same with at most the commitment of `modality`."""
        return replace(self, modality=max(self.modality, modality, key=WEAKNESS.index))

    def negated(self) -> Factuality:
        """Return the same with the other polarity."""
        polarity = Polarity.POSITIVE if self.negative else Polarity.NEGATIVE
        return replace(self, polarity=polarity)

    def affirmed(self) -> Factuality:
        """Return the same with positive polarity."""
        return replace(self, polarity=Polarity.POSITIVE)

    def with_sources(self, sources: tuple[Holder, ...]) -> Factuality:
        """Return the same with `sources` one level below those it has."""
        depth = 1 + max((source.level for source in self.sources), default=-1)
        deeper = tuple(replace(source, level=source.level + depth) for source in sources)
        known = {source.mention.referent for source in self.sources}
        added = tuple(source for source in deeper if source.mention.referent not in known)
        return replace(self, sources=self.sources + added)


ASSERTED = Factuality()
"""What the author says in their own voice."""
