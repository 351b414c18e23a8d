"""A text and the statements read in it in; its pieces, each with what it is, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.graph import Graph, GraphStatement

PARTS = ("subject", "relation", "object")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a text, and which parts of a statement they are."""

    text: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article that says something: its text in pieces, and what it says."""

    start: int
    pieces: tuple[Piece, ...]
    statements: tuple[GraphStatement, ...]


def mark(text: str, statement: GraphStatement, *, start: int) -> list[Piece]:
    """Return a text, which begins at `start` of the article, with the statement's words marked."""
    spans = [
        ("subject", statement.subject_at),
        *(("relation", at) for at in statement.relation_at),
        ("object", statement.object_at),
    ]
    known = [(kind, at[0] - start, at[1] - start) for kind, at in spans if at is not None]
    return list(cut(text, known))


def cut(text: str, spans: Iterable[tuple[str, int, int]]) -> Iterator[Piece]:
    """Yield the pieces between the ends of spans, each with the kinds of the spans over it.

    >>> [(piece.text, piece.kinds) for piece in cut("abc", [("x", 1, 3), ("y", 2, 3)])]
    [('a', ()), ('b', ('x',)), ('c', ('x', 'y'))]
    """
    within = [(kind, max(a, 0), min(b, len(text))) for kind, a, b in spans]
    ends = sorted({0, len(text), *(end for _, a, b in within for end in (a, b) if a < b)})
    for first, last in pairwise(ends):
        kinds = dict.fromkeys(kind for kind, a, b in within if a <= first and last <= b)
        yield Piece(text[first:last], tuple(kinds))


def paragraphs(text: str, part: Graph) -> list[list[Sentence | str]]:
    """Return the paragraphs of an article, with its sentences that say something apart."""
    found: dict[int, list[GraphStatement]] = {}
    for statement in part.statements:
        found.setdefault(statement.start, []).append(statement)
    result, start = [], 0
    for paragraph in text.split("\n\n"):
        end = start + len(paragraph)
        inside = [found[at] for at in sorted(found) if start <= at < end]
        result.append(list(_sentences(text[start:end], start, inside)))
        start = end + 2
    return [paragraph for paragraph in result if paragraph]


def _sentences(
    text: str, start: int, said: Sequence[Sequence[GraphStatement]]
) -> Iterator[Sentence | str]:
    place = 0
    for statements in said:
        first = statements[0].start - start
        if first < place:  # within the sentence before it
            continue
        if first > place:
            yield text[place:first]
        place = first + len(statements[0].sentence)
        sentence = statements[0].sentence
        yield Sentence(first + start, (Piece(sentence, ()),), tuple(statements))
    if place < len(text):
        yield text[place:]
