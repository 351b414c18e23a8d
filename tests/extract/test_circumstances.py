"""When and where a clause is so, and who else has a part in it."""

from __future__ import annotations

import pytest

import kg
from kg.extract.annotate import BUNDLED
from tests.extract.trees import one, read


@pytest.mark.parametrize(
    ("text", "predicate", "when"),
    [
        ("Berg arrived in Oslo on 2 June 2023.", "kg:arrivesIn", "2023-06-02"),
        ("Berg met Holt in Oslo at 10:30 on Monday.", "kg:meets", "2024-05-13T10:30"),
        ("Berg will arrive in Oslo on Monday.", "kg:arrivesIn", "2024-05-20"),
        ("Holt took over Vinter Bank last year.", "kg:acquires", "2023"),
        ("Holt worked in Oslo from 2019 to 2021.", "rel:work-in", "2019/2021"),
        ("Berg left Oslo after meeting Tomas Holt.", "kg:meets", None),
        ("In Oslo on Monday, Berg met Holt and praised Sato.", "kg:praises", "2024-05-13"),
    ],
)
def test_when(text: str, predicate: str, when: str | None) -> None:
    """A day and a clock time make one time; a weekday lies ahead of a plan, behind a fact."""
    time = one(read(text), predicate).when
    assert (time and time.value) == when


@pytest.mark.parametrize(
    ("text", "predicate", "where"),
    [
        ("Berg met Holt in Oslo at 10:30 on Monday.", "kg:meets", "Oslo"),
        ("In Oslo, Berg met the minister of trade and an unarmed soldier.", "kg:meets", "Oslo"),
        ("Holt was arrested and jailed by the police in Oslo.", "kg:arrests", "Oslo"),
        ("In Oslo on Monday, Berg met Holt and praised Sato.", "kg:praises", "Oslo"),
        ("Berg arrived in Oslo on 2 June 2023.", "kg:arrivesIn", None),
        ("Berg arrived in Oslo for talks with Sweden before that.", "kg:arrivesIn", None),
    ],
)
def test_where(text: str, predicate: str, where: str | None) -> None:
    """A place qualifies a statement, unless it is the statement's own object."""
    stated = [s for s in read(text).statements if s.predicate == predicate]
    assert {s.where and s.where.text for s in stated} == {where}


@pytest.mark.parametrize(
    ("text", "predicate", "qualifiers"),
    [
        ("Berg gave Holt the report.", "kg:gives", [("to", "Holt")]),
        ("The company owned by Tomas Holt sold ships to Peru.", "kg:sells", [("to", "Peru")]),
        ("Mina Sato, who Holt criticised for her silence, left Oslo.", "kg:criticizes",
         [("for", "her silence")]),
        ("Norway appointed Anna Berg as ambassador to Peru.", "kg:appoints",
         [("as", "ambassador to Peru")]),
        ("For now, Berg works with Holt.", "kg:cooperatesWith", []),
        ("Sweden signed the treaty, according to the minister.", "kg:signs", []),
    ],
)  # fmt: skip  # one row a case
def test_qualifiers(text: str, predicate: str, qualifiers: list[tuple[str, str]]) -> None:
    """Recipients and prepositional arguments qualify; times, adverbs and sources do not."""
    stated = one(read(text), predicate)
    assert [(part.role, part.mention.text) for part in stated.qualifiers] == qualifiers


def test_offices_and_sources_are_no_participants() -> None:
    """ "Under the chairmanship of" and "before that" point at no participant."""
    text = (
        "The Norwegian and Swedish delegations met at Hilton Hotel in Oslo on Friday "
        "under the chairmanship of Mina Sato."
    )
    parts = [part for s in read(text).statements for part in s.qualifiers]
    assert "under" not in {part.role for part in parts}
    found = read("Berg arrived in Oslo for talks with Sweden before that.")
    assert "before" not in {part.role for s in found.statements for part in s.qualifiers}


@pytest.mark.skipif(not (BUNDLED / "net.onnx").exists(), reason="the bundled model is not there")
@pytest.mark.parametrize(
    ("text", "qualifiers"),
    [
        ("Talks will resume if Chad agrees.", [("if", "Chad agrees")]),
        ("The minister resigned because he had lied.", [("because", "he had lied")]),
        ("Anna Berg left when the talks failed.", [("when", "the talks failed")]),
        ("Anna Berg left, although she had won.", []),
        ("As Reuters reported, Chad left.", []),
        ("Nordbank called the plan useless and dangerous.",
         [("as", "useless"), ("as", "dangerous")]),
    ],
)  # fmt: skip  # one row a case
def test_clauses_qualify(text: str, qualifiers: list[tuple[str, str]]) -> None:
    """Why, when and on what condition it is so, and what somebody calls a thing, qualify."""
    statements = kg.extract(text).statements
    main = max(statements, key=lambda each: len(each.qualifiers))
    assert [(part.role, part.mention.text) for part in main.qualifiers] == qualifiers
