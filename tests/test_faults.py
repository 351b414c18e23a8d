"""Kills, full disks and damaged files leave one whole graph, or say what is broken."""

from __future__ import annotations

import errno
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kg import pipeline
from kg.errors import OutputError, StoreError, StoreLockedError
from kg.export import FORMATS, export
from kg.output import commit_with_files, drafted, written
from kg.query import load_graph, run_query
from kg.store import Store, Syntax
from kg.verify import verify
from tests.sample_store import sample_triples, write_store
from tests.triples import load

ROOT = Path(__file__).parents[1]
MEMORY = Path("/dev/shm")  # a disk of its own, on which 150 builds take no minute
HOLDER = """
import sys
from pathlib import Path
from kg.output import drafted
from kg.store import Store
folder = Path(sys.argv[1])
with Store.create(folder / "store") as draft, drafted(folder / "page.html") as page:
    with Store.open_readonly(folder / "kept" / "store") as reader:
        print("open", flush=True)
        sys.stdin.read()
"""
USES: dict[str, Callable[[Store], object]] = {
    "stats, show and view": load_graph,
    "verify": verify,
    "query": lambda store: run_query(store, "ASK { ?s ?p ?o }"),
    **{form: lambda store, form=form: export(store, form, io.BytesIO()) for form in FORMATS},  # type: ignore[misc]  # bound
}


@pytest.mark.parametrize("state", ["none", "files", "two steps"])
def test_a_build_killed_at_any_step(state: str, tmp_path: Path) -> None:
    """Killed before each step of its commit, a build leaves three results of one graph.

    The outputs it finds: none, those of an earlier version that were plain files, and one on a
    system that swaps folders in two steps, where all three may be away until kg looks again.
    """
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else tmp_path) as folder:
        command = [sys.executable, "-m", "tests.killing", f"{folder}/output", state]
        run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        left = {path.name for path in Path(folder, "output").iterdir()}
    kills = [tuple(json.loads(line)) for line in run.stdout.splitlines()]
    assert len(kills) > 20
    assert kills[-1] == ("new",) * 5
    before = None if state == "none" else "old"
    whole = {("new",) * 5, (before,) * 5}
    if state == "two steps":
        whole.add((None, None, "old", "old", "old"))
    assert set(kills) - whole == set()
    assert left == {"graph.ttl", "graph.html", "store"}


def test_what_killed_processes_left_is_cleared(tmp_path: Path) -> None:
    """Drafts and snapshots stay while their process lives, and go at the next start after that."""
    (tmp_path / "kept").mkdir()
    write_store(tmp_path / "kept" / "store", sample_triples())
    own = tmp_path / ".kg-notes"
    own.write_text("a user's own file")
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        used = {*tmp_path.iterdir(), *(tmp_path / "kept").iterdir()}
        with pytest.raises(StoreLockedError):
            Store.create(tmp_path / "store")
        Store.open_readonly(tmp_path / "kept" / "store").close()
        with drafted(tmp_path / "other.html"):
            pass
        assert used <= {*tmp_path.iterdir(), *(tmp_path / "kept").iterdir()}
        process.kill()
    Store.open_readonly(tmp_path / "kept" / "store").close()
    write_store(tmp_path / "store", [])
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"kept", "store", "other.html", ".kg-notes"}
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["store"]


