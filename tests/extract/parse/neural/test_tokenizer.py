"""Words as the treebanks cut them."""

from __future__ import annotations

import pytest
from spacy.lang.en import English

from kg.extract.parse.neural.tokenizer import make_tokenizer

CASES = [
    ("They can't, won't and DON'T.", "They ca n't , wo n't and DO N'T ."),
    ("You’ve seen it!!", "You ’ve seen it !!"),
    ("a non-binding, Kyiv-based group", "a non-binding , Kyiv - based group"),
    ("the co-founder re-elected", "the co-founder re-elected"),
    ("and/or", "and / or"),
    ("Call 713-853-3989 at 7:30PM", "Call 713-853-3989 at 7:30 PM"),
    ("£3,000-£5,000 or 2bn", "£ 3,000 - £ 5,000 or 2 bn"),
    ("He said (in Kyiv): no", "He said ( in Kyiv ) : no"),
    ("Wed at the U.S. Embassy.", "Wed at the U.S. Embassy ."),
    ("Ukraine's #StandUp", "Ukraine 's #StandUp"),
    ("U.S.-led talks, the U.K.’s", "U.S. - led talks , the U.K. ’s"),
    ("in 2013-2014", "in 2013 - 2014"),
]


@pytest.mark.parametrize(("text", "words"), CASES)
def test_words(text: str, words: str) -> None:
    """Text is cut as EWT and GUM cut it."""
    assert [token.text for token in make_tokenizer(English())(text)] == words.split()


def test_nothing_is_lost() -> None:
    """Whatever comes in, the words and their spaces give the text back."""
    text = "  <p>Kyiv •\tUNN</p>\n\n😀 שלום \x07 a--b ... ?!?! ~~~ =====  "
    assert make_tokenizer(English())(text).text == text
