"""A graph grows and forgets: what is extracted, kept and said, from Python and the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import kg
from kg import BuildOptions, extracting, pipeline
from kg.cli import main
from kg.errors import ArticleError, InputError, StoreError
from kg.extract.processes import Setup
from kg.records import Article, Extraction
from tests.workspace import stub

ROOT = Path(__file__).parents[2]
MEMORY = Path("/dev/shm")  # a disk of its own, on which many runs take no minute
KILLS = int(os.environ.get("KG_KILLS", "10"))
EXTRACTED: list[str] = []
"""The texts that the stub was given since the test began."""


@pytest.fixture(autouse=True)
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Have articles extracted by the stub, and remember which."""

    def extract_stream(
        articles: Iterable[Article], _setup: Setup, *, workers: int = 1
    ) -> Iterator[Extraction | ArticleError]:
        for article in articles:
            EXTRACTED.append(article.text)
            if "Unreadable" in article.text:
                yield ArticleError(article.text, f"cannot be read by {workers}")
            elif "Interrupted" in article.text:
                raise KeyboardInterrupt
            else:
                yield stub.extract(article)

    EXTRACTED.clear()
    monkeypatch.setattr(extracting, "extract_stream", extract_stream)
    return EXTRACTED


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Return three files with an article each."""
    texts = ("Ana Lopes met Rui Sá.", "Lopes flew to Oslo.", "Sá runs Vega Group.")
    return [write(tmp_path / f"{number}.txt", text) for number, text in enumerate(texts)]


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Return the folder of the graph."""
    return tmp_path / "output"


def write(path: Path, text: str) -> Path:
    """Write a file."""
    path.write_text(text, "utf-8")
    return path


def run(*words: object) -> Result:
    """Run a command line."""
    return CliRunner().invoke(main, [str(word) for word in words])


def first_line(*words: object) -> str:
    """Run a command line; return the first line that it prints, without its spaces."""
    result = run(*words)
    assert (result.exit_code, result.stderr) == (0, "")
    return " ".join(result.stdout.splitlines()[0].split())


def files_of(output: Path) -> list[bytes]:
    """Return all that the folder of the store keeps, apart from the tables."""
    names = (pipeline.TURTLE, pipeline.PAGE, pipeline.HISTORY, "articles.jsonl", "redirects.json")
    return [(output / pipeline.STORE / name).read_bytes() for name in names]


def test_a_second_build_extracts_only_what_is_new(files: list[Path], output: Path) -> None:
    """The same build again extracts nothing and changes nothing; one more file, that file."""
    assert kg.build(files[:2], output=output).extracted == 2
    before = files_of(output)
    assert kg.build(files[:2], output=output).extracted == 0
    assert files_of(output) == before
    assert kg.build(files, output=output).extracted == 1
    assert len(EXTRACTED) == 3


