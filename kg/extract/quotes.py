"""A document → the tokens that stand in quotation marks: another's words, not the author's."""

from __future__ import annotations

from spacy.tokens import Doc

OPENING, CLOSING = "“«„", "”»"
STRAIGHT = ('"', "``", "''")  # the mark opens or closes, by its turn
SHORTEST_QUOTE = 4  # tokens; shorter ones are scare quotes or titles


def quoted_tokens(doc: Doc) -> frozenset[int]:
    """Return the indices of the tokens inside quotation marks, paragraph by paragraph."""
    inside: set[int] = set()
    start: int | None = None
    for token in doc:
        if "\n" in token.text:
            start = None
        opens = token.text in OPENING or (token.text in STRAIGHT and start is None)
        closes = start is not None and (token.text in CLOSING or token.text in STRAIGHT)
        if closes and start is not None:
            if token.i - start > SHORTEST_QUOTE:
                inside |= set(range(start, token.i))
            start = None
        elif opens:
            start = token.i + 1
    return frozenset(inside)
