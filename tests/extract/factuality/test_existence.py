"""How far a text commits itself to what a noun names."""

from __future__ import annotations

import pytest

from kg.extract.factuality import ASSERTED
from kg.extract.factuality.existence import attribute_of, existence
from kg.records import Modality, Polarity
from tests.extract.trees import make_doc, tree

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


@pytest.mark.parametrize(
    ("text", "noun", "attribute"),
    [
        ("The alleged leader of the gang, Tomas Holt, fled.", "leader", "claiming"),
        ("The planned summit of Norway and Peru angered Chad.", "summit", "planning"),
        ("Former minister Anna Berg left Oslo.", "minister", "past"),
        ("The finance minister, Tomas Holt, left Oslo.", "minister", ""),
    ],
)
def test_attributes(text: str, noun: str, attribute: str) -> None:
    """An adjective can put what its noun names in doubt, in the future or in the past."""
    (token,) = [token for token in tree(text) if token.text == noun]
    assert attribute_of(token) == attribute
