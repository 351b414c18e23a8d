"""A word of nationality → what it names: a country, its people, one of them, or a language."""

from __future__ import annotations

from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.extract.tree import OBLIQUES, PLURAL_TAGS, SUBJECTS, child, first_conjunct
from kg.gazetteer import KnownEntity
from kg.records import Mention, MentionKind

HEADS = frozenset({*SUBJECTS, *OBLIQUES, "obj", "iobj", "nmod"})
INVARIANT = ("ese", "sh", "nch", "tch", "ss")
"""Adjectives in these are their people too, as one: "the Spanish", but "the American"."""


def nationality_of(reading: Reading, token: Token) -> Mention | None:
    """Return what a word of nationality names: a country ("Russian troops"), a people, a language.

    "The Russians" are people, and so are "the French"; "in French" is the language. None for one
    person ("an American"), whom the word does not name, and for all other words.
    """
    start, known = _demonym(reading, token)
    if known is None:
        return None
    passage = reading.passage(start, token.i + 1)
    if token.tag_ in PLURAL_TAGS:
        return Mention(passage, "Group", MentionKind.NAME, token.text)
    if not _stands_as_noun(token):
        return Mention(passage, known.type, MentionKind.NAME, known.name, known=known.id)
    if _is_language(token):
        return Mention(passage, "Concept", MentionKind.NAME, token.text)
    return None if _is_single(token) else Mention(passage, "Group", MentionKind.NAME, token.text)


def is_national(reading: Reading, token: Token) -> bool:
    """Return whether a word of nationality names one person: "an American", "the Brazilian"."""
    named = _stands_as_noun(token) and _is_single(token) and not _is_language(token)
    return named and token.tag_ not in PLURAL_TAGS and _demonym(reading, token)[1] is not None


def _demonym(reading: Reading, token: Token) -> tuple[int, KnownEntity | None]:
    """Return the country whose demonym ends with `token`, and where the demonym starts."""
    gazetteer = reading.ontology.gazetteer
    if token.is_lower:
        return token.i, None  # most words: asked first, as the text of a span costs 3 µs
    start = token.i if token.is_sent_start else token.i - 1
    known = gazetteer.by_demonym(token.doc.span(start, token.i + 1).text)  # "North Korean"
    return (start, known) if known is not None else (token.i, gazetteer.by_demonym(token.text))


def _stands_as_noun(token: Token) -> bool:
    hyphened = token.text_after == "-"  # "Russian-led"
    determined = child(token, "det") is not None
    return not hyphened and (determined or first_conjunct(token).dep_ in HEADS)


def _is_single(token: Token) -> bool:
    article, adjective = child(token, "det"), child(token, "amod")
    indefinite = article is not None and article.lower_ != "the"
    return indefinite or adjective is not None or not token.lower_.endswith(INVARIANT)


def _is_language(token: Token) -> bool:
    """Return whether a word of nationality is a language: "in Spanish", "to learn French"."""
    return child(token, "det", "amod") is None and first_conjunct(token).dep_ not in SUBJECTS
