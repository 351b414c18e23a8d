"""What articles add to a graph is made of their extractions: it is what the store gives back."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

import kg
from kg import BuildOptions, extracting, pipeline
from kg.building import Run
from kg.graph import Graph
from kg.query import load_graph
from kg.resolve import resolve
from kg.store import Store, Syntax
from kg.whole import Whole
from kg.workspace import Member, Workspace
from tests.triples import load, to_triples
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


def test_the_tests_make_the_same_triples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What tests make of extractions in memory is, but for the stories, what a build makes."""
    runs: list[Run] = []

    def choose(run: Run) -> list[Member]:
        runs.append(run)
        return pipeline.read(file, run)

    monkeypatch.setattr(extracting, "extract_stream", stub.extract_stream)
    monkeypatch.setattr(pipeline, "story_triples", lambda _stories, _base: ())
    file = tmp_path / "hard.jsonl"
    file.write_text("".join(json.dumps(each) + "\n" for each in HARD), "utf-8")
    pipeline.make(tmp_path, BuildOptions(), choose)
    (run,) = runs
    with Workspace(tmp_path / pipeline.WORKSPACE) as workspace:
        digests = sorted(workspace.extracted(run.maker))
        found = [workspace.extraction(digest, run.maker) for digest in digests]
    triples = to_triples(found, resolve(found, run.ontology), run.ontology, made=run.provenance)
    with Store.create(tmp_path / "other") as store:
        load(store, triples)
        store.commit()
    assert dumped(tmp_path / "other") == dumped(tmp_path / pipeline.STORE)


def dumped(folder: Path) -> list[bytes]:
    """Return the triples of a store."""
    stream = io.BytesIO()
    with Store.open_readonly(folder) as store:
        store.dump(Syntax.NTRIPLES, stream)
    return stream.getvalue().splitlines()


@pytest.mark.parametrize("name", Graph.__dataclass_fields__)
def test_the_records_of_parts_are_those_of_the_store(
    name: str, graphs: tuple[Graph, Graph]
) -> None:
    """Field by field, whatever signs the texts have."""
    made, read = graphs
    assert getattr(made, name) == getattr(read, name)
    assert len(made.statements) == 4
