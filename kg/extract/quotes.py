"""A document → the tokens that stand in quotation marks: another's words, not the author's."""

from __future__ import annotations

from spacy.tokens import Doc

OPENING, CLOSING = "“«„", "”»"
STRAIGHT = ('"', "``", "''")  # the mark opens or closes, by its turn
SHORTEST_QUOTE = 4  # tokens; shorter ones are scare quotes or titles


def quoted_tokens(doc: Doc) -> frozenset[int]:
    """Return the indices of the tokens inside quotation marks.

    A quotation that its paragraph does not close goes on to the paragraph's end: the next one
    opens with a mark of its own.
    """
    inside: set[int] = set()
    start: int | None = None
    for token in doc:
        ends = "\n" in token.text or token.i + 1 == len(doc)
        closes = token.text in CLOSING or token.text in STRAIGHT
        if start is not None and (closes or ends):
            if token.i - start > SHORTEST_QUOTE:
                inside |= set(range(start, token.i))
            start = None
        elif start is None and (token.text in OPENING or token.text in STRAIGHT):
            start = token.i + 1
    return frozenset(inside)
