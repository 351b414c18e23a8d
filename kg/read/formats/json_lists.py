"""A stream with one JSON list in; its items out, one by one, however many there are."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from itertools import count, islice

from kg.errors import ReadError
from kg.read.decode import decode
from kg.read.formats.inputs import MAX_BYTES, Input

CHUNK_BYTES = 1024 * 1024
BETWEEN = re.compile(r"[\s,]*")


def list_items(given: Input) -> Iterator[object]:
    """Yield the items of a list; raise ReadError at the first that is not JSON.

    An item that the text read so far does not hold is tried again when the text has doubled.
    """
    pieces = _read_text(given)
    text = next(pieces, "")
    at = text.find("[") + 1
    for number in count(1):
        origin = f"{given.name}[{number}]"
        while (found := _decode_at(origin, text, at)) is None:
            text = text[at:]
            more = "".join(islice(pieces, 1 + len(text) // CHUNK_BYTES))
            if not more or len(text) > MAX_BYTES:
                raise ReadError(origin, _what_is_wrong(text))
            text, at = text + more, 0
        item, at = found
        if at < 0:
            return
        yield item


def _decode_at(origin: str, text: str, at: int) -> tuple[object, int] | None:
    """Return the item that begins at a place and where it ends, -1 if the list does."""
    between = BETWEEN.match(text, at)
    at = between.end() if between else at
    if text.startswith("]", at):
        return None, -1
    try:
        return json.JSONDecoder().raw_decode(text, at)
    except RecursionError as error:
        raise ReadError(origin, "not JSON kg reads: nested too deep") from error
    except ValueError:
        return None


def _what_is_wrong(text: str) -> str:
    try:
        json.JSONDecoder().raw_decode(text.lstrip(" \t\r\n,") or "]")
    except json.JSONDecodeError as error:
        return f"not JSON: {error.msg.removesuffix(' at')} at column {error.colno}"
    except ValueError as error:  # a number of thousands of digits
        return f"not JSON kg reads: {error}"
    return "not JSON: the list does not end"


def _read_text(given: Input) -> Iterator[str]:
    """Yield the characters of a stream in pieces."""
    head = given.stream.read(CHUNK_BYTES)
    if len(head) < CHUNK_BYTES:
        yield decode(head)
        return
    marked = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    decoder = codecs.getincrementaldecoder("utf-16" if marked else "utf-8-sig")("replace")
    while head:
        yield decoder.decode(head)
        head = given.stream.read(CHUNK_BYTES)
    yield decoder.decode(b"", final=True)
