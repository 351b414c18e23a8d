"""Importance, communities, the opening view, and where entities lie."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph import Graph
from kg.view.communities import find_communities
from kg.view.layout import EXACT_UP_TO, SPACING, _part, pack, place
from kg.view.network import build_network, link_articles, rank, weigh_links
from kg.view.opening import OPENING_MOST, OPENING_SIZE, choose_opening
from kg.view.repulsion import FORCE_UNIT, GRID, MASS_UNIT, _convolve, repel_all, repel_by_grid
from tests.view.doubtful import partly_doubtful
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
    assert weights[frozenset({"Jonas_Achterberg", "Dockers'_Union"})] == 22


def test_communities_are_the_cliques_of_a_chain_of_cliques() -> None:
    """Two cliques joined by one link are two communities."""
    links = nx.barbell_graph(5, 0)
    links = nx.relabel_nodes(links, str)
    nx.set_edge_attributes(links, 1, "weight")
    assert find_communities(links.edges(data="weight")) == [list("01234"), list("56789")]


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


def test_doubtful_statements_choose_nothing() -> None:
    """Importance, communities and the opening view are those of the graph without them."""
    graph = partly_doubtful()
    network = build_network(graph, None)
    assert network == build_network(graph.without_doubtful(), None)
    linked = {
        end for pairs in link_articles(graph.without_doubtful()).values() for end in sum(pairs, ())
    }
    assert set(network.opening) <= linked
    assert set(network.order) == set(graph.entities)


def test_top_says_how_many_open() -> None:
    """`top` opens on that many."""
    links = star(9)
    order = ["hub", *(f"leaf {i}" for i in range(9))]
    assert choose_opening(links, order, {}, top=4) == ("hub", "leaf 0", "leaf 1", "leaf 2")


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


def test_communities_are_about_as_good_as_those_of_networkx() -> None:
    """The modularity reached is within a hundredth of what networkx's Louvain reaches."""
    links = weigh_links(large(300))
    links.remove_nodes_from([node for node, degree in list(links.degree) if not degree])
    known = nx.community.louvain_communities(links, seed=1)
    own = find_communities(links.edges(data="weight"))
    reached, wanted = (nx.community.modularity(links, groups) for groups in (own, known))
    assert reached > wanted - 0.01


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=90))
def test_no_layout_runs_away(pairs: list[tuple[int, int]]) -> None:
    """Whatever is linked with what, all lie within a bound and apart from each other."""
    links = nx.Graph()
    links.add_nodes_from(str(end) for pair in pairs for end in pair)
    links.add_edges_from((str(a), str(b)) for a, b in pairs if a != b)
    points = place(links, sorted(links.nodes), {})
    assert max(math.hypot(*point) for point in points.values()) < bound(len(points))
    assert nearest(points.values()) > 15


def test_points_on_one_spot_part() -> None:
    """Forty entities on one spot end up beside each other, not in space."""
    parted = _part(np.zeros((40, 2)))
    assert nearest(parted.tolist()) > 1
    assert np.abs(parted).max() < bound(40)


def test_the_leaves_of_large_stars_lie_apart() -> None:
    """A grid blurs what is near; the leaves of a hub lie around it nevertheless."""
    links = nx.relabel_nodes(nx.disjoint_union_all([nx.star_graph(60) for _ in range(9)]), str)
    links.add_edges_from((str(61 * hub), "0") for hub in range(1, 9))
    points = place(links, sorted(links.nodes), {})
    assert len(links) > EXACT_UP_TO
    assert max(math.hypot(*point) for point in points.values()) < bound(len(points))
    assert nearest(points.values()) > 20


def bound(size: int) -> float:
    """Return how far out a layout of this many entities may reach."""
    return 4 * SPACING * math.sqrt(size) + 25 * SPACING


def nearest(points: Iterable[Sequence[float]]) -> float:
    """Return the distance of the two points that lie nearest to each other."""
    return min((math.dist(*pair) for pair in itertools.combinations(points, 2)), default=math.inf)


def test_the_most_important_are_in_even_if_they_stand_apart() -> None:
    """A pair linked with nothing else opens the page if one of it is important enough."""
    links = nx.relabel_nodes(nx.star_graph(400), str)
    links.add_edge("second", "friend")
    order = ["0", "second", *(str(leaf) for leaf in range(1, 401)), "friend"]
    opening = choose_opening(links, order, {})
    assert opening[:2] == ("0", "second")
    assert "friend" in opening


def test_every_article_has_a_line_in_the_opening_view() -> None:
    """An article about people nobody else writes about has one of its lines in it."""
    links = nx.relabel_nodes(nx.star_graph(400), str)
    pairs = {"a": [("0", "7")]}
    for number in range(20):
        pair = (f"left {number}", f"right {number}")
        links.add_edge(*pair)
        pairs[f"b{number}"] = [("gone", "away"), pair]
    opening = choose_opening(links, sorted(links.nodes, key=lambda id_: (len(id_), id_)), pairs)
    assert {f"left {number}" for number in range(20)} <= set(opening)
    assert len(opening) <= OPENING_SIZE


def test_every_story_has_a_line_in_the_opening_view() -> None:
    """More stories than the usual size has room for make the view larger, up to its limit."""
    links = nx.relabel_nodes(nx.star_graph(400), str)
    told = [[(f"left {number}", f"right {number}")] for number in range(150)]
    links.add_edges_from(pair for pairs in told for pair in pairs)
    order = sorted(links.nodes, key=lambda id_: (len(id_), id_))
    few = choose_opening(links, order, {}, pairs_by_story=told[:90])
    assert {name for [pair] in told[:90] for name in pair} <= set(few)
    assert len(choose_opening(links, order, {}, pairs_by_story=told)) <= OPENING_MOST
    assert len(choose_opening(links, order, {}, pairs_by_story=told, top=20)) <= 20


def test_articles_are_linked_with_the_pairs_they_tell_of() -> None:
    """Each article is known by the pairs of entities of its statements."""
    graph = story()
    pairs = link_articles(graph)
    assert all(links for links in pairs.values())
    assert set(pairs) <= set(graph.articles)


def test_the_grid_is_exact() -> None:
    """What the Fourier transforms return is what whole numbers add up to, to the last unit."""
    pick = np.random.default_rng(2)
    grid = np.zeros((GRID, GRID), dtype=np.int64)
    grid[pick.integers(0, 9, 5000), pick.integers(0, 9, 5000)] = 700_000  # all in one corner
    grid += pick.integers(0, 1000, (GRID, GRID))
    along, _ = _convolve(grid.astype(np.float64))
    rows, columns = np.indices((GRID, GRID))
    for row, column in [(0, 0), (5, 5), (60, 3), (127, 127)]:
        x, y = (row - rows).astype(np.float64), (column - columns).astype(np.float64)
        square = x * x + y * y
        square[row, column] = np.inf
        force = np.rint(FORCE_UNIT * x / square).astype(np.int64)
        assert round(along[row, column] * MASS_UNIT * FORCE_UNIT) == int((grid * force).sum())
