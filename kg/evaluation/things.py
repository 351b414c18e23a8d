"""re3d's files and heads of words in; which annotations are mentions of one thing out.

A graph relates things, not words, so mentions of one thing count as one: annotations with one head
word ("the SDF", "SDF"), equal names of a document, and what re3d calls synonyms. A mention that kg
refers to another stands for that one too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from kg.records import Mention

FOLDER = "relations/re3d"
SYNONYM = "IsSynonymOf"
ARTICLE = re.compile("^(?:the|a|an) ", re.IGNORECASE)
HALF = 0.5

Span = tuple[int, int]
Pair = frozenset[Span]
HeadOf = Callable[[Span], int]
"""Where the head word of a span begins in the text."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document with its entities, and the types of each related pair of them."""

    text: str
    entities: tuple[Span, ...]
    relations: Mapping[Pair, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Things:
    """Which annotated entities are mentions of one thing; each map leads to the first of them."""

    entities: tuple[Span, ...]
    head_of: HeadOf
    named: Mapping[Span, Span]  # with one head word, or one name
    same: Mapping[Span, Span]  # and of what re3d calls synonyms

    @classmethod
    def of(cls, document: Document, head_of: HeadOf) -> Things:
        """Return the things of a document."""
        words = {each: ARTICLE.sub("", document.text[slice(*each)]) for each in document.entities}
        alike = [
            (one, other)
            for one, other in combinations(document.entities, 2)
            if (overlap(one, other) > 0 and head_of(one) == head_of(other))
            or (words[one] == words[other] and words[one][:1].isupper())
        ]
        synonyms = [
            (min(pair), max(pair)) for pair, names in document.relations.items() if SYNONYM in names
        ]
        named, same = (_firsts(document.entities, links) for links in (alike, alike + synonyms))
        return cls(document.entities, head_of, named, same)

    def pair(self, one: Span, other: Span) -> Pair | None:
        """Return the two things of two entities, of synonyms their names; None where all is one."""
        ends = frozenset((self.same[one], self.same[other]))
        if len(ends) == 1:
            ends = frozenset((self.named[one], self.named[other]))
        return ends if len(ends) > 1 else None

    def entity_of(self, mention: Mention) -> Span | None:
        """Return the entity with the head word of a mention, else one it mostly overlaps with."""
        span = (mention.passage.start, mention.passage.end)
        head = self.head_of(span)
        around = [each for each in self.entities if each[0] <= head < each[1]]
        best = max(around, default=None, key=lambda each: overlap(each, span))
        exact = [each for each in around if self.head_of(each) == head]
        if exact:
            return max(exact, key=lambda each: overlap(each, span))
        return best if best is not None and overlap(best, span) >= HALF else None

    def entities_of(self, mention: Mention) -> list[Span]:
        """Return the entities of a mention and of what it refers to."""
        found = []
        current: Mention | None = mention
        while current is not None:
            found.append(self.entity_of(current))
            current = current.refers_to
        return [each for each in found if each is not None]


def _firsts(spans: Iterable[Span], links: Iterable[tuple[Span, Span]]) -> dict[Span, Span]:
    """Return the first of the spans that links join each span to."""
    first = {span: span for span in spans}
    for one, other in links:
        ends = (first[one], first[other])
        first = {span: min(ends) if end in ends else end for span, end in first.items()}
    return first


def overlap(one: Span, other: Span) -> float:
    """Return the share of two spans that they have in common (Dice)."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return 2 * common / (one[1] - one[0] + other[1] - other[0])


def read_documents(folder: Path) -> Iterator[Document]:
    """Yield the documents of one source."""
    entities, relations = _rows(folder / "entities.json"), _rows(folder / "relations.json")
    for row in _rows(folder / "documents.json"):
        related: dict[Pair, set[str]] = {}
        for each in relations:
            ends = (
                (each["sourceBegin"], each["sourceEnd"]),
                (each["targetBegin"], each["targetEnd"]),
            )
            if each["documentId"] == row["_id"] and ends[0] != ends[1]:
                related.setdefault(frozenset(ends), set()).add(each["type"])
        spans = {(e["begin"], e["end"]) for e in entities if e["documentId"] == row["_id"]}
        spans |= {end for pair in related for end in pair}
        named = {pair: frozenset(names) for pair, names in related.items()}
        yield Document(row["text"], tuple(sorted(spans)), named)


def folders(corpora: Path) -> list[Path]:
    """Return the folders of re3d's sources."""
    return sorted(path.parent for path in (corpora / FOLDER).glob("*/documents.json"))


def _rows(path: Path) -> list[Any]:
    lines = path.read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]
