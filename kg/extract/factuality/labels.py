"""A headline or a turn of speech → who says so before its colon, or behind a headline's dash."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.extract.factuality.reporting import can_speak
from kg.extract.grammar.clause import Clause
from kg.extract.mentions import mention_of
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.extract.tree import children
from kg.extract.words.lexicon import words_with
from kg.records import Holder

LABELLING = ("NOUN", "PROPN", "ADJ", "DET", "ADP", "NUM")
TAGS = ("HYPH", "POS", "PRP$", "VBN")  # "Lawyer for jailed poet: guards beat him"
PARTING = ("-", "–", "—", ":", "|")  # marks before the source at the end of a headline

LABEL = 6  # tokens within which a colon ends the label of a headline


def sources_in_label(clause: Clause, reading: Reading) -> list[Token]:
    """Return the sources that a headline names at its start or at its end."""
    if clause.parent is not None:
        return []
    return [*_before_colon(clause, reading), *_behind_dash(clause)]


def sources_before_quotations(reading: Reading) -> dict[int, tuple[Holder, ...]]:
    """Return, by paragraph, who a label before its quotation names: "Ana Sá: “We left. …”"."""
    found: dict[int, tuple[Holder, ...]] = {}
    for sentence in reading.doc.sents if reading.quoted else ():
        opening = sentence[: LABEL + 1]
        colon = next((token for token in opening[1:] if token.text == ":"), None)
        if colon is None or colon.i + 1 not in range(len(reading.doc) - 1):
            continue
        paragraph, label = reading.paragraph(sentence[0]), opening[: colon.i - sentence.start]
        if paragraph not in found and colon.i + 2 in reading.quoted and _names_somebody(label):
            speakers = [mention_of(reading, token) for token in _tops(label)]
            found[paragraph] = tuple(Holder(each) for each in speakers if can_speak(each, reading))
    return found


def _names_somebody(label: Iterable[Token]) -> bool:
    return all(token.pos_ in LABELLING or token.tag_ in TAGS for token in label)


def _before_colon(clause: Clause, reading: Reading) -> list[Token]:
    """Return who says so in a headline: "Police: driver was drunk"."""
    sentence = clause.head.sent
    colon = next((token for token in sentence[:LABEL] if token.text == ":"), None)
    if colon is None or clause.head.i < colon.i:
        return []
    label = sentence[: colon.i - sentence.start]
    if not label or label[0].pos_ == "ADP" or not _names_somebody(label):
        return []
    tops = _tops(label)
    named = (part for token in tops for part in children(token, "appos") if token.tag_ == "NNS")
    if any(part.i > colon.i and part.pos_ == "PROPN" for part in named):
        return []  # "Two people got a prize: Ana Sá and Rui Melo"
    if _is_dateline(tops, colon, reading):
        return []
    return [token for token in tops if can_speak(mention_of(reading, token), reading)]


def _is_dateline(tops: Sequence[Token], colon: Token, reading: Reading) -> bool:
    """Return whether a place opens the text's first full sentence: "Doha: Boats left."

    In a headline, which has no full stop, it is a government: "Doha: boats were attacked".
    """
    full = next((sent for sent in reading.doc.sents if sent[-1].text == "."), None)
    return full == colon.sent and all(
        reading.is_a(mention_of(reading, top), "Place", "GeopoliticalEntity") for top in tops
    )


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
