"""The words of a byline in; the names of the authors out."""

from __future__ import annotations

import re

from kg.read.furniture import (
    BYLINE_LABEL,
    BYLINE_WORDS,
    NO_AUTHORS,
    ROLE_WORDS,
)
from kg.read.trim import is_namelike

AUTHORS = 12
"""Maximum for one article: more is a list of the whole newsroom."""
NAME_WORDS = 5
CONTACT = re.compile(r"\S*@\S+|https?://\S+|\b(?:www\.)\S+")
IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
LIST_SEPARATOR = re.compile(r"\s*[;|/•·&\n]\s*|\s+(?:and|und|y|et)\s+|\s+[-–—]+\s+")
COMMA = re.compile(r",\s*")
AFTER_NAME = re.compile(
    r"\s+(?:in|at|for|from|with|via|of the|reports?|writes?|on)\b.*", re.I | re.S
)
FAMILY_NAME_FIRST = re.compile(r"[^\W\d]+(?:-[^\W\d]+)?, [^\W\d]+\.?(?: [^\W\d]\.)?")


def split_authors(words: str) -> tuple[str, ...]:
    """Return the authors that a byline names, without roles, places and contacts.

    >>> split_authors("By Jane Doe and João Sá in Tangier; additional reporting by Ana Ruiz")
    ('Jane Doe', 'João Sá', 'Ana Ruiz')
    >>> split_authors("BY KATE BOYD")
    ('Kate Boyd',)
    >>> split_authors("Bell, Ruth"), split_authors("Jane Doe, Political Editor")
    (('Ruth Bell',), ('Jane Doe',))
    """
    words = CONTACT.sub(" ", words[:1000])
    names = (name for part in LIST_SEPARATOR.split(words) for name in _names_in(part.strip()))
    unique = {name.casefold(): name for name in names}
    return tuple(unique.values())[:AUTHORS]


def _names_in(part: str) -> list[str]:
    if FAMILY_NAME_FIRST.fullmatch(part) and not ROLE_WORDS & set(part.lower().split()):
        family, given = COMMA.split(part)
        return [f"{given} {family}"]
    names = map(_name_in, COMMA.split(IN_BRACKETS.sub(" ", part)))
    return [name for name in names if name]


def _name_in(piece: str) -> str:
    """Return the name in a piece of a byline between two commas, "" for a role or a place."""
    piece = AFTER_NAME.sub("", BYLINE_LABEL.sub("", piece.strip()))
    name = " ".join(piece.split()).strip(" .,:;-–—*_#\"“”'()[]")
    lowered = set(re.findall(r"[^\W\d_]+", name.lower()))
    if not lowered or any(map(str.isdigit, name)) or ROLE_WORDS & lowered:
        return ""
    if name.casefold() in NO_AUTHORS or not is_namelike(name, BYLINE_WORDS, most=NAME_WORDS):
        return ""
    return name.title() if name.isupper() and " " in name else name
