"""A plain text in; a draft out, or one for each article of a dump, or post of a live blog."""

from __future__ import annotations

from collections.abc import Iterator

from kg.read.decode import decode
from kg.read.drafts import Draft
from kg.read.formats.dumps import split_dump
from kg.read.formats.inputs import Input, read_whole
from kg.read.formats.liveblogs import split_live_text


def read_text(given: Input) -> Iterator[Draft]:
    """Yield the drafts of a plain text."""
    text = decode(read_whole(given))
    whole = Draft(given.name, text)
    yield from list(split_dump(given.name, text)) or split_live_text(whole) or [whole]
