"""Kill builds with SIGKILL at each of their steps on files; print what is left each time.

Run as `python -m tests.killing FOLDER STATE`: a process of its own, in which no store was opened
before it forks (the threads of RocksDB do not come along). Prints a line of JSON for each kill:
[page, Turtle, the same two after the store was read, what the store says].
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from kg.errors import StoreError
from kg.output import commit_with_files
from kg.store import Store, folder
from kg.terms import DEFAULT_BASE, SKOS, Iri, Triple, text_literal
from tests.triples import load

NAMES = ("graph.ttl", "graph.html")
STEPS = ("open", "os.", "shutil.", "ctypes.dlsym")
"""The audit events that come before each step on files."""
QUERY = "SELECT ?o { ?s skos:prefLabel ?o }"


def build(output: Path, text: str, *, steps: int | None = None) -> None:
    """Build a graph that says `text`; die before the commit's step of this number."""
    with Store.create(output / "store") as store:
        load(store, [Triple(Iri(DEFAULT_BASE + "x"), SKOS.prefLabel, text_literal(text))])
        for name in NAMES:
            store.file(name).write_text(text)
        if steps is not None:
            die_after(steps)
        commit_with_files(store, output, NAMES)


def die_after(steps: int) -> None:
    """Kill this process before its step on files of this number."""
    left = [steps]

    def count(event: str, _arguments: object) -> None:
        if event.startswith(STEPS):
            left[0] -= 1  # first, as to kill is a step as well
            if left[0] == -1:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


def in_child(work: Callable[[], object]) -> bool:
    """Return whether `work`, done in a process of its own, came to its end."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] == 0
    work()
    sys.stdout.flush()
    os._exit(0)


def files_of(output: Path) -> list[str | None]:
    """Return what page and Turtle say, None where they are not there."""
    paths = [output / name for name in NAMES]
    return [path.read_text() if path.exists() else None for path in paths]


def look(output: Path) -> None:
    """Print what the three results of a build say."""
    before = files_of(output)
    try:
        with Store.open_readonly(output / "store") as store:
            said = next(iter(store.texts(QUERY)))[0]
    except StoreError:
        said = None
    print(json.dumps([*before, *files_of(output), said]))


def prepare(output: Path, state: str) -> None:
    """Make the output that a build finds: none, one of kg, or one of an earlier version."""
    shutil.rmtree(output, ignore_errors=True)
    output.mkdir()
    if state == "none":
        return
    in_child(lambda: build(output, "old"))
    if state == "files":
        for name in NAMES:
            (output / "store" / name).unlink()
            (output / name).unlink()
            (output / name).write_text("old")


def main(output: Path, state: str) -> None:
    """Kill a build at its first step, at its second, and so on, until one comes to its end."""
    os.fsync = lambda _descriptor: None  # against a loss of power only, and slow
    if state == "two steps":
        folder._exchange = lambda _one, _other: False
    for steps in range(1_000):
        prepare(output, state)
        finished = in_child(lambda steps=steps: build(output, "new", steps=steps))  # type: ignore[misc]  # bound
        in_child(lambda: look(output))
        if finished:
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
