"""kg in spaCy: the bundled pipeline by its name, the component "kg", saving and loading."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import spacy
from spacy import displacy
from spacy.language import Language
from spacy.tokens import DocBin

import kg
from kg.errors import ModelError
from kg.extract.annotate import BUNDLED

pytestmark = pytest.mark.skipif(
    not (BUNDLED / "net.onnx").exists(), reason="the bundled model's weights are not there"
)
TEXT = "Ana Ruiz did not meet Bo Lind in Oslo on Friday. Bo Lind co-founded Kessel, police said."


@pytest.fixture(scope="module")
def pipeline() -> Language:
    """Return the bundled pipeline with the component."""
    nlp = spacy.load("newskg")
    nlp.add_pipe("kg")
    return nlp


def test_statements_are_those_of_extract(pipeline: Language) -> None:
    """The document has what kg.extract finds, each span what is in it."""
    doc = pipeline(TEXT)
    assert doc._.kg == kg.extract(TEXT)
    assert doc._.statements == doc._.kg.statements
    assert doc._.statements[0].layer is kg.Layer.DENIAL
    assert sum(len(sentence._.statements) for sentence in doc.sents) == len(doc._.statements)


@pytest.mark.parametrize("published", ["2025-06-02", date(2025, 6, 2)])
def test_the_date_of_the_article(pipeline: Language, published: str | date) -> None:
    """Dates count from when the text appeared."""
    doc = pipeline.make_doc(TEXT)
    doc._.published = published
    assert pipeline(doc)._.statements[0].when.value == "2025-05-30"
    assert len(doc.to_bytes()) > 0


def test_saved_and_loaded(pipeline: Language, tmp_path: Path) -> None:
    """A pipeline on disk has all it needs in its folder, and says the same."""
    pipeline.to_disk(tmp_path / "saved")
    assert str(BUNDLED) not in (tmp_path / "saved" / "config.cfg").read_text("utf-8")
    again = spacy.load(tmp_path / "saved")
    assert again.pipe_names == pipeline.pipe_names
    assert again(TEXT)._.kg == pipeline(TEXT)._.kg


def test_the_tokenizer_is_saved(pipeline: Language) -> None:
    """Its exceptions, prefixes and whole words survive."""
    text = "The co-founder can't call 713-853-3989 a Kyiv-based non-member in 2013-2014 #StandUp!!"
    words = [token.text for token in pipeline.make_doc(text)]
    again = spacy.blank("en")
    again.tokenizer.from_bytes(pipeline.tokenizer.to_bytes())
    assert [token.text for token in again.make_doc(text)] == words


def test_documents_travel(pipeline: Language) -> None:
    """Bytes, DocBin and other processes keep the statements."""
    doc = pipeline(TEXT)
    box = DocBin(docs=[doc], store_user_data=True)
    [again] = DocBin(store_user_data=True).from_bytes(box.to_bytes()).get_docs(pipeline.vocab)
    assert again._.kg == doc._.kg
    found = list(pipeline.pipe([TEXT, TEXT], n_process=2))
    assert [each._.kg == doc._.kg for each in found] == [True, True]


@pytest.mark.parametrize("style", ["dep", "ent"])
def test_displacy_draws_it(pipeline: Language, style: str) -> None:
    """spaCy's own pictures of trees and names work."""
    assert "Ruiz" in displacy.render(pipeline(TEXT), style=style, jupyter=False)


def test_a_blank_pipeline() -> None:
    """The analyser makes a blank pipeline enough; without it the error says what is missing."""
    nlp = spacy.blank("en")
    nlp.add_pipe("kg")
    with pytest.raises(ModelError, match=r'spacy\.load\("newskg"\)'):
        nlp(TEXT)
    nlp.add_pipe("kg_analyser", first=True)
    assert nlp("Ana Ruiz met Bo Lind.")._.statements[0].predicate == "kg:meets"


def test_the_options_of_spacy() -> None:
    """`spacy.load` leaves out what it is told to, and changes the config."""
    assert spacy.load("newskg", exclude=["kg_analyser"]).pipe_names == []
    nlp = spacy.load("newskg", config={"components.kg_analyser.threads": 2})
    assert nlp.config["components"]["kg_analyser"]["threads"] == 2
