"""A graph, its network and its stories in → the columns the page reads, as JSON types, out.

Columns instead of records, entities in order of importance, each text once. Ids that are hashes of
what the page has are computed there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kg.amounts import amount_of
from kg.iris import expand
from kg.periods import period_of
from kg.terms import NAMESPACES
from kg.view.columns import (
    LAYERS,
    MODALITIES,
    POLARITIES,
    Tables,
    pack_confidence,
    pack_quotations,
    pack_statements,
)
from kg.view.families import family_of
from kg.view.short_ids import pack_ids
from kg.view.stories import Numbers, pack_stories
from kg.view.texts import pack_articles, pack_sentences, pack_texts, text_of

if TYPE_CHECKING:
    from kg.graph import Graph, GraphStatement
    from kg.ontology import Ontology
    from kg.story import Story
    from kg.view.network import Network

OPEN_GROUP = "open"
"""The relation group of relations that are not properties of the ontology."""
GRID = 4
"""Positions are written in this unit, as nobody sees less."""


def pack(
    graph: Graph,
    network: Network,
    ontology: Ontology | None,
    stories: Sequence[Story] = (),
    *,
    alone: bool = True,
) -> dict[str, Any]:
    """Return the page's data; articles of no story are stories of their own if `alone`."""
    statements = sorted(graph.statements, key=lambda s: (s.article, s.start, s.subject_at, s.id))
    articles = sorted({s.article for s in statements} | set(graph.articles))
    tables = _tables(statements, articles, network)
    texts = {id_: text_of(graph, id_, tables.sentence) for id_ in articles}
    packed, met = pack_texts(graph, texts, statements)
    numbers = Numbers(tables.entity, tables.article, {s.id: i for i, s in enumerate(statements)})
    return {
        "texts": packed,
        "entities": _pack_entities(graph, network, ontology, met),
        "types": _pack_types(graph, ontology),
        "predicates": [_pack_predicate(id_, label, ontology) for id_, label in tables.predicate],
        "namespaces": {prefix: NAMESPACES[prefix] for prefix in ("kg", "rel")},
        **pack_articles(graph, articles),
        "sentences": pack_sentences(list(tables.sentence), tables.article, texts),
        "statements": pack_statements(graph, statements, tables),
        "quotations": pack_quotations(graph, texts, tables),
        "stories": pack_stories(stories, graph, numbers, alone=alone),
        "opening": _pack_opening(network, tables),
        "minConfidence": pack_confidence(graph.min_confidence),
        "words": {"layers": LAYERS, "modalities": MODALITIES, "polarities": POLARITIES},
    }


def _tables(
    statements: Sequence[GraphStatement], articles: Sequence[str], network: Network
) -> Tables:
    return Tables(
        entity=_number(network.order),
        article=_number(articles),
        predicate=_number(sorted({(s.predicate, s.label) for s in statements})),
        sentence=_number(sorted({(s.article, s.start, s.sentence) for s in statements})),
    )


def _number(values: Sequence[Any]) -> dict[Any, int]:
    return {value: index for index, value in enumerate(values)}


def _pack_predicate(id_: str, label: str, ontology: Ontology | None) -> list[str]:
    """Return id, group, label and IRI; the last two are left out where they follow from the id."""
    prefix, _, name = id_.partition(":")
    iri = expand(id_)
    shown = "" if label == name.replace("-", " ") else label
    packed = [id_, _group(id_, ontology), shown]
    return packed if iri == NAMESPACES.get(prefix, "") + name else [*packed, iri]


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


def _pack_entities(
    graph: Graph, network: Network, ontology: Ontology | None, met: Sequence[str]
) -> dict[str, Any]:
    """Return the columns of entities, the most important first; names are with the texts."""
    types = {name: i for i, (name, *_) in enumerate(_pack_types(graph, ontology))}
    number = {id_: i for i, id_ in enumerate(network.order)}
    known = [graph.entities[id_] for id_ in network.order]
    drawn = [id_ for id_ in network.order if id_ in network.position]
    positions = [network.position[id_] for id_ in drawn]
    return {
        "met": [number[id_] for id_ in met],
        **pack_ids([(entity.id, entity.name) for entity in known]),
        "type": [types[entity.type] for entity in known],
        "named": [i for i, entity in enumerate(known) if entity.named],
        "drawn": [number[id_] for id_ in drawn],
        "aliases": {i: list(e.aliases) for i, e in enumerate(known) if e.aliases},
        "same": {i: list(e.same_as) for i, e in enumerate(known) if e.same_as},
        "value": {i: _value_facts(e.value) for i, e in enumerate(known) if e.value},
        "importance": [round(1000 * network.importance[id_]) for id_ in network.order],
        "community": [network.community.get(id_, -1) for id_ in drawn],
        "x": [round(x / GRID) for x, _ in positions],
        "y": [round(y / GRID) for _, y in positions],
        "grid": GRID,
    }


def _value_facts(value: str) -> list[list[str]]:
    """Return what the graph says of a time or an amount: property, text, datatype."""
    facts = [["normalized", value, ""]]
    period, amount = period_of(value), amount_of(value)
    if period is not None:
        ends = (("earliest", period.earliest), ("latest", period.latest))
        facts += [[name, moment, "dateTime"] for name, moment in ends if moment is not None]
    if amount is not None:
        facts.append(["unit", amount.unit, ""])
        names: Mapping[str, str] = (
            {"amount": amount.low}
            if amount.low == amount.high
            else {"amountFrom": amount.low, "amountTo": amount.high}
        )
        facts += [[name, number, "decimal"] for name, number in names.items()]
    return facts


def _pack_opening(network: Network, tables: Tables) -> dict[str, Any]:
    positions = [network.opening_position[id_] for id_ in network.opening]
    return {
        "nodes": [tables.entity[id_] for id_ in network.opening],
        "x": [int(x) for x, _ in positions],
        "y": [int(y) for _, y in positions],
    }
