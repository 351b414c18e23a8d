"""`selection.tsv`, a row a verb with the prepositions it selects, in; whether a verb selects one out.

Counted by `kg.training.selection`: "relies on" is a relation, "said in" is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def _selected() -> Mapping[str, frozenset[str]]:
    text = resources.files(__package__).joinpath("selection.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {verb: frozenset(prepositions.split(" ")) for verb, prepositions in rows}


def selects(verb: str, preposition: str) -> bool | None:
    """Return whether a verb selects a preposition, None for a verb that is too rare to tell.

    >>> selects("rely", "on"), selects("say", "in"), selects("quaff", "in")
    (True, False, None)
    """
    known = _selected().get(verb)
    return None if known is None else preposition in known
