"""Behaviour of kg.extract.values.figures: words → number."""

from __future__ import annotations

import pytest

from kg.extract.values.figures import plain, read_number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("1,234.50", "1234.5"),
        ("1.2 trillion", "1200000000000"),
        ("5bn", "5000000000"),
        ("half a million", "500000"),
        ("two and a half million", "2500000"),
        ("two hundred and fifty", "250"),
        ("two hundred thousand and five", "200005"),
        ("twenty-five", "25"),
        ("two dozen", "24"),
        ("a hundred", "100"),
        ("500 crore", "5000000000"),
    ],
)
def test_numbers_are_read(words: str, number: str) -> None:
    """Digits, words and magnitudes give one exact number."""
    value = read_number(words)
    assert value is not None
    assert plain(value) == number


@pytest.mark.parametrize("words", ["", "several", "a", "few thousand"])
def test_no_number_is_none(words: str) -> None:
    """Words that leave the size open give no number."""
    assert read_number(words) is None
