"""`kg identity`: what it explains, suggests and decides."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main

ARTICLES = (
    "Daniel Whitmore, a judge in Leeds, jailed two men. Whitmore said that they were guilty.",
    "Striker Daniel Whitmore scored twice for Portland City on Saturday.",
    "The Fir Company sold a mill to the Pine Company on Monday.",
)


def run(*words: str | Path) -> Result:
    """Run `kg` with these words; an exception that is our bug is raised."""
    return CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=False)


def said(*words: str | Path) -> str:
    """Run `kg`, which has to end well; return what it prints."""
    result = run(*words)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the output of a build."""
    folder = tmp_path_factory.mktemp("identity")
    rows = (json.dumps({"text": text}) + "\n" for text in ARTICLES)
    (folder / "articles.jsonl").write_text("".join(rows), "utf-8")
    said("build", "-q", folder / "articles.jsonl", "-o", folder / "output")
    return folder / "output"


def test_explain(output: Path) -> None:
    """Each name of an entity has its reason and its score."""
    printed = said("identity", "explain", "Whitmore", "--store", output)
    assert "Whitmore: short for the full name in its article (1 article)" in printed
    assert "maybe also" in printed


def test_explain_as_json(output: Path) -> None:
    """Programs get the records, with the articles' ids."""
    found = json.loads(said("identity", "explain", "--json", "Fir", "--store", output))
    (link,) = found[0]["links"]
    assert link["reason"] == "the same name"
    assert len(link["articles"]) == 1


def test_suggest(output: Path) -> None:
    """Namesakes that were told apart are for a person to decide."""
    printed = said("identity", "suggest", "--store", output)
    assert "the same name; their occupations differ" in printed
    rows = list(
        csv.DictReader(io.StringIO(said("identity", "suggest", "--csv", "--store", output)))
    )
    assert {rows[0]["one_name"], rows[0]["other_name"]} >= {"Daniel Whitmore"}


def test_decide_and_undo(output: Path, tmp_path: Path) -> None:
    """The next build joins what was decided to be one; undone, it gives the bytes from before."""
    file, articles = tmp_path / "identity.jsonl", output.parent / "articles.jsonl"
    assert "1  Fir Company is the same as Pine Company: merged" in said(
        "identity", "same", "Fir Company", "Pine Company", "--why", "merged", "--identity", file
    )
    said("build", "-q", articles, "-o", tmp_path / "decided", "--identity", file)
    decided = (tmp_path / "decided" / "graph.ttl").read_text("utf-8")
    assert "id:Pine_Company" not in decided
    said("identity", "undo", "1", "--identity", file)
    assert said("identity", "list", "--identity", file).startswith("No decisions")
    said("build", "-q", articles, "-o", tmp_path / "undone", "--identity", file)
    before = (output / "graph.ttl").read_bytes()
    assert (tmp_path / "undone" / "graph.ttl").read_bytes() == before


def test_one_name_needs_two_articles(tmp_path: Path) -> None:
    """A name is not different from itself, unless in two articles."""
    result = run("identity", "different", "Sá", "Sá", "--identity", tmp_path / "identity.jsonl")
    assert result.exit_code == 2
    assert "say which article each is meant in" in result.stderr


def test_a_former_store(tmp_path: Path, output: Path) -> None:
    """A store of a build that kept no reasons is named as such."""
    former = tmp_path / "store"
    former.mkdir()
    for file in (output / "store").iterdir():
        if file.name != "names.jsonl":
            (former / file.name).write_bytes(file.read_bytes())
    result = run("identity", "explain", "Fir", "--store", former)
    assert result.exit_code == 1
    assert "build it again" in result.stderr
