"""A phrase → what tells by itself that it takes up nothing: it is new, or stands for nothing."""

from __future__ import annotations

from kg.extract.coreference.phrases import Phrase
from kg.extract.tree import children


def is_completed(phrase: Phrase) -> int:
    """Tell by what a noun is completed after it, which makes it speak of something new."""
    after = {part.dep_ for part in phrase.token.rights}
    if after & {"acl:relcl", "acl", "ccomp"}:
        return 3
    return 2 if "nmod" in after else 1 if phrase.words else 0


def looks_empty(phrase: Phrase) -> int:
    """Tell how far "it" looks like standing for nothing: "it emerged that", "it is hard to"."""
    if phrase.token.lower_ not in ("it", "this", "that"):
        return 0
    if phrase.token.dep_ == "expl":
        return 3
    head = phrase.token.head
    if head.pos_ == "NOUN" and children(head, "cop"):
        return 4  # "it was good news"
    clausal = {part.dep_ for part in head.rights} & {
        "csubj",
        "ccomp",
        "xcomp",
        "advcl",
        "csubj:outer",
    }
    if not clausal:
        return 0
    return 2 if head.pos_ in ("ADJ", "NOUN") else 1
