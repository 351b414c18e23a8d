"""Ids of entities in → what the page cannot make from their names out: they were a tenth of it.

An id is a slug of the name, cut, then perhaps eight digits of a hash. The page has `plain` too.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from typing import Any

POSSESSIVE = re.compile("['’]s\\b")
DROPPED = re.compile(r"[^\w\s.-]")
DIGITS = re.compile("-[0-9a-f]{8}$")
OTHERS = re.compile("[^ -~¡-ɏ’]")
"""Characters of which browsers may think otherwise: what is a letter, what is a space."""


def pack_ids(named: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Return a short id for each id and name, and the digits that they end in.

    >>> pack_ids([("Greta_Holm", "Greta Holm"), ("wage_talks-50aee39d", "wage talks")])
    {'id': ['', '-'], 'digits': 'UK7jnQ=='}
    """
    shorts, digits = [], ""
    for id_, name in named:
        short = _shorten(id_, plain(name))
        shorts.append(short)
        digits += id_[-8:] if short.endswith("-") and "~" not in short else ""
    return {"id": shorts, "digits": base64.b64encode(bytes.fromhex(digits)).decode("ascii")}


def plain(name: str) -> str:
    """Return the name as part of an id.

    >>> plain("Greta's wage talks (2025/26)")
    'Greta_wage_talks_2025--26'
    """
    if OTHERS.search(name):
        return name.replace(" ", "_")
    kept = DROPPED.sub("", POSSESSIVE.sub("", name).replace("/", "--"))
    return "_".join(kept.split()).strip("_.")


def _shorten(id_: str, slug: str) -> str:
    """Return "" for the slug, "-" for it with digits, "12-" for it cut, else "12~" and the rest."""
    if id_ == slug:
        return ""
    if any(ord(char) > 0xFFFF for char in slug):  # such a letter counts as two in JavaScript
        return f"0~{id_}"
    stem = DIGITS.sub("", id_)
    if stem != id_ and slug.startswith(stem):
        return "-" if stem == slug else f"{len(stem)}-"
    shared = next((i for i, (a, b) in enumerate(zip(id_, slug, strict=False)) if a != b), None)
    shared = min(len(id_), len(slug)) if shared is None else shared
    return f"{shared}~{id_[shared:]}"
