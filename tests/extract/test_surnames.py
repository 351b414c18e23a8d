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
SHE = """
Ms Ms NOUN NN nsubj 3
Berg Berg PROPN NNP flat 1 B-PERSON
left leave VERB VBD root 0
. . PUNCT . punct 3
"""
MAYOR = """
Mayor Mayor NOUN NN nmod:desc 2
{given} {given} PROPN NNP nsubj 4 B-PERSON
Berg Berg PROPN NNP flat 2 I-PERSON
slept sleep VERB VBD root 0
. . PUNCT . punct 4
"""
THE_MAYOR = """
Mayor Mayor NOUN NN nmod:desc 2
Berg Berg PROPN NNP nsubj 3 B-PERSON
left leave VERB VBD root 0
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
        ((BOTH, SHE), ["Anna Berg"]),
        ((BOTH, BARE), ["Berg"]),
        ((JOHN, BARE, BOTH, BARE), ["John Berg", "John Berg"]),
        ((MAYOR.format(given="Anna"), BOTH, THE_MAYOR), ["Anna Berg"]),
        ((BARE, JOHN, BOTH), ["John Berg"]),
        ((BARE, BOTH), ["Berg"]),
        ((BOTH, JOHN, JOHN, BARE), ["John Berg"]),
        ((BOTH, SHE, BARE, BARE), ["Anna Berg", "Anna Berg", "Anna Berg"]),
    ],
    ids=[
        "title",
        "both just named",
        "called so before",
        "office",
        "headline",
        "headline of both",
        "alone spoken of",
        "spoken of by her title",
    ],
)
def test_surnames(sentences: tuple[str, ...], whom: list[str]) -> None:
    """A shared surname is theirs whom title, order or the sentences near leave, else nobody's."""
    assert referents(*sentences) == whom
