"""Behaviour of kg.evaluation.coref: reading gold clusters and texts, finding clusters."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc as Annotated

from kg.evaluation.coref import (
    as_written,
    is_called,
    linked_to,
    phrase_around,
    read_document,
    read_split,
)
from kg.extract.coreference.clusters import Cluster
from kg.extract.coreference.phrases import Phrase
from kg.extract.tokens import Doc, Token, plain_tokens
from kg.training.samples import Sentence

CONLL = """# begin document x
0\tThe\t(1
1\tpope\t1)
2\tmet\t_
3\this\t(2(1)
4\tbrother\t2)
5\t.\t_
6\tHe\t(1)
# end document
"""


def test_nested_spans_are_read(tmp_path: Path) -> None:
    """Clusters of two or more are read with their spans; a cluster of one is none."""
    path = tmp_path / "x.conll"
    path.write_text(CONLL, "utf-8")
    words, clusters = read_document(path)
    assert words == ["The", "pope", "met", "his", "brother", ".", "He"]
    assert clusters == [frozenset({(0, 1), (3, 3), (6, 6)})]


def test_split_is_read_by_name(tmp_path: Path) -> None:
    """A split's documents are those under its heading; an unknown split is an error."""
    path = tmp_path / "SPLITS.md"
    path.write_text("# Splits\n\n## dev\n\n  * A_b\n  * C_d\n\n## test\n\n  * E_f\n", "utf-8")
    assert read_split(path, "dev") == ["A_b", "C_d"]
    with pytest.raises(ValueError, match="no split 'train'"):
        read_split(path, "train")


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


def test_text_is_as_it_was_written() -> None:
    """Spaces and paragraphs come from the treebank; without it the words are set by rule."""
    sentences = [
        Sentence("x", ("Peace", "talks"), (True, True), starts_paragraph=True),
        Sentence("x", ("It", "'s", "on", "."), (False, True, False, False), starts_paragraph=True),
    ]
    words = ["Peace", "talks", "It", "'s", "on", "."]
    assert as_written(words, sentences).text == "Peace talks\nIt's on."
    assert as_written(words, sentences).starts == (0, 6, 12, 14, 17, 19)
    assert as_written(words, ()).text == "Peace talks It's on."


def test_cluster_is_found_by_offset() -> None:
    """A pronoun's cluster is the one with a phrase whose head stands at its offset."""
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
