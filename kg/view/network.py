"""A graph in → its networkx graph with importance, communities and positions out."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

from kg.records import PLAIN_LAYERS
from kg.view.communities import find_communities
from kg.view.layout import place
from kg.view.named import find_drawn
from kg.view.opening import choose_opening

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from kg.graph import Graph, GraphStatement
    from kg.ontology import Ontology
    from kg.story import Story

PLAIN_WEIGHT, OTHER_WEIGHT = 10, 1
"""What a fact or report, and what any other statement, adds to the importance of its ends."""
DAMPING = 0.85


@dataclass(frozen=True, slots=True)
class Network:
    """The entities, most important first, as they are drawn."""

    order: tuple[str, ...]  # entity ids
    importance: Mapping[str, float]  # PageRank, the greatest is 1
    community: Mapping[str, int]  # only of what is drawn and linked
    drawn: tuple[str, ...]  # sorted; what is on stage unless a reader asks for more
    position: Mapping[str, tuple[float, float]]  # of all that is drawn
    opening: tuple[str, ...]
    opening_position: Mapping[str, tuple[float, float]]


def build_network(
    graph: Graph,
    ontology: Ontology | None,
    *,
    top: int | None = None,
    stories: Sequence[Story] = (),
) -> Network:
    """Return the graph's entities weighed, grouped and placed, always in the same way.

    What was probably read wrongly counts for nothing here: it is not shown unless asked for.
    """
    likely = graph.without_doubtful()
    links = weigh_links(likely)
    importance = rank(links)
    order = tuple(sorted(links.nodes, key=lambda id_: (-importance[id_], id_)))
    drawn = find_drawn(likely, ontology)
    shown = links.subgraph(id_ for id_ in order if id_ in drawn).copy()
    communities = find_communities(shown.edges(data="weight"))
    community = {id_: index for index, group in enumerate(communities) for id_ in group}
    pairs = link_articles(likely)
    told = [
        [pair for article in story.articles for pair in pairs.get(article, ())]
        for story in stories
        if len(story.articles) > 1
    ]
    in_turn = _in_turn(pairs, stories)
    opening = choose_opening(shown, order, in_turn, pairs_by_story=told, top=top)
    position = place(shown, [id_ for id_ in order if id_ in drawn], community)
    return Network(
        order=order,
        importance=importance,
        community=community,
        drawn=tuple(sorted(drawn)),
        position=position,
        opening=opening,
        opening_position=place(links.subgraph(opening), opening, community),
    )


def weigh_links(graph: Graph) -> nx.Graph[str]:
    """Return the links between entities, weighted by the statements of each and their layers."""
    links: nx.Graph[str] = nx.Graph()
    links.add_nodes_from(sorted(graph.entities))
    weights: dict[tuple[str, str], int] = defaultdict(int)
    for statement in graph.statements:
        pair = _pair(statement)
        if pair is not None:
            weights[pair] += PLAIN_WEIGHT if statement.layer in PLAIN_LAYERS else OTHER_WEIGHT
    links.add_weighted_edges_from((a, b, weight) for (a, b), weight in sorted(weights.items()))
    return links


def link_articles(graph: Graph) -> dict[str, list[tuple[str, str]]]:
    """Return for each article, by id, the pairs of entities that its statements link."""
    pairs: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for statement in graph.statements:
        pair = _pair(statement)
        if pair is not None:
            pairs[statement.article].add(pair)
    return {article: sorted(found) for article, found in sorted(pairs.items())}


def _in_turn(
    pairs: Mapping[str, list[tuple[str, str]]], stories: Sequence[Story]
) -> dict[str, list[tuple[str, str]]]:
    """Return the articles with the first of each story before the second of any.

    Where the opening view has no room for all articles, each story has one in it.
    """
    turn = {id_: turn for story in stories for turn, id_ in enumerate(story.articles)}
    return dict(sorted(pairs.items(), key=lambda item: (turn.get(item[0], 0), item[0])))


def _pair(statement: GraphStatement) -> tuple[str, str] | None:
    """Return the two entities a statement links, in order; None if it does not link two."""
    first, second = statement.subject, statement.object
    if second is None or second == first:
        return None
    return (first, second) if first < second else (second, first)


def rank(links: nx.Graph[str], *, rounds: int = 60) -> dict[str, float]:
    """Return the PageRank of each entity, scaled so that the greatest is 1.

    By power iteration in numpy: networkx's own needs scipy, on which kg does not depend.
    """
    nodes = list(links.nodes)
    if not nodes:
        return {}
    sources, targets, weights = _edge_arrays(links, nodes)
    strength = np.bincount(sources, weights, minlength=len(nodes))
    score = np.full(len(nodes), 1 / len(nodes))
    for _ in range(rounds):
        share = np.divide(score, strength, out=np.zeros_like(score), where=strength > 0)
        flow = np.bincount(targets, share[sources] * weights, len(nodes)).astype(np.float64)
        flow += math.fsum(score[strength == 0]) / len(nodes)
        score = (1 - DAMPING) / len(nodes) + DAMPING * flow
    return dict(zip(nodes, (score / score.max()).round(9).tolist(), strict=True))


def _edges(links: nx.Graph[str]) -> list[tuple[str, str, float]]:
    return [(a, b, data["weight"]) for a, b, data in links.edges(data=True)]


def _edge_arrays(
    links: nx.Graph[str], nodes: Sequence[str]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Return each edge twice, once in each direction, as arrays of node indexes and weights."""
    index = {node: i for i, node in enumerate(nodes)}
    edges = _edges(links)
    ends = np.array([(index[a], index[b]) for a, b, _ in edges], dtype=np.int64).reshape(-1, 2)
    weights = np.array([edge[2] for edge in edges], dtype=np.float64)
    sources = np.concatenate([ends[:, 0], ends[:, 1]])
    targets = np.concatenate([ends[:, 1], ends[:, 0]])
    return sources, targets, np.concatenate([weights, weights])
