"""Nouns side by side get the place that commas and verbs give them."""

from __future__ import annotations

from kg.extract.syntax.repair import mend
from tests.extract.trees import make_doc

LIST = """
Police police NOUN NNS nsubj 2
found find VERB VBD root 0
rifles rifle NOUN NNS obj 2
, , PUNCT , punct 6
a a DET DT det 6
map map NOUN NN appos 3
and and CCONJ CC cc 8
passports passport NOUN NNS conj 3
. . PUNCT . punct 2
"""
NAMED = """
Parliament Parliament PROPN NNP nsubj 2
named name VERB VBD root 0
judge judge NOUN NN obj 2
Anna Anna PROPN NNP nsubj 6 B-PERSON
Berg Berg PROPN NNP flat 4 I-PERSON
chairwoman chairwoman NOUN NN appos 3
. . PUNCT . punct 2
"""


def test_list_without_comma_before_and() -> None:
    """A noun behind a comma that no second comma closes is a member of the list."""
    doc = mend(make_doc(LIST))
    assert (doc[5].dep_, doc[5].head.text) == ("conj", "rifles")


def test_list_is_no_apposition_closed_by_comma() -> None:
    """With a second comma the apposition stays one."""
    closed = LIST.replace("and and CCONJ CC cc 8", ", , PUNCT , punct 6\nand and CCONJ CC cc 9")
    assert mend(make_doc(closed))[5].dep_ == "appos"


def test_name_between_title_and_office() -> None:
    """Who is named to an office is its title's name, and the office is what the title is named."""
    doc = mend(make_doc(NAMED))
    assert (doc[3].dep_, doc[3].head.text) == ("flat", "judge")
    assert (doc[5].dep_, doc[5].head.text) == ("xcomp", "named")
