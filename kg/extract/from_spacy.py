"""An annotated spaCy document in; the same in plain tokens, which the rules read, out.

spaCy makes an object of every token as often as one is asked for, and looks each of its strings up
again: that was two thirds of the time of extraction. So a document is read once, by columns, and
each token holds what it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, starmap
from sys import intern
from typing import Any

import numpy as np
from spacy.tokens import Doc as Annotated

from kg.extract.tokens import Doc, Token

STRINGS = ("ORTH", "LEMMA", "POS", "TAG", "ENT_TYPE", "DEP")
FLAGS = ("IS_PUNCT", "IS_SPACE", "IS_QUOTE", "SPACY")
NUMBERS = ("ENT_IOB", "HEAD")
IOB = ("", "I", "O", "B")


def plain_tokens(doc: Annotated) -> Doc:
    """Return an annotated document in plain tokens, each of its sentences on one line."""
    table: Any = doc.to_array([*STRINGS, *FLAGS, *NUMBERS])
    heads = table[:, -1].astype(np.int64) + np.arange(len(table))
    columns = table.T.tolist()
    strings = {key: intern(doc.vocab.strings[key]) for key in set().union(*columns[: len(STRINGS)])}
    words, lemmas, parts, tags, types, relations = (
        [strings[key] for key in column] for column in columns[: len(STRINGS)]
    )
    punct, space, quote, spaced = ([*map(bool, c)] for c in columns[len(STRINGS) : -len(NUMBERS)])
    offsets = accumulate(map(int.__add__, map(len, words), spaced), initial=0)
    # "hasn’t" is "hasn't", however the apostrophe is printed
    lower = {word: intern(word.lower().replace("’", "'")) for word in set(words)}
    rows = zip(
        range(len(words)), offsets, words, [" " * each for each in spaced],
        [lower[word] for word in words], lemmas, parts, tags, types,
        [IOB[number] for number in columns[-2]], punct, space, quote, strict=False,
    )  # fmt: skip  # one column a line hides their order
    return Doc(starmap(Token, rows), *_cut_at_lines(words, heads.tolist(), relations), doc.tensor)


def _cut_at_lines(
    words: Sequence[str], heads: Sequence[int], relations: Sequence[str]
) -> tuple[list[int], list[str]]:
    """Return the heads and relations without the arcs over line breaks, which no sentence spans.

    The bundled model reads line by line; others may join a headline with the text below it.
    """
    line = list(accumulate(("\n" in word for word in words), initial=0))
    whole = [line[at] == line[head] for at, head in enumerate(heads)]
    kept = [head if fits else at for at, (head, fits) in enumerate(zip(heads, whole, strict=True))]
    return kept, [name if fits else "root" for name, fits in zip(relations, whole, strict=True)]
