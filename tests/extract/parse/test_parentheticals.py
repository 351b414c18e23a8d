"""A comment cuts a clause in two: the clause is whole again, and held by whoever comments."""

from __future__ import annotations

import pytest

from kg.records import Modality
from tests.extract.trees import make_doc, read_tree

VERB_OF_THE_WHOLE = """
Sweden Sweden PROPN NNP nsubj 4 B-LOC
, , PUNCT , punct 3
Reuters Reuters PROPN NNP conj 1 B-ORG
reported report VERB VBD root 0
, , PUNCT , punct 4
signed sign VERB VBD ccomp 4
the the DET DT det 8
treaty treaty NOUN NN obj 6
. . PUNCT . punct 4
"""
ON_THE_NOUN = """
Sweden Sweden PROPN NNP nsubj 6 B-LOC
, , PUNCT , punct 3
Reuters Reuters PROPN NNP nsubj 4 B-ORG
reported report VERB VBD acl 1
, , PUNCT , punct 4
signed sign VERB VBD root 0
the the DET DT det 8
treaty treaty NOUN NN obj 6
. . PUNCT . punct 6
"""
TELLS = """
Sweden Sweden PROPN NNP nsubj 6 B-LOC
, , PUNCT , punct 3
who who PRON WP nsubj 4
said say VERB VBD acl:relcl 1
, , PUNCT , punct 4
signed sign VERB VBD root 0
the the DET DT det 8
treaty treaty NOUN NN obj 6
. . PUNCT . punct 6
"""


@pytest.mark.parametrize("table", [VERB_OF_THE_WHOLE, ON_THE_NOUN])
def test_a_clause_around_a_comment(table: str) -> None:
    """Wherever the parser hung the comment, the clause has its subject and its holder."""
    found = read_tree(make_doc(table)).statements
    (signs,) = [each for each in found if each.predicate == "kg:signs"]
    assert (signs.subject.text, signs.modality) == ("Sweden", Modality.REPORTED)
    assert [holder.text for holder in signs.holders] == ["Reuters"]


def test_what_is_told_around_a_comment() -> None:
    """The content of the telling is the clause without the comment."""
    found = read_tree(make_doc(ON_THE_NOUN)).statements
    (told,) = [each for each in found if each.subject.text == "Reuters"]
    assert told.object is not None
    assert told.object.name == "Sweden signed the treaty"
    assert told.object.text == "Sweden, Reuters reported, signed the treaty"


def test_a_relative_clause_is_no_comment() -> None:
    """What a relative clause says, the author says of its noun."""
    found = read_tree(make_doc(TELLS)).statements
    assert "signed the treaty" not in [each.object.text for each in found if each.object][1:]
    (signs,) = [each for each in found if each.predicate == "kg:signs"]
    assert signs.modality is Modality.ASSERTED
