"""A graph and its network in → the columns the page reads, as JSON types, out.

Columns instead of records, entities in order of importance, each sentence once: at 10,000
entities and 20,000 statements this is a third of the size of plain records.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from kg.ids import content_id
from kg.iris import expand
from kg.records import Layer, Modality, Polarity
from kg.view.families import family_of
from kg.view.selection import first_day, published_day

if TYPE_CHECKING:
    from kg.graph import Graph, GraphStatement
    from kg.ontology import Ontology
    from kg.view.network import Network

OPEN_GROUP = "open"
"""The relation group of relations that are not properties of the ontology."""
EPOCH = date(1970, 1, 1).toordinal()
LAYERS, MODALITIES, POLARITIES = list(Layer), list(Modality), list(Polarity)


@dataclass(frozen=True, slots=True)
class Tables:
    """The distinct values that columns point into, by their index."""

    entity: Mapping[str, int]
    article: Mapping[str, int]
    predicate: Mapping[tuple[str, str], int]  # (id, label)
    sentence: Mapping[tuple[str, int, str], int]  # (article, start, text)


def pack(graph: Graph, network: Network, ontology: Ontology | None) -> dict[str, Any]:
    """Return the page's data."""
    statements = sorted(graph.statements, key=lambda s: (s.article, s.start, s.id))
    articles = sorted({s.article for s in statements} | set(graph.articles))
    tables = Tables(
        entity={id_: i for i, id_ in enumerate(network.order)},
        article={id_: i for i, id_ in enumerate(articles)},
        predicate=_number(sorted({(s.predicate, s.label) for s in statements})),
        sentence=_number(sorted({(s.article, s.start, s.sentence) for s in statements})),
    )
    return {
        "entities": _pack_entities(graph, network, ontology),
        "types": _pack_types(graph, ontology),
        "predicates": [
            [id_, label, _group(id_, ontology), expand(id_)] for id_, label in tables.predicate
        ],
        **_pack_articles(graph, articles),
        "sentences": _pack_sentences(tables),
        "statements": _pack_statements(graph, statements, tables),
        "communities": list(network.community_names),
        "opening": _pack_opening(network, tables),
        "words": {"layers": LAYERS, "modalities": MODALITIES, "polarities": POLARITIES},
    }


def utf16(text: str, offset: int) -> int:
    """Return the offset in a JavaScript string for this one in Python.

    >>> utf16("🕊 talks", 2)
    3
    """
    return len(text[: max(offset, 0)].encode("utf-16-le", "surrogatepass")) // 2


def _number(values: Sequence[Any]) -> dict[Any, int]:
    return {value: index for index, value in enumerate(values)}


def _group(predicate: str, ontology: Ontology | None) -> str:
    prefix, _, name = predicate.partition(":")
    if prefix != "kg":
        return OPEN_GROUP
    known = ontology.properties.get(name) if ontology is not None else None
    return known.group if known and known.group else "other"


def _pack_types(graph: Graph, ontology: Ontology | None) -> list[list[str]]:
    names = sorted({entity.type for entity in graph.entities.values()})
    classes = ontology.classes if ontology is not None else {}
    return [
        [name, classes[name].label if name in classes else name, family_of(name, ontology)]
        for name in names
    ]


def _pack_entities(graph: Graph, network: Network, ontology: Ontology | None) -> dict[str, Any]:
    types = {name: i for i, (name, *_) in enumerate(_pack_types(graph, ontology))}
    known = [graph.entities[id_] for id_ in network.order]
    positions = [network.position[id_] for id_ in network.order]
    return {
        "id": [entity.id for entity in known],
        "name": [entity.name for entity in known],
        "type": [types[entity.type] for entity in known],
        "aliases": {i: list(e.aliases) for i, e in enumerate(known) if e.aliases},
        "same": {i: list(e.same_as) for i, e in enumerate(known) if e.same_as},
        "importance": [round(1000 * network.importance[id_]) for id_ in network.order],
        "community": [network.community.get(id_, -1) for id_ in network.order],
        "x": [int(x) for x, _ in positions],
        "y": [int(y) for _, y in positions],
    }


