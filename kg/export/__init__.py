"""A store in; a file for other tools out, in any of `FORMATS`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import BinaryIO

from kg.errors import OutputError
from kg.export.ftm import write_ftm
from kg.export.graphs import to_network, write_gexf, write_graphml
from kg.export.neo4j import write_neo4j
from kg.export.sqlite import write_sqlite
from kg.export.stix import write_stix
from kg.export.tables import statement_record, statement_records, write_csv
from kg.store import Store, Syntax

__all__ = ["FORMATS", "export", "statement_record", "statement_records", "to_network"]


def _dump(store: Store, stream: BinaryIO, *, syntax: Syntax) -> None:
    store.dump(syntax, stream)


FORMATS: Mapping[str, Callable[[Store, BinaryIO], None]] = {
    **{syntax.value: partial(_dump, syntax=syntax) for syntax in Syntax},
    "graphml": write_graphml,
    "gexf": write_gexf,
    "csv": write_csv,
    "sqlite": write_sqlite,
    "ftm": write_ftm,
    "stix": write_stix,
    "neo4j": write_neo4j,
}
"""What writes each format; all of them write the same bytes for the same graph."""


def export(store: Store, form: str, stream: BinaryIO) -> None:
    """Write the whole graph in one of `FORMATS`; raise OutputError for any other."""
    if form not in FORMATS:
        raise OutputError(f"no format {form!r}; kg knows {', '.join(FORMATS)}")
    FORMATS[form](store, stream)
