"""A document with what has been found in it so far: what the parts of extraction share."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kg.extract.tokens import Doc, Span, Token
from kg.ontology import Ontology
from kg.records import Article, Mention, Passage


@dataclass(frozen=True)
class Reading:
    """A document with what has been found in it so far."""

    doc: Doc
    article: Article
    ontology: Ontology
    named: Mapping[int, Mention]  # token index → the name or value that covers it
    antecedents: Mapping[int, int] = field(default_factory=dict)  # token index → its antecedent's
    quoted: frozenset[int] = frozenset()  # indices of the tokens in quotation marks
    made: dict[int, Mention] = field(default_factory=dict, init=False, compare=False, repr=False)
    """The mentions made so far, by the index of their heads; making one again costs 40 µs."""

    def passage(self, start: int, end: int) -> Passage:
        """Return the passage of the tokens `start` to `end`, without white space around it."""
        span = self.doc.span(start, end)
        return self.between(span.start_char, span.end_char)

    def between(self, start: int, end: int) -> Passage:
        """Return the passage of the characters `start` to `end`, without white space around it."""
        text = self.article.text[start:end]
        start += len(text) - len(text.lstrip())
        return Passage(self.article.id, start, start + len(text.strip()), text.strip())

    def paragraph(self, token: Token) -> int:
        """Return the number of the paragraph that a token stands in."""
        return bisect(self._line_ends, token.idx)

    @cached_property
    def _line_ends(self) -> list[int]:
        return [match.start() for match in re.finditer("\n", self.article.text)]

    def is_a(self, mention: Mention, *classes: str) -> bool:
        """Return whether what a mention names is of one of `classes`."""
        return self.ontology.is_a(mention.referent.type, *classes)


def one_line(span: Span) -> str:
    """Return a span's text on one line."""
    return " ".join(span.text.split())
