"""An extraction in; the same without statements about unresolved pronouns out.

A pronoun without a known antecedent names nothing: "it" is not an entity of a graph. A statement
with such a subject or object says nothing to a reader and stays out of the graph; where only a
source, a place or a qualifier is such a pronoun, that part is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.records import Extraction, Mention, MentionKind, Statement


def drop_unresolved(extraction: Extraction) -> Extraction:
    """Return the extraction without its unresolved pronouns and what is said of or by them."""
    return replace(
        extraction,
        mentions=tuple(each for each in extraction.mentions if names_something(each)),
        statements=tuple(_clear_statements(extraction)),
        quotations=tuple(each for each in extraction.quotations if names_something(each.speaker)),
    )


def names_something(mention: Mention | None) -> bool:
    """Return whether there is a mention, and it is not a pronoun without an antecedent."""
    return mention is not None and mention.referent.kind is not MentionKind.PRONOUN


def _clear_statements(extraction: Extraction) -> Iterator[Statement]:
    for statement in extraction.statements:
        if names_something(statement.subject) and (
            statement.object is None or names_something(statement.object)
        ):
            yield replace(
                statement,
                holders=tuple(each for each in statement.holders if names_something(each.mention)),
                qualifiers=tuple(
                    each for each in statement.qualifiers if names_something(each.mention)
                ),
                when=statement.when if names_something(statement.when) else None,
                where=statement.where if names_something(statement.where) else None,
            )
