"""A stream of JSON in, one article per line or a list of them; a draft per article out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import BinaryIO

from kg.errors import ReadError
from kg.read.dates import parse_date
from kg.read.decode import decode
from kg.read.drafts import Draft

MILLISECONDS_FROM = 10**11
"""Epoch numbers from here on are milliseconds: as seconds they would be after the year 5000."""


def read_json(
    name: str, stream: BinaryIO, *, max_bytes: int, on_error: Callable[[ReadError], None]
) -> Iterator[Draft]:
    """Yield a draft for each line with an article, or for each item of one whole document.

    A bad line is reported as `name:line` with its reason, and the next one read.
    """
    if not _is_one_per_line(stream.readline(max_bytes + 1)):
        stream.seek(0)
        yield from _read_document(name, stream.read(max_bytes), on_error)
        return
    stream.seek(0)
    for number, line in enumerate(_lines(stream, max_bytes), start=1):
        origin = f"{name}:{number}"
        try:
            if line is None:
                raise ReadError(origin, f"longer than {max_bytes // 2**20} MiB")
            if line.strip():
                yield _draft_of(origin, _parse(origin, line), on_error)
        except ReadError as error:
            on_error(error)


def _is_one_per_line(first: bytes) -> bool:
    """Return whether these are JSON lines, even bad ones, not a document of several lines."""
    return first.strip() not in {b"{", b"["} and not first.lstrip(b"\xef\xbb\xbf \t").startswith(b"[")  # fmt: skip  # noqa: E501  # one condition


def _lines(stream: BinaryIO, max_bytes: int) -> Iterator[bytes | None]:
    """Yield the lines of a stream, None for one that is too long for memory."""
    while line := stream.readline(max_bytes + 1):
        if len(line) <= max_bytes:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(max_bytes)
        yield None


def _read_document(
    name: str, data: bytes, on_error: Callable[[ReadError], None]
) -> Iterator[Draft]:
    document = _parse(name, data)
    items = document if isinstance(document, list) else [document]
    for number, item in enumerate(items, start=1):
        origin = f"{name}[{number}]" if isinstance(document, list) else name
        try:
            yield _draft_of(origin, item, on_error)
        except ReadError as error:
            on_error(error)


def _parse(origin: str, data: bytes) -> object:
    try:
        return json.loads(decode(data))
    except json.JSONDecodeError as error:
        raise ReadError(origin, f"not JSON: {error.msg} at column {error.colno}") from error
    except RecursionError as error:
        raise ReadError(origin, "not JSON kg reads: nested too deep") from error
    except ValueError as error:  # a number of thousands of digits
        raise ReadError(origin, f"not JSON kg reads: {error}") from error


def _draft_of(origin: str, item: object, on_error: Callable[[ReadError], None]) -> Draft:
    """Return the draft of one JSON object; report a date that cannot be read and go on without."""
    if not isinstance(item, dict):
        raise ReadError(origin, "not a JSON object with a text")
    for field in ("text", "title", "publisher", "url"):
        if not isinstance(item.get(field) or "", str):
            raise ReadError(origin, f'"{field}" is not a string')
    if not (item.get("text") or "").strip():
        raise ReadError(origin, 'no "text"')
    published = _published(item.get("published"))
    if item.get("published") and published is None:
        on_error(ReadError(origin, f'"published" is no full date: {item["published"]!r:.60}; read without it'))  # fmt: skip  # noqa: E501  # a message
    return Draft(
        origin,
        item["text"],
        title=item.get("title") or "",
        publisher=item.get("publisher") or None,
        published=published,
        url=item.get("url") or None,
    )


def _published(value: object) -> date | None:
    """Return the time a JSON value names: words, or seconds or milliseconds of the epoch."""
    if isinstance(value, str):
        return parse_date(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        return datetime.fromtimestamp(value / 1000 if value >= MILLISECONDS_FROM else value, UTC)
    except (OverflowError, ValueError, OSError):
        return None
