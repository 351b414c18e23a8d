"""The record between reading an input and cleaning it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of an input at `origin`, not yet clean, and what the input says about it."""

    origin: str  # for messages: "news.jsonl:12"
    text: str
    title: str = ""
    publisher: str | None = None
    published: date | None = None  # a datetime where the time of day is known
    url: str | None = None
    captions: tuple[str, ...] = ()  # of its pictures
    author: str | None = None  # who wrote it, as the input names them
