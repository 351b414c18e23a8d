"""Whatever is added, updated and removed in whatever order: the graph is that of its articles.

The extraction is a stub, all else is real. `KG_HISTORIES=1000` tries that many histories.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg
from kg import BuildOptions, extracting, pipeline
from kg.ontology import Ontology, load_ontology
from kg.store import INDEX, Store, Syntax
from tests.workspace import stub

HISTORIES = int(os.environ.get("KG_HISTORIES", "10"))
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # a thousand histories spare the disk
WIRE = "Ana Lopes met Rui Sá. Lopes flew to Oslo. The talks left Vega."
FILES: dict[str, tuple[list[dict[str, str]], ...]] = {
    "one": (
        [{"text": WIRE, "publisher": "Nordic Wire", "title": "Lopes meets Sá"}],
        [{"text": f"{WIRE} Sá runs Vega Group.", "publisher": "Nordic Wire"}],
    ),
    "copy": ([{"text": WIRE, "publisher": "Oslo Post"}], [{"text": WIRE}]),
    "short": (
        [{"text": "Lopes left Oslo. Vega met Lopes.", "url": "https://example.org/short"}],
        [{"text": "Lopes left Oslo. Vega met Rui Sá."}],
    ),
    "clash": (
        [{"text": "Ana Vega runs Vega Group. Vega met A. Lopes."}],
        [{"text": "Ana Maria Lopes met Vega. Maria Lopes runs Vega."}],
    ),
    "several": (
        [{"text": "Bo Lopes flew to Vega."}, {"text": "ANA LOPES met Bo Lopes.", "title": "Two"}],
        [{"text": "Bo Lopes flew to Vega."}, {"text": "Ana Sa met Rui Sa."}],
    ),
}
"""Versions of files with an article a line. They share surnames, which are resolved by what other
articles say, names that clash, and texts."""
Version = tuple[str, int]
Step = tuple[str, tuple[Version, ...], int]  # what is done, with which files, by how many workers

versions = st.tuples(st.sampled_from(sorted(FILES)), st.integers(0, 1))
steps = st.tuples(
    st.sampled_from(["add", "add", "update", "remove", "build"]),
    st.lists(versions, min_size=1, max_size=3, unique_by=lambda each: each[0]).map(tuple),
    st.integers(1, 3),
)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Return a folder for all histories, and have articles extracted by the stub."""
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        patch.setattr(extracting, "extract_stream", stub.extract_stream)
        vocabulary = load_ontology().vocabulary()  # half of the time of so small a graph
        patch.setattr(Ontology, "vocabulary", lambda _self: vocabulary)
        yield Path(folder)


@settings(
    max_examples=HISTORIES,
    deadline=None,
    derandomize=HISTORIES < 100,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(history=st.lists(steps, min_size=1, max_size=6))
def test_a_history_leaves_no_trace(history: list[Step], folder: Path) -> None:
    """After any history all results have the bytes of a build of the articles that are left."""
    output = folder / "output"
    shutil.rmtree(output, ignore_errors=True)
    left: set[Version] = set()
    for what, files, workers in [("build", history[0][1], 1), *history]:
        paths = [write(folder / "articles" / f"{name}.jsonl", (name, at)) for name, at in files]
        options = BuildOptions(workers=workers)
        if what == "remove":
            found = {name for name, _ in left} & {name for name, _ in files}
            names = [str(path) for path in paths if path.stem in found]
            kg.remove(names, output=output, options=options)
        else:
            run: Callable[..., kg.BuildReport] = getattr(kg, what)
            run(paths, output=output, options=options)
        left = after(what, left, set(files))
        assert results(output) == expected(left, folder)


def after(what: str, left: set[Version], files: set[Version]) -> set[Version]:
    """Return the versions of files that are in the graph after a step."""
    if what == "build":
        return files
    names = {name for name, _ in files}
    others = {version for version in left if version[0] not in names}
    return {"add": left | files, "update": others | files, "remove": others}[what]


def write(path: Path, version: Version) -> Path:
    """Write a version of a file."""
    path.parent.mkdir(exist_ok=True)
    name, at = version
    path.write_text("".join(json.dumps(each) + "\n" for each in FILES[name][at]), "utf-8")
    return path


def results(output: Path) -> tuple[bytes, ...]:
    """Return Turtle, page, reasons of names, and index; check that the store has the Turtle's."""
    files = (pipeline.TURTLE, pipeline.PAGE, f"store/{pipeline.LEDGER}")
    turtle, *others = [(output / name).read_bytes() for name in files]
    with Store.open_readonly(output / pipeline.STORE) as store:
        dumped = io.BytesIO()
        store.dump(Syntax.TURTLE, dumped)
        with closing(sqlite3.connect(store.file(INDEX))) as index:
            rows = "\n".join(index.iterdump())
    assert dumped.getvalue() == turtle
    return (turtle, *others, rows.encode())


def expected(left: set[Version], folder: Path) -> tuple[bytes, ...]:
    """Return the results of a build of these alone; an empty graph is made by removing."""
    output = folder / "-".join(["expected", *sorted(f"{name}{at}" for name, at in left)])
    if not output.exists():
        wanted = sorted(left) or [("one", 0)]
        paths = [write(folder / f"{name}{at}.jsonl", (name, at)) for name, at in wanted]
        kg.build(paths, output=output)
        if not left:
            kg.remove([str(path) for path in paths], output=output)
    return results(output)
