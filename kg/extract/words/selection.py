"""`selection.tsv`, a row a verb or noun with the prepositions it selects, in; what it selects out.

Counted by `kg.training.selection`: "relies on" is a relation, "said in" is not; a need is one "for
water" or "to act". Before the marker of a clause stands "clause": *to* of "need to act" is "clause
to".
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def _selected() -> Mapping[tuple[str, str], frozenset[str]]:
    text = resources.files(__package__).joinpath("selection.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {(part, word): frozenset(links.split("; ")) for part, word, links in rows}


def selects(verb: str, preposition: str) -> bool | None:
    """Return whether a verb selects a preposition, None for a verb that is too rare to tell.

    >>> selects("rely", "on"), selects("say", "in"), selects("quaff", "in")
    (True, False, None)
    """
    known = _selected().get(("verb", verb))
    return None if known is None else preposition in known


def completes(link: str, noun: str) -> bool:
    """Return whether a phrase or clause with this link completes a noun.

    >>> completes("to", "access"), completes("clause to", "plan"), completes("in", "bank")
    (True, True, False)
    """
    return link in _selected().get(("noun", noun), ())
