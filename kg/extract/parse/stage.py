"""A document as a pipeline parsed it in; trees in Universal Dependencies, put right, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from kg.extract.parse.clearnlp import to_universal
from kg.extract.parse.editing import EditableTree
from kg.extract.parse.parentheticals import attach_parentheticals
from kg.extract.parse.patterns import find_matches
from kg.extract.parse.repairs import REPAIRS
from kg.extract.parse.retagging import retag_reporting_verbs
from kg.extract.tokens import Doc

RETAGGING = "reporting verbs tagged as nouns"
PARENTHETICALS = "parentheticals"
NAMES = (RETAGGING, PARENTHETICALS, *(repair.name for repair in REPAIRS))
"""All that changes a tree, by name."""


def parse_trees(doc: Doc) -> Doc:
    """Return `doc` in Universal Dependencies, repaired."""
    return repair(to_universal(doc))


def repair(doc: Doc, *, without: Collection[str] = ()) -> Doc:
    """Return `doc` with its trees repaired; the same object where nothing is wrong.

    1. reporting verbs are tagged as verbs  2. parentheticals get their place  3. the repairs
    """
    if RETAGGING not in without:
        doc = retag_reporting_verbs(doc)  # 1
    matches = find_matches(doc, [each for each in REPAIRS if each.name not in without])
    tree = EditableTree(doc)
    changed = PARENTHETICALS not in without and attach_parentheticals(tree)  # 2
    for each, match in matches:  # 3
        each.apply(tree, match)
    return tree.rebuild() if changed or matches else doc


def firings(doc: Doc) -> Counter[str]:
    """Return which repairs change a document, and how often each matches."""
    retagged = retag_reporting_verbs(doc)
    found = Counter({RETAGGING: sum(a.tag_ != b.tag_ for a, b in zip(doc, retagged, strict=True))})
    found[PARENTHETICALS] += attach_parentheticals(EditableTree(retagged))
    found.update(each.name for each, _ in find_matches(retagged, REPAIRS))
    return +found
