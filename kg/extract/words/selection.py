"""`selection.tsv`, a row a noun with the prepositions it selects, in; what completes a noun out.

Counted by `kg.training.selection`: a need is one "for water" or "to act". Before the marker of a
clause stands "clause": *to* of "need to act" is "clause to".
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def _selected() -> Mapping[str, frozenset[str]]:
    text = resources.files(__package__).joinpath("selection.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {noun: frozenset(links.split("; ")) for noun, links in rows}


def completes(link: str, noun: str) -> bool:
    """Return whether a phrase or clause with this link completes a noun.

    >>> completes("to", "access"), completes("clause to", "plan"), completes("in", "bank")
    (True, True, False)
    """
    return link in _selected().get(noun, ())
