"""The mentions of all articles in; the entities they name, and which each one names, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.graph import Resolution
from kg.identity import Decision
from kg.ontology import Ontology
from kg.outline import Outline
from kg.records import Extraction, Mention
from kg.resolve.cluster import Key, cluster
from kg.resolve.decided import apply_decisions
from kg.resolve.entities import make_entities
from kg.resolve.hints import find_hints
from kg.resolve.namesakes import part_namesakes, tell_apart
from kg.resolve.profile_reader import read_profiles
from kg.resolve.reasons import explain_links
from kg.resolve.unresolved import drop_unresolved

__all__ = ["drop_unresolved", "resolve"]


def resolve(
    extractions: Iterable[Extraction | Outline],
    ontology: Ontology,
    *,
    decisions: Iterable[Decision] = (),
) -> Resolution:
    """Return the entities of a corpus, the same for any order of its articles.

    1. Collect the mentions, and what each refers to in its article.
    2. Cluster what they refer to, by their names.
    3. Tell namesakes apart, by what the articles say of them.
    4. Apply what people decided.
    5. Make an entity of each cluster, and say why.
    """
    known = list(extractions)  # little more than their mentions, which all of this holds
    mentions, owners = _collect(known)  # 1
    referents = {mention: mention.referent for mention in mentions}
    targets = sorted(set(referents.values()), key=_position)
    keys = cluster(targets, ontology, owners=owners)  # 2
    profiles = read_profiles(known, keys, ontology)  # 3
    namesakes = tell_apart(profiles.of)
    keys |= part_namesakes(namesakes, profiles)
    keys = apply_decisions(decisions, keys)  # 4
    groups: defaultdict[Key, list[Mention]] = defaultdict(list)
    for mention, referent in referents.items():
        groups[keys[referent]].append(mention)
    entities = make_entities(groups, ontology)  # 5
    return Resolution(
        tuple(sorted(entities.values(), key=lambda entity: entity.id)),
        {mention: entities[keys[referent]].id for mention, referent in referents.items()},
        explain_links(keys, entities),
        find_hints(entities, namesakes),
    )


def _collect(
    extractions: Iterable[Extraction | Outline],
) -> tuple[list[Mention], dict[Mention, str]]:
    """Return all mentions, sorted, and what is a part of a known thing: reading them takes time."""
    mentions: set[Mention] = set()
    owners: dict[Mention, str] = {}
    for extraction in extractions:
        mentions.update(_all_mentions(extraction))
        owners |= _owners(extraction)
    return sorted(mentions, key=_position), owners


def _all_mentions(extraction: Extraction | Outline) -> Iterator[Mention]:
    """Yield every mention of an extraction, with all that it refers to."""
    for mention in extraction.mentions:
        yield from _with_antecedents(mention)
    for statement in extraction.statements:
        for part in statement.participants:
            yield from _with_antecedents(part)


def _owners(extraction: Extraction | Outline) -> dict[Mention, str]:
    """Return what the text says is a part of a known thing: "Peru's Ministry of Health"."""
    return {
        statement.subject: statement.object.known
        for statement in extraction.statements
        if statement.predicate == "kg:partOf"
        and statement.object is not None
        and statement.object.known is not None
    }


def _with_antecedents(mention: Mention) -> Iterator[Mention]:
    current: Mention | None = mention
    while current is not None:
        yield current
        current = current.refers_to


def _position(mention: Mention) -> tuple[str | int, ...]:
    """Return a sort key that no two different mentions share, apart from their antecedents."""
    passage = mention.passage
    place = (passage.article, passage.start, passage.end)
    words = (mention.kind, mention.type, mention.name, mention.head)
    return (*place, *words, mention.value or "", mention.known or "", mention.definite)
