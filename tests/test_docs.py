"""README, help and docstrings say what is true: every example in them is run."""

from __future__ import annotations

import contextlib
import doctest
import importlib
import os
import pkgutil
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import kg
from kg.cli import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
SAME = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
WIDTH = "100"  # of the README's lines


def blocks(language: str) -> list[str]:
    """Return the README's code blocks in this language."""
    return re.findall(rf"^```{language}\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL)


def console_examples() -> Iterator[tuple[str, str]]:
    """Yield each command of the README's `console` blocks with the output printed below it."""
    for block in blocks("console"):
        for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = re.sub(r"\\\n", "", example).partition("\n")
            yield command, output


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder the README's examples run in, one after another."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    for name, text in re.findall(r"^`(\S+)`:\n\n```\w+\n(.*?)^```", README, re.M | re.S):
        (folder / name).write_text(text, "utf-8")
    return folder


def without_seconds(text: str) -> str:
    """Return the text without what differs from run to run."""
    return re.sub(r"(Seconds\s+)[\d.]+", r"\1…", text)


@pytest.mark.parametrize(("command", "expected"), list(console_examples()))
def test_the_readme_prints_what_kg_prints(command: str, expected: str, folder: Path) -> None:
    """The command, run in a shell, prints what stands below it."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env={**os.environ, "PATH": path, "COLUMNS": WIDTH},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    found = without_seconds(done.stdout)
    same = doctest.OutputChecker().check_output(without_seconds(expected), found, SAME)
    assert same, f"$ {command}\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize("block", blocks("python"))
def test_the_readme_computes_what_kg_computes(
    block: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The Python example gives what stands in it."""
    monkeypatch.chdir(folder)
    test = doctest.DocTestParser().get_doctest(block, {}, "README.md", "README.md", 0)
    assert test.examples, "an example begins with >>>"
    report: list[str] = []
    doctest.DocTestRunner(optionflags=SAME).run(test, out=report.append)
    assert report == []


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_is_in_the_readme(name: str) -> None:
    """No command comes without a word about it."""
    assert re.search(rf"\bkg {name}\b", README)


def help_examples() -> Iterator[tuple[str, list[str]]]:
    """Yield each command line that a command's help shows."""
    for command in main.commands.values():
        for line in re.findall(r"^ +(?:.*\| )?kg (.+)$", command.help or "", flags=re.MULTILINE):
            name, *words = shlex.split(line, comments=True)
            ends = [words.index(word) for word in ("|", ">") if word in words]
            yield name, words[: min(ends, default=len(words))]


@pytest.mark.parametrize("command", main.commands.values(), ids=lambda command: command.name)
def test_every_command_shows_an_example(command: click.Command) -> None:
    """The help of each command has an example, and each of its options says what it is for."""
    assert command.name in {name for name, _words in help_examples()}
    options = [each for each in command.params if isinstance(each, click.Option)]
    assert [each.name for each in options if not each.help] == []


@pytest.mark.parametrize(("name", "words"), list(help_examples()))
def test_the_examples_of_the_help_are_valid(
    name: str, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each example parses: the command and its options exist and take such values."""
    monkeypatch.chdir(tmp_path)
    for word in words:
        if word.endswith((".ttl", ".rq")):
            (tmp_path / word).touch()
    with contextlib.suppress(click.exceptions.Exit), main.commands[name].make_context(name, words):
        pass


def all_modules() -> list[str]:
    """Return the names of all modules of kg."""
    found = pkgutil.walk_packages(kg.__path__, "kg.", onerror=lambda _name: None)
    return [module.name for module in found if not module.name.endswith("__main__")]


@pytest.mark.parametrize("name", all_modules())
def test_the_examples_in_docstrings_hold(name: str) -> None:
    """What a docstring shows is what happens."""
    try:
        module = importlib.import_module(name)
    except ModuleNotFoundError as error:
        if name.startswith("kg.training") and (error.name or "").split(".")[0] != "kg":
            pytest.skip(f"training needs {error.name}: pip install newskg[train]")
        raise
    result = doctest.testmod(module)
    assert result.failed == 0, f"{result.failed} of {result.attempted} examples fail"
