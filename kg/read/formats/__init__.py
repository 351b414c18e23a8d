"""A source in; the drafts of its articles out, by what the source is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePath

from kg.errors import ReadError
from kg.read.drafts import Draft
from kg.read.formats.compressed import unpacked
from kg.read.formats.documents import read_docx, read_pdf
from kg.read.formats.feeds import read_feed
from kg.read.formats.inputs import Input, read_whole
from kg.read.formats.jsonl import read_json
from kg.read.formats.mail import read_mail, read_mailbox
from kg.read.formats.markdown import read_markdown
from kg.read.formats.pages import read_page
from kg.read.formats.sniff import GZIP, Format, find_format, peek, sniff_format
from kg.read.formats.tables import read_table
from kg.read.formats.texts import read_text
from kg.read.formats.warc import read_wacz, read_warc
from kg.read.sources import Source, open_source, reason_of

__all__ = ["read_drafts", "sniff_format"]

HEAD_BYTES = 65_536


def _read_html(given: Input) -> Iterator[Draft]:
    yield from read_page(given.name, read_whole(given))


READERS: dict[Format, Callable[[Input], Iterator[Draft]]] = {
    "text": read_text,
    "html": _read_html,
    "json": read_json,
    "table": read_table,
    "feed": read_feed,
    "markdown": read_markdown,
    "mail": read_mail,
    "mailbox": read_mailbox,
    "warc": read_warc,
    "wacz": read_wacz,
    "pdf": read_pdf,
    "docx": read_docx,
}
"""To read another format: its reader here, how to recognise it in sniff.py."""


def read_drafts(
    source: Source,
    *,
    on_error: Callable[[ReadError], None],
    on_skip: Callable[[str], None],
) -> Iterator[Draft]:
    """Yield the drafts a source holds; report what cannot be read and go on."""
    try:
        with open_source(source) as stream:
            yield from _read_stream(Input(source.name, stream, on_error, on_skip), source.path)
    except ReadError as error:
        on_error(error)
    except OSError as error:
        on_error(ReadError(source.name, reason_of(error)))


def _read_stream(given: Input, path: PurePath | None) -> Iterator[Draft]:
    """Read an input by its format; one packed with gzip by what is in it."""
    head = _head_of(given)
    suffix = path.suffix.lower() if path else ""
    if not head.startswith(GZIP) or peek(head).startswith(b"WARC/"):  # its records are packed
        yield from _read_plain(given, head, suffix)
        return
    with unpacked(given) as stream:
        inside = replace(given, stream=stream)
        within = PurePath(path.stem).suffix.lower() if path and suffix == ".gz" else ""
        head = _head_of(inside)
        if head.startswith(GZIP):
            raise ReadError(given.name, "packed with gzip twice; unpack it first")
        yield from _read_plain(inside, head, within)


def _head_of(given: Input) -> bytes:
    head = given.stream.read(HEAD_BYTES)
    given.stream.seek(0)
    if not head.strip():
        raise ReadError(given.name, "empty")
    return head


def _read_plain(given: Input, head: bytes, suffix: str) -> Iterator[Draft]:
    packed = head.startswith(GZIP)
    yield from READERS["warc" if packed else find_format(given.name, head, suffix)](given)
