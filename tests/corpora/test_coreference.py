"""Corpora of coreference are read: gold clusters, splits, texts as they were written."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.corpora.coreference import as_written, read_document, read_split
from kg.corpora.sentences import Sentence

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
