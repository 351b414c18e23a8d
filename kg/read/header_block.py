"""The first paragraphs of a text in; the fields of a block "Title: … Date: …" and the rest out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from kg.read.labels import (
    AUTHOR,
    DROPPED,
    OF_LINES,
    PUBLISHED,
    PUBLISHER,
    TEXT,
    TIME,
    TITLE,
    URL,
    squeeze,
)

LINE = re.compile(r"\W{0,3}(?P<label>[A-Za-z][A-Za-z_ -]{0,24}?)(?:\W{0,2}\s*[:=]\W{0,2}(?:\s+|$)|\s+[-–—]\s+)(?P<value>.*)")  # fmt: skip  # noqa: E501  # one pattern
ADDRESS = re.compile(r"https?://[^\s\[\]]+$", re.I)
LEAST_LINES = 2
LEAST_TELLING = 1
MOST_LINES = 20
TELLING = frozenset({TITLE, PUBLISHER, PUBLISHED, URL, AUTHOR})


def read_header_block(paragraphs: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """Return the fields of a block of labelled lines at the head of a text, and the other lines.

    One line before the block may be the headline.

    >>> read_header_block(["Date: 3 May 2024", "Title: Mayor quits", "Lena Holt quit."])
    ({'published': '3 May 2024', 'title': 'Mayor quits'}, ['Lena Holt quit.'])
    """
    for first in (0, 1):
        fields, end = _block_from(paragraphs, first)
        if fields:
            text = fields.pop(TEXT, "")
            return fields, [*paragraphs[:first], *([text] if text else []), *paragraphs[end:]]
    return {}, list(paragraphs)


def is_header_line(line: str) -> bool:
    """Return whether a line is a known label and its value.

    >>> is_header_line("Source: The Herald"), is_header_line("He said: The road is closed.")
    (True, False)
    """
    return _field_of(line) is not None


def _block_from(paragraphs: Sequence[str], first: int) -> tuple[dict[str, str], int]:
    """Return the fields of a block that begins at one paragraph, and where it ends."""
    fields: dict[str, str] = {}
    lines = 0
    end = first
    for paragraph in paragraphs[first : first + MOST_LINES]:
        found = _field_of(paragraph)
        if found is None:
            if any(map(str.isalnum, paragraph)):
                break
        else:
            lines += 1
            fields.setdefault(*found)
        end += 1
        if found is not None and found[0] == TEXT:
            break
    if PUBLISHED in fields and fields.get(TIME):
        fields[PUBLISHED] += f" {fields.pop(TIME)}"
    fields = {field: value for field, value in fields.items() if field != DROPPED and value}
    if lines < LEAST_LINES or len(TELLING & fields.keys()) < LEAST_TELLING:
        return {}, first
    return fields, end


def _field_of(line: str) -> tuple[str, str] | None:
    match = LINE.fullmatch(line)
    if match is None:
        return None
    field = OF_LINES.get(squeeze(match["label"]))
    value = match["value"].strip(' *_"“”')
    if field == PUBLISHER and ADDRESS.match(value):
        field = URL if urlsplit(value).path.strip("/") else DROPPED  # of the article or of the site
    return None if field is None else (field, value)
