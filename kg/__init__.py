"""News articles in; a knowledge graph out that people can look at, query, and trust.

>>> import kg
>>> report = kg.build("articles/", output="output")  # doctest: +SKIP
>>> graph = kg.load("output")  # doctest: +SKIP
>>> kg.extract("Medinsky heads the Russian delegation.").statements  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.building import BuildOptions, BuildReport
    from kg.changes import add, remove, update
    from kg.errors import KGError
    from kg.extract import extract as extract
    from kg.graph import Entity, Graph, GraphStatement, Resolution
    from kg.pipeline import build
    from kg.query import QueryResult
    from kg.records import (
        Article,
        Extraction,
        Holder,
        Layer,
        Mention,
        MentionKind,
        Modality,
        Passage,
        Polarity,
        Qualifier,
        Statement,
    )
    from kg.saved import SavedGraph, load


_HOMES = {
    "KGError": "kg.errors",
    "BuildOptions": "kg.building",
    "BuildReport": "kg.building",
    "add": "kg.changes",
    "build": "kg.pipeline",
    "remove": "kg.changes",
    "update": "kg.changes",
    "Article": "kg.records",
    "Entity": "kg.graph",
    "Extraction": "kg.records",
    "Graph": "kg.graph",
    "GraphStatement": "kg.graph",
    "Holder": "kg.records",
    "Layer": "kg.records",
    "Mention": "kg.records",
    "MentionKind": "kg.records",
    "Modality": "kg.records",
    "Passage": "kg.records",
    "Polarity": "kg.records",
    "Qualifier": "kg.records",
    "QueryResult": "kg.query",
    "Resolution": "kg.graph",
    "SavedGraph": "kg.saved",
    "load": "kg.saved",
    "Statement": "kg.records",
}
"""Where each public name lives; it is imported at its first use, which keeps `import kg` quick."""

__all__ = [
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

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Import a public name at its first use (PEP 562)."""
    if name == "extract":  # a package that can be called
        return import_module("kg.extract")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    """List the public names, whether imported yet or not."""
    return __all__
