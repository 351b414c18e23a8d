"""The word lists of `words.toml` in; tables by which accounts are compared out."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

DOUBLED = re.compile(r"(.)\1$")


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity that every account of a happening gives, in whatever words."""

    name: str
    question: str
    nouns: tuple[str, ...]  # "death toll"
    properties: tuple[str, ...]  # local names
    verbs: tuple[str, ...]  # lemmas: "die", "be killed"
    units: frozenset[str]  # what is counted
    grows: bool


@cache
def load_words() -> dict[str, Any]:
    """Return the tables of the file."""
    return tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text("utf-8"))


@cache
def measures() -> tuple[Measure, ...]:
    """Return the quantities that every account gives."""
    return tuple(
        Measure(
            each["name"],
            each["question"],
            tuple(each["nouns"]),
            tuple(each["properties"]),
            tuple(each["verbs"]),
            frozenset(each["units"]),
            each["grows"],
        )
        for each in load_words()["measure"]
    )


@cache
def stem(word: str) -> str:
    """Return what the forms of a verb or a noun share.

    >>> stem("moved") == stem("move"), stem("cancelled") == stem("cancel"), stem("names")
    (True, True, 'nam')
    """
    word = load_words()["participles"].get(word, word)
    for ending in ("ing", "ied", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: -len(ending)] + ("y" if ending in ("ied", "ies") else "")
            break
    word = DOUBLED.sub(r"\1", word)
    return word.removesuffix("e") if len(word) > 3 else word
