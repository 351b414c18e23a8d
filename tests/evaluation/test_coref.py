"""Behaviour of kg.evaluation.coref: reading gold clusters, and linking heads to chains."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from kg.evaluation.coref import linked_to, phrase_around, read_document, read_split

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
    sentence, clusters = read_document(path)
    assert sentence.text == "The pope met his brother. He"
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
    doc = Doc(spacy.blank("en").vocab, words=words, heads=heads, deps=deps)
    start, end = phrase_around(doc[3])
    assert doc.text[start:end] == "the old town of Bern"


def test_chain_is_found_by_offset() -> None:
    """A pronoun's chain is the one with a token at its offset."""
    doc = Doc(spacy.blank("en").vocab, words=["Ann", "saw", "her"])
    chain = frozenset({0, 2})
    assert linked_to([chain], doc, doc[2].idx) == chain
    assert linked_to([chain], doc, doc[1].idx) == frozenset()
