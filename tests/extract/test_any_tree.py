"""Whatever a parser may come up with, reading it neither fails nor invents."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc as Annotated

from kg.extract.syntax.repair import mend
from kg.extract.syntax.scheme import to_universal
from kg.extract.tokens import Doc, plain_tokens
from kg.extract.words import load_words
from tests.extract.trees import VOCAB, read_tree

WORDS = [
    "Berg", "Chad", "Reuters", "talks", "minister", "Oslo", "he", "it", "who", "that", "said",
    "refused", "met", "is", "to", "of", "in", "by", "and", "not", "2019", "Monday", ",", '"', "?",
]  # fmt: skip  # one word a line would fill the page
PARTS = ["NOUN", "PROPN", "VERB", "AUX", "ADP", "PRON", "ADJ", "ADV", "NUM", "SCONJ", "PUNCT"]
TAGS = ["NN", "NNS", "NNP", "VBD", "VBG", "VBN", "VB", "IN", "TO", "PRP", "WP", "WDT", "JJ", "CD"]
UNIVERSAL = [
    "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "nmod:desc",
    "amod", "appos", "acl", "acl:relcl", "advcl", "ccomp", "xcomp", "csubj", "conj", "cc", "case",
    "mark", "cop", "aux", "aux:pass", "flat", "compound", "det", "advmod", "parataxis", "expl",
]  # fmt: skip  # as above
CLEARNLP = [
    "nsubj", "nsubjpass", "dobj", "dative", "prep", "pobj", "pcomp", "agent", "poss", "relcl",
    "amod", "appos", "acl", "advcl", "ccomp", "xcomp", "attr", "acomp", "oprd", "conj", "cc",
    "mark", "aux", "auxpass", "neg", "compound", "det", "advmod", "npadvmod", "prt", "expl",
]  # fmt: skip  # as above


@st.composite
def docs(draw: st.DrawFn, labels: list[str]) -> Doc:
    """Draw a document of one tree with any words, tags and labels."""
    size = draw(st.integers(1, 9))
    root = draw(st.integers(0, size - 1))
    order = draw(st.permutations([at for at in range(size) if at != root]))
    heads = [root] * size
    for number, at in enumerate(order):  # on one that is in the tree already: no cycles
        heads[at] = draw(st.sampled_from([root, *order[:number]]))
    drawn = {
        name: draw(st.lists(st.sampled_from(values), min_size=size, max_size=size))
        for name, values in (("words", WORDS), ("pos", PARTS), ("tags", TAGS), ("deps", labels))
    }
    drawn["deps"][root] = "ROOT"
    names = draw(st.lists(st.sampled_from(["O", "B-PERSON", "B-ORG", "B-LOC"]), min_size=size,
                          max_size=size))  # fmt: skip  # one line of 101 characters otherwise
    drawn_doc = Annotated(VOCAB, heads=heads, ents=names, lemmas=drawn["words"], **drawn)
    return plain_tokens(drawn_doc)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(docs(UNIVERSAL))
def test_any_universal_tree(doc: Doc) -> None:
    """Every tree is read, and what is read from it is verbatim."""
    found = read_tree(mend(doc))
    for statement in found.statements:
        passages = [statement.evidence, statement.subject.passage, *statement.trigger]
        passages += [statement.object.passage] if statement.object else []
        for passage in passages:
            assert passage.text == doc.text[passage.start : passage.end]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(docs(CLEARNLP))
def test_any_clearnlp_tree(doc: Doc) -> None:
    """Every tree of the other scheme comes out as a tree of the same words, and is read."""
    found = to_universal(doc)
    assert [token.text for token in found] == [token.text for token in doc]
    assert {token.dep_ for token in found}.isdisjoint(load_words("scheme")["relations"])
    for sentence in found.sents:
        assert [token for token in sentence if token.head == token] == [sentence.root]
        assert all(sentence.root in (token, *token.ancestors) for token in sentence)
    read_tree(found)
