"""A statement in; which of its ends names the other with it out."""

from __future__ import annotations

from kg.records import Mention, MentionKind, Statement


def whole_of(statement: Statement) -> Mention | None:
    """Return the end whose words have the other in them: "talks with Peru" of talks and Peru."""
    for whole, part in (
        (statement.subject, statement.object),
        (statement.object, statement.subject),
    ):
        if whole is None or part is None:
            continue
        noun = whole.referent if whole.referent.kind is MentionKind.NOMINAL else whole
        if part.passage.is_within(noun.passage):
            return whole
    return None
