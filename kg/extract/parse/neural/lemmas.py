"""A word form and its lemma in; the edit script between them, and the script applied, out.

A script is learned as a class of the word: which casing to start from, how many letters to cut
from the end and what to put there, or the whole lemma where the two share no beginning.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile

_CASES: dict[str, Callable[[str], str]] = {"L": str.lower, "K": str, "T": str.capitalize}


def make_script(form: str, lemma: str) -> str:
    """Return the shortest script that turns `form` into `lemma`.

    >>> make_script("Studies", "study"), make_script("was", "be"), make_script("NATO", "NATO")
    ('L|3|y', '=be', 'K|0|')
    """
    best = ""
    cost = len(lemma) + 2
    for name, change in _CASES.items():
        base = change(form)
        shared = sum(
            1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(base, lemma, strict=False))
        )
        edits = len(base) - shared + len(lemma) - shared
        if shared and edits < cost:
            best, cost = f"{name}|{len(base) - shared}|{lemma[shared:]}", edits
    return best or f"={lemma}"


def apply_script(script: str, form: str) -> str:
    """Return the lemma that `script` makes of `form`; the form itself where it does not fit.

    >>> apply_script("L|3|y", "Parties"), apply_script("=be", "'s")
    ('party', 'be')
    """
    if script.startswith("="):
        return script[1:]
    case, cut, ending = script.split("|", 2)
    base = _CASES[case](form)
    kept = len(base) - int(cut)
    return (base[:kept] + ending if kept >= 0 else base) or form
