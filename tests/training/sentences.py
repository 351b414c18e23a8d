"""A few sentences of our own with gold trees and names, for the tests of training."""

from __future__ import annotations

from kg.corpora.sentences import Sentence, Tree

ROWS = (
    ("Umierov", "NNP", "PROPN|Number=Sing", "Umierov", 2, "nsubj", "S-PERSON"),
    ("flew", "VBD", "VERB|Tense=Past", "fly", 0, "root", "O"),
    ("to", "IN", "ADP", "to", 4, "case", "O"),
    ("Istanbul", "NNP", "PROPN|Number=Sing", "Istanbul", 2, "obl", "S-LOC"),
    (".", ".", "PUNCT", ".", 2, "punct", "O"),
)


def sentence(document: str = "one") -> Sentence:
    """Return a sentence with everything annotated."""
    words, xpos, morphology, lemmas, heads, relations, tags = zip(*ROWS, strict=True)
    return Sentence(
        document=document,
        words=words,
        spaces=(True, True, True, False, True),
        tree=Tree(xpos, morphology, lemmas, heads, relations),
        names=tuple(frozenset({tag}) for tag in tags),
    )


PIECES = "[PAD] [UNK] [CLS] [SEP] [MASK] um ##ierov flew to istanbul ."
VOCABULARY = PIECES.split()
