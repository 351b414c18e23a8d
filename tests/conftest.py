"""What every test can lean on: the seeds, and where a test must not look."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import kg

if TYPE_CHECKING:  # else it would load spaCy for every test
    from kg import BuildReport
    from kg.ontology import Ontology

ROOT = Path(__file__).parent.parent
LONGEST = ("quality", "workspace")
"""Folders with the modules that take longest: begun last, one would run on alone at the end."""


def pytest_configure() -> None:
    """Forget the size of a terminal: pytest loads readline, which tells it the next process."""
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest modules; `make test` hands out modules in this order."""
    items.sort(key=lambda item: item.path.parent.name not in LONGEST)


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def seeds(root: Path) -> Path:
    """Return the folder of the two sample articles."""
    return root / "seeds"


@pytest.fixture(scope="session")
def built(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> BuildReport:
    """Return the report of a build of the seeds; its `output` is to be read only."""
    return kg.build([seeds], output=tmp_path_factory.mktemp("built") / "output")


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    """Return the bundled ontology."""
    from kg.ontology import load_ontology

    return load_ontology()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a store with the sample; it is to be read only."""
    from tests.sample_store import sample_triples, write_store

    return write_store(tmp_path_factory.mktemp("sample") / "store", sample_triples())


@pytest.fixture(scope="session")
def launch_chromium() -> Iterator[Callable[[], Any]]:
    """Yield what starts the system's Chromium; playwright itself starts once in a process."""
    from playwright.sync_api import sync_playwright

    from tests.browser.chromium import ARGUMENTS, CHROMIUM

    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as started:
        yield lambda: started.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)


@pytest.fixture(scope="session")
def chromium(launch_chromium: Callable[[], Any]) -> Iterator[Any]:
    """Yield a Chromium for all tests."""
    browser = launch_chromium()
    yield browser
    browser.close()
