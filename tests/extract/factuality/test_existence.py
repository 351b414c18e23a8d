"""How far a text commits itself to what a noun names."""

from __future__ import annotations

import pytest

from kg.extract.factuality import ASSERTED
from kg.extract.factuality.existence import existence
from kg.records import Modality, Polarity
from tests.extract.trees import make_doc

VERB = """\
Talks talk NOUN NNS {relation} 2
{verb} root 0
{rest}
"""


@pytest.mark.parametrize(
    ("verb", "rest", "polarity", "modality"),
    [
        ("eluded elude VERB VBD", "Norway Norway PROPN NNP obj 2", "negative", "asserted"),
        ("fizzled fizzle VERB VBD", ". . PUNCT . punct 2", "negative", "asserted"),
        ("continued continue VERB VBD", ". . PUNCT . punct 2", "positive", "asserted"),
        ("possible possible ADJ JJ", "are be AUX VBP cop 2", "positive", "possible"),
        ("due due ADJ JJ", "are be AUX VBP cop 2", "positive", "planned"),
    ],
)
def test_predicates(verb: str, rest: str, polarity: str, modality: str) -> None:
    """What is predicated of an event says whether it comes about: "talks eluded Norway"."""
    doc = make_doc(VERB.format(relation="nsubj", verb=verb, rest=rest))
    assert existence(doc[0], ASSERTED).polarity == Polarity(polarity)
    assert existence(doc[0], ASSERTED).modality == Modality(modality)


def test_what_is_eluded_is_no_error() -> None:
    """The object of a verb whose *subject* does not come about is read as any: "eluded arrest"."""
    doc = make_doc(
        "Holt Holt PROPN NNP nsubj 2\neluded elude VERB VBD root 0\narrest arrest NOUN NN obj 2"
    )
    assert existence(doc[2], ASSERTED) == ASSERTED
