"""The outlines of a corpus in; the entities that its names name, and which each one names, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.graph import Entity, Identities
from kg.identity import Decision, Link
from kg.ontology import Ontology
from kg.outline import Outline
from kg.resolve.apart import Articles
from kg.resolve.clashes import Clashes, Reread
from kg.resolve.cluster import NAMED, Key
from kg.resolve.decided import apply_decisions
from kg.resolve.entities import Group, assign_id, draft_of, precedence
from kg.resolve.hints import find_hints
from kg.resolve.linking import link_names
from kg.resolve.reasons import explain
from kg.resolve.uses import Pool, Use


def identify(
    outlines: Iterable[Outline],
    ontology: Ontology,
    *,
    reread: Reread,
    decisions: Iterable[Decision] = (),
    publishers: Iterable[str] = (),
) -> Identities:
    """Return who is who in a corpus, the same for any order of its articles.

    1. Collect the names of all articles, and the ids of what these only describe.
    2. Cluster the names.
    3. Tell namesakes apart, by what the articles say of them.
    4. Apply what people decided.
    5. Make an entity of each cluster.
    6. Rename what is described where its id is that of another thing.

    `reread` returns all that is read in an article; `publishers` are the names of the media.
    """
    pool, articles, clashes = Pool(), Articles(), Clashes(publishers)
    for outline in outlines:  # 1
        articles.add(outline, pool)
        clashes.add(outline)
    uses = articles.all()
    link_names(articles.unknown(), ontology, pool)  # 2
    namesakes = articles.part(pool)  # 3
    apply_decisions(decisions, uses)  # 4
    clusters = _clusters(uses)
    entities = _make_entities(clusters, ontology)  # 5
    renamed = _rename(entities, clashes, ontology, reread)  # 6
    return Identities(
        entities={entity.id: entity for entity in entities.values()},
        named={at: [entities[use.found].id for use in found] for at, found in articles},
        shared={entities[key].id for key, found in clusters.items() if _is_shared(found)},
        renamed=renamed,
        bodies=clashes.bodies(renamed),
        taken=clashes.taken,
        links=_links(clusters, entities),
        hints=find_hints(entities, namesakes),
    )


def _clusters(uses: Iterable[Use]) -> Mapping[Key, Sequence[Use]]:
    clusters: defaultdict[Key, list[Use]] = defaultdict(list)
    for use in uses:
        clusters[use.found].append(use)
    return clusters


def _rename(
    entities: dict[Key, Entity], clashes: Clashes, ontology: Ontology, reread: Reread
) -> Mapping[str, Mapping[str, str]]:
    """Rename what only one article names or describes, where its id is that of another thing.

    Return the ids of what is described that change, by article.
    """
    alone = {key: entity.id for key, entity in entities.items() if key.sort == "local"}
    taken = {*ontology.gazetteer.entities}
    taken.update(entity.id for key, entity in entities.items() if key.sort != "local")
    renamed = clashes.renamed(alone, taken, reread)
    for key, id_ in renamed.names.items():
        entities[key] = replace(entities[key], id=id_)
    return renamed.own


def _make_entities(clusters: Mapping[Key, Sequence[Use]], ontology: Ontology) -> dict[Key, Entity]:
    """Return the entity of each cluster; the ids do not depend on any order."""
    taken = set(ontology.gazetteer.entities)
    entities = {}
    known = [key for key in clusters if key.sort == "known"]
    for key in (*known, *sorted(clusters.keys() - known, key=precedence)):
        group = Group()
        for use in clusters[key]:
            group.add_name(use.named)
        draft = draft_of(key, group, ontology)
        id_ = assign_id(key, group, taken)
        taken.add(id_)
        entities[key] = Entity(id_, draft.type, draft.name, draft.aliases, draft.same_as)
    return entities


def _is_shared(uses: Sequence[Use]) -> bool:
    return any(use.article != uses[0].article for use in uses)


def _links(clusters: Mapping[Key, Sequence[Use]], entities: Mapping[Key, Entity]) -> Iterator[Link]:
    """Yield why each name names its entity, sorted."""
    named = (key for key in clusters if key.sort in NAMED)
    for key in sorted(named, key=lambda each: entities[each].id):
        yield from explain(key, clusters[key], entities[key].id)
