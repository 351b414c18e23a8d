"""The README's examples in; the commands, and what must be in their output, out."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
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


def comparable(text: str) -> list[str]:
    """Return the lines of an output without what may differ: figures, widths, rules, line ends.

    >>> comparable("Entities     139\\n────\\nStatements …  12.5 s")
    ['Entities #', 'Statements … # s']
    """
    bare = re.sub(r"\d[\d,.]*", "#", text.replace("─", ""))
    return [" ".join(line.split()) for line in bare.splitlines() if line.strip()]


def missing_lines(shown: str, printed: str) -> list[str]:
    """Return the lines that an example shows and the output has not.

    A line … stands for any lines, and … at the end of a line for any words.
    """
    lines = comparable(printed)
    return [
        line
        for line in comparable(shown)
        if line != "…"
        and not any(
            each == line or (line.endswith("…") and each.startswith(line[:-1].rstrip()))
            for each in lines
        )
    ]


def parse_python(block: str) -> doctest.DocTest:
    """Return the examples of a Python block."""
    return doctest.DocTestParser().get_doctest(block, {}, "README.md", "README.md", 0)
