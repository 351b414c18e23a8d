"""README, help and docstrings say what is true: every example in them is run."""

from __future__ import annotations

import contextlib
import doctest
import importlib
import io
import pkgutil
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import kg
from kg.cli import main
from kg.export import export
from kg.store import Store
from tests import readme

FORBIDDEN = ("Vladimir Putin —attends→ direct talks",)
"""Readings of the examples' sentences that no output may show."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder the README's examples run in, one after another."""
    folder = tmp_path_factory.mktemp("readme")
    readme.make_folder(folder)
    return folder


@pytest.mark.parametrize(("command", "expected"), list(readme.console_examples()))
def test_the_readme_prints_what_kg_prints(command: str, expected: str, folder: Path) -> None:
    """The command, run in a shell, prints each line below it, figures aside, and nothing false."""
    printed = readme.run_command(command, folder)
    assert readme.missing_lines(expected, printed) == [], f"$ {command}\n{printed}"
    assert [words for words in FORBIDDEN if words in printed] == []


@pytest.mark.parametrize("block", readme.blocks("python"))
def test_the_readme_computes_what_kg_computes(
    block: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each line of Python prints the lines below it."""
    monkeypatch.chdir(folder)
    examples = readme.parse_python(block).examples
    assert examples, "an example begins with >>>"
    names: dict[str, object] = {}
    for example in examples:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(example.source, "README.md", "single"), names)
        assert readme.missing_lines(example.want, printed.getvalue()) == [], example.source


def test_the_readme_quotes_the_seeds(root: Path) -> None:
    """Each sentence that an example shows is in an article, or in a text the README shows."""
    sources = [path.read_text("utf-8") for path in (root / "seeds").iterdir()]
    sources += [file["text"] for file in readme.FILE.finditer(readme.README.read_text("utf-8"))]
    articles = " ".join(" ".join(sources).split())
    shown = "\n".join(expected for _, expected in readme.console_examples())
    quoted = [" ".join(each.split()) for each in re.findall(r"^ {6}“(.*?)”$", shown, re.M | re.S)]
    assert len(quoted) > 2
    assert [sentence for sentence in quoted if sentence not in articles] == []


def test_the_readme_shows_the_turtle_of_the_sample(sample: Path) -> None:
    """The Turtle in the README is what kg writes for a graph made by hand."""
    (shown,) = re.findall(r"```turtle\n(id:.*?)```", readme.README.read_text("utf-8"), re.S)
    with Store.open_readonly(sample) as store:
        written = io.BytesIO()
        export(store, "turtle", written)
    for node in shown.strip().split("\n\n"):
        assert node in written.getvalue().decode()


def test_what_the_readme_links_to_is_there() -> None:
    """Pictures and files that the README points to exist."""
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", readme.README.read_text("utf-8"))
    assert [link for link in links if not (readme.ROOT / link).exists()] == []


GUIDES = ("CONTRIBUTING.md", "docs/architecture.md", "docs/repairs.md")
NAMED_PATH = re.compile(r"(?:kg|tests|ontology|docs|\.ci)/[\w./*-]*[\w/*]|\b[a-z_]+\.(?:toml|md)\b")


@pytest.mark.parametrize("guide", GUIDES)
def test_the_guides_name_only_what_is_there(guide: str, root: Path) -> None:
    """Each path, link, module and function that a guide for contributors names exists."""
    text = (root / guide).read_text("utf-8")
    code = " ".join(re.findall(r"```.*?```|`[^`\n]+`", text, re.S))
    paths = set(NAMED_PATH.findall(code)) - {"README.md"}
    links = re.findall(r"\]\((?!https?:)([^)#]+)", text)
    missing = [path for path in sorted(paths) if not any(root.glob(path))]
    missing += [link for link in links if not (root / guide).parent.joinpath(link).exists()]
    assert paths
    assert missing == []


def test_links_within_the_guides_lead_to_headings(root: Path) -> None:
    """A link to a part of a guide has the name of one of its headings."""
    broken = []
    for guide in GUIDES:
        for file, anchor in re.findall(
            r"\]\(([^)#]*)#([^)]+)\)", (root / guide).read_text("utf-8")
        ):
            target = (root / guide).parent / file if file else root / guide
            headings = re.findall(r"^#+ (.*)$", target.read_text("utf-8"), re.M)
            names = {re.sub(r"[^\w -]", "", each).lower().replace(" ", "-") for each in headings}
            broken += [f"{guide}: {file}#{anchor}"] if anchor not in names else []
    assert broken == []


def test_the_map_covers_every_step(root: Path) -> None:
    """The architecture has a row for each package and module folder of kg."""
    text = (root / "docs/architecture.md").read_text("utf-8")
    packages = [path.parent.relative_to(root).as_posix() for path in root.glob("kg/*/__init__.py")]
    assert [package for package in packages if f"`{package}`" not in text] == []


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_is_in_the_readme(name: str) -> None:
    """No command comes without a word about it."""
    assert re.search(rf"\bkg {name}\b", readme.README.read_text("utf-8"))


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
            pytest.skip(f"training needs {error.name}: pip install --group train")
        raise
    result = doctest.testmod(module)
    assert result.failed == 0, f"{result.failed} of {result.attempted} examples fail"
