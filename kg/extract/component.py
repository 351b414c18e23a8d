"""The spaCy component "kg": an analysed document in, the same with what its text says out.

It adds to every document `doc._.kg`, its `Extraction`, and `doc._.statements`; to every span
`span._.statements`, those of the sentences in it. `doc._.published` may be set before, so that
"on Friday" becomes a date.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.errors import ModelError
from kg.extract import records_in_docs  # noqa: F401  # has spaCy save what is added here
from kg.extract.arguments import moment_of
from kg.extract.document import read_doc
from kg.ontology import Ontology, load_ontology
from kg.records import Article, Statement

NAME = "kg"
NO_PARSER = (
    "the component 'kg' needs words, tags, trees and names: use spacy.load(\"newskg\"), or add it "
    "to a pipeline after tagger, parser, lemmatizer and ner"
)


@Language.factory(
    NAME,
    default_config={"ontology": ()},
    requires=["token.tag", "token.pos", "token.lemma", "token.dep", "token.head", "doc.ents"],
    assigns=["doc._.kg", "doc._.statements", "span._.statements"],
)
def make_reader(nlp: Language, name: str, ontology: Sequence[str]) -> StatementReader:
    """Return the component; `ontology` are Turtle files with more classes, properties and words."""
    return StatementReader(load_ontology(*map(Path, ontology)))


class StatementReader:
    """Reads statements in analysed documents."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        add_extensions()

    def __call__(self, doc: Doc) -> Doc:
        """Add what the text says; raise `ModelError` where nothing analysed it before."""
        if len(doc) and not doc.has_annotation("DEP"):
            raise ModelError(NO_PARSER)
        article = Article.from_text(doc.text, published=moment_of(doc._.published))
        doc._.kg = read_doc(doc, article, self._ontology)
        return doc


def add_extensions() -> None:
    """Define the attributes of documents and spans, once in a process."""
    if not Doc.has_extension("kg"):
        Doc.set_extension("kg", default=None)
        Doc.set_extension("published", default=None)
        Doc.set_extension("statements", getter=statements_of)
        Span.set_extension("statements", getter=statements_within)


def statements_of(doc: Doc) -> tuple[Statement, ...]:
    """Return the statements of a document, none if the component has not seen it."""
    return doc._.kg.statements if doc._.kg is not None else ()


def statements_within(span: Span) -> tuple[Statement, ...]:
    """Return the statements whose words are all in this span."""
    inside = (span.start_char, span.end_char)
    return tuple(
        each for each in statements_of(span.doc)
        if inside[0] <= each.evidence.start and each.evidence.end <= inside[1]
    )  # fmt: skip  # one condition a line
