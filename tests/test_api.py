"""What `import kg` offers, and what it costs."""

from __future__ import annotations

import subprocess
import sys

import pytest

import kg

PUBLIC = [
    "Article",
    "BuildOptions",
    "BuildReport",
    "Entity",
    "Extraction",
    "Graph",
    "GraphStatement",
    "Holder",
    "KGError",
    "Layer",
    "Mention",
    "MentionKind",
    "Modality",
    "Passage",
    "Polarity",
    "Qualifier",
    "QueryResult",
    "Resolution",
    "SavedGraph",
    "Statement",
    "__version__",
    "add",
    "build",
    "extract",
    "load",
    "remove",
    "update",
]
HEAVY = ["click", "numpy", "pyoxigraph", "pyvis", "rdflib", "rich", "spacy", "trafilatura"]


def test_the_public_names_are_pinned() -> None:
    """A name comes into or goes out of the public interface on purpose only."""
    assert kg.__all__ == PUBLIC
    assert dir(kg) == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_is_there(name: str) -> None:
    """Each name in `__all__` can be had."""
    assert getattr(kg, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    """A typo fails as with any module."""
    with pytest.raises(AttributeError, match="module 'kg' has no attribute 'biuld'"):
        _ = kg.biuld  # type: ignore[attr-defined]  # the typo is the test


def test_import_is_light() -> None:
    """`import kg` loads none of the heavy libraries."""
    code = "import sys, kg; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert loaded.isdisjoint(HEAVY)
