"""The table of prepositions that nouns select."""

from __future__ import annotations

from importlib import resources

from kg.extract.words.selection import completes

ROWS = resources.files("kg.extract.words").joinpath("selection.tsv").read_text("utf-8").splitlines()


def test_rows_are_sorted_and_have_two_cells() -> None:
    """A row is a noun and its links; no noun has two."""
    nouns = [noun for noun, _ in (row.split("\t") for row in ROWS)]
    assert nouns == sorted(set(nouns))


def test_selected_and_not() -> None:
    """A noun needs a preposition or a clause, or does not."""
    assert completes("for", "need")
    assert completes("clause to", "plan")
    assert not completes("in", "bank")
