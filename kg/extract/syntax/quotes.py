"""A document → the tokens that stand in quotation marks: another's words, not the author's."""

from __future__ import annotations

from kg.extract.tokens import Doc, Token

CLOSINGS = {"“": "”", "«": "»", "„": "”“", "‘": "’"}  # the mark that opens → those that close
STRAIGHT = ('"', "``", "''")  # the mark opens or closes, by its turn
SHORTEST_QUOTE = 4  # tokens; of a shorter one only common words are quoted: the rest is a title


def quoted_tokens(doc: Doc) -> frozenset[int]:
    """Return the indices of the tokens inside quotation marks.

    A quotation that its paragraph does not close goes on to the paragraph's end: the next one
    opens with a mark of its own. One in single marks ends with its sentence, else it is none.
    """
    inside: set[int] = set()
    start: int | None = None
    for token in doc:
        ends = "\n" in token.text or token.i + 1 == len(doc)
        if start is not None and (ends or _closes(token, doc[start - 1])):
            if not (_is_single(doc[start - 1]) and not _closes(token, doc[start - 1])):
                inside |= _quoted(doc, start, token.i)
            start = None
        elif start is None and _opens(token):
            start = token.i + 1
        elif start is not None and _is_single(doc[start - 1]) and token.is_sent_start:
            start = token.i + 1 if _opens(token) else None
    return frozenset(inside)


def _opens(token: Token) -> bool:
    if token.text != "'":
        return token.text in CLOSINGS or token.text in STRAIGHT
    apart = token.i == 0 or bool(token.nbor(-1).whitespace_) or token.nbor(-1).is_punct
    return apart and not token.whitespace_


def _closes(token: Token, opening: Token) -> bool:
    if _is_single(opening):
        return token.text in ("'", "’") and token.tag_ != "POS"
    return token.text in STRAIGHT or token.text in CLOSINGS.get(opening.text, "”»")


def _is_single(mark: Token) -> bool:
    return mark.text in ("'", "‘")


def _quoted(doc: Doc, start: int, end: int) -> set[int]:
    """Return the quoted tokens; of a short quotation those that are no part of a title."""
    if end - start > SHORTEST_QUOTE:
        return set(range(start, end))
    return {token.i for token in doc[start:end] if token.is_lower}
