"""A name in; the same as people type it, without case, accents and needless spaces, out."""

from __future__ import annotations

import unicodedata

UNDECOMPOSED = str.maketrans("ıøłđħ", "ioldh")
"""Letters with a stroke or without a dot, which Unicode does not decompose."""


def fold(name: str) -> str:
    """Return a name without case, accents and needless spaces; an id's underscores are spaces.

    >>> fold("  Çırağan  Palace"), fold("Ada_Lind")
    ('ciragan palace', 'ada lind')
    """
    plain = name.casefold().replace("_", " ")
    if plain.isascii():
        return " ".join(plain.split())
    plain = plain.translate(UNDECOMPOSED)
    decomposed = unicodedata.normalize("NFKD", plain)
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())
