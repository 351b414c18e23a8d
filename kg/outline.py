"""Records of what of an extraction decides who is who: its outline, made once and kept.

What an article names may be named by others, too: that is in the outline, each name once. What it
only describes ("the man", "a document") means something in it alone, and is known at once: of that
the outline has the ids, which no other thing may get.
"""

from __future__ import annotations

import msgspec

from kg.graph import Entity

FixedKey = tuple[str, tuple[str, ...], str, int]
"""Sort, words, type and place of a key that no other article has a part in."""


class Told(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What an article says of something it names; each may be several, sorted."""

    genders: tuple[str, ...] = ()
    births: tuple[int, ...] = ()  # year of the article less the age
    homes: tuple[str, ...] = ()  # ids of countries
    offices: tuple[str, ...] = ()  # head nouns: "minister", "striker"
    posts: tuple[tuple[str, str], ...] = ()  # ("kg:mayorOf", "Lima")
    kinds: tuple[str, ...] = ()  # "agent", or a class of artefacts


class Named(msgspec.Struct, frozen=True, array_like=True, gc=False, eq=False):
    """In an article, so many mentions have this name and this type, and name one thing."""

    name: str
    type: str
    words: tuple[str, ...]  # of the name, where it is not known yet what it names
    key: FixedKey | None  # where it is
    count: int
    further: int  # mentions that refer to these
    others: tuple[tuple[str, int], ...]  # names by which these call it, and how often
    texts: tuple[str, ...]  # names of a known thing as the article writes them
    appears: bool  # is named in the text, or takes part in a statement
    told: Told | None = None
    start: int = -1  # of the only mention, where a man and a woman have the name
    gender: str = ""  # which of them is meant, where a title says so


class Outline(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What an article names, and what it says of that."""

    article: str  # id
    names: tuple[Named, ...]  # in the order of the text
    places: tuple[tuple[int, str], ...]  # what is said to be in a country
    homes: tuple[tuple[int, int], ...]  # who is said to be at home in what
    regions: tuple[tuple[int, str], ...]  # known places that lie elsewhere: Paris in "Texas"
    own: tuple[str, ...]  # the ids of what only the article describes
    bodies: tuple[Entity, ...]  # the organizations among these
    # a thing is the number of a name, or -1 less the number of what is described
