"""An extraction in; its mentions in a fixed order, and what they refer to, out."""

from __future__ import annotations

from collections.abc import Iterator

from kg.records import Extraction, Mention


def referents_of(extraction: Extraction) -> dict[Mention, Mention]:
    """Return all mentions, in a fixed order, with what each refers to in the end."""
    return {each: each.referent for each in sorted(set(_all_mentions(extraction)), key=position)}


def _all_mentions(extraction: Extraction) -> Iterator[Mention]:
    """Yield every mention of an extraction, with all that it refers to."""
    for mention in extraction.mentions:
        yield from _with_antecedents(mention)
    for statement in extraction.statements:
        for part in statement.participants:
            yield from _with_antecedents(part)


def _with_antecedents(mention: Mention) -> Iterator[Mention]:
    current: Mention | None = mention
    while current is not None:
        yield current
        current = current.refers_to


def owners_of(extraction: Extraction) -> dict[Mention, str]:
    """Return what the text says is a part of a known thing: "Peru's Ministry of Health"."""
    return {
        statement.subject: statement.object.known
        for statement in extraction.statements
        if statement.predicate == "kg:partOf"
        and statement.object is not None
        and statement.object.known is not None
    }


def position(mention: Mention) -> tuple[str | int, ...]:
    """Return a sort key that no two different mentions share, apart from their antecedents."""
    passage = mention.passage
    place = (passage.article, passage.start, passage.end)
    words = (mention.kind, mention.type, mention.name, mention.head)
    return (*place, *words, mention.value or "", mention.known or "", mention.definite)
