"""Behaviour of kg.evaluation.coref: finding clusters and their phrases."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc as Annotated

from kg.evaluation.coref import (
    is_called,
    linked_to,
    phrase_around,
)
from kg.extract.coreference.clusters import Cluster
from kg.extract.coreference.phrases import Phrase
from kg.extract.from_spacy import plain_tokens
from kg.extract.tokens import Doc, Token


def test_phrase_leaves_out_prepositions_and_coordinates() -> None:
    """The phrase around a head has its modifiers, not its preposition or what is joined to it."""
    words = ["in", "the", "old", "town", "of", "Bern", ",", "and", "beyond"]
    heads = [3, 3, 3, 3, 5, 3, 8, 8, 3]
    deps = ["case", "det", "amod", "ROOT", "case", "nmod", "punct", "cc", "conj"]
    doc = made(words, heads, deps)
    start, end = phrase_around(_phrase(doc[3]))
    assert doc.text[start:end] == "the old town of Bern"


def test_phrase_has_its_genitive_and_its_brackets() -> None:
    """A phrase takes in "'s" and closing brackets, not the adverb before its preposition."""
    words = ["even", "with", "the", "Union", "(", "EU", ")", "'s"]
    deps = ["advmod", "case", "det", "nmod:poss", "punct", "appos", "punct", "case"]
    doc = made(words, [3, 3, 3, 3, 5, 3, 5, 3], deps)
    start, end = phrase_around(_phrase(doc[3]))
    assert doc.text[start:end] == "the Union ( EU ) 's"


def test_cluster_is_found_by_offset() -> None:
    """A pronoun's cluster is the one with a phrase whose head is at its offset."""
    doc = made(["Ann", "saw", "her"], [1, 1, 1], ["nsubj", "ROOT", "obj"])
    ann, her = _phrase(doc[0]), _phrase(doc[2])
    cluster = Cluster([ann, her])
    assert linked_to([cluster], doc[2].idx) == [ann, her]
    assert linked_to([cluster], doc[1].idx) == ()
    assert is_called(ann, 0, 3)
    assert not is_called(her, 0, 3)


def made(words: list[str], heads: list[int], deps: list[str]) -> Doc:
    """Return the tokens of a tree."""
    doc = Annotated(spacy.blank("en").vocab, words=words, heads=heads, deps=deps)
    return plain_tokens(doc)


def _phrase(head: Token) -> Phrase:
    return Phrase(head, head.i, head.i, 0, "name", "subject", "person", "Person")
