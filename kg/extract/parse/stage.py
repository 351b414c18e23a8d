"""A document as a pipeline parsed it in; trees in Universal Dependencies, put right, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from kg.extract.parse.clearnlp import to_universal
from kg.extract.parse.editing import EditableTree
from kg.extract.parse.parentheticals import attach_parentheticals
from kg.extract.parse.patterns import find_matches
from kg.extract.parse.repairs import REPAIRS, RETAGGING
from kg.extract.tokens import Doc

PARENTHETICALS = "parentheticals"
NAMES = (PARENTHETICALS, *(repair.name for repair in (*RETAGGING, *REPAIRS)))
"""All that changes a tree, by name."""


def parse_trees(doc: Doc) -> Doc:
    """Return `doc` in Universal Dependencies, repaired."""
    return repair(to_universal(doc))


def repair(doc: Doc, *, without: Collection[str] = ()) -> Doc:
    """Return `doc` with its trees repaired; the same object where nothing is wrong."""
    return _repair(doc, without)[0]


def firings(doc: Doc) -> Counter[str]:
    """Return which repairs change a document, and how often each matches."""
    return _repair(doc, ())[1]


def _repair(doc: Doc, without: Collection[str]) -> tuple[Doc, Counter[str]]:
    """Return a document repaired, and which repairs matched how often.

    1. reporting verbs are tagged as verbs  2. parentheticals get their place  3. the repairs
    """
    found: Counter[str] = Counter()
    for rows in (RETAGGING, REPAIRS):  # 1, 3
        matches = find_matches(doc, [row for row in rows if row.name not in without])
        tree = EditableTree(doc)
        if rows is REPAIRS and PARENTHETICALS not in without and attach_parentheticals(tree):  # 2
            found[PARENTHETICALS] += 1
        for row, match in matches:
            row.apply(tree, match)
            found[row.name] += 1
        doc = tree.rebuild() if found else doc
    return doc, found