def test_an_interrupted_build_goes_on(
    files: list[Path], output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was extracted before Ctrl-C is not extracted again."""
    monkeypatch.setattr(extracting, "preferred", lambda members: [each.digest for each in members])
    last = write(tmp_path / "9.txt", "Interrupted left Oslo.")
    with pytest.raises(KeyboardInterrupt):
        kg.build([*files, last], output=output)
    assert len(EXTRACTED) == 4
    EXTRACTED.clear()
    assert kg.build(files, output=output).articles == 3
    assert EXTRACTED == []


def test_another_ontology_extracts_anew(files: list[Path], output: Path, tmp_path: Path) -> None:
    """What was extracted with other words is not taken for what these would give."""
    kg.build(files, output=output)
    ontology = tmp_path / "mine.ttl"
    ontology.write_text(
        "@prefix kg: <https://w3id.org/newskg/ns#> ."
        "@prefix owl: <http://www.w3.org/2002/07/owl#> ."
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> ."
        'kg:ridesFor a owl:ObjectProperty ; rdfs:label "rides for" ; rdfs:comment "Rides." ;'
        'kg:group "sport" ; rdfs:domain kg:Person ; rdfs:range kg:Thing ; kg:verb "ride for" .'
    )
    assert kg.build(files, output=output, options=BuildOptions(ontology=(ontology,))).extracted == 3
    again = kg.add(files, output=output)
    assert (again.extracted, again.articles) == (0, 3)


def test_adding_keeps_the_options_of_the_build(files: list[Path], output: Path) -> None:
    """Title, base and least confidence are those that the graph was built with."""
    options = BuildOptions(title="Lopes", base="https://example.org/x/", min_confidence=0.95)
    kg.build(files[:2], output=output, options=options)
    kg.add(files[2], output=output)
    grown = files_of(output)
    kg.build(files, output=output, options=options)
    assert files_of(output)[:2] == grown[:2]


def test_an_article_that_cannot_be_read_is_not_added(
    files: list[Path], output: Path, tmp_path: Path
) -> None:
    """It is a failure of the report; the others are added, and the graph stays as it was."""
    kg.build(files, output=output)
    before = files_of(output)
    bad = write(tmp_path / "bad.txt", "Unreadable met Rui Sá.")
    report = kg.add(bad, output=output)
    assert [str(each) for each in report.failures] == [
        "Unreadable met Rui Sá.: cannot be read by 1"
    ]
    assert (report.articles, report.added) == (3, ())
    assert files_of(output) == before


def test_the_last_article_can_be_removed(files: list[Path], output: Path) -> None:
    """Then the graph is empty, and grows again."""
    kg.build(files[0], output=output)
    assert kg.remove([str(files[0])], output=output).articles == 0
    assert kg.add(files[1], output=output).articles == 1


def test_what_was_removed_is_nowhere(files: list[Path], output: Path, tmp_path: Path) -> None:
    """No file of the folder has words of a removed article."""
    secret = write(tmp_path / "secret.txt", "Xaverius met Ypsilantis.")
    kg.build([*files, secret], output=output)
    kg.remove([str(secret)], output=output)
    found = [path for path in output.rglob("*") if path.is_file() and not path.is_symlink()]
    assert [path.name for path in found if b"Xaverius" in path.read_bytes()] == []
    assert [path.name for path in found if b"secret.txt" in path.read_bytes()] == []


def test_a_failed_removal_changes_nothing(files: list[Path], output: Path) -> None:
    """If one of several names is wrong, none is removed."""
    kg.build(files, output=output)
    before = files_of(output)
    with pytest.raises(InputError, match="'nobody'"):
        kg.remove([str(files[0]), "nobody"], output=output)
    assert files_of(output) == before


@pytest.mark.parametrize("change", [kg.add, kg.update, kg.remove])
def test_there_must_be_a_graph(change: object, files: list[Path], output: Path) -> None:
    """Nothing is made in a folder that was only mistyped."""
    assert callable(change)
    with pytest.raises(StoreError, match="run kg build first"):
        change([str(files[0])], output=output)
    assert not output.exists()


def test_the_commands(files: list[Path], output: Path) -> None:
    """Each says what came and went, and `kg articles` lists what is there."""
    assert run("build", files[0], "-o", output).exit_code == 0
    assert first_line("add", files[1], files[2], "-o", output) == "Articles 3 2 added"
    write(files[1], "Lopes left Oslo.")
    assert first_line("update", files[1], "-o", output) == "Articles 3 1 added, 1 removed"
    assert first_line("remove", files[2], "-o", output) == "Articles 2 1 removed"
    listed = json.loads(run("articles", "--json", "-o", output).stdout)
    assert {Path(each["source"]).name: each["statements"] for each in listed} == {
        "0.txt": 1,
        "1.txt": 1,
    }
    assert [len(each["revises"]) for each in listed if each["source"].endswith("1.txt")] == [1]
    shown = run("articles", "-o", output).stdout
    assert all(each["id"] in shown for each in listed)


def test_a_wrong_name_is_an_error_of_the_command(files: list[Path], output: Path) -> None:
    """It names what was not found, without a traceback."""
    run("build", files[0], "-o", output)
    result = run("remove", "nobody", "-o", output)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: no article of the graph has the id, URL, file or title")


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """A killed run leaves all of one graph, with its list of articles, and can be done again."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else tmp_path) as folder:
        command = [sys.executable, "-m", "tests.workspace.killing", folder, str(KILLS), "1"]
        run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    left = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(left) == KILLS
    whole = (["two", 2, 2, True], ["three", 3, 3, True])
    assert [each for each in left if each not in whole] == []
