"""What is in the wheel is what a user needs, and it works from any folder."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from urllib.request import urlopen

import pytest
from uv import find_uv_bin

from kg import BuildReport


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel, built without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=root, capture_output=True, check=True)
    (built,) = folder.glob("newskg-*.whl")
    return built


@pytest.fixture(scope="module")
def names(wheel: Path) -> list[str]:
    """Return the names of the files in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def test_the_wheel_brings_what_kg_reads(names: list[str], root: Path) -> None:
    """Ontology, queries, page assets, word lists, model and type marker are in it."""
    data = [
        *(f"kg/_{path.relative_to(root)}" for path in (root / "ontology").rglob("*.[tr][tq]*")),
        *(
            str(path.relative_to(root))
            for part in ("extract", "read", "resolve", "serve", "view")
            for path in (root / "kg" / part).rglob("*")
            if path.is_file() and path.suffix not in {".pyc"}
        ),
        "kg/py.typed",
    ]
    assert sorted(set(data) - set(names)) == []


def test_the_wheel_brings_its_licences(wheel: Path, names: list[str]) -> None:
    """The licence expression names all that ships, and their texts are in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        (metadata,) = [name for name in names if name.endswith("METADATA")]
        lines = archive.read(metadata).decode().splitlines()
    (expression,) = [line for line in lines if line.startswith("License-Expression: ")]
    assert expression.removeprefix("License-Expression: ").split(" AND ") == [
        "Apache-2.0", "CC-BY-SA-4.0", "MIT", "ODbL-1.0", "LicenseRef-WordNet",
    ]  # fmt: skip
    held = {Path(name).name for name in names if ".dist-info/licenses/" in name}
    assert held == {
        "LICENSE", "CC-BY-SA-4.0.txt", "ODbL-1.0.txt", "WORDNET.txt", "codemirror-MIT.txt",
        "minisearch-MIT.txt",
    }  # fmt: skip


def test_the_description_on_pypi_has_no_broken_links(wheel: Path, names: list[str]) -> None:
    """A link into the repository leads nowhere from PyPI; only what few need are extras."""
    with zipfile.ZipFile(wheel) as archive:
        (metadata,) = [name for name in names if name.endswith("METADATA")]
        text = archive.read(metadata).decode()
    assert "# kg" in text
    assert re.findall(r"\]\((?!https?:)[^)]*\)", text) == []
    assert re.findall(r"Provides-Extra: (.*)", text) == ["dask", "documents", "serve"]


def test_the_wheel_leaves_the_workshop_behind(names: list[str]) -> None:
    """Neither corpora nor training, evaluation, tests or seeds are in it."""
    parts = {name.split("/")[1] for name in names if name.startswith("kg/")}
    assert parts.isdisjoint({"corpora", "training", "evaluation"})
    assert {name.split("/")[0] for name in names if not name.startswith("newskg-")} == {
        "kg",
        "newskg",
    }


def test_the_wheel_finds_its_ontology_anywhere(wheel: Path, tmp_path: Path) -> None:
    """From another folder, the unpacked wheel loads its own ontology."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    code = (
        "from kg.ontology import load_ontology, ontology_folder as folder;"
        "print(folder()); print('heads' in load_ontology().properties)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == [str(tmp_path / "site" / "kg" / "_ontology"), "True"]


def test_the_lowest_versions_give_the_same_graph(
    wheel: Path, root: Path, built: BuildReport, tmp_path: Path
) -> None:
    """With the lowest allowed version of each dependency the same graph is built, and verified."""
    python = tmp_path / "venv" / "bin" / "python"
    uv = [find_uv_bin(), "--quiet", "--no-progress"]
    subprocess.run([*uv, "venv", "--python", sys.executable, tmp_path / "venv"], check=True)
    install = [*uv, "pip", "install", "--python", python]
    lowest = ["--resolution", "lowest-direct", "-r", root / "pyproject.toml", "--extra", "serve"]
    subprocess.run([*install, *lowest], check=True)
    subprocess.run([*install, "--no-deps", wheel], check=True)
    for command in (
        ["build", root / "seeds", "-o", tmp_path / "out"],
        ["verify", "--store", tmp_path / "out"],
    ):
        subprocess.run([python.with_name("kg"), *command], cwd=tmp_path, check=True)
    _ask_a_server(python.with_name("kg"), tmp_path / "out")
    for name in ("graph.ttl", "graph.html"):
        assert (tmp_path / "out" / name).read_bytes() == (built.output / name).read_bytes(), name


def _ask_a_server(kg: Path, folder: Path) -> None:
    """Assert that `kg serve` tells its address, answers there, and ends when told to."""
    command = [kg, "serve", "--store", folder, "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        address = server.stderr.readline().split(" at ")[1].split()[0]
        with urlopen(f"{address}sparql?query=ASK%7B%7D", timeout=60) as answered:
            assert b"true" in answered.read()
        server.terminate()
        assert server.wait(timeout=60) == 0
