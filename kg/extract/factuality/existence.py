"""A noun in its clause → how far the text commits itself to what it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.extract.factuality import ASSERTED, Factuality
from kg.extract.factuality.embedding import is_open
from kg.extract.factuality.modality import attribute_of, predicated_of
from kg.extract.reading import Reading
from kg.extract.syntax.clause import Clause
from kg.extract.syntax.negation import is_negated_nominal
from kg.extract.tokens import Token
from kg.records import Modality


def factuality_of_tokens(
    reading: Reading, clauses: Sequence[Clause], stances: Mapping[int, Factuality]
) -> dict[int, Factuality]:
    """Return, by token, the stance of the innermost clause around it; of a quoted word alleged."""
    heads = {clause.head.i for clause in clauses}
    found: dict[int, Factuality] = {}
    for token in reading.doc:
        head = token
        while head.i not in heads and head.head != head:
            head = head.head
        if head.i in stances:
            found[token.i] = unless_quoted(reading, token, stances[head.i])
    return found


def unless_quoted(reading: Reading, token: Token, stance: Factuality) -> Factuality:
    """Return `stance`, at most alleged where the word stands in quotation marks."""
    return stance.weakened(Modality.ALLEGED) if token.i in reading.quoted else stance


def existence_at(noun: Token, stance_at: Mapping[int, Factuality]) -> Factuality:
    """Return how far the text commits itself to what a noun names, asserted outside of clauses."""
    return existence(noun, stance_at.get(noun.i, ASSERTED))


def existence(noun: Token, stance: Factuality) -> Factuality:
    """Return how far the text commits itself to what a noun names in a clause.

    What a denied clause speaks of may be all the same: "did not condemn the attack".
    """
    judged = {attribute_of(noun), predicated_of(noun)} - {"", "past"}
    if is_negated_nominal(noun) or "negative" in judged:
        return stance.affirmed().negated()
    for modality in sorted(judged):
        stance = stance.weakened(Modality(modality))
    if is_open(noun):
        stance = stance.weakened(Modality.POSSIBLE)
    return stance.affirmed().weakened(Modality.POSSIBLE) if stance.negative else stance
