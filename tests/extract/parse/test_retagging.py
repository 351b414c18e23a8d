"""Reporting verbs that a tagger took for nouns are verbs again, with their subjects."""

from __future__ import annotations

import pytest

from kg.extract.parse.retagging import retag_reporting_verbs
from tests.extract.trees import make_doc

HEADLINE = """
Bank bank NOUN NN nsubj 2
hid hide VERB VBD root 0
losses loss NOUN NNS obj 2
, , PUNCT , punct 6
police police NOUN NN compound 6
allege allege NOUN NN appos 3
"""
INSIDE = """
The the DET DT det 2
bank bank NOUN NN nsubj 7
, , PUNCT , punct 5
lawyers lawyer NOUN NNS compound 5
allege allege NOUN NN appos 2
, , PUNCT , punct 5
lied lie VERB VBD root 0
. . PUNCT . punct 7
"""
CONTENT = """
The the DET DT det 3
memoir memoir NOUN NN compound 3
avers aver NOUN NNS nsubj 6
that that SCONJ IN mark 6
he he PRON PRP nsubj 6
lied lie VERB VBD root 0
. . PUNCT . punct 6
"""


@pytest.mark.parametrize(("table", "verb"), [(HEADLINE, 5), (INSIDE, 4)])
def test_verb_at_the_end_of_a_parenthetical(table: str, verb: int) -> None:
    """A noun that ends a parenthetical and agrees as a verb does is one."""
    doc = retag_reporting_verbs(make_doc(table))
    assert (doc[verb].pos_, doc[verb].tag_, doc[verb].dep_) == ("VERB", "VBP", "parataxis")
    assert (doc[verb - 1].dep_, doc[verb - 1].head.i) == ("nsubj", verb)


def test_verb_before_its_content() -> None:
    """A noun before "that" and a clause with a subject of its own is the verb of the whole."""
    doc = retag_reporting_verbs(make_doc(CONTENT))
    assert (doc[2].tag_, doc[2].head.i, doc[2].lemma_) == ("VBZ", 2, "aver")
    assert [(doc[at].dep_, doc[at].head.i) for at in (1, 5)] == [("nsubj", 2), ("ccomp", 2)]


def test_noun_that_does_not_agree() -> None:
    """ "Police claims" are claims."""
    doc = make_doc(HEADLINE.replace("allege allege NOUN NN", "claims claim NOUN NNS"))
    assert retag_reporting_verbs(doc) is doc


def test_document_stays_as_it_was() -> None:
    """The document that comes in is not changed."""
    doc = make_doc(HEADLINE.replace("losses loss NOUN NNS", "say say NOUN VBP"))
    assert retag_reporting_verbs(doc)[2].pos_ == "VERB"
    assert doc[2].pos_ == "NOUN"
