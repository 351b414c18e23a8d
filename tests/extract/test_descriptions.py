"""Behaviour of kg.extract.statements.descriptions, and of clauses on predicate nouns."""

from __future__ import annotations

import pytest

import kg
from kg.extract.annotate import BUNDLED

pytestmark = pytest.mark.skipif(
    not (BUNDLED / "net.onnx").exists(), reason="the bundled model's weights are not there"
)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Maria Costa is a singer who lives in Porto.", "Maria Costa"),
        ("Maria Costa is also the lawyer who lives in Porto.", "Maria Costa"),
        ("Maria Costa may be the singer who lives in Porto.", "the singer who lives in Porto"),
        ("Maria Costa is not the singer who lives in Porto.", "the singer who lives in Porto"),
        ("Maria Costa is probably the singer who lives in Porto.", "the singer who lives in Porto"),
        ("It was a singer who lives in Porto.", "a singer who lives in Porto"),
    ],
)
def test_clause_on_a_predicate_noun(text: str, who: str) -> None:
    """What a clause says of a predicate noun holds of the subject, unless that is left open."""
    statements = kg.extract(text).statements
    lives = next(each for each in statements if each.predicate == "kg:livesIn")
    assert lives.subject.referent.text == who


@pytest.mark.parametrize(
    ("text", "owned"),
    [
        ("Andina Air, a carrier owned by Lars Ek, was fined.", "Andina Air"),
        ("Vega is a carrier owned by Lars Ek.", "Vega"),
        ("Vega may be a carrier owned by Lars Ek.", "a carrier"),
    ],
)
def test_participle_on_a_description(text: str, owned: str) -> None:
    """What a participle says of a description holds of what it describes."""
    statements = kg.extract(text).statements
    assert [
        each.object.text for each in statements if each.predicate == "kg:owns" and each.object
    ] == [owned]


def test_alleged_description_is_a_claim() -> None:
    """ "The alleged spy ship Vega" is none as a fact."""
    statements = kg.extract("The alleged spy ship Vega left Oslo.").statements
    described = [each for each in statements if each.predicate == "rel:be"]
    assert [each.is_plain for each in described] == [False]


def test_hedged_description_is_no_fact() -> None:
    """Whom the text takes for "perhaps a singer" is no singer as a fact."""
    statements = kg.extract("Maria Costa, perhaps a singer, left Oslo.").statements
    roles = [each for each in statements if each.predicate == "kg:holdsPosition"]
    assert [str(each.modality) for each in roles] == ["possible"]
