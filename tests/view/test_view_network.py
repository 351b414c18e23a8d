"""Importance, communities, the opening view, and where entities lie."""

from __future__ import annotations

import itertools
import math

import networkx as nx
import numpy as np
import pytest

from kg.records import Graph
from kg.view.layout import pack, place
from kg.view.network import build_network, choose_opening, find_communities, rank, weigh_links
from kg.view.repulsion import repel_all, repel_by_grid
from tests.view.graphs import large, story


def star(leaves: int) -> nx.Graph:
    """Return a hub with leaves."""
    links = nx.Graph()
    links.add_weighted_edges_from(("hub", f"leaf {i}", 1.0) for i in range(leaves))
    return links


def test_the_hub_is_the_most_important() -> None:
    """PageRank gives the hub 1 and all its leaves the same, less."""
    scores = rank(star(5))
    assert scores.pop("hub") == 1
    assert len(set(scores.values())) == 1


def test_rank_agrees_with_networkx() -> None:
    """The power iteration finds what networkx finds."""
    pytest.importorskip("scipy", reason="networkx's own PageRank needs scipy")
    links = weigh_links(story())
    known = nx.pagerank(links, alpha=0.85, tol=1e-12)
    top = max(known.values())
    scores = rank(links)
    assert all(math.isclose(scores[id_], known[id_] / top, abs_tol=1e-3) for id_ in known)


def test_supported_statements_weigh_more() -> None:
    """A claim adds less to a link than a fact."""
    weights = {frozenset(pair): data for *pair, data in weigh_links(story()).edges(data="weight")}
    assert weights[frozenset({"Jonas_Achterberg", "Dockers'_Union"})] == pytest.approx(2.2)


def test_communities_are_the_cliques_of_a_chain_of_cliques() -> None:
    """Two cliques joined by one link are two communities."""
    links = nx.barbell_graph(5, 0)
    links = nx.relabel_nodes(links, str)
    nx.set_edge_attributes(links, 1.0, "weight")
    assert find_communities(links) == [list("01234"), list("56789")]


def test_few_entities_all_open() -> None:
    """A graph a person can read at once opens whole, without phrases and the unlinked."""
    network = build_network(story(), None)
    assert len(network.opening) == 48
    assert "Radio_Coast" not in network.opening


def test_many_entities_open_on_the_linked_most_important() -> None:
    """Of many, about 150 open, each linked with another of them."""
    graph = large(3000)
    network = build_network(graph, None)
    links = weigh_links(graph).subgraph(network.opening)
    assert 100 < len(network.opening) <= 150
    assert min(degree for _, degree in links.degree) > 0


def test_top_says_how_many_open() -> None:
    """`top` opens on that many."""
    links = star(9)
    order = ["hub", *(f"leaf {i}" for i in range(9))]
    assert choose_opening(links, order, 4) == ("hub", "leaf 0", "leaf 1", "leaf 2")


def test_no_two_entities_lie_on_each_other() -> None:
    """Entities keep a distance in which their discs do not cover each other."""
    points = list(build_network(story(), None).position.values())
    assert min(math.dist(a, b) for a, b in itertools.combinations(points, 2)) > 20


def test_linked_entities_lie_nearer() -> None:
    """On average linked entities lie nearer than those that are not."""
    links = nx.relabel_nodes(nx.barbell_graph(12, 0), str)
    order = sorted(links.nodes)
    points = place(links, order, {})
    inside = math.dist(points["0"], points["5"])
    across = math.dist(points["0"], points["20"])
    assert inside < across


def test_parts_are_packed_without_overlap() -> None:
    """Discs around the largest one do not overlap it or each other."""
    radii = [100, *range(30, 5, -1), *([5] * 60)]
    centres = pack(radii)
    for a, b in itertools.combinations(range(len(radii)), 2):
        assert np.hypot(*(centres[a] - centres[b])) >= radii[a] + radii[b] - 1e-6


def test_the_same_links_give_the_same_picture() -> None:
    """Positions do not depend on the order in which the graph lists its entities."""
    graph = story()
    turned = Graph(
        dict(reversed(graph.entities.items())), graph.articles, tuple(reversed(graph.statements))
    )
    assert build_network(turned, None) == build_network(graph, None)


def test_repulsion_by_grid_comes_near_the_exact() -> None:
    """The grid's forces differ little from those summed pair by pair."""
    points = np.random.default_rng(1).uniform(-2000, 2000, (500, 2))
    mass = np.linspace(1, 3, 500)
    exact, near = repel_all(points, mass), repel_by_grid(points, mass)
    error = np.hypot(*(exact - near).T) / np.hypot(*exact.T)
    assert np.median(error) < 0.02
