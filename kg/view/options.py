"""What a user wants to see, as one frozen record for `render`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.records import Layer

DEFAULT_BASE = "https://w3id.org/newskg/id/"


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewOptions:
    """What goes into the page, and what it opens on.

    `since`, `until`, `layers` and `types` leave statements out of the page; `focus`, `depth`
    and `top` choose the opening view; everything else can be reached by search or clicks.
    """

    focus: str | None = None  # an entity's name, alias or id
    depth: int = 2  # 1 to 3 steps around the focus
    since: date | None = None  # by the statement's own date, else the article's
    until: date | None = None  # inclusive
    layers: frozenset[Layer] | None = None  # None: all of them
    types: frozenset[str] | None = None  # ontology classes, with their subclasses
    top: int | None = None  # entities in the opening view
    base: str = DEFAULT_BASE  # of the IRIs in a Turtle export
