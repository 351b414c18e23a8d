"""Word lists kept apart from logic: the name of a list in, its tables out."""

from __future__ import annotations

import tomllib
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
