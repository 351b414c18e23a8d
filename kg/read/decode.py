"""The bytes of a text in; its characters out, in whatever encoding they were written."""

from __future__ import annotations

import codecs
import re

BYTE_ORDER_MARKS = (  # the longer first: UTF-32's begins like UTF-16's
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
BINARY_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
SAMPLE_BYTES = 65_536
BROKEN_SHARE = 0.1
"""UTF-8 with fewer broken than this share of its non-ASCII characters is still UTF-8."""
LATIN_RUN = re.compile(r"[À-ÿŠšŽžŒœŸ]{3}")
"""Western words hardly ever have three accented letters in a row; Cyrillic read as Latin has."""


def is_binary(data: bytes) -> bool:
    """Return whether these are the first bytes of something other than text.

    >>> is_binary(b"%PDF-1.7"), is_binary("Überall".encode("utf-16"))
    (True, False)
    """
    if data.startswith(BINARY_MAGIC):
        return True
    if any(data.startswith(mark) for mark, _ in BYTE_ORDER_MARKS):
        return False
    sample = data[:SAMPLE_BYTES]
    controls = sum(sample.count(code) for code in range(32) if code not in b"\t\n\r\f\x1b\x1a")
    return controls > len(sample) / 100


def decode(data: bytes, *, declared: str | None = None) -> str:
    """Return the text of `data`: by its byte order mark, UTF-8, what it declares, or a guess.

    >>> decode("naïve – “plan”".encode("cp1252"))
    'naïve – “plan”'
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if declared and (text := _decode_as(data, declared)) is not None:
        return text
    return _decode_damaged_utf8(data) or _guess(data)


def _decode_as(data: bytes, encoding: str) -> str | None:
    try:
        name = codecs.lookup(encoding).name
        # https://encoding.spec.whatwg.org/#names-and-labels: Latin-1 on the web means cp1252
        return data.decode("cp1252" if name in {"iso8859-1", "ascii"} else name)
    except (LookupError, UnicodeDecodeError):
        return None


def _decode_damaged_utf8(data: bytes) -> str | None:
    """Return `data` read as UTF-8 if only a few of its characters are broken."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    foreign = sum(not character.isascii() for character in text)
    return text if broken <= foreign * BROKEN_SHARE else None


def _guess(data: bytes) -> str:
    """Prefer cp1252, which English newsrooms used, where it gives plausible words."""
    western = _decode_as(data, "cp1252")
    if western is not None and not LATIN_RUN.search(western):
        return western
    from charset_normalizer import from_bytes  # slow to import, rarely needed

    best = from_bytes(data[:SAMPLE_BYTES]).best()
    return data.decode(best.encoding if best else "latin-1", "replace")
