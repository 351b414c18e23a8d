"""A source in; the drafts of its articles out, by what the source is: text, HTML or JSON."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO, Literal

from kg.errors import ReadError
from kg.read.decode import decode, is_binary
from kg.read.drafts import Draft
from kg.read.sources import Source, open_source, reason_of

Format = Literal["text", "html", "json"]
FORMAT_OF_SUFFIX: dict[str, Format] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "json",
    ".ndjson": "json",
}
HEAD_BYTES = 65_536
MAX_BYTES = 64 * 1024 * 1024
"""Of a text or HTML file, and of a line of JSON: anything larger is not an article."""
HTML_START = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--(?>.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
"""Each part is atomic: otherwise 26 comments before a `<p>` take ten seconds, 27 take twenty."""
JSON_START = re.compile(r'\s*\{\s*"|\s*\[\s*\{\s*"')


def read_drafts(source: Source, *, on_error: Callable[[ReadError], None]) -> Iterator[Draft]:
    """Yield the drafts a source holds; report what cannot be read and go on."""
    try:
        with open_source(source) as stream:
            yield from _read_stream(source, stream, on_error)
    except ReadError as error:
        on_error(error)
    except OSError as error:
        on_error(ReadError(source.name, reason_of(error)))


def sniff_format(head: str) -> Format:
    """Return the format of an input whose name does not show it, from its first characters.

    >>> sniff_format("<!DOCTYPE html><html>"), sniff_format('{"text": "Talks ended."}')
    ('html', 'json')
    >>> sniff_format("<p>Talks ended</p>")
    'text'
    """
    if HTML_START.match(head):
        return "html"
    return "json" if JSON_START.match(head) else "text"


def _read_stream(
    source: Source, stream: BinaryIO, on_error: Callable[[ReadError], None]
) -> Iterator[Draft]:
    head = stream.read(HEAD_BYTES)
    stream.seek(0)
    if not head.strip():
        raise ReadError(source.name, "empty")
    if is_binary(head):
        raise ReadError(source.name, "binary, not text, HTML or JSON")
    file_format = FORMAT_OF_SUFFIX.get(source.suffix) or sniff_format(decode(head))
    if file_format == "json":
        from kg.read.jsonl import read_json

        yield from read_json(source.name, stream, max_bytes=MAX_BYTES, on_error=on_error)
        return
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ReadError(source.name, f"larger than {MAX_BYTES // 2**20} MiB, too large for an article")  # fmt: skip  # noqa: E501  # a message
    if file_format == "html":
        from kg.read.html import read_html  # imports trafilatura: 0.5 s

        yield read_html(source.name, data)
    else:
        yield Draft(source.name, decode(data))
