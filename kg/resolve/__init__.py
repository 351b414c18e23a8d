"""The mentions of all articles in; the entities they name, and which each one names, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.graph import Resolution
from kg.ontology import Ontology
from kg.records import Extraction, Mention, Statement
from kg.resolve.cluster import Key, cluster
from kg.resolve.entities import make_entities
from kg.resolve.unresolved import drop_unresolved

__all__ = ["drop_unresolved", "resolve"]


def resolve(extractions: Iterable[Extraction], ontology: Ontology) -> Resolution:
    """Return the entities of a corpus, the same for any order of its articles.

    1. Collect the mentions, and what each refers to in its article.
    2. Cluster what they refer to.
    3. Make an entity of each cluster.
    """
    mentions = sorted(set(_all_mentions(extractions)), key=_position)  # 1
    referents = {mention: mention.referent for mention in mentions}
    targets = sorted(set(referents.values()), key=_position)
    keys = cluster(targets, ontology)  # 2
    groups: defaultdict[Key, list[Mention]] = defaultdict(list)
    for mention, referent in referents.items():
        groups[keys[referent]].append(mention)
    entities = make_entities(groups, ontology)  # 3
    return Resolution(
        tuple(sorted(entities.values(), key=lambda entity: entity.id)),
        {mention: entities[keys[referent]].id for mention, referent in referents.items()},
    )


def _all_mentions(extractions: Iterable[Extraction]) -> Iterator[Mention]:
    """Yield every mention of the extractions, with all that it refers to."""
    for extraction in extractions:
        for mention in extraction.mentions:
            yield from _with_antecedents(mention)
        for statement in extraction.statements:
            for part in _parts(statement):
                yield from _with_antecedents(part)


def _with_antecedents(mention: Mention) -> Iterator[Mention]:
    current: Mention | None = mention
    while current is not None:
        yield current
        current = current.refers_to


def _parts(statement: Statement) -> Iterator[Mention]:
    """Yield the mentions that take part in a statement."""
    single = (statement.subject, statement.object, statement.when, statement.where)
    yield from (mention for mention in single if mention is not None)
    yield from (holder.mention for holder in statement.holders)
    yield from (qualifier.mention for qualifier in statement.qualifiers)


def _position(mention: Mention) -> tuple[str | int, ...]:
    """Return a sort key that no two different mentions share, apart from their antecedents."""
    passage = mention.passage
    place = (passage.article, passage.start, passage.end)
    words = (mention.kind, mention.type, mention.name, mention.head)
    return (*place, *words, mention.value or "", mention.known or "", mention.definite)
