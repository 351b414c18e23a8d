"""A table of one token a line in; its tokens with trees and names out, no model needed.

The trees stand in `tests/cases/trees.txt`, each under its text. A line is: form, lemma, UPOS, XPOS,
relation, number of the head in the sentence (0 for the root), and for names the entity as B-LABEL
or I-LABEL. Sentences are parted by an empty line; a line ¶ ends the last of a paragraph.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import spacy
from spacy.tokens import Doc as Annotated

from kg.extract import document
from kg.extract.from_spacy import plain_tokens
from kg.extract.parse.stage import parse_trees
from kg.extract.tokens import Doc
from kg.ontology import load_ontology
from kg.records import Article, Extraction, Statement

TREES = Path(__file__).parent.parent / "cases" / "trees.txt"
VOCAB = spacy.blank("en").vocab
PUBLISHED = datetime(2024, 5, 17, tzinfo=UTC)  # a Friday
PARAGRAPH = "¶"
TIGHT_BEFORE = frozenset([*".,;:?!)”’%", "'s", "’s", "n't", "n’t", "'ll", "\n\n"])
TIGHT_AFTER = frozenset("(“$€£#")


def tree(text: str) -> Doc:
    """Return the document with this text among the trees."""
    return make_doc(read_trees()[text])


@cache
def read(text: str) -> Extraction:
    """Return what the document with this text among the trees says."""
    return read_tree(tree(text))


def read_tree(doc: Doc) -> Extraction:
    """Return what a document made by hand says, as an article of 17 May 2024."""
    article = Article.from_text(doc.text, published=PUBLISHED)
    return document.read_trees(parse_trees(doc), article, load_ontology())


def edges(found: Extraction) -> set[tuple[str, str, str | None]]:
    """Return the subject, predicate and object of each statement, in the text's words."""
    return {(s.subject.text, s.predicate, s.object and s.object.text) for s in found.statements}


def one(found: Extraction, predicate: str) -> Statement:
    """Return the only statement with this predicate."""
    (statement,) = [each for each in found.statements if each.predicate == predicate]
    return statement


@cache
def read_trees(path: Path = TREES) -> Mapping[str, str]:
    """Return the tables of a file by the texts that stand above them after "# "."""
    found = {}
    for block in path.read_text("utf-8").split("\n# ")[1:]:
        text, _, table = block.partition("\n")
        found[text] = table.strip()
    return found


def make_doc(table: str) -> Doc:
    """Return the document of a table.

    >>> doc = make_doc("She she PRON PRP nsubj 2\\nleft leave VERB VBD root 0")
    >>> [(token.text, token.head.text) for token in doc]
    [('She', 'left'), ('left', 'left')]
    """
    rows: list[list[str]] = []
    heads: list[int] = []
    for sentence in table.strip().split("\n\n"):
        lines = [line.split() for line in sentence.splitlines()]
        root = next(number for number, row in enumerate(lines, 1) if row[5] == "0")
        paragraph = ["\n\n", "\n\n", "SPACE", "_SP", "dep", str(root)]
        lines = [paragraph if row == [PARAGRAPH] else row for row in lines]
        heads += [len(rows) + (int(row[5]) or root) - 1 for row in lines]
        rows += lines
    forms, lemmas, parts, tags, relations, *_ = zip(*(row[:6] for row in rows), strict=True)
    doc = Annotated(
        VOCAB, words=forms, spaces=_spaces(forms, tags), lemmas=lemmas, pos=parts, tags=tags,
        deps=relations, heads=heads, ents=[row[6] if len(row) > 6 else "O" for row in rows],
    )  # fmt: skip  # one argument a line hides what goes in
    return plain_tokens(doc)


def _spaces(forms: Sequence[str], tags: Sequence[str]) -> list[bool]:
    """Return behind which tokens a space stands in print."""
    spaces = []
    quoting = False
    for at, form in enumerate(forms):
        opens, quoting = form == '"' and not quoting, quoting ^ (form == '"')
        following = forms[at + 1] if at + 1 < len(forms) else "\n\n"
        closes = following == '"' and quoting
        joined = "HYPH" in tags[at : at + 2]
        tight = opens or closes or joined or form == "\n\n" or form in TIGHT_AFTER
        spaces.append(not tight and following not in TIGHT_BEFORE)
    return spaces
