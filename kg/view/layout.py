"""Links between entities in → a position for each out, always the same for the same links.

Each connected component is laid out by forces (Fruchterman & Reingold 1991, with heavier
repulsion around hubs), freed of overlaps, and packed around the largest.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import networkx as nx
import numpy as np

from kg.view.repulsion import repel_all, repel_by_grid

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Points: TypeAlias = NDArray[np.float64]  # (n, 2)
    Repel: TypeAlias = Callable[[Points, NDArray[np.float64]], Points]

SPACING = 100.0
"""The distance two linked entities strive for, in the page's units (pixels at zoom 1)."""
EXACT_UP_TO = 120
"""Entities whose repulsion is summed pair by pair; a grid is faster beyond (10,000: 3 s)."""
NESTLE_UP_TO = 600
"""Entities whose parts are fitted into each other's gaps; beyond, they ring the largest part."""
GRAVITY = 0.3
"""What draws all to the middle, so that a far leaf does not shrink the rest on screen."""
WITHIN, ACROSS = 1.5, 0.45
"""How firm links within a community and across communities are, so that communities show."""
LOOSENESS = 0.75
"""The power of the distance from the middle that is kept: below 1, the core gets more room."""
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


class Shape(NamedTuple):
    """All that the drawing of a connected component hangs on; most small ones share few shapes."""

    by_community: tuple[int, ...]  # its entities, by number, those of a community side by side
    pairs: tuple[tuple[int, int], ...]  # those that are linked
    kin: tuple[bool, ...]  # by pair, whether they are of one community


def place(
    links: nx.Graph[str], order: Sequence[str], community: Mapping[str, int]
) -> dict[str, tuple[float, float]]:
    """Return a position for each entity of `order`, in whole units, the largest part central."""
    if not order:
        return {}
    rank = {id_: index for index, id_ in enumerate(order)}
    parts = [sorted(part, key=rank.__getitem__) for part in nx.connected_components(links)]
    parts.sort(key=lambda part: (-len(part), rank[part[0]]))
    shapes = [_shape(links.subgraph(part), part, community) for part in parts]
    drawn_as = {shape: _draw(shape) for shape in dict.fromkeys(shapes)}
    drawn = [drawn_as[shape] for shape in shapes]
    if len(order) <= NESTLE_UP_TO:
        centres = nestle(drawn)
    else:
        centres = pack([_radius(points) for points in drawn])
    return {
        id_: (float(round(x)), float(round(y)))
        for part, points, centre in zip(parts, drawn, centres, strict=True)
        for id_, (x, y) in zip(part, (points + centre).tolist(), strict=True)
    }


def nestle(parts: Sequence[Points]) -> Points:
    """Return where to put the middle of each part so that it lies close to those before it.

    Each is tried along a spiral; points of different parts keep a distance from each other.
    """
    centres = np.zeros((len(parts), 2))
    placed = parts[0]
    for index, points in enumerate(parts[1:], start=1):
        for step in itertools.count(8):
            angle, distance = step * 0.55, SPACING * 0.22 * step**0.8
            centre = distance * np.array([math.cos(angle), math.sin(angle)])
            away = (points + centre)[:, None, :] - placed[None, :, :]
            if np.hypot(away[..., 0], away[..., 1]).min() > SPACING * 1.4:
                break
        centres[index] = centre
        placed = np.concatenate([placed, points + centre])
    return centres


def pack(radii: Sequence[float]) -> Points:
    """Return the centres of discs around the first one, ring after ring, without overlap.

    >>> pack([100, 10])[0].tolist()
    [0.0, 0.0]
    """
    centres = np.zeros((len(radii), 2))
    if not radii:
        return centres
    inner, widest, angle = radii[0], 0.0, -math.pi / 2
    turned = 0.0
    for index, radius in enumerate(radii[1:], start=1):
        step = 2 * math.asin(min(1.0, radius / (inner + radius)))
        if turned + step > 2 * math.pi:
            inner, widest, turned = inner + 2 * widest, 0.0, 0.0
            step = 2 * math.asin(min(1.0, radius / (inner + radius)))
        widest = max(widest, radius)
        middle = angle + turned + step / 2
        centres[index] = (inner + radius) * np.array([math.cos(middle), math.sin(middle)])
        turned += step
    return centres


def _radius(points: Points) -> float:
    return float(np.hypot(points[:, 0], points[:, 1]).max()) + SPACING * 0.55


def _shape(links: nx.Graph[str], nodes: Sequence[str], community: Mapping[str, int]) -> Shape:
    index = {node: i for i, node in enumerate(nodes)}
    pairs = sorted((min(index[a], index[b]), max(index[a], index[b])) for a, b in links.edges)
    groups = [community.get(node, -1) for node in nodes]
    by_community = sorted(range(len(nodes)), key=lambda i: (groups[i], i))
    kin = [groups[a] == groups[b] for a, b in pairs]
    return Shape(tuple(by_community), tuple(pairs), tuple(kin))


