"""A plain text in; a draft out, or one for each article of an archive's dump."""

from __future__ import annotations

from collections.abc import Iterator

from kg.read.decode import decode
from kg.read.drafts import Draft
from kg.read.formats.dumps import split_dump
from kg.read.formats.inputs import Input, read_whole


def read_text(given: Input) -> Iterator[Draft]:
    """Yield the drafts of a plain text."""
    text = decode(read_whole(given))
    drafts = list(split_dump(given.name, text))
    yield from drafts or [Draft(given.name, text)]
