"""What is said of nobody known stays out of the graph."""

from __future__ import annotations

from dataclasses import replace

from kg.records import Holder, MentionKind, Qualifier
from kg.resolve import drop_unresolved
from tests.sample import ACCORD, EXTRACTIONS, HAND, HEADS, OSLO, SHE, SIGN

NOBODY = replace(SHE, refers_to=None)
EXTRACTION = EXTRACTIONS[0]


def test_a_pronoun_with_an_antecedent_stays() -> None:
    """What "she" says is kept where it is known who she is, and so is all else."""
    assert drop_unresolved(EXTRACTION) == EXTRACTION


def test_subject_and_object() -> None:
    """A statement about an unresolved pronoun is left out, and the pronoun with it."""
    statements = (HEADS, replace(SIGN, subject=NOBODY), replace(SIGN, object=NOBODY))
    found = drop_unresolved(replace(EXTRACTION, mentions=(NOBODY, ACCORD), statements=statements))
    assert found.statements == (HEADS,)
    assert found.mentions == (ACCORD,)


def test_a_chain_of_pronouns() -> None:
    """A pronoun that refers to another unresolved pronoun names nobody either."""
    again = replace(NOBODY, refers_to=replace(NOBODY, kind=MentionKind.PRONOUN))
    assert (
        drop_unresolved(replace(EXTRACTION, statements=(replace(SIGN, subject=again),))).statements
        == ()
    )


def test_other_parts() -> None:
    """Of sources and qualifiers only the unresolved one is left out; it stays a claim."""
    said = replace(
        SIGN, holders=(*SIGN.holders, Holder(NOBODY, 1)), qualifiers=(Qualifier("for", NOBODY),)
    )
    given = replace(EXTRACTION, statements=(said, HAND))
    assert drop_unresolved(given).statements == (replace(SIGN, qualifiers=()), HAND)
    assert OSLO in [part.mention for part in HAND.qualifiers]
