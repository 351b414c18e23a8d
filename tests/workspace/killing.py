"""Kill runs that add to a graph with SIGKILL, at random steps on files; print what is left.

Run as `python -m tests.workspace.killing FOLDER KILLS SEED`. Prints a line of JSON for each kill:
whether Turtle and page are those of "two" articles or of "three", how many articles are in the list
and in the store, and whether the same run, done again, gives the graph of three.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
from pathlib import Path

import kg
from kg import extracting, pipeline
from kg.query import load_graph
from kg.store import Store
from kg.workspace import read_members
from tests.killing import STEPS, die_after, in_child
from tests.workspace import stub

TEXTS = ("Ana Lopes met Rui Sá.", "Lopes flew to Oslo.", "Sá runs Vega Group.")


def add(output: Path, *, steps: int | None = None) -> None:
    """Add the third article to the graph of two; die before the step on files of this number."""
    if steps is not None:
        die_after(steps)
    kg.add(output.parent / "2.txt", output=output)


def count_steps(output: Path) -> None:
    """Print how many steps on files it takes to add an article."""
    count = [0]

    def note(event: str, _arguments: object) -> None:
        count[0] += event.startswith(STEPS)

    sys.addaudithook(note)
    add(output)
    (output.parent / "steps").write_text(str(count[0]))


def look(output: Path, graphs: dict[str, list[bytes]]) -> None:
    """Print what a killed run left, and whether it can be done again."""
    found = results(output)
    which = next((name for name, graph in graphs.items() if graph == found), "a mixture")
    listed = len(read_members(output / "store"))
    with Store.open_readonly(output / "store") as store:
        stored = len(load_graph(store).articles)
    kg.add(output.parent / "2.txt", output=output)
    print(json.dumps([which, listed, stored, results(output) == graphs["three"]]))


def results(output: Path) -> list[bytes]:
    """Return Turtle and page."""
    return [(output / name).read_bytes() for name in (pipeline.TURTLE, pipeline.PAGE)]


def main(folder: Path, kills: int, seed: int) -> None:
    """Kill so many runs, each on a copy of the same graph."""
    extracting.extract_stream = stub.extract_stream
    for number, text in enumerate(TEXTS):
        (folder / f"{number}.txt").write_text(text, "utf-8")
    before, output = folder / "before", folder / "output"
    in_child(lambda: kg.build([folder / "0.txt", folder / "1.txt"], output=before))
    shutil.copytree(before, output, symlinks=True)
    in_child(lambda: count_steps(output))
    graphs = {"two": results(before), "three": results(output)}
    steps = int((folder / "steps").read_text())
    for step in random.Random(seed).sample(range(steps), kills):
        shutil.rmtree(output)
        shutil.copytree(before, output, symlinks=True)
        assert not in_child(lambda step=step: add(output, steps=step)), step  # type: ignore[misc]  # bound
        assert in_child(lambda: look(output, graphs))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
