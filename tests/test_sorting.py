"""Turtle is written in bounded memory, with the bytes that it has if written at once."""

from __future__ import annotations

import io
import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.store import Store, Syntax, blocks, serialize
from kg.store.sorting import sorted_lines
from kg.store.triple_order import with_place, without_place
from kg.terms import DEFAULT_BASE


@pytest.mark.parametrize("block", [1, 100, 5_000, 10_000_000])
def test_parts_make_the_same_turtle(
    block: int, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the size of the parts, and the order of the lines."""
    with Store.open_readonly(sample) as store:
        out = io.BytesIO()
        store.dump(Syntax.NTRIPLES, out)
        prefixes = store.prefixes
    lines = out.getvalue().splitlines(keepends=True)
    random.Random(block).shuffle(lines)
    monkeypatch.setattr(blocks, "BLOCK", block)
    monkeypatch.setattr(blocks, "SORTED", 16 * block)
    written = io.BytesIO()
    blocks.write_turtle(lines, written, prefixes=prefixes, folder=tmp_path)
    whole = serialize(b"".join(lines), Syntax.TURTLE, base=DEFAULT_BASE, prefixes=prefixes)
    assert written.getvalue() == whole


def test_no_triples_make_no_turtle(tmp_path: Path) -> None:
    """An empty dump gives what the serializer gives for it."""
    written = io.BytesIO()
    blocks.write_turtle([], written, prefixes={"id": DEFAULT_BASE}, folder=tmp_path)
    assert written.getvalue() == serialize(b"", Syntax.TURTLE, base=DEFAULT_BASE, prefixes={})


@given(st.lists(st.binary(max_size=9).map(lambda each: each.replace(b"\n", b"") + b"\n")))
def test_merged_runs_are_sorted(lines: list[bytes]) -> None:
    """However little memory there is."""
    with tempfile.TemporaryDirectory() as folder:
        assert list(sorted_lines(lines, Path(folder), memory=200)) == sorted(lines)


def test_a_place_is_taken_off_again() -> None:
    """The line behind its place is the line."""
    lines = [b'<a> <b> "x y" .\n', f"<{DEFAULT_BASE}st-1> <b> <c> .\n".encode()]
    placed = list(with_place(lines, DEFAULT_BASE))
    assert list(map(without_place, placed)) == lines
    assert sorted(placed) == placed[::-1]
    assert b"\n" not in b"".join(line[:-1] for line in placed)
