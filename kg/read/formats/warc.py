"""A web archive in (WARC, WACZ); the drafts of the news articles among its pages out."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Generator, Iterator
from dataclasses import replace
from itertools import count
from typing import Any, BinaryIO

from kg.errors import ReadError
from kg.read.drafts import Draft
from kg.read.formats.inputs import Input
from kg.read.formats.pages import is_news_page, read_page

PAGE_BYTES = 8 * 1024 * 1024
"""Of a page in an archive; pages of news have up to 2 MiB."""
SECONDS = 5.0
"""CPU time that reading one record may take; one of a page takes a few milliseconds."""
BROKEN_RECORDS = 100
"""Maximum of an archive: with more of them it is none."""
STARTS = (b"WARC/1.", b"\x1f\x8b\x08")
LONGEST_START = 7
CHUNK_BYTES = 1024 * 1024
MEMBERS = 10_000
"""Files in a WACZ that are looked at."""
HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
NO_PAGE = "archived record without a page"
NO_ARTICLE = "archived page that is no article"


def read_warc(given: Input) -> Iterator[Draft]:
    """Yield the drafts of the articles in a WARC file, packed or not.

    Records that are no pages, and pages that are no articles, are counted, not named: an archive
    has thousands of them.
    """
    yield from _named(given, _read_records(given.name, given.stream, given))


def _named(given: Input, drafts: Iterator[Draft]) -> Iterator[Draft]:
    """Yield drafts; raise ReadError if there is none."""
    empty = True
    for draft in drafts:
        empty = False
        yield draft
    if empty:
        raise ReadError(given.name, "no article among the pages of this web archive")


def read_wacz(given: Input) -> Iterator[Draft]:
    """Yield the drafts of the articles in a WACZ file: a zip archive with WARC files in it."""
    try:
        with zipfile.ZipFile(given.stream) as archive:
            names = [name for name in archive.namelist()[:MEMBERS] if ".warc" in name.lower()]
            if not names:
                raise ReadError(given.name, "a WACZ file without a WARC file in it")
            for name in sorted(names):
                with archive.open(name) as member:
                    yield from _named(given, _read_records(f"{given.name}:{name}", member, given))  # type: ignore[arg-type]  # a BinaryIO except for its bases
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise ReadError(given.name, f"a broken or encrypted zip archive: {error}") from error


class _Patient:
    """A stream that is given up where one record takes too long.

    warcio takes quadratic time for a line without an end: 208 s for 100 MB.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.began = time.process_time()

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes; raise ValueError if reading the record takes too long."""
        if time.process_time() - self.began > SECONDS:
            raise ValueError(f"a record that takes more than {SECONDS:g} seconds")
        return self.stream.read(size)

    def tell(self) -> int:
        """Return the place in the stream."""
        return self.stream.tell()


def _read_records(name: str, stream: BinaryIO, given: Input) -> Iterator[Draft]:
    """Yield the drafts of an archive; behind a broken record go on with the next one."""
    from warcio.archiveiterator import ArchiveIterator

    numbers = count(1)
    start: int | None = 0
    for _ in range(BROKEN_RECORDS):
        if start is None:
            return
        stream.seek(start)
        patient = _Patient(stream)
        archive = ArchiveIterator(patient)
        whole = yield from _read_unbroken(archive, patient, (name, numbers), given)
        start = None if whole else _next_start(stream, max(start, archive.offset) + 1)
    given.on_error(
        ReadError(name, f"more than {BROKEN_RECORDS} broken records; the rest is left out")
    )


def _reason(error: Exception) -> str:
    """Return what the library says of a broken record, "" where it only stumbled over it."""
    words = " ".join(str(error).split())
    return "" if isinstance(error, AttributeError | TypeError) or not words else f": {words:.200}"


def _read_unbroken(
    archive: Any, patient: _Patient, naming: tuple[str, Iterator[int]], given: Input
) -> Generator[Draft, None, bool]:
    """Yield the drafts up to a broken record, which is reported; return whether there is none."""
    name, numbers = naming
    while True:
        patient.began = time.process_time()
        origin = f"{name}[{next(numbers)}]"
        try:
            record = next(archive, None)
            data = _page_in(record) if record is not None else None
        except Exception as error:  # whatever a broken archive does to the library
            given.on_error(ReadError(origin, f"a broken record{_reason(error)}"))
            return False
        if record is None:
            return True
        if data is None:
            given.on_skip(NO_PAGE)
        else:
            address = record.rec_headers.get_header("WARC-Target-URI")
            yield from _read_page(origin, data, address, given)


def _next_start(stream: BinaryIO, start: int) -> int | None:
    """Return where the next record begins, packed or not; None where there is none."""
    stream.seek(start)
    before = b""
    while chunk := stream.read(CHUNK_BYTES):
        places = [at for magic in STARTS if (at := (before + chunk).find(magic)) >= 0]
        if places:
            return start - len(before) + min(places)
        start += len(chunk)
        before = chunk[1 - LONGEST_START :]
    return None


def _page_in(record: Any) -> bytes | None:
    """Return the page that a record holds, None where it holds another thing."""
    if record.rec_type != "response" or record.http_headers is None:
        return None
    kind = (record.http_headers.get_header("Content-Type") or "").partition(";")[0]
    if record.http_headers.get_statuscode() != "200" or kind.strip().lower() not in HTML_TYPES:
        return None
    data: bytes = record.content_stream().read(PAGE_BYTES + 1)
    return data if len(data) <= PAGE_BYTES else None


def _read_page(origin: str, data: bytes, address: str | None, given: Input) -> Iterator[Draft]:
    if not is_news_page(data):
        given.on_skip(NO_ARTICLE)
        return
    try:
        for draft in read_page(origin, data):
            yield replace(draft, url=draft.url or address)
    except ReadError:
        given.on_skip(NO_ARTICLE)
