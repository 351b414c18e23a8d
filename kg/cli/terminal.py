"""Untrusted text in; the same text without what would control a terminal out."""

from __future__ import annotations

import re
from typing import TextIO

COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")  # fmt: skip  # noqa: E501  # one set
"""Control characters except tab and line end, marks of text direction, surrogates."""
BREAKS = re.compile("[\t\n]")
PICTURES = 0x2400
"""Where Unicode has a picture for each control character, such as ␛ for escape."""


def printable(text: str, *, one_line: bool = False) -> str:
    r"""Return `text` with a visible sign for each character that controls a terminal.

    The length stays the same, so that offsets in the text stay right.

    >>> printable("a\x1b[31mb\nc"), printable("a\nb", one_line=True)
    ('a␛[31mb\nc', 'a␊b')
    """
    text = COMMANDS.sub(_picture, text)
    return BREAKS.sub(_picture, text) if one_line else text


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code == 0x7F:
        return "␡"
    return chr(PICTURES + code) if code < 0x20 else "\ufffd"


class PrintableStream:
    """A stream that makes text printable for a terminal; a file or a pipe gets it unchanged."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._is_terminal = stream.isatty()

    def write(self, text: str) -> int:
        """Write `text`."""
        if not self._is_terminal:
            return self._stream.write(text)
        return self._stream.write(printable(text.replace("\r\n", "\n")))
