"""Reading CoNLL-U."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.corpora.treebank import read_treebank

ROWS = [
    ("1", "The", "the", "DET", "DT", "2", "det", "Entity=(1-place-new-nnnnn-cf1-2,3-coref-Kyiv"),
    ("2", "Kyiv", "Kyiv", "PROPN", "NNP", "3", "compound", "_"),
    ("3", "Palace", "Palace", "PROPN", "NNP", "5", "nsubj", "Entity=1)"),
    ("4-5", "can't", "_", "_", "_", "_", "_", "SpaceAfter=No"),
    ("4", "ca", "can", "AUX", "MD", "5", "aux", "_"),
    ("5", "n't", "not", "PART", "RB", "0", "root", "_"),
    ("5.1", "go", "go", "VERB", "VB", "_", "_", "_"),
    ("6", "!", "!", "PUNCT", ".", "5", "punct", "_"),
]


def conllu(document: str) -> str:
    """Return a document of one sentence."""
    lines = [f"# newdoc id = {document}", "# newpar"]
    for number, form, lemma, upos, xpos, head, relation, misc in ROWS:
        lines.append("\t".join((number, form, lemma, upos, xpos, "_", head, relation, "_", misc)))
    return "\n".join(lines) + "\n\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a treebank of a news and a fiction document."""
    path = tmp_path / "en.conllu"
    path.write_text(conllu("GUM_news_one") + conllu("GUM_fiction_two"), encoding="utf-8")
    return path


def test_words_of_multiword_tokens(path: Path) -> None:
    """Words are read, multiword tokens and empty nodes are not, spaces are where the text's are."""
    sentence = read_treebank(path)[0]
    assert sentence.words == ("The", "Kyiv", "Palace", "ca", "n't", "!")
    assert sentence.spaces == (True, True, True, False, False, True)
    assert sentence.starts_paragraph
    assert sentence.tree is not None
    assert sentence.tree.heads == (2, 3, 5, 5, 0, 5)


def test_gum_names(path: Path) -> None:
    """A mention of only proper nouns is a name without its article."""
    names = read_treebank(path)[0].names
    assert names is not None
    assert names[0] == {"O"}
    assert names[1] == {"B-FAC"}
    assert names[2] == {"E-FAC"}
    assert names[3] == {"O"}


def test_genres_are_left_out(path: Path) -> None:
    """Documents of a genre that must not be used are not read."""
    read = read_treebank(path, skip_genres=["fiction"])
    assert [sentence.document for sentence in read] == ["GUM_news_one"]
