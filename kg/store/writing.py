"""Lines of N-Triples in any order in; the graph in any RDF syntax, always the same bytes, out."""

from __future__ import annotations

import io
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from kg.store.article_graphs import in_article_graphs
from kg.store.sorting import sorted_lines
from kg.store.temporary import temporary_folder
from kg.store.tidying import PREFIX, tidy_jsonld, tidy_rdfxml, tidy_turtle
from kg.store.triple_order import in_reading_order, used_prefixes, with_place, without_place


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
BLOCK = 4 * 1024 * 1024
"""Bytes of N-Triples that are read, and written as Turtle, at once."""
SORTED = 16
"""Blocks that are sorted in memory: the lines take 64 MB, and as much again in Python."""
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
            write_turtle(file, stream, base=prefixes["id"], prefixes=prefixes)
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


def write_turtle(
    dump: Path, stream: BinaryIO, *, base: str, prefixes: Mapping[str, str], block: int = BLOCK
) -> None:
    """Write a file of N-Triples as `serialize` does, of which only some is in memory at a time.

    The triples of a subject are in one place of their reading order, so that a part of it can be
    written as Turtle of its own. Files go into the folder of `dump`.
    """
    used: dict[str, str] = {}
    for lines in _blocks(dump, block):
        used |= used_prefixes(b"".join(lines), prefixes)
    used = dict(sorted(used.items()))
    placed = with_place((line for lines in _blocks(dump, block) for line in lines), base)
    ordered = map(without_place, sorted_lines(placed, dump.parent, memory=SORTED * block))
    first = True
    for part in _whole_subjects(ordered, block):
        written = io.BytesIO()
        quads = ox.parse(part, ox.RdfFormat.N_TRIPLES)
        ox.serialize((quad.triple for quad in quads), written, ox.RdfFormat.TURTLE, prefixes=used)
        text = tidy_turtle(written.getvalue(), used)
        stream.write(text if first else _body(text))
        first = False


def _body(turtle: bytes) -> bytes:
    """Return Turtle without its prefixes, from the empty line behind them on."""
    while turtle.startswith(PREFIX):
        turtle = turtle[turtle.index(b"\n") + 1 :]
    return turtle


def _blocks(file: Path, size: int) -> Iterator[list[bytes]]:
    """Yield the lines of a file, so many together as have about this size."""
    with file.open("rb") as stream:
        while lines := stream.readlines(size):
            yield lines


def _whole_subjects(lines: Iterable[bytes], size: int) -> Iterator[bytes]:
    """Yield the lines in parts of about this size, cut only between two subjects."""
    part = bytearray()
    for _, same in itertools.groupby(lines, key=lambda line: line[: line.index(b" ")]):
        part += b"".join(same)
        if len(part) >= size:
            yield bytes(part)
            part.clear()
    yield bytes(part)
