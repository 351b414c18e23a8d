"""The table of prepositions that verbs and nouns select."""

from __future__ import annotations

from importlib import resources

from kg.extract.words.selection import completes, selects

ROWS = resources.files("kg.extract.words").joinpath("selection.tsv").read_text("utf-8").splitlines()


def test_rows_are_sorted_and_have_three_cells() -> None:
    """A row is a part of speech, a word and its links; no word has two."""
    cells = [row.split("\t") for row in ROWS]
    assert {part for part, _, _ in cells} == {"noun", "verb"}
    assert [(part, word) for part, word, _ in cells] == sorted(
        {(part, word) for part, word, _ in cells}
    )


def test_selected_and_not() -> None:
    """A verb asks for its preposition, does not, or is too rare to tell; a noun needs it or not."""
    assert (selects("rely", "on"), selects("say", "in"), selects("quaff", "in")) == (
        True,
        False,
        None,
    )
    assert (
        completes("for", "need") and completes("clause to", "plan") and not completes("in", "bank")
    )
