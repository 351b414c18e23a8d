"""The first bytes of an input and its extension in; its format out, or what it is instead."""

from __future__ import annotations

import re
import zlib
from typing import Literal

from kg.errors import ReadError
from kg.read.decode import decode, is_binary
from kg.read.formats.markdown import looks_like_markdown
from kg.read.formats.tables import looks_like_table

Format = Literal[
    "text", "html", "json", "table", "feed", "markdown", "mail", "mailbox",
    "warc", "wacz", "pdf", "docx",
]  # fmt: skip  # a list
FORMAT_OF_SUFFIX: dict[str, Format] = {
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".json": "json", ".jsonl": "json", ".ndjson": "json",
    ".csv": "table", ".tsv": "table", ".tab": "table",
    ".rss": "feed", ".atom": "feed", ".rdf": "feed", ".xml": "feed",
    ".md": "markdown", ".markdown": "markdown", ".mdown": "markdown",
    ".eml": "mail", ".mbox": "mailbox", ".mbx": "mailbox",
    ".warc": "warc", ".wacz": "wacz", ".pdf": "pdf", ".docx": "docx",
}  # fmt: skip  # a table
BINARY_FORMATS: tuple[tuple[bytes, Format], ...] = ((b"%PDF-", "pdf"), (b"WARC/", "warc"))
GZIP = b"\x1f\x8b"
ZIP = b"PK\x03\x04"
KINDS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls, .msg); save it as .docx or text"),
    (0, b"{\\rtf", "an RTF file; save it as .docx or text"),
    (0, b"BZh", "packed with bzip2; unpack it first, or pack it with gzip"),
    (0, b"\xfd7zXZ", "packed with xz; unpack it first, or pack it with gzip"),
    (0, b"\x28\xb5\x2f\xfd", "packed with zstd; unpack it first, or pack it with gzip"),
    (0, b"7z\xbc\xaf", "a 7z archive; unpack it first"),
    (0, b"Rar!", "a RAR archive; unpack it first"),
    (257, b"ustar", "a tar archive; unpack it first"),
    (0, b"PAR1", "a Parquet table; write it as CSV or JSONL first"),
    (0, b"SQLite format 3", "an SQLite database; export its table as CSV or JSONL"),
    (0, b"\x89PNG", "a PNG picture; kg reads no scans"),
    (0, b"\xff\xd8\xff", "a JPEG picture; kg reads no scans"),
    (0, b"GIF8", "a GIF picture; kg reads no scans"),
    (0, b"II*\x00", "a TIFF picture; kg reads no scans"),
    (4, b"ftyp", "a film or a sound; kg reads its transcript as text"),
    (0, b"ID3", "a sound; kg reads its transcript as text"),
)
"""What else people have, by bytes at a place in it, and what they can do."""
NOT_TEXT = "binary, not text, HTML or JSON"
HTML_START = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--(?>.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
"""Each part is atomic: otherwise 26 comments before a `<p>` take ten seconds, 27 take twenty."""
XML_START = re.compile(
    r"\s*+(?:<\?xml\b|(?:<!--(?>.*?-->)\s*+)*+<(?:rss|feed|rdf:RDF)\b)", re.I | re.S
)
JSON_START = re.compile(r'\s*\{\s*"|\s*\[\s*\{\s*"')
MAIL_FIELDS = re.compile(
    r"^(?:received|return-path|delivered-to|message-id|mime-version|dkim-signature|x-mailer"
    r"|content-transfer-encoding|reply-to|list-id|subject|from|to|date):",
    re.I | re.M,
)
MAIL_CERTAIN = re.compile(
    r"^(?:received|return-path|delivered-to|message-id|mime-version):", re.I | re.M
)
MAILBOX_START = re.compile(r"From \S+@?\S* +\w{3} \w{3} +\d{1,2} \d\d:\d\d")
MAIL_HEAD = re.compile(r"(?:[\w-]+:[^\n]*\n(?:[ \t]+\S[^\n]*\n)*)+")


def find_format(name: str, head: bytes, suffix: str) -> Format:
    """Return the format of an input; raise ReadError for what kg cannot read.

    >>> find_format("news", b"%PDF-1.7 ...", "")
    'pdf'
    """
    binary = next((kind for magic, kind in BINARY_FORMATS if head.startswith(magic)), None)
    if binary or (head.startswith(ZIP) and suffix in (".docx", ".wacz")):
        return binary or FORMAT_OF_SUFFIX[suffix]
    if head.startswith(ZIP):
        return _find_zip(name, head)
    for at, magic, what in KINDS:
        if head.startswith(magic, at):
            raise ReadError(name, what)
    if is_binary(head):
        raise ReadError(name, NOT_TEXT)
    if suffix in (".pdf", ".docx", ".wacz"):
        raise ReadError(name, f"named {suffix}, but it is none: no such bytes at its start")
    return FORMAT_OF_SUFFIX.get(suffix) or sniff_format(decode(head))


def _find_zip(name: str, head: bytes) -> Format:
    """Return the format of a zip archive by the names of its first files."""
    if b"word/" in head:
        return "docx"
    if b"datapackage" in head or b".warc" in head:
        return "wacz"
    if b"epub" in head or b"opendocument" in head:
        raise ReadError(name, "an e-book or an OpenDocument file; save it as .docx or text")
    if b"xl/" in head:
        raise ReadError(name, "an Excel table; save it as CSV")
    raise ReadError(name, "a zip archive; unpack it first")


def peek(head: bytes) -> bytes:
    """Return the first bytes that are packed with gzip in `head`, b"" where it is broken."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, 1024)
    except zlib.error:
        return b""


def sniff_format(head: str) -> Format:
    """Return the format of an input whose name does not show it, from its first characters.

    >>> sniff_format("<!DOCTYPE html><html>"), sniff_format('{"text": "Talks ended."}')
    ('html', 'json')
    >>> sniff_format("<p>Talks ended</p>")
    'text'
    """
    if HTML_START.match(head):
        return "html"
    if XML_START.match(head):
        return "feed"
    if JSON_START.match(head):
        return "json"
    if MAILBOX_START.match(head):
        return "mailbox"
    if _looks_like_mail(head):
        return "mail"
    if looks_like_table(head):
        return "table"
    return "markdown" if looks_like_markdown(head) else "text"


def _looks_like_mail(head: str) -> bool:
    """Return whether a text opens with the fields of an e-mail, not with those of an archive."""
    fields = MAIL_HEAD.match(head.lstrip("\ufeff").replace("\r\n", "\n"))
    if fields is None or not MAIL_CERTAIN.search(fields[0]):
        return False
    return len(MAIL_FIELDS.findall(fields[0])) >= 3
