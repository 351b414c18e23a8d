"""Statements in; those of layer fact or report, by the words that may name their parts, out.

What the cases of `honesty` are compared with: words are lemmas and forms in lower case, as the
pipeline that is scored reads them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.records import PLAIN_LAYERS, Mention, MentionKind, Statement

if TYPE_CHECKING:
    from spacy.tokens import Doc

AUXILIARY_TAGS = frozenset({"AUX", "ADP", "PART", "ADV", "DET", "SCONJ", "PRON", "PUNCT"})

Forms = Callable[[int, int], list[tuple[str, str]]]
"""Character offsets in, lemma and form of each content word there out, in lower case."""


@dataclass(frozen=True, slots=True)
class PlainEdge:
    """A plain statement: the words that may name each end, and its relation's lemmas."""

    subject: frozenset[str]
    relation: frozenset[str]
    object: frozenset[str]
    turns: bool  # a property may run from object to subject
    text: str


def plain_edges(statements: Iterable[Statement], forms: Forms) -> Iterator[PlainEdge]:
    """Yield the plain ones of these statements, by the words that name their parts."""
    for statement in statements:
        if statement.layer in PLAIN_LAYERS:  # also what is said, though a clause ends no edge
            object_ = statement.object
            yield PlainEdge(
                _names(statement.subject, forms),
                _relation(statement, forms),
                _names(object_, forms) if object_ is not None else frozenset(),
                statement.predicate.startswith("kg:"),
                f"{statement.subject.text} | {statement.predicate} | "
                f"{object_.text if object_ is not None else ''}",
            )


def forms_of(doc: Doc) -> Forms:
    """Return the function that finds the content words between two offsets."""

    def forms(start: int, end: int) -> list[tuple[str, str]]:
        span = doc.char_span(start, end, alignment_mode="expand")
        tokens = list(span) if span is not None else []
        content = [token for token in tokens if token.pos_ not in AUXILIARY_TAGS]
        return [(token.lemma_.lower(), token.lower_) for token in content or tokens]

    return forms


def _names(mention: Mention, forms: Forms) -> frozenset[str]:
    """Return what may stand for a mention: its head, and every word of a name or value."""
    names: set[str] = set()
    for each in (mention, mention.referent):
        words = forms(each.passage.start, each.passage.end)
        head = each.head.lower()
        names |= {head, *(form for lemma, form in words if lemma == head)} - {""}
        if each.kind in (MentionKind.NAME, MentionKind.VALUE, MentionKind.PRONOUN) or not head:
            names.update(each.name.lower().split(), each.text.lower().split())
            names.update(lemma for lemma, _ in words)
    return frozenset(names)


def _relation(statement: Statement, forms: Forms) -> frozenset[str]:
    """Return lemma and form of the first content word of the relation, and that of "rel:…"."""
    start = min((passage.start for passage in statement.trigger), default=0)
    end = max((passage.end for passage in statement.trigger), default=0)
    marked = {word for passage in statement.trigger for word in forms(passage.start, passage.end)}
    found = [word for word in forms(start, end) if word in marked]
    kind, _, name = statement.predicate.partition(":")
    slug = [word for word in name.split("-") if word != "be"] if kind == "rel" else []
    return frozenset([*(form for word in found[:1] for form in word), *slug[:1]])
