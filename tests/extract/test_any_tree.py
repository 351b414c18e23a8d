"""Whatever a parser may come up with, reading it neither fails nor invents.

Two makers of trees: one draws every word, tag and label by itself; the other takes the trees of
`tests/cases`, and cuts, attaches and relabels at random, so that most of a tree still makes sense
and deeper rules are reached. What is drawn differs from run to run: a failure prints its example.
"""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc as Annotated

from kg.extract.from_spacy import plain_tokens
from kg.extract.parse.clearnlp import to_universal
from kg.extract.parse.stage import repair
from kg.extract.tokens import Doc
from kg.extract.words import load_words
from tests.extract.trees import TREES, VOCAB, make_doc, read_tree, read_trees

WORDS = [
    "Berg", "Chad", "Reuters", "talks", "minister", "Oslo", "he", "it", "who", "that", "said",
    "refused", "met", "is", "to", "of", "in", "by", "and", "not", "2019", "Monday", ",", '"', "?",
    "whose", "chief", "executive", "named", "claims", "$", "(", ")", "–", "'s", "which", "while",
]  # fmt: skip  # one word a line would fill the page
PARTS = ["NOUN", "PROPN", "VERB", "AUX", "ADP", "PRON", "ADJ", "ADV", "NUM", "SCONJ", "PUNCT"]
TAGS = ["NN", "NNS", "NNP", "VBD", "VBG", "VBN", "VB", "IN", "TO", "PRP", "WP", "WDT", "JJ", "CD",
        "VBZ", "VBP", "MD", "POS", "HYPH", "RP", "DT", "CC", "WRB", "WP$", "RB"]  # fmt: skip
UNIVERSAL = [
    "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "nmod:desc",
    "amod", "appos", "acl", "acl:relcl", "advcl", "ccomp", "xcomp", "csubj", "conj", "cc", "case",
    "mark", "cop", "aux", "aux:pass", "flat", "compound", "det", "advmod", "parataxis", "expl",
    "nummod", "obl:unmarked", "compound:prt", "fixed", "nsubj:outer", "advcl:relcl", "punct",
]  # fmt: skip  # as above
CLEARNLP = [
    "nsubj", "nsubjpass", "dobj", "dative", "prep", "pobj", "pcomp", "agent", "poss", "relcl",
    "amod", "appos", "acl", "advcl", "ccomp", "xcomp", "attr", "acomp", "oprd", "conj", "cc",
    "mark", "aux", "auxpass", "neg", "compound", "det", "advmod", "npadvmod", "prt", "expl",
]  # fmt: skip  # as above
ENTITIES = ["O", "B-PERSON", "B-ORG", "B-LOC"]
TABLES = [
    re.sub(" > .*", "", table)  # what a repair makes of it
    for name in ("trees.txt", "repairs.txt")
    for table in read_trees(TREES.with_name(name)).values()
]


@st.composite
def docs(draw: st.DrawFn, labels: list[str]) -> Doc:
    """Draw a document of one tree with any words, tags and labels."""
    size = draw(st.integers(1, 14))
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
    names = draw(st.lists(st.sampled_from(ENTITIES), min_size=size, max_size=size))
    drawn_doc = Annotated(VOCAB, heads=heads, ents=names, lemmas=drawn["words"], **drawn)
    return plain_tokens(drawn_doc)


@st.composite
def broken_docs(draw: st.DrawFn) -> Doc:
    """Draw a tree of a sentence and change it: cut its ends, attach and relabel, retag words."""
    doc = make_doc(draw(st.sampled_from(TABLES)))
    start = draw(st.integers(0, len(doc) - 1))
    part = doc[start : draw(st.integers(start + 1, len(doc)))]
    heads = [min(max(token.head.i - start, 0), len(part) - 1) for token in part]
    labels, tags = [token.dep_ for token in part], [token.tag_ for token in part]
    places = st.integers(0, len(part) - 1)
    for at, head in draw(st.lists(st.tuples(places, places), max_size=3)):
        heads[at] = head
    for at, label in draw(st.lists(st.tuples(places, st.sampled_from(UNIVERSAL)), max_size=3)):
        labels[at] = label
    for at, tag in draw(st.lists(st.tuples(places, st.sampled_from(TAGS)), max_size=2)):
        tags[at] = tag
    _break_cycles(heads)
    changed = Annotated(
        VOCAB, heads=heads, deps=labels, tags=tags, words=[token.text for token in part],
        spaces=[bool(token.whitespace_) for token in part], pos=[token.pos_ for token in part],
        lemmas=[token.lemma_ for token in part],
        ents=[f"B-{token.ent_type_}" if token.ent_type_ else "O" for token in part],
    )  # fmt: skip  # one argument a line hides what goes in
    return plain_tokens(changed)


def _break_cycles(heads: list[int]) -> None:
    """Make a root of a token in each circle."""
    for start in range(len(heads)):
        seen, at = {start}, heads[start]
        while at not in seen:
            seen.add(at)
            at = heads[at]
        if heads[at] != at:
            heads[at] = at


def assert_verbatim(doc: Doc) -> None:
    """Compare what is read from a document with its text."""
    for statement in read_tree(repair(doc)).statements:
        passages = [statement.evidence, statement.subject.passage, *statement.trigger]
        passages += [statement.object.passage] if statement.object else []
        for passage in passages:
            assert passage.text == doc.text[passage.start : passage.end]


@settings(max_examples=100, deadline=None)
@given(docs(UNIVERSAL))
def test_any_universal_tree(doc: Doc) -> None:
    """Every tree is read, and what is read from it is verbatim."""
    assert_verbatim(doc)


@settings(max_examples=100, deadline=None)
@given(broken_docs())
def test_any_broken_tree(doc: Doc) -> None:
    """A tree that a parser got wrong in places is read, and what is read from it is verbatim."""
    assert_verbatim(doc)


@settings(max_examples=100, deadline=None)
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
