"""Phrases, their pairs and how likely each is → clusters of phrases that name one thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.extract.coreference.descriptions import Descriptions
from kg.extract.coreference.pairs import Pairs
from kg.extract.coreference.phrases import PRONOUNS, Phrase

GENDERS = ("male", "female")
NAMELESS = 0.3
"""What a cluster without a name counts where "he" or "she" chooses: texts name their persons."""
ANONYMOUS = 0.1  # … and one of pronouns alone
Shares = dict[int, float]
"""How likely each cluster, by its number, is the one that a phrase belongs to."""


@dataclass(slots=True)
class Cluster:
    """Phrases that name one thing, and what its later phrases have to agree with."""

    phrases: list[Phrase] = field(default_factory=list)
    gender: str | None = None
    chain: int = -1
    described: set[int] = field(default_factory=set)
    """The heads of those that take up the cluster as descriptions of it."""

    def admits(self, phrase: Phrase) -> bool:
        """Return whether a phrase has no other gender and no other name."""
        agrees = self.gender is None or phrase.agreement not in GENDERS
        alike = self.chain < 0 or phrase.chain < 0 or self.chain == phrase.chain
        return alike and (agrees or self.gender == phrase.agreement)

    def weight(self, phrase: Phrase) -> float:
        """Return what speaks for this cluster, besides the ranker, as what a phrase takes up."""
        if phrase.form not in GENDERS or self.chain >= 0:
            return 1.0
        return ANONYMOUS if all(each.form in PRONOUNS for each in self.phrases) else NAMELESS

    def add(self, phrase: Phrase) -> None:
        """Take in a phrase."""
        self.phrases.append(phrase)
        if phrase.agreement in GENDERS:
            self.gender = phrase.agreement
        if phrase.chain >= 0:
            self.chain = phrase.chain


def cluster(
    phrases: Sequence[Phrase],
    pairs: Pairs,
    probabilities: Sequence[float],
    *,
    least: Mapping[str, float],
    descriptions: Descriptions | None = None,
) -> list[Cluster]:
    """Return the clusters, from left to right.

    A phrase joins the cluster whose phrases are together the most likely to be taken up, a named
    one before others, if they are at least as likely as `least` has it for its form; else it starts
    a cluster of its own. A pronoun that joined none still leads, as likely as it may, to those that
    it may take up: "she" behind an unclear "her" is who both of them may be.
    """
    clusters: list[Cluster] = []
    of: list[Shares] = []
    starts, earlier = pairs.starts.tolist(), pairs.earlier.tolist()
    for phrase, start, end in zip(phrases, starts, starts[1:], strict=False):
        likely: Shares = {}
        for row in range(start, end):
            for number, share in of[earlier[row]].items():
                likely[number] = likely.get(number, 0.0) + probabilities[row] * share
        open_ = max(likely.values(), default=0.0) >= least[phrase.form]
        number = _joined(phrase, clusters, likely) if open_ else None
        if number is not None and likely[number] < least[phrase.form]:
            number = None
        if number is None and descriptions is not None:
            number = descriptions.find(phrase)
            if number is not None:
                clusters[number].described.add(phrase.token.i)
        if number is None:
            number = len(clusters)
            of.append(_shares(phrase, clusters, likely))
            clusters.append(Cluster())
        else:
            of.append({number: 1.0})
        clusters[number].add(phrase)
        if descriptions is not None:
            descriptions.note(number, phrase)
    return clusters


def _shares(phrase: Phrase, clusters: Sequence[Cluster], likely: Shares) -> Shares:
    """Return what a phrase that joined no cluster may belong to: a noun only to its own."""
    own = len(clusters)
    if phrase.form not in GENDERS:
        return {own: 1.0}
    fitting = {at: mass for at, mass in likely.items() if clusters[at].admits(phrase)}
    return {**fitting, own: max(1.0 - sum(fitting.values()), 0.0)}


def _joined(phrase: Phrase, clusters: Sequence[Cluster], likely: Shares) -> int | None:
    """Return the number of the likeliest cluster that admits a phrase."""
    return max(
        (number for number in likely if clusters[number].admits(phrase)),
        key=lambda number: likely[number] * clusters[number].weight(phrase),
        default=None,
    )
