"""The spaCy component around the net."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.annotate import load_model

TEXT = "Rustem Umierov flew to Istanbul.\nThe Russian delegation can't wait, TASS said."


def columns(doc: Doc) -> list[tuple[object, ...]]:
    """Return all that the component writes, word by word."""
    return [
        (t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.ent_iob_, t.ent_type_)
        for t in doc
    ]


def test_layers(nlp: Language) -> None:
    """A simple sentence has its tags, lemmas, relations, sentences and names."""
    doc = nlp(TEXT)
    flew = doc[2]
    assert (flew.tag_, flew.pos_, flew.lemma_, flew.dep_) == ("VBD", "VERB", "fly", "root")
    assert [(t.text, t.dep_) for t in flew.children if t.pos_ == "PROPN"] == [
        ("Rustem", "nsubj"),
        ("Istanbul", "obl"),
    ]
    assert flew.morph.get("Tense") == ["Past"]
    assert [(ent.text, ent.label_) for ent in doc.ents][:2] == [
        ("Rustem Umierov", "PERSON"),
        ("Istanbul", "LOC"),
    ]
    assert [sent.text.strip() for sent in doc.sents] == TEXT.split("\n")


def test_white_space_hangs_on_the_word_before(nlp: Language) -> None:
    """Line breaks and doubled spaces are tokens of their own kind within the sentence before."""
    doc = nlp("\n\nHe  left.\n")
    spaces = [token for token in doc if token.is_space]
    assert {(token.pos_, token.tag_) for token in spaces} == {("SPACE", "_SP")}
    assert [token.head.text for token in spaces] == ["He", "He", "."]


def test_threads_change_nothing(nlp: Language) -> None:
    """With two threads the same is found as with one."""
    assert columns(load_model(threads=2)(TEXT)) == columns(nlp(TEXT))
