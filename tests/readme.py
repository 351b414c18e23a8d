"""The README's examples in; what kg prints for them out. `python -m tests.readme` renews it."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from io import StringIO
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
WIDTH = "100"  # of the README's lines
BLOCK = re.compile(r"^```(?P<language>console|python)\n(?P<text>.*?)^```", re.M | re.S)
FILE = re.compile(r"^`(?P<name>\S+)`:\n\n```\w+\n(?P<text>.*?)^```", re.M | re.S)
CONSOLE = re.compile(r"^\$ (?P<command>.*(?:\\\n.*)*)\n(?P<output>(?:(?!\$ ).*\n)*)", re.M)


def make_folder(folder: Path) -> None:
    """Put in a folder what the examples need: the seeds, and the files the README shows."""
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    for file in FILE.finditer(README.read_text("utf-8")):
        (folder / file["name"]).write_text(file["text"], "utf-8")


def blocks(language: str) -> list[str]:
    """Return the README's code blocks in this language."""
    found = BLOCK.finditer(README.read_text("utf-8"))
    return [block["text"] for block in found if block["language"] == language]


def console_examples() -> Iterator[tuple[str, str]]:
    """Yield each command of the README with the output printed below it."""
    for block in blocks("console"):
        for example in CONSOLE.finditer(block):
            yield example["command"], example["output"]


def run_command(command: str, folder: Path) -> str:
    """Run a command in a shell, in this folder; return all that it prints."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env={**os.environ, "PATH": path, "COLUMNS": WIDTH},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    ).stdout


def without_seconds(text: str) -> str:
    """Return the text without what differs from run to run."""
    return re.sub(r"(Seconds\s+)[\d.]+", r"\1…", text)


def parse_python(block: str) -> doctest.DocTest:
    """Return the examples of a Python block."""
    return doctest.DocTestParser().get_doctest(block, {}, "README.md", "README.md", 0)


def _printed_anew(block: re.Match[str], folder: Path) -> str:
    """Return a block with the outputs of today."""
    if block["language"] == "console":
        examples = CONSOLE.finditer(block["text"])
        text = "\n".join(_command_anew(each, folder) for each in examples)
    else:
        with chdir(folder):
            text = _python_anew(block["text"])
    return f"```{block['language']}\n{text}```"


def _command_anew(example: re.Match[str], folder: Path) -> str:
    output = run_command(example["command"], folder)
    if "\n...\n" in example["output"]:  # the README shows only the beginning
        kept = example["output"].split("\n...\n")[0].count("\n") + 1
        output = "".join(output.splitlines(keepends=True)[:kept]) + "...\n"
    return f"$ {example['command']}\n{output.rstrip()}".rstrip() + "\n"


def _python_anew(block: str) -> str:
    """Return a Python block with the outputs of today."""
    names: dict[str, object] = {}
    lines = []
    for example in parse_python(block).examples:
        source = example.source.splitlines()
        lines += [f">>> {source[0]}", *(f"... {line}" for line in source[1:])]
        printed = StringIO()
        with redirect_stdout(printed):
            exec(compile(example.source, "README.md", "single"), names)
        lines += printed.getvalue().splitlines()
    return "".join(f"{line}\n" for line in lines)


def main() -> None:
    """Run all examples of the README and write what they print into it."""
    with tempfile.TemporaryDirectory() as name:
        make_folder(Path(name))
        text = README.read_text("utf-8")
        README.write_text(BLOCK.sub(lambda each: _printed_anew(each, Path(name)), text), "utf-8")


if __name__ == "__main__":
    main()