def _draw(shape: Shape) -> Points:
    if not shape.pairs:
        return np.zeros((1, 2))
    ends = np.array(shape.pairs, dtype=np.int64)
    points = _relax(_start(shape.by_community), ends, np.where(shape.kin, WITHIN, ACROSS))
    points -= points.mean(axis=0)
    return _lie_down(points)


def _start(by_community: Sequence[int]) -> Points:
    """Return a sunflower of points, those of a community side by side."""
    points = np.zeros((len(by_community), 2))
    for place_, node in enumerate(by_community):
        distance = SPACING * 0.6 * math.sqrt(place_ + 0.5)
        angle = place_ * GOLDEN_ANGLE
        points[node] = distance * math.cos(angle), distance * math.sin(angle)
    return points


def _relax(points: Points, ends: NDArray[np.int64], firmness: NDArray[np.float64]) -> Points:
    """Return the points after they were drawn together along `ends` and pushed apart elsewhere."""
    count = len(points)
    degree = np.bincount(ends.ravel(), minlength=count).astype(np.float64)
    mass = 1 + 0.35 * np.sqrt(degree)
    # Links within a dense core pull less than the one link of a leaf, or the core would clot.
    pull = firmness * np.minimum(degree[ends[:, 0]], degree[ends[:, 1]]) ** -0.5 / SPACING
    repel: Repel = repel_all if count <= EXACT_UP_TO else repel_by_grid
    rounds = 300 if count <= EXACT_UP_TO else 160
    reach = SPACING * math.sqrt(count)
    for done in range(rounds):
        force = SPACING**2 * repel(points, mass)
        force += _attract(points, ends, pull)
        force -= points * GRAVITY
        length = np.hypot(force[:, 0], force[:, 1])[:, None]
        heat = 0.12 * reach * (1 - done / rounds) ** 1.5 + 0.5
        points = points + force / np.maximum(length, 1e-9) * np.minimum(length, heat)
    return _part(_loosen(points))


def _loosen(points: Points) -> Points:
    """Return the points with the core spread and the rim drawn in, so that names find room."""
    points = points - points.mean(axis=0)
    distance = np.hypot(points[:, 0], points[:, 1])
    ratio = np.maximum(distance, 1.0) / max(float(distance.max()), 1.0)
    loosened: Points = points * (ratio ** (LOOSENESS - 1))[:, None]
    return loosened


def _attract(points: Points, ends: NDArray[np.int64], pull: NDArray[np.float64]) -> Points:
    along = points[ends[:, 1]] - points[ends[:, 0]]
    along *= (np.hypot(along[:, 0], along[:, 1]) * pull)[:, None]
    force = np.zeros_like(points)
    for axis in (0, 1):
        force[:, axis] += np.bincount(ends[:, 0], along[:, axis], minlength=len(points))
        force[:, axis] -= np.bincount(ends[:, 1], along[:, axis], minlength=len(points))
    return force


def _part(points: Points, *, gap: float = SPACING * 0.42, rounds: int = 25) -> Points:
    """Return the points with those nearer than `gap` pushed apart, by neighbours in a grid."""
    for _ in range(rounds):
        first, second = _near_pairs(points, gap)
        away = points[second] - points[first]
        distance = np.hypot(away[:, 0], away[:, 1])
        close = distance < gap
        if not close.any():
            break
        first, second, away, distance = first[close], second[close], away[close], distance[close]
        away[distance == 0] = (1.0, 0.0)
        shift = away * ((gap - distance) / np.maximum(distance, 1e-9) / 2)[:, None]
        for axis in (0, 1):
            points[:, axis] += np.bincount(second, shift[:, axis], minlength=len(points))
            points[:, axis] -= np.bincount(first, shift[:, axis], minlength=len(points))
    return points


def _near_pairs(points: Points, gap: float) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the index pairs of all points that share or neighbour a grid cell of side `gap`."""
    cells = np.floor((points - points.min(axis=0)) / gap).astype(np.int64) + 1
    width = int(cells[:, 1].max()) + 2
    keys = cells[:, 0] * width + cells[:, 1]
    order = np.argsort(keys, kind="stable")
    sorted_keys = keys[order]
    firsts, seconds = [], []
    for offset in (0, 1, width - 1, width, width + 1):
        start = np.searchsorted(sorted_keys, sorted_keys + offset, side="left")
        stop = np.searchsorted(sorted_keys, sorted_keys + offset, side="right")
        if offset == 0:
            start = np.arange(len(points)) + 1
        counts = np.maximum(stop - start, 0)
        left = np.repeat(np.arange(len(points)), counts)
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        firsts.append(order[left])
        seconds.append(order[np.repeat(start, counts) + within])
    return np.concatenate(firsts), np.concatenate(seconds)


def _lie_down(points: Points) -> Points:
    """Return the points turned so that their longest extent is horizontal, as screens are."""
    _, vectors = np.linalg.eigh(points.T @ points)
    main = vectors[:, 1] * (1 if vectors[0, 1] >= 0 else -1)
    turn = np.array([[main[0], main[1]], [-main[1], main[0]]])
    turned: Points = points @ turn.T
    return turned
