"""A `Doc` in Universal Dependencies in; its base noun phrases (spaCy's noun chunks) out."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

BEFORE = frozenset(
    [
        "det",
        "amod",
        "nummod",
        "compound",
        "nmod:poss",
        "nmod:desc",
        "nmod:unmarked",
        "det:predet",
        "advmod",
        "punct",
        "goeswith",
        "flat",
        "obl:unmarked",
    ]
)
"""Dependents that belong to the chunk when they stand before its head."""

AFTER = frozenset(("flat", "fixed", "goeswith", "compound", "flat:foreign", "nummod"))
"""Those that belong to it when they stand right behind the head: names, "article 5"."""

PARTS = frozenset(("compound", "flat", "fixed", "goeswith", "nmod:desc", "det", "nummod"))
"""Nouns that are parts of another chunk and none of their own."""


def noun_chunks(doclike: Doc | Span) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and label of each chunk, as `Doc.noun_chunks` wants them.

    *Ukraine's Defence Minister Rustem Umierov met the delegation of Russia* has three chunks: the
    minister with all that stands before his name, *the delegation*, and *Russia*.
    """
    label = doclike.vocab.strings.add("NP")
    end = -1
    chunks = sorted(
        (_start(token), -_end(token))
        for token in doclike
        if token.pos_ in ("NOUN", "PROPN", "PRON") and token.dep_ not in PARTS
    )
    for start, negative_end in chunks:
        if start >= end:
            end = -negative_end
            yield start, end, label


def _start(head: Token) -> int:
    start = head.i
    for child in sorted(head.lefts, key=lambda token: -token.i):
        edge = child.left_edge.i
        joined = child.right_edge.i == start - 1
        if child.dep_ not in BEFORE or not joined:
            break
        start = edge
    while start < head.i and head.doc[start].is_punct:
        start += 1
    return start


def _end(head: Token) -> int:
    end = head.i + 1
    for child in head.rights:
        if child.dep_ not in AFTER or child.left_edge.i != end:
            break
        end = child.right_edge.i + 1
    return end
