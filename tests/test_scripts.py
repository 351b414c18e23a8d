"""Letters of another alphabet inside a word are noticed."""

from __future__ import annotations

import pytest

from kg.scripts import mixed_scripts


@pytest.mark.parametrize(
    ("name", "scripts"),
    [
        ("Рutin", ("Cyrillic", "Latin")),  # a Cyrillic Р
        ("Bank of Αmerica", ("Greek", "Latin")),  # a Greek Α
        ("Владимир Putin", ()),  # two words, each of one alphabet
        ("Müller-Šťastný", ()),
        ("北京 Radio 5α", ()),
        ("", ()),
    ],
)
def test_mixed_scripts(name: str, scripts: tuple[str, ...]) -> None:
    """The alphabets that one word mixes are named; words of different alphabets are no mixture."""
    assert mixed_scripts(name) == scripts
