"""Ids that other articles made obsolete lead to their successors, outside of the graph."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import kg
from kg import extracting, pipeline
from kg.cli import main
from kg.workspace import continue_redirects, read_redirects
from tests.workspace import stub


@pytest.fixture(autouse=True)
def without_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have articles extracted by the stub."""
    monkeypatch.setattr(extracting, "extract_stream", stub.extract_stream)


def write(path: Path, text: str) -> Path:
    """Write a file."""
    path.write_text(text, "utf-8")
    return path


def history(output: Path) -> str:
    """Return the Turtle of what happened to a graph."""
    return (output / pipeline.STORE / pipeline.HISTORY).read_text("utf-8")


@pytest.mark.parametrize("asked", [0, 1_000])
def test_a_renamed_entity_leaves_a_redirect(
    asked: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who was only Lopes leads to Ana Lopes, and back when the article that said so is removed.

    Few entities are asked for one by one, for many all statements are gone through.
    """
    monkeypatch.setattr("kg.workspace.history.ASKED", asked)
    output = tmp_path / "output"
    short = write(tmp_path / "short.txt", "Lopes flew to Oslo.")
    full = write(tmp_path / "full.txt", "Ana Lopes met Rui Sá.")
    kg.build(short, output=output)
    kg.add(full, output=output)
    assert read_redirects(output / "store") == {"Lopes": ("Ana_Lopes",)}
    assert "id:Lopes dct:isReplacedBy id:Ana_Lopes" in history(output)
    assert "isReplacedBy" not in (output / pipeline.TURTLE).read_text("utf-8")
    kg.remove([str(full)], output=output)
    assert read_redirects(output / "store") == {"Ana_Lopes": ("Lopes",)}
    shown = CliRunner().invoke(main, ["show", "Ana Lopes", "--store", str(output)])
    assert shown.output.startswith("Lopes")


def test_revisions_are_beside_the_graph(tmp_path: Path) -> None:
    """Each version names the one before it; a build of the last one has the same graph."""
    output, file = tmp_path / "output", tmp_path / "a.txt"
    kg.build(write(file, "Ana Lopes met Rui Sá."), output=output)
    reports = [
        kg.update(write(file, text), output=output)
        for text in ("Ana Lopes left Oslo.", "Ana Lopes flew to Oslo.")
    ]
    first, second, third = reports[0].removed[0], reports[0].added[0], reports[1].added[0]
    assert f"id:{second} prov:wasRevisionOf id:{first}" in history(output)
    assert f"id:{third} prov:wasRevisionOf id:{second}" in history(output)
    alone = kg.build(file, output=tmp_path / "alone").output
    for name in (pipeline.TURTLE, pipeline.PAGE):
        assert (output / name).read_bytes() == (alone / name).read_bytes()


def test_redirects_lead_to_what_is_there() -> None:
    """Chains are shortened, dead ends dropped, and what came back is no redirect."""
    former = {"A": ("B",), "X": ("Y",), "Back": ("B",)}
    found = continue_redirects(former, {"B": ("C", "D")}, {"C", "D", "Back"}.__contains__)
    assert found == {"A": ("C", "D"), "B": ("C", "D")}
