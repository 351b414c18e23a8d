"""The conventions of names."""

from __future__ import annotations

import pytest

from kg.corpora.conventions import narrow, trim
from kg.extract.parse.neural.spans import NameSpan


def test_a_title_alone_is_no_name() -> None:
    """A person span of titles only disappears."""
    assert trim(("President",), NameSpan(0, 1, "per"), "PERSON") is None


@pytest.mark.parametrize(
    ("labels", "name", "expected"),
    [
        (("MISC", "EVENT"), "World Cup", ("EVENT",)),
        (("MISC", "EVENT"), "Battle of Kyiv", ("EVENT",)),
        (("MISC", "EVENT"), "Harry Potter", ("MISC",)),
        (("LOC", "FAC"), "Boryspil Airport", ("FAC",)),
        (("LOC", "FAC"), "Airport", ("LOC",)),
        (("ORG",), "World Cup", ("ORG",)),
    ],
)
def test_narrow(labels: tuple[str, ...], name: str, expected: tuple[str, ...]) -> None:
    """A type left open by its source is settled by the words of the name."""
    assert narrow(labels, name.split()) == expected
