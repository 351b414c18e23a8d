"""A name in; the alphabets that one of its words mixes, as look-alikes do, out."""

from __future__ import annotations

import unicodedata

LOOKALIKE = ("CYRILLIC", "GREEK", "LATIN")
"""The alphabets with letters that look the same: Latin "P" and Cyrillic "Р"."""


def mixed_scripts(name: str) -> tuple[str, ...]:
    """Return the alphabets of the first word that mixes them, () where none does.

    >>> mixed_scripts("Vladimir Рutin"), mixed_scripts("Δ Airlines")
    (('Cyrillic', 'Latin'), ())
    """
    for word in name.split():
        scripts = {_script(letter) for letter in word if letter.isalpha()} & {*LOOKALIKE}
        if len(scripts) > 1:
            return tuple(sorted(script.title() for script in scripts))
    return ()


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