def _pack_articles(graph: Graph, articles: Sequence[str]) -> dict[str, Any]:
    known = [graph.articles.get(id_) for id_ in articles]
    publishers = sorted({article.publisher for article in known if article and article.publisher})
    index = _number(publishers)
    return {
        "publishers": publishers,
        "articles": {
            "id": list(articles),
            "title": [article.title if article else "" for article in known],
            "publisher": [index.get(a.publisher, -1) if a else -1 for a in known],
            "url": [article.url if article else None for article in known],
            "published": [a.issued if a else None for a in known],
            "day": [_day(published_day(graph, id_)) for id_ in articles],
        },
    }


def _pack_sentences(tables: Tables) -> dict[str, Any]:
    keys = list(tables.sentence)
    return {
        "id": [
            content_id("ev", article, start, start + len(text)) for article, start, text in keys
        ],
        "text": [text for _, _, text in keys],
        "article": [tables.article[article] for article, _, _ in keys],
        "start": [start for _, start, _ in keys],
    }


def _pack_statements(
    graph: Graph, statements: Sequence[GraphStatement], tables: Tables
) -> dict[str, Any]:
    known = tables.entity
    return {
        "id": [s.id for s in statements],
        "subject": [known[s.subject] for s in statements],
        "object": [known[s.object] if s.object is not None else -1 for s in statements],
        "predicate": [tables.predicate[s.predicate, s.label] for s in statements],
        "layer": [LAYERS.index(s.layer) for s in statements],
        "polarity": [POLARITIES.index(s.polarity) for s in statements],
        "modality": [MODALITIES.index(s.modality) for s in statements],
        **_pack_details(statements, tables),
        "day": [_day(first_day(s.when)) for s in statements],
        "sentence": [tables.sentence[s.article, s.start, s.sentence] for s in statements],
        "spans": [_spans(s) for s in statements],
        "rule": [s.rule for s in statements],
        "confidence": [round(s.confidence, 4) for s in statements],
        "plain": [int(graph.has_edge(s)) for s in statements],
    }


def _pack_details(statements: Sequence[GraphStatement], tables: Tables) -> dict[str, Any]:
    """Return the columns that are empty for most statements, by the statement's number."""
    known = tables.entity
    return {
        "holders": {
            i: [[known[entity], level] for entity, level in _by_level(s)]
            for i, s in enumerate(statements)
            if s.holders
        },
        "qualifiers": {
            i: [[role, known[entity]] for role, entity in sorted(set(s.qualifiers))]
            for i, s in enumerate(statements)
            if s.qualifiers
        },
        "where": {i: known[s.where] for i, s in enumerate(statements) if s.where is not None},
        "when": {i: s.when for i, s in enumerate(statements) if s.when is not None},
    }


def _by_level(statement: GraphStatement) -> list[tuple[str, int]]:
    """Return the sources, first the one that speaks to the reader."""
    return sorted(set(statement.holders), key=lambda holder: (holder[1], holder[0]))


def _spans(statement: GraphStatement) -> list[int]:
    """Return offsets in the sentence: of the subject, the object (-1, -1: none), the relation."""
    spans = [statement.subject_at, statement.object_at, *statement.relation_at]
    flat: list[int] = []
    for span in spans:
        if span is None:
            flat += [-1, -1]
        else:
            flat += [utf16(statement.sentence, offset - statement.start) for offset in span]
    return flat


def _pack_opening(network: Network, tables: Tables) -> dict[str, Any]:
    positions = [network.opening_position[id_] for id_ in network.opening]
    return {
        "nodes": [tables.entity[id_] for id_ in network.opening],
        "x": [int(x) for x, _ in positions],
        "y": [int(y) for _, y in positions],
    }


def _day(day: date | None) -> int | None:
    """Return the days since 1970, for JavaScript."""
    return None if day is None else day.toordinal() - EPOCH
