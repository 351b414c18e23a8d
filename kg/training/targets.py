"""What the net learns to answer: edit scripts for lemmas, and tags that may be neighbours."""

from __future__ import annotations

from itertools import takewhile

import numpy as np
import numpy.typing as npt

from kg.extract.parse.neural.lemmas import CASES
from kg.extract.parse.neural.spans import TAGS


def make_script(form: str, lemma: str) -> str:
    """Return the shortest script that turns `form` into `lemma`.

    >>> make_script("Studies", "study"), make_script("was", "be"), make_script("NATO", "NATO")
    ('L|3|y', '=be', 'K|0|')
    """
    best = ""
    cost = len(lemma) + 2
    for name, change in CASES.items():
        base = change(form)
        shared = sum(
            1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(base, lemma, strict=False))
        )
        edits = len(base) - shared + len(lemma) - shared
        if shared and edits < cost:
            best, cost = f"{name}|{len(base) - shared}|{lemma[shared:]}", edits
    return best or f"={lemma}"


def allowed_steps() -> npt.NDArray[np.bool_]:
    """Return which tag (column) may follow which (row), both in the order of `TAGS`."""
    allowed = np.zeros((len(TAGS), len(TAGS)), dtype=bool)
    for i, before in enumerate(TAGS):
        for j, after in enumerate(TAGS):
            if before[0] in "BI":
                allowed[i, j] = after[0] in "IE" and after[2:] == before[2:]
            else:
                allowed[i, j] = after[0] in "OBS"
    return allowed
