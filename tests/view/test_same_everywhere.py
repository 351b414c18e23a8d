"""One graph, one page: whatever the processor, the order of the input, Python and networkx."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from kg.view.network import build_network
from tests.view.graphs import story

LAYOUT = "98c3e5d5d3ccc5ace3c0a8adbecab4d08b883b4467ff33cc18546ffeb937f83d"
"""Of the story's importance, communities and positions, on Python 3.11 to 3.13, networkx 3.2 to
3.7, numpy 1.26 to 2.5. A change of the layout changes it; nothing else may."""
GRID_SIZE = "420"
"""Entities of a graph that is just large enough for the layout's grid."""
QEMU = shutil.which("qemu-x86_64")
OTHERS = {
    "hash seed": {"PYTHONHASHSEED": "7"},
    "another hash seed": {"PYTHONHASHSEED": "8"},
    "old processor": {
        "NPY_DISABLE_CPU_FEATURES": " ".join(np.show_config("dicts")["SIMD Extensions"]["found"]),
        "OPENBLAS_CORETYPE": "Nehalem",
    },
}
"""What the environment of a run can change."""


def digests(root: Path, *sizes: str, under: tuple[str, ...] = (), **environment: str) -> list[str]:
    """Return the digests of pages, their graphs listed by chance, made in a process of its own."""
    done = subprocess.run(
        [*under, sys.executable, "-m", "tests.view.print_digests", *sizes],
        cwd=root,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


@pytest.fixture(scope="module")
def usual(root: Path) -> list[str]:
    """Return the digests as they are without any change."""
    return digests(root, GRID_SIZE)


@pytest.mark.parametrize("environment", OTHERS.values(), ids=OTHERS)
def test_the_same_bytes(usual: list[str], environment: dict[str, str], root: Path) -> None:
    """Neither hash seed nor order of input nor the processor's instructions change a byte."""
    assert digests(root, GRID_SIZE, **environment) == usual


@pytest.mark.skipif(QEMU is None, reason="qemu-x86_64 is not installed")
def test_the_same_bytes_on_an_emulated_nehalem(usual: list[str], root: Path) -> None:
    """A processor of 2008, without AVX and fused multiply-add, writes the same page.

    Without the graph that takes the grid: its 480 Fourier transforms take ten seconds there.
    """
    assert digests(root, under=(str(QEMU), "-cpu", "Nehalem")) == usual[:1]


def test_the_layout_is_the_known_one() -> None:
    """Importance, communities and positions are what they were on every other machine."""
    network = build_network(story(), None)
    assert hashlib.sha256(repr(network).encode()).hexdigest() == LAYOUT
