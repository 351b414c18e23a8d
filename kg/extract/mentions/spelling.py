"""The tokens of a mention → how its name is spelled: no article, no capital of a first word."""

from __future__ import annotations

from kg.extract.reading import one_line
from kg.extract.tokens import Span, Token

PAIRS = (('"', '"'), ("“", "”"), ("(", ")"), ("[", "]"))


def balanced(name: str) -> str:
    """Return a name without quotation marks and brackets that have no counterpart in it.

    >>> balanced("Green” road (old)")
    'Green road (old)'
    """
    for first, last in PAIRS:
        odd = name.count(first) % 2 if first == last else name.count(first) != name.count(last)
        if odd:
            name = name.replace(first, "").replace(last, "")
    return " ".join(name.split())


def uncapitalised(span: Span) -> str:
    """Return a span's text without the capital that only starts a sentence."""
    text, first = balanced(one_line(span)), span[0]
    starts = first.is_sent_start or (first.before is not None and first.before.is_punct)
    common = first.pos_ not in ("PROPN", "X") and first.is_title
    initial = len(first.text) == 1 and is_hyphened(first)  # "A-Z Motors"
    if len(span) > 1 and (span[1].is_title or initial):
        return text  # "Prime Minister"
    return text[:1].lower() + text[1:] if starts and common else text


def is_determiner(token: Token) -> bool:
    """Return whether a word before a noun is no part of a name for it: "the", "whose"."""
    if is_hyphened(token):
        return False  # "A-B-C Company"
    possessive = token.tag_ in ("PRP$", "WP$")
    return token.dep_ in ("det", "det:predet") or possessive or token.text in ('"', "“")


def is_hyphened(token: Token) -> bool:
    """Return whether a hyphen joins a word to the next one."""
    return token.text_after == "-" and not token.whitespace_
