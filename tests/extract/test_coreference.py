"""Which earlier words a pronoun or a bare definite noun stands for."""

from __future__ import annotations

import pytest

from kg.records import Mention, Statement
from tests.extract.trees import read


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Anna Berg left Oslo. She met Tomas Holt.", "She", "Anna Berg"),
        ("Tomas Holt said that he had met Anna Berg.", "he", "Tomas Holt"),
        ("Anna Berg met a delegation from Peru. The delegation left.", "The delegation",
         "delegation"),
        ("Anna Berg, who leads the Labour Party, met the envoy of Chad.", "who", "Anna Berg"),
        ("Berg has not signed the treaty, which Holt gave her.", "her", "Berg"),
        ("A company in Oslo bought Vinter Bank. The company then sold it.", "The company",
         "company"),
    ],
)  # fmt: skip  # one row a case
def test_stands_for(text: str, words: str, name: str) -> None:
    """A pronoun takes up the salient mention that agrees; "the company" takes up "a company"."""
    (mention,) = {m for m in _arguments(read(text).statements) if m.text == words}
    assert mention.referent.name == name
    assert mention.referent.text != words


def test_several_persons() -> None:
    """They are all who were named together."""
    found = read("Anna Berg and Mina Sato left Oslo. They met Tomas Holt.").statements
    meeting = [s.subject.referent.name for s in found if s.predicate == "kg:meets"]
    assert sorted(meeting) == ["Anna Berg", "Mina Sato"]


def test_it_is_what_happened() -> None:
    """In "It was good news" it is what was said before, no country or person."""
    (news,) = [
        s
        for s in read("Sweden signed the treaty. It was good news.").statements
        if s.predicate == "rel:be"
    ]
    assert news.subject.refers_to is None


def test_things_are_no_persons() -> None:
    """The ships that "it" had built are the firm's, not its owner's."""
    found = read("The firm whose owner fled sold the ships that it had built.").statements
    (built,) = [s for s in found if s.predicate == "kg:manufactures"]
    assert built.subject.referent.text == "The firm"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It emerged that Holt had met her.", "her"),
        ("The city where she met Holt fell.", "she"),
        ("The Norwegian delegation left.", "The Norwegian delegation"),
    ],
)
def test_stands_for_nothing(text: str, words: str) -> None:
    """Where nothing before agrees, or grammar forbids it, a pronoun stays open."""
    (mention,) = {m for m in _arguments(read(text).statements) if m.text == words}
    assert mention.refers_to is None


def _arguments(statements: tuple[Statement, ...]) -> list[Mention]:
    found = [m for s in statements for m in (s.subject, s.object) if m is not None]
    return found + [part.mention for s in statements for part in s.qualifiers]
