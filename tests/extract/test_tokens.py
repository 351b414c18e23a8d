"""Plain tokens are what spaCy's tokens are, and stay so when they are hung elsewhere."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc as Annotated

from kg.extract.from_spacy import plain_tokens
from kg.extract.tokens import Doc
from tests.extract.trees import make_doc, read_trees, tree

TEXT = """\
Anna Berg, who "leads" Nordbank's board, met two ministers.

They didn't sign it: Oslo had said so — and Tomas Holt left  early."""
SAME = (
    *("i", "idx", "text", "whitespace_", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_"),
    *("ent_iob_", "is_punct", "is_space", "is_quote", "is_title", "is_lower", "is_sent_start"),
    "text_with_ws",
)
RELATED = ("children", "lefts", "rights", "ancestors", "subtree")


@pytest.fixture(scope="module")
def annotated(nlp: Language) -> Annotated:
    """Return a text as the pipeline annotates it."""
    return nlp(TEXT)


@pytest.mark.parametrize("name", SAME)
def test_attributes(annotated: Annotated, name: str) -> None:
    """Each token is what spaCy has it."""
    plain = plain_tokens(annotated)
    assert [getattr(token, name) for token in plain] == [getattr(t, name) for t in annotated]


@pytest.mark.parametrize("name", RELATED)
def test_relatives(annotated: Annotated, name: str) -> None:
    """Each token has the relatives that spaCy finds."""
    plain = plain_tokens(annotated)
    for token, theirs in zip(plain, annotated, strict=True):
        assert [part.i for part in getattr(token, name)] == [p.i for p in getattr(theirs, name)]
        assert (token.head.i, token.left_edge.i) == (theirs.head.i, theirs.left_edge.i)
        assert token.right_edge.i == theirs.right_edge.i


def test_spans(annotated: Annotated) -> None:
    """Sentences, names and stretches of text are those of spaCy."""
    plain = plain_tokens(annotated)
    assert plain.text == annotated.text
    for ours, theirs in ((plain.sents, annotated.sents), (plain.ents, annotated.ents)):
        assert [(s.start, s.end, s.text, s.root.i, s.label_) for s in ours] == [
            (s.start, s.end, s.text, s.root.i, s.label_) for s in theirs
        ]
    assert [token.sent.start for token in plain] == [token.sent.start for token in annotated]


def test_tokens_at_characters(annotated: Annotated) -> None:
    """Any two offsets touch the tokens that spaCy finds between them."""
    plain = plain_tokens(annotated)
    for start in range(len(TEXT)):
        for end in range(start + 1, min(start + 20, len(TEXT) + 1)):
            ours, theirs = (
                plain.span_at(start, end),
                annotated.char_span(start, end, alignment_mode="expand"),
            )
            assert ours is not None and theirs is not None
            assert [token.i for token in ours] == [token.i for token in theirs]
    assert plain.span_at(0, len(TEXT) + 1) is None


@pytest.mark.parametrize("text", read_trees())
def test_hung_elsewhere(text: str) -> None:
    """The same tokens in other trees are new ones; those they were made from stay as they are."""
    doc = tree(text)
    before = [(token.head.i, token.dep_) for token in doc]
    root = len(doc) - 1
    found = doc.with_arcs([root] * len(doc), ["dep"] * len(doc))
    assert [token.i for token in found[root].children] == [*range(root)]
    assert [(s.start, s.end) for s in found.sents] == [(0, len(doc))]
    assert [(token.head.i, token.dep_) for token in doc] == before


def test_neighbours() -> None:
    """Before the first token and behind the last there is none, and no text or tag."""
    doc = tree(next(iter(read_trees())))
    assert doc[0].after is doc[1] and doc[1].before is doc[0]
    assert (doc[0].text_after, doc[0].tag_after) == (doc[1].text, doc[1].tag_)
    assert (doc[1].text_before, doc[0].before, doc[-1].after) == (doc[0].text, None, None)
    assert (doc[0].text_before, doc[-1].text_after, doc[-1].tag_after) == ("", "", "")


def test_no_text() -> None:
    """An empty text has no tokens, no sentences and no names."""
    doc: Doc = plain_tokens(spacy.blank("en")(""))
    assert (doc.text, [*doc], doc.sents, doc.ents) == ("", [], [], [])


def test_apostrophes() -> None:
    """A printed apostrophe is the same to the rules as a typed one: "hasn’t" denies."""
    doc = make_doc(
        "Peru Peru PROPN NNP nsubj 3\nn’t not PART RB advmod 3\nsell sell VERB VB root 0"
    )
    assert (doc[1].text, doc[1].lower_) == ("n’t", "n't")
