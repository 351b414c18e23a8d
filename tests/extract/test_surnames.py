"""A surname that several persons of a text have, and whom it takes up."""

from __future__ import annotations

import pytest

from tests.extract.trees import make_doc, read_tree

BOTH = """
John John PROPN NNP nsubj 3 B-PERSON
Berg Berg PROPN NNP flat 1 I-PERSON
met meet VERB VBD root 0
Anna Anna PROPN NNP obj 3 B-PERSON
Berg Berg PROPN NNP flat 4 I-PERSON
. . PUNCT . punct 3
"""
JOHN = """
John John PROPN NNP nsubj 3 B-PERSON
Berg Berg PROPN NNP flat 1 I-PERSON
slept sleep VERB VBD root 0
. . PUNCT . punct 3
"""
BARE = """
Berg Berg PROPN NNP nsubj 2 B-PERSON
left leave VERB VBD root 0
. . PUNCT . punct 2
"""


def referents(*sentences: str) -> list[str]:
    """Return whom each surname alone names."""
    mentions = read_tree(make_doc("".join(sentences))).mentions
    return [mention.referent.text for mention in mentions if mention.text == "Berg"]


@pytest.mark.parametrize(
    ("sentences", "whom"),
    [
        ((BOTH, BARE), ["Berg"]),
        ((JOHN, BARE, BOTH, BARE), ["John Berg", "John Berg"]),
        ((BARE, JOHN, BARE, BOTH), ["Berg", "John Berg"]),
    ],
    ids=["both just named", "called so before", "headline"],
)
def test_surnames(sentences: tuple[str, ...], whom: list[str]) -> None:
    """A shared surname is theirs who alone was named before, else nobody's."""
    assert referents(*sentences) == whom
