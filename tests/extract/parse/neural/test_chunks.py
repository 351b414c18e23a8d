"""Noun chunks over Universal Dependencies."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.extract.parse.neural.chunks import noun_chunks

ROWS = """
Ukraine PROPN 3 nmod:poss
's PART 0 case
Defence PROPN 3 compound
Minister PROPN 4 nmod:desc
Rustem PROPN 6 nsubj
Umierov PROPN 4 flat
met VERB 6 root
the DET 9 det
big ADJ 9 amod
delegation NOUN 6 obj
of ADP 11 case
Russia PROPN 9 nmod
and CCONJ 13 cc
him PRON 9 conj
. PUNCT 6 punct
"""


def test_chunks() -> None:
    """A chunk reaches from the first modifier before its noun to the name behind it."""
    rows = [row.split() for row in ROWS.split("\n") if row]
    words, parts, heads, relations = zip(*rows, strict=True)
    numbers = [int(head) for head in heads]
    numbers[1] = 0
    doc = Doc(Vocab(), words=words, pos=parts, heads=numbers, deps=relations)
    assert [doc[start:end].text for start, end, _ in noun_chunks(doc)] == [
        "Ukraine 's Defence Minister Rustem Umierov",
        "the big delegation",
        "Russia",
        "him",
    ]
