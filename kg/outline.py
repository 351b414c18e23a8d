"""An extraction in; its outline out, the little of it by which is decided who is who.

Of an outline each mention is written once, so that it is read five times as fast as its extraction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from kg.layers import Layer
from kg.records import Article, Extraction, Holder, Mention, MentionKind, Passage, Qualifier

MentionRow = tuple[int, int, str, str, MentionKind, str, str, bool, str | None, str | None, int]
"""The fields of a mention and its passage; at last the number of its antecedent, or -1."""
SaidRow = tuple[int, str, int, Layer, list[tuple[int, int]], list[tuple[str, int]], int, int]
"""The fields of what is said; numbers of mentions, -1 for none."""


@dataclass(frozen=True, slots=True)
class Said:
    """Of a statement: who takes part in it, in what relation, and whether it is asserted."""

    subject: Mention
    predicate: str
    object: Mention | None
    layer: Layer
    holders: tuple[Holder, ...] = ()
    qualifiers: tuple[Qualifier, ...] = ()
    when: Mention | None = None
    where: Mention | None = None

    @property
    def participants(self) -> Iterator[Mention]:
        """Yield the mentions that take part in this, in the order of `Statement.participants`."""
        single = (self.subject, self.object, self.when, self.where)
        yield from (mention for mention in single if mention is not None)
        yield from (holder.mention for holder in self.holders)
        yield from (qualifier.mention for qualifier in self.qualifiers)


@dataclass(frozen=True, slots=True)
class Outline:
    """The mentions of an article and what it says of them."""

    article: Article  # its id, its text and when it was published
    mentions: tuple[Mention, ...]
    statements: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class OutlineRows:
    """An outline as it is kept: all mentions in a table, those that others refer to first."""

    article: str
    text: str
    published: datetime | None
    table: list[MentionRow]
    mentions: list[int]
    statements: list[SaidRow]


def to_rows(extraction: Extraction) -> OutlineRows:
    """Return the outline of an extraction, to be kept."""
    table = _Table()
    mentions = [table.number(mention) for mention in extraction.mentions]
    statements = [
        (
            table.number(each.subject),
            each.predicate,
            table.number(each.object),
            each.layer,
            [(table.number(holder.mention), holder.level) for holder in each.holders],
            [(further.role, table.number(further.mention)) for further in each.qualifiers],
            table.number(each.when),
            table.number(each.where),
        )
        for each in extraction.statements
    ]
    article = extraction.article
    return OutlineRows(
        article.id, article.text, article.published, table.rows, mentions, statements
    )


class _Table:
    """The rows of mentions, each once."""

    def __init__(self) -> None:
        self.rows: list[MentionRow] = []
        self._numbers: dict[Mention, int] = {}

    def number(self, mention: Mention | None) -> int:
        """Return the number of a mention, whose row is added if need be."""
        if mention is None:
            return -1
        if mention not in self._numbers:
            row = self._row(mention)
            self._numbers[mention] = len(self.rows)
            self.rows.append(row)
        return self._numbers[mention]

    def _row(self, mention: Mention) -> MentionRow:
        antecedent = self.number(mention.refers_to)
        passage = mention.passage
        return (
            passage.start, passage.end, passage.text, mention.type, mention.kind, mention.name,
            mention.head, mention.definite, mention.value, mention.known, antecedent,
        )  # fmt: skip  # one name a line says nothing


def from_rows(rows: OutlineRows) -> Outline:
    """Return the outline that was kept."""
    found = list[Mention]()
    for start, end, text, type_, kind, name, head, definite, value, known, antecedent in rows.table:
        passage = Passage(rows.article, start, end, text)
        refers_to = found[antecedent] if antecedent >= 0 else None
        found.append(Mention(passage, type_, kind, name, head, definite, value, known, refers_to))
    article = Article(rows.article, rows.text, published=rows.published)
    mentions = tuple([found[number] for number in rows.mentions])
    return Outline(article, mentions, tuple(_said(rows.statements, found)))


def _said(rows: Iterable[SaidRow], mentions: Sequence[Mention]) -> Iterator[Said]:
    for subject, predicate, thing, layer, holders, qualifiers, when, where in rows:
        yield Said(
            mentions[subject],
            predicate,
            mentions[thing] if thing >= 0 else None,
            layer,
            tuple([Holder(mentions[number], level) for number, level in holders]),
            tuple([Qualifier(role, mentions[number]) for role, number in qualifiers]),
            mentions[when] if when >= 0 else None,
            mentions[where] if where >= 0 else None,
        )
