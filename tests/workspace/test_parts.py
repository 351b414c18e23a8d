"""What articles add to a graph is made of their extractions: it is what the store gives back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import kg
from kg import extracting, pipeline
from kg.graph import Graph
from kg.query import load_graph
from kg.store import Store
from kg.whole import Whole
from tests.workspace import stub

HARD = [
    {
        "text": 'Ana\x07 Lopes met "Rui\\Sá".\nLopes flew to Vega Group. The talks left A\ud800B.',
        "title": "A \u2028 line\ttab",
        "publisher": "Vega  <Group>",
        "url": "https://example.org/a b?c#d#e",
        "published": "2025-06-01T10:00:00.123456+02:00",
        "authors": ["Zoë", "Bo", "Bo"],
    },
    {"text": "Rui Sá. met 50% of it.\nst-0123 met U.S..", "publisher": "Vega Group"},
]


@pytest.fixture
def graphs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Graph, Graph]:
    """Return the records that a build made of hard texts, and those that its store gives back."""
    made: list[Graph] = []
    to_draw = Whole.to_draw

    def kept(whole: Whole) -> Graph:
        made.append(to_draw(whole))
        return made[-1]

    monkeypatch.setattr(Whole, "to_draw", kept)
    monkeypatch.setattr(extracting, "extract_stream", stub.extract_stream)
    file = tmp_path / "hard.jsonl"
    file.write_text("".join(json.dumps(each) + "\n" for each in HARD), "utf-8")
    kg.build(file, output=tmp_path / "output")
    with Store.open_readonly(tmp_path / "output" / pipeline.STORE) as store:
        return made[0], load_graph(store)


@pytest.mark.parametrize("name", Graph.__dataclass_fields__)
def test_the_records_of_parts_are_those_of_the_store(
    name: str, graphs: tuple[Graph, Graph]
) -> None:
    """Field by field, whatever signs the texts have."""
    made, read = graphs
    assert getattr(made, name) == getattr(read, name)
    assert len(made.statements) == 4
