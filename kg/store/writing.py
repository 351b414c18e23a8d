"""Lines of N-Triples in any order in; the graph in any RDF syntax, always the same bytes, out."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from kg.store.article_graphs import in_article_graphs
from kg.store.blocks import write_turtle
from kg.store.temporary import temporary_folder
from kg.store.tidying import tidy_jsonld, tidy_rdfxml, tidy_turtle
from kg.store.triple_order import in_reading_order, used_prefixes


class Syntax(StrEnum):
    """The RDF syntaxes that a store can be written in."""

    TURTLE = "turtle"
    TRIG = "trig"
    NQUADS = "nquads"
    NTRIPLES = "ntriples"
    JSONLD = "jsonld"
    RDFXML = "rdfxml"


WRITERS = {
    Syntax.TURTLE: (ox.RdfFormat.TURTLE, tidy_turtle),
    Syntax.TRIG: (ox.RdfFormat.TRIG, tidy_turtle),
    Syntax.JSONLD: (ox.RdfFormat.JSON_LD, tidy_jsonld),
    Syntax.RDFXML: (ox.RdfFormat.RDF_XML, tidy_rdfxml),
}
"""The serializer of each syntax, and the function that sorts the prefixes it leaves unsorted.

In the other syntaxes the graph is just its sorted lines.
"""
WITH_GRAPHS = (Syntax.TRIG, Syntax.NQUADS)
"""The syntaxes that have named graphs: one for each article."""


def dump(
    write_lines: Callable[[BinaryIO], None],
    syntax: Syntax,
    stream: BinaryIO,
    *,
    prefixes: Mapping[str, str],
    folder: Path,
) -> None:
    """Write the triples that come as lines; `prefixes["id"]` is their base, `folder` for files."""
    if syntax is Syntax.TURTLE:
        with temporary_folder(folder) as temporary:
            file = temporary / "dump.nt"
            with file.open("wb") as lines:
                write_lines(lines)
            with file.open("rb") as lines:
                write_turtle(lines, stream, prefixes=prefixes, folder=folder)
        return
    unordered = io.BytesIO()  # a store has no order, and lines sort faster than terms
    write_lines(unordered)
    stream.write(serialize(unordered.getvalue(), syntax, base=prefixes["id"], prefixes=prefixes))


def serialize(lines: bytes, syntax: Syntax, *, base: str, prefixes: Mapping[str, str]) -> bytes:
    """Write these N-Triples in `syntax`; the names of the graph's own things start with `base`."""
    ordered = in_reading_order(lines, base)
    if syntax in WITH_GRAPHS:
        ordered = in_article_graphs(ordered, base)
    if syntax not in WRITERS:
        return ordered
    native, tidy = WRITERS[syntax]
    used = used_prefixes(ordered, prefixes)
    written = io.BytesIO()
    quads = ox.parse(ordered, ox.RdfFormat.N_QUADS)
    terms = quads if syntax in WITH_GRAPHS else (quad.triple for quad in quads)
    ox.serialize(terms, written, native, prefixes=used)
    return tidy(written.getvalue(), used)
