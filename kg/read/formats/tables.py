"""A table in (CSV, TSV) whose columns are named in its first line; a draft per row out."""

from __future__ import annotations

import codecs
import csv
import io
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.errors import ReadError
from kg.read.decode import decode
from kg.read.drafts import Draft
from kg.read.formats.inputs import Input
from kg.read.formats.keys import WANTED, draft_of, name_keys, normalize_key, undated
from kg.read.labels import KEYS, TEXT

DELIMITERS = ",\t;|"
"""What may stand between the cells; the one that is most frequent in the first line does."""
RECORD_CHARACTERS = 4_000_000
RECORD_LINES = 20_000
"""Of a row: a longer one is a quotation mark that nothing closes."""
HEAD_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class Shape:
    """What stands between the cells of a table, and the names of its columns."""

    delimiter: str
    columns: tuple[str, ...]


def looks_like_table(head: str) -> bool:
    """Return whether a text's first line names columns, the text of articles among them.

    >>> looks_like_table("id,title,text\\n1,Talks end,They left.")
    True
    >>> looks_like_table("Text, title and source were checked.")
    False
    """
    first = head.lstrip("\ufeff").partition("\n")[0]
    keys = {normalize_key(cell) for cell in _split_header(first)}
    return len(keys) > 1 and bool(keys & set(KEYS[TEXT])) and first.count(" ") <= len(keys)


def read_table(given: Input) -> Iterator[Draft]:
    """Yield a draft for each row that has a text; report the others and go on."""
    csv.field_size_limit(RECORD_CHARACTERS)  # its default, 131,072, is less than a long article
    lines = io.TextIOWrapper(given.stream, _encoding_of(given), "replace", newline="")
    try:
        header = lines.readline(RECORD_CHARACTERS)
        shape = Shape(_delimiter_of(header), tuple(_split_header(header)))
        if not set(map(normalize_key, shape.columns)) & set(KEYS[TEXT]):
            columns = name_keys(iter(shape.columns))
            raise ReadError(given.name, f"{WANTED} among the columns {columns}")
        empty = True
        for number, record in _records(lines, shape):
            empty = False
            yield from _read_record(number, record, shape, given)
        if empty:
            raise ReadError(given.name, "no row below the names of the columns")
    finally:
        lines.detach()


def _records(lines: io.TextIOWrapper, shape: Shape) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines of each row with the number of the first; a cell in quotes may hold several.

    Where a quotation mark is closed by nothing, or by that of another row, the row is its first
    line, and the lines read in search of its end are read again: as a rule once, as they have an
    even number of marks.
    """
    waiting: deque[str] = deque()
    number = 2
    while line := waiting.popleft() if waiting else lines.readline(RECORD_CHARACTERS):
        record, size = [line], len(line)
        is_open = line.count('"') % 2 == 1
        while is_open and len(record) < RECORD_LINES and size < RECORD_CHARACTERS:
            more = waiting.popleft() if waiting else lines.readline(RECORD_CHARACTERS)
            if not more:
                break
            record.append(more)
            size += len(more)
            is_open = more.count('"') % 2 == 0
        if is_open or (len(record) > 1 and not _is_row(record, shape)):
            waiting.extendleft(reversed(record[1:]))
            record = record[:1]
        if any(map(str.strip, record)):
            yield number, record
        number += len(record)


def _is_row(record: Sequence[str], shape: Shape) -> bool:
    """Return whether several lines are one row with all its cells."""
    try:
        rows = list(csv.reader(record, delimiter=shape.delimiter, strict=True))
    except csv.Error:
        return False
    return len(rows) == 1 and len(rows[0]) == len(shape.columns)


def _read_record(number: int, record: list[str], shape: Shape, given: Input) -> Iterator[Draft]:
    """Yield the draft of a row; report one that is broken."""
    origin = f"{given.name}:{number}"
    unclosed = len(record) == 1 and record[0].count('"') % 2 == 1  # or a mark within a cell: 5"
    try:
        for cells in csv.reader(record, delimiter=shape.delimiter, strict=unclosed):
            if len(cells) > len(shape.columns):
                raise ReadError(origin, f"{len(cells)} cells, more than there are columns")
            named = zip(map(normalize_key, shape.columns), cells, strict=False)
            fields = {key: cell for key, cell in named if cell.strip()}
            yield draft_of(origin, fields)
            if words := undated(fields):
                given.on_error(ReadError(origin, f"no full date: {words}; read without it"))
    except ReadError as error:
        given.on_error(error)
    except csv.Error as error:
        given.on_error(ReadError(origin, f"a row with a mark that nothing closes: {error}"))


def _encoding_of(given: Input) -> str:
    """Return the encoding of a table by its first bytes."""
    head = given.stream.read(HEAD_BYTES)
    given.stream.seek(0)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    cut = head[: head.rfind(b"\n") + 1] or head
    return "utf-8-sig" if "\ufffd" in decode(cut) or _is_utf8(cut) else "cp1252"


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _delimiter_of(header: str) -> str:
    return max(DELIMITERS, key=header.count)


def _split_header(header: str) -> list[str]:
    try:
        return next(csv.reader([header.strip("\ufeff\r\n")], delimiter=_delimiter_of(header)), [])
    except csv.Error:
        return []
