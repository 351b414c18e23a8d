"""Triples in; their Turtle out, a block for each subject, in rows that sort into reading order.

A row is one line: what it is sorted by, then the block with its line breaks replaced. So a graph
can be written of blocks that were made before, for a graph that has them too.
"""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from kg.graph import Blocks
from kg.store.native import to_triple
from kg.store.sorting import sorted_lines
from kg.store.temporary import temporary_folder
from kg.store.tidying import PREFIX
from kg.store.triple_order import used_prefixes, with_place, without_place
from kg.terms import Iri, Triple

BLOCK = 4 * 1024 * 1024
"""Bytes of N-Triples that are written as Turtle at once."""
SORTED = 64 * 1024 * 1024
"""Bytes that are sorted in memory at once; they take as much again in Python."""
END = b" .\n"
"""Of a block: within a literal the serializer escapes a line break."""
BREAK = b"\1"
"""A line break in a row: no IRI or literal of kg has this character."""

Prefixes = Mapping[str, str]


def to_blocks(triples: Iterable[Triple], *, shared: Set[Iri], prefixes: Prefixes) -> Blocks:
    """Return triples as blocks, but those about the `shared` subjects as lines."""
    own: list[Triple] = []
    others: list[Triple] = []
    for triple in triples:
        (others if triple.subject in shared else own).append(triple)
    used = set[str]()
    rows = b"".join(_rows(_in_order(to_lines(own), prefixes), prefixes, used))
    return Blocks(rows, to_lines(others), tuple(sorted(used)))


def to_lines(triples: Iterable[Triple]) -> bytes:
    """Return triples as N-Triples."""
    stream = io.BytesIO()
    ox.serialize(map(to_triple, triples), stream, ox.RdfFormat.N_TRIPLES)
    return stream.getvalue()


def write_turtle(
    lines: Iterable[bytes],
    stream: BinaryIO,
    *,
    prefixes: Prefixes,
    folder: Path,
    parts: Iterable[Blocks] = (),
) -> None:
    """Write lines of N-Triples and blocks as Turtle, of which only some is in memory at a time.

    Files go into `folder`; `prefixes["id"]` is the base of the graph.
    """
    used = set[str]()
    with temporary_folder(folder) as temporary:
        rows = _all_rows(lines, parts, temporary, prefixes, used)
        ordered = sorted_lines(rows, temporary, memory=SORTED)
        for number, (_, same) in enumerate(itertools.groupby(ordered, key=_place)):
            if number == 0:
                stream.write(_header({name: prefixes[name] for name in sorted(used)}))
            stream.write(b"\n" + _joined(list(same), prefixes))


def _all_rows(
    lines: Iterable[bytes],
    parts: Iterable[Blocks],
    folder: Path,
    prefixes: Prefixes,
    used: set[str],
) -> Iterator[bytes]:
    """Yield all rows, in no order; add the prefixes they need to `used`."""
    others = folder / "others.nt"
    with others.open("wb") as file:
        file.writelines(lines)
        for part in parts:
            file.write(part.lines)
            used.update(part.prefixes)
            yield from part.rows.splitlines(keepends=True)
    with others.open("rb") as file:
        placed = with_place(file, prefixes["id"])
        ordered = sorted_lines(placed, folder, memory=SORTED, name="line")
        yield from _rows((line for line, _ in itertools.groupby(ordered)), prefixes, used)


def _in_order(lines: bytes, prefixes: Prefixes) -> list[bytes]:
    """Return each line once, with its place, sorted by it."""
    return sorted(set(with_place(lines.splitlines(keepends=True), prefixes["id"])))


def _rows(placed: Iterable[bytes], prefixes: Prefixes, used: set[str]) -> Iterator[bytes]:
    """Yield the rows of lines that are sorted by their place; add their prefixes to `used`."""
    for part in _whole_subjects(placed, BLOCK):
        lines = b"".join(map(without_place, part))
        used.update(used_prefixes(lines, prefixes))
        written = io.BytesIO()
        triples = (quad.triple for quad in ox.parse(lines, ox.RdfFormat.N_TRIPLES))
        ox.serialize(triples, written, ox.RdfFormat.TURTLE, prefixes=dict(prefixes))
        blocks = _body(written.getvalue()).split(END)[:-1]
        places = [place for place, _ in itertools.groupby(part, key=_place)]
        for place, block in zip(places, blocks, strict=True):
            yield b"%b\0%b\n" % (place, (block + END).replace(b"\n", BREAK))


def _joined(rows: list[bytes], prefixes: Prefixes) -> bytes:
    """Return the block of all rows of one subject."""
    if len(rows) > 1:
        quads = itertools.chain.from_iterable(read_turtle(_block(row), prefixes) for row in rows)
        stream = io.BytesIO()
        ox.serialize((quad.triple for quad in quads), stream, ox.RdfFormat.N_TRIPLES)
        rows = list(_rows(_in_order(stream.getvalue(), prefixes), prefixes, set()))
    [row] = rows
    return _block(row)


def read_turtle(blocks: bytes, prefixes: Prefixes) -> Iterable[ox.Quad]:
    """Return the triples of blocks, as quads of the default graph."""
    return ox.parse(_header(prefixes) + blocks, ox.RdfFormat.TURTLE)


def _header(prefixes: Prefixes) -> bytes:
    lines = (f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(prefixes.items()))
    return "".join(lines).encode()


def _place(row: bytes) -> bytes:
    return row[: row.index(0)]


def _block(row: bytes) -> bytes:
    return row[row.index(0) + 1 : -1].replace(BREAK, b"\n")


def _body(turtle: bytes) -> bytes:
    """Return Turtle without its prefixes."""
    while turtle.startswith(PREFIX):
        turtle = turtle[turtle.index(b"\n") + 1 :]
    return turtle


def _whole_subjects(placed: Iterable[bytes], size: int) -> Iterator[list[bytes]]:
    """Yield the lines in parts of about this size, cut only between two subjects."""
    part: list[bytes] = []
    length = 0
    for _, same in itertools.groupby(placed, key=_place):
        lines = list(same)
        part += lines
        length += sum(map(len, lines))
        if length >= size:
            yield part
            part, length = [], 0
    if part:
        yield part
