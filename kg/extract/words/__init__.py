"""Word lists kept apart from logic: the name of a list in, its tables out."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any


@cache
def load_words(name: str) -> dict[str, Any]:
    """Return the tables of `words/NAME.toml`.

    >>> load_words("dates")["months"]["May"]
    5
    """
    text = resources.files(__name__).joinpath(f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def load_classes(name: str, section: str) -> Mapping[str, str]:
    """Return word → class for a section of `words/NAME.toml`; a word stands in one class only.

    Raises:
        ValueError: a word stands in two classes, or twice in one.

    >>> load_classes("certainty", "modals")["may"]
    'possible'
    """
    table: dict[str, str] = {}
    for kind, words in load_words(name)[section].items():
        for word in words:
            if word in table:
                raise ValueError(f"{name}.toml: {word!r} is {table[word]} and {kind}")
            table[word] = kind
    return table
