"""JSON in, one article per line, a list of them or one alone; a draft per article out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from kg.errors import ReadError
from kg.read.decode import decode
from kg.read.drafts import Draft
from kg.read.formats.inputs import MAX_BYTES, Input
from kg.read.formats.json_lists import list_items
from kg.read.formats.keys import draft_of, fields_of, has_text, name_keys, undated

WRAPPER_LEVELS = 3
"""How deep in a document the list of its articles may be: {"response": {"results": […]}}."""


def read_json(given: Input) -> Iterator[Draft]:
    """Yield a draft for each line with an article, or for each item of one whole document.

    A bad line is reported as `name:line` with its reason, and the next one read.
    """
    first = given.stream.readline(MAX_BYTES + 1)
    given.stream.seek(0)
    if first.lstrip(b"\xef\xbb\xbf \t").startswith(b"["):
        for number, item in enumerate(list_items(given), start=1):
            yield from _read_item(f"{given.name}[{number}]", item, given)
    elif first.strip() == b"{":
        document = given.stream.read(MAX_BYTES + 1)
        if len(document) > MAX_BYTES:
            raise ReadError(given.name, f"one JSON object of more than {MAX_BYTES // 2**20} MiB; write one article a line")  # fmt: skip  # noqa: E501  # a message
        yield from _read_item(given.name, _parse(given.name, document), given)
    else:
        yield from _read_lines(given)


def _read_lines(given: Input) -> Iterator[Draft]:
    for number, line in enumerate(_lines(given.stream), start=1):
        origin = f"{given.name}:{number}"
        try:
            if line is None:
                raise ReadError(origin, f"longer than {MAX_BYTES // 2**20} MiB")
            if line.strip():
                yield from _read_item(origin, _parse(origin, line), given)
        except ReadError as error:
            given.on_error(error)


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Yield the lines of a stream, None for one that is too long for memory."""
    while line := stream.readline(MAX_BYTES + 1):
        if len(line) <= MAX_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(MAX_BYTES)
        yield None


def _parse(origin: str, data: bytes) -> object:
    try:
        return json.loads(decode(data))
    except json.JSONDecodeError as error:
        raise ReadError(
            origin, f"not JSON: {error.msg.removesuffix(' at')} at column {error.colno}"
        ) from error
    except RecursionError as error:
        raise ReadError(origin, "not JSON kg reads: nested too deep") from error
    except ValueError as error:  # a number of thousands of digits
        raise ReadError(origin, f"not JSON kg reads: {error}") from error


def _read_item(origin: str, item: object, given: Input) -> Iterator[Draft]:
    """Yield the draft of a JSON object, or those of the list of articles in it."""
    listed = None if has_text(item) else _find_list(item)
    if listed is None:
        try:
            yield _draft_of_item(origin, item, given)
        except ReadError as error:
            given.on_error(error)
        return
    name = _name_of_feed(item)
    for number, each in enumerate(listed, start=1):
        if not has_text(each) and _is_graph(item):
            continue  # JSON-LD: the publisher and others beside the article
        for draft in _read_item(f"{origin}[{number}]", each, given):
            yield replace(draft, publisher=draft.publisher or name)


def _find_list(document: object) -> list[object] | None:
    """Return the list of articles in a wrapper, the topmost one; None where there is none."""
    level: list[object] = [document]
    for _ in range(WRAPPER_LEVELS):
        inner = [value for each in level if isinstance(each, dict) for value in each.values()]
        for value in inner:
            if isinstance(value, list) and any(map(has_text, value)):
                return value
        level = inner
    return None


def _is_graph(item: object) -> bool:
    return isinstance(item, dict) and "@graph" in item


def _name_of_feed(item: object) -> str | None:
    """Return the title of a JSON Feed (https://jsonfeed.org), which is its publisher's name."""
    if not isinstance(item, dict) or "jsonfeed.org" not in str(item.get("version")):
        return None
    title = item.get("title")
    return title if isinstance(title, str) else None


def _draft_of_item(origin: str, item: object, given: Input) -> Draft:
    """Return the draft of one JSON object; report a date that cannot be read and go on without."""
    if not isinstance(item, dict):
        raise ReadError(origin, "not a JSON object with a text")
    fields = fields_of(item)
    draft = draft_of(origin, fields, shown=name_keys(map(str, item)))
    if words := undated(fields):
        given.on_error(ReadError(origin, f"no full date: {words}; read without it"))
    return draft
