"""A file of Turtle in the folder of a draft in; the store of its triples out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox

from kg.store.blocks import read_turtle
from kg.store.difference import Changes, find_changes
from kg.store.sealing import is_sealed, link_tables, unlink_tables


def load_file(file: Path, former: Path | None, prefixes: Mapping[str, str]) -> ox.Store:
    """Return the store, in the folder of the file, that has its triples.

    If `former` is a whole store with such a file, its tables are shared, and changed where the two
    files differ. Raises OSError where it cannot be written.
    """
    if former is not None and is_sealed(former, file.name):
        changes = find_changes(former / file.name, file, prefixes)
        if changes is not None:
            unlink_tables(file.parent)
            link_tables(former, file.parent)
            store = ox.Store(file.parent)
            _apply(changes, store, prefixes)
            return store
    store = ox.Store(file.parent)
    store.bulk_load(path=file, format=ox.RdfFormat.TURTLE)
    return store


def _apply(changes: Changes, store: ox.Store, prefixes: Mapping[str, str]) -> None:
    gone = set(read_turtle(changes.gone, prefixes))
    new = set(read_turtle(changes.new, prefixes))
    for quad in gone - new:
        store.remove(quad)
    store.extend(new - gone)
