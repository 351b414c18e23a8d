"""A headline → who says so before its colon or behind its dash: "Police: driver was drunk"."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.factuality.reporting import can_speak
from kg.extract.grammar.clause import Clause
from kg.extract.mentions import mention_of
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.extract.words.lexicon import words_with

LABELLING = ("NOUN", "PROPN", "ADJ", "DET", "ADP", "NUM")
TAGS = ("HYPH", "POS", "PRP$", "VBN")  # "Lawyer for jailed poet: guards beat him"
PARTING = ("-", "–", "—", ":", "|")  # marks before the source at the end of a headline

LABEL = 6  # tokens within which a colon ends the label of a headline


def sources_in_label(clause: Clause, reading: Reading) -> list[Token]:
    """Return the sources that a headline names at its start or at its end."""
    if clause.parent is not None:
        return []
    return [*_before_colon(clause, reading), *_behind_dash(clause)]


def _before_colon(clause: Clause, reading: Reading) -> list[Token]:
    """Return who says so in a headline: "Police: driver was drunk"."""
    sentence = clause.head.sent
    colon = next((token for token in sentence[:LABEL] if token.text == ":"), None)
    if colon is None or clause.head.i < colon.i:
        return []
    label = sentence[: colon.i - sentence.start]
    named = all(token.pos_ in LABELLING or token.tag_ in TAGS for token in label)
    if not label or label[0].pos_ == "ADP" or not named:
        return []
    return [token for token in _tops(label) if can_speak(mention_of(reading, token), reading)]


def _behind_dash(clause: Clause) -> list[Token]:
    """Return who says so at the end of a headline: "Bank bribed officials – report"."""
    sentence = clause.head.sent
    dash = next((token for token in sentence[-LABEL:] if token.text in PARTING), None)
    if dash is None or clause.head.i > dash.i or not dash.whitespace_:
        return []
    label = sentence[dash.i + 1 - sentence.start :]
    if not label or any(token.pos_ not in LABELLING for token in label):
        return []
    nouns = words_with("informant") | words_with("medium")
    return [t for t in _tops(label) if t.lemma_.lower() in nouns or t.ent_type_]


def _tops(label: Iterable[Token]) -> list[Token]:
    """Return the words of a label that hang on none of it."""
    label = list(label)
    return [token for token in label if token.head not in label or token.head == token]
