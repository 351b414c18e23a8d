"""Weighted links in → the communities among their ends out (Louvain; Blondel et al. 2008).

Our own, because networkx's result changes with its version, with Python's (`sum` rounds
differently since 3.12) and with the shuffle of the nodes. Weights are whole numbers here and gains
are compared as whole numbers, so nothing is ever rounded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

Weights: TypeAlias = list[dict[int, int]]
"""For each node its neighbours and the weight of each link; a link to itself counts twice."""


def find_communities(links: Iterable[tuple[str, str, int]]) -> list[list[str]]:
    """Return the communities of two nodes or more, the largest first, each sorted.

    >>> find_communities([("a", "b", 3), ("b", "c", 1), ("c", "d", 3)])
    [['a', 'b'], ['c', 'd']]
    """
    edges = sorted(links)
    names = sorted({end for a, b, _ in edges for end in (a, b)})
    index = {name: number for number, name in enumerate(names)}
    weights: Weights = [{} for _ in names]
    for a, b, weight in edges:
        weights[index[a]][index[b]] = weights[index[b]][index[a]] = weight
    groups: dict[int, list[str]] = defaultdict(list)
    for name, community in zip(names, _louvain(weights), strict=True):
        groups[community].append(name)
    found = [group for group in groups.values() if len(group) > 1]
    return sorted(found, key=lambda group: (-len(group), group))


def _louvain(weights: Weights) -> list[int]:
    """Return the community of each node: move nodes, join communities to nodes, repeat."""
    community = list(range(len(weights)))
    while True:
        moved = _move(weights)
        numbers = {label: number for number, label in enumerate(sorted(set(moved)))}
        if len(numbers) == len(weights):
            return community
        joined = [numbers[label] for label in moved]
        community = [joined[label] for label in community]
        weights = _join(weights, joined, len(numbers))


def _move(weights: Weights) -> list[int]:
    """Return each node's community after moving nodes as long as modularity grows."""
    strength = [sum(links.values()) for links in weights]
    whole = sum(strength)
    community = list(range(len(weights)))
    strengths = list(strength)  # the strength of each community
    moving = True
    while moving:
        moving = False
        for node, links in enumerate(weights):
            own = community[node]
            strengths[own] -= strength[node]
            best = _best(own, _linked(node, links, community), (strengths, strength[node], whole))
            strengths[best] += strength[node]
            if best != own:
                community[node] = best
                moving = True
    return community


def _linked(node: int, links: Mapping[int, int], community: Sequence[int]) -> dict[int, int]:
    """Return the weight of a node's links with each community around it."""
    linked: dict[int, int] = defaultdict(int)
    for other, weight in links.items():
        if other != node:
            linked[community[other]] += weight
    return linked


def _best(own: int, linked: Mapping[int, int], sizes: tuple[list[int], int, int]) -> int:
    """Return the community a node belongs to: its own, unless another gains more."""
    strengths, strength, whole = sizes
    best, most = own, linked.get(own, 0) * whole - strength * strengths[own]
    for candidate in sorted(linked):
        gain = linked[candidate] * whole - strength * strengths[candidate]
        if gain > most:
            best, most = candidate, gain
    return best


def _join(weights: Weights, joined: Sequence[int], size: int) -> Weights:
    """Return the links between communities, each now one node."""
    merged: list[dict[int, int]] = [defaultdict(int) for _ in range(size)]
    for node, links in enumerate(weights):
        for other, weight in links.items():
            merged[joined[node]][joined[other]] += weight
    return [dict(links) for links in merged]
