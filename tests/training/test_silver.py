"""Sentences that two models parse alike."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.training.silver import agreed, read_articles
from kg.training.treebank import read_treebank

TEXT = "Berg met the old mayor of Oslo. Holt left the hall with two friends."


def parser(last: str) -> Language:
    """Return a pipeline that hangs all on the second word, and calls the last noun `last`."""
    nlp = spacy.blank("en")

    @Language.component(f"flat_{last}")
    def parse(doc: Doc) -> Doc:
        starts = [t.i == 0 or doc[t.i - 1].text == "." for t in doc]
        roots = [max(i for i in range(t.i + 1) if starts[i]) + 1 for t in doc]
        relations = ["ROOT" if t.i == roots[t.i] else "dep" for t in doc]
        return Doc(
            doc.vocab,
            words=[t.text for t in doc],
            spaces=[bool(t.whitespace_) for t in doc],
            heads=roots,
            deps=[*relations[:-2], last, relations[-1]],
            tags=["X"] * len(doc),
        )

    nlp.add_pipe(f"flat_{last}")
    return nlp


def test_only_what_is_parsed_alike_is_kept(tmp_path: Path) -> None:
    """A sentence on which the models differ is left out; the other is read back as it stood."""
    path = tmp_path / "silver.conllu"
    path.write_text("".join(agreed([TEXT], parser("obl"), parser("nmod"))), encoding="utf-8")
    (sentence,) = read_treebank(path)
    assert sentence.words == ("Berg", "met", "the", "old", "mayor", "of", "Oslo", ".")
    assert sentence.tree is not None
    assert sentence.tree.heads == (2, 0, 2, 2, 2, 2, 2, 2)
    assert sentence.tree.relations[1] == "root"
    assert sentence.spaces[-2:] == (False, True)


@pytest.mark.parametrize("mark", ["-", "’"])
def test_articles_are_joined(tmp_path: Path, mark: str) -> None:
    """An article comes out as it was written, without its address."""
    rows = ["http://example.org", "", "X", mark, "s", ".", ""]
    (tmp_path / "1.tsv").write_text("".join(f"{row}\tO\n" if row else "\n" for row in rows))
    assert read_articles(tmp_path) == [f"X{mark}s."]