def test_without_locks_nothing_is_cleared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a disk that knows no locks, what may be another process's stays; builds go on."""

    def refuse(*_arguments: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", refuse)
    (tmp_path / ".kg-abcd1234").mkdir()
    (tmp_path / ".store.draft").mkdir()
    write_store(tmp_path / "store", sample_triples())
    Store.open_readonly(tmp_path / "store").close()
    assert {path.name for path in tmp_path.iterdir()} == {".kg-abcd1234", "store"}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of the sample to copy and damage."""
    return write_store(tmp_path_factory.mktemp("whole") / "store", sample_triples())


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _lengthen(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"x")


@pytest.mark.parametrize("damage", [_flip, _cut, _lengthen, Path.unlink])
def test_damage_to_any_table_is_seen(
    damage: Callable[[Path], None], whole: Path, tmp_path: Path
) -> None:
    """Whatever file of the store is damaged, every use says that it is broken, none goes on."""
    tables = sorted((*whole.glob("*.sst"), *whole.glob("MANIFEST-*"), whole / "CHECKSUMS"))
    assert len(tables) > 4
    for table in tables:
        if damage is Path.unlink and table.name == "CHECKSUMS":
            continue  # as in a store of an earlier version
        store = shutil.copytree(whole, tmp_path / f"{table.name}-damaged" / "store")
        damage(store / table.name)
        with pytest.raises(StoreError, match="is broken, build it again"):
            Store.open_readonly(store)


@pytest.mark.parametrize("use", USES)
def test_damage_that_shows_while_reading(
    use: str, whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a store too large to be read whole when it is opened, a use that meets damage says so."""
    monkeypatch.setattr("kg.store.sealing.CHECKED_BYTES", 0)
    store = shutil.copytree(whole, tmp_path / "store")
    for table in store.glob("*.sst"):
        data = bytearray(table.read_bytes())
        data[40:400] = bytes(360)
        table.write_bytes(data)
    with pytest.raises(StoreError), Store.open_readonly(store) as opened:
        USES[use](opened)


def test_verify_reads_every_file(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`verify` finds damage in a table that none of its questions needs."""
    monkeypatch.setattr("kg.store.sealing.CHECKED_BYTES", 0)
    for table in whole.glob("*.sst"):
        store = shutil.copytree(whole, tmp_path / table.name / "store")
        _flip(store / table.name)
        with pytest.raises(StoreError, match="is broken"), Store.open_readonly(store) as opened:
            verify(opened)


def test_a_store_that_is_a_link(tmp_path: Path) -> None:
    """Where `store` is a link to a folder elsewhere, builds go there and the link stays."""
    elsewhere, output = tmp_path / "large disk", tmp_path / "output"
    elsewhere.mkdir()
    output.mkdir()
    (output / "store").symlink_to(elsewhere / "store")
    for text in ("one", "two"):
        with Store.create(output / "store") as store:
            load(store, sample_triples())
            store.file("graph.ttl").write_text(text)
            commit_with_files(store, output, ["graph.ttl"])
        assert (output / "graph.ttl").read_text() == text
    assert (output / "store").is_symlink()
    assert [path.name for path in elsewhere.iterdir()] == ["store"]
    with Store.open_readonly(output / "store") as opened:
        assert load_graph(opened).articles


def test_a_disk_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no link can be made, page and Turtle are copies."""

    def refuse(*_arguments: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "symlink", refuse)
    with Store.create(tmp_path / "store") as store:
        store.file("graph.ttl").write_text("new")
        commit_with_files(store, tmp_path, ["graph.ttl"])
    assert (tmp_path / "graph.ttl").read_text() == "new"
    assert not (tmp_path / "graph.ttl").is_symlink()


def test_a_folder_in_the_place_of_the_page(tmp_path: Path) -> None:
    """A folder called like a result is not replaced, and named; the store before stays."""
    write_store(tmp_path / "store", sample_triples())
    (tmp_path / "graph.html").mkdir()
    with (
        pytest.raises(OutputError, match=r"graph\.html: it is a folder"),
        Store.create(tmp_path / "store") as store,
    ):
        commit_with_files(store, tmp_path, ["graph.html"])
    with Store.open_readonly(tmp_path / "store") as opened:
        assert load_graph(opened).articles


def test_a_full_disk_names_what_is_not_written(tmp_path: Path) -> None:
    """The file that found no room is named, not one that was open beside it."""
    with (
        pytest.raises(OutputError, match=r"cannot write graph\.ttl: No space left"),
        written(tmp_path / "draft", Path("graph.ttl")) as stream,
    ):
        stream.write(b"x")
        raise OSError(errno.ENOSPC, "No space left on device")
    with (
        pytest.raises(OSError, match="articles"),
        drafted(tmp_path / "page.html"),
    ):
        raise OSError(errno.EIO, "while reading articles")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_while_the_turtle_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build on a full disk names the file of the output, and leaves only what it extracted."""
    place = Store.file
    monkeypatch.setattr(
        Store,
        "file",
        lambda store, name: Path("/dev/full") if name == pipeline.TURTLE else place(store, name),
    )
    (tmp_path / "a.txt").write_text("Anna Berg arrived in Geneva.")
    with pytest.raises(OutputError, match=r"output/graph\.ttl: No space left"):
        pipeline.build(tmp_path / "a.txt", output=tmp_path / "output")
    assert [path.name for path in (tmp_path / "output").iterdir()] == [pipeline.WORKSPACE]


def test_a_reader_meets_a_build(whole: Path, tmp_path: Path) -> None:
    """While one process builds again and again, another always reads a whole graph."""
    store = shutil.copytree(whole, tmp_path / "store")
    code = (
        "import sys; from pathlib import Path; from tests.sample_store import *\n"
        "for _ in range(12): write_store(Path(sys.argv[1]), sample_triples())"
    )
    expected = io.BytesIO()
    with Store.open_readonly(whole) as opened:
        opened.dump(Syntax.NTRIPLES, expected)
    reads = 0
    with subprocess.Popen([sys.executable, "-c", code, str(store)], cwd=ROOT) as builder:
        while builder.poll() is None:
            found = io.BytesIO()
            with Store.open_readonly(store) as opened:
                opened.dump(Syntax.NTRIPLES, found)
            assert found.getvalue() == expected.getvalue()
            reads += 1
    assert builder.returncode == 0
    assert reads > 10
