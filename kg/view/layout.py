"""Links between entities in → a position for each out, always the same for the same links.

Each connected component is laid out by forces (Fruchterman & Reingold 1991, with heavier
repulsion around hubs), cleared of overlaps, and packed around the largest. See `kg.view.exact` for
why no sine, power or sum of numpy is used here.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import networkx as nx
import numpy as np

from kg.view.exact import half_turn, length, scatter, total, turn
from kg.view.repulsion import near_pairs, repel_all, repel_by_grid

if TYPE_CHECKING:
    from kg.view.exact import Floats, Ints

SPACING = 100.0
"""The ideal distance of two linked entities, in the page's units (pixels at zoom 1)."""
EXACT_UP_TO = 400
"""Entities whose repulsion is summed pair by pair; a grid is faster beyond (10,000: 3 s)."""
FIT_UP_TO = 600
"""Entities whose parts are fitted into each other's gaps; beyond, they ring the largest part."""
GRAVITY = 0.3
"""Pull towards the middle, so that a far leaf does not shrink the rest on screen."""
WITHIN, ACROSS = 1.5, 0.45
"""Strength of links within a community and across, so that communities are visible."""
WIDEST = 3.0
"""Times SPACING · √n: the farthest from the middle that the forces may move an entity."""
DRAWN = 100
"""Shapes that are kept: the opening view and the whole have some in common, 13 ms each."""
GOLDEN_ANGLE = (-0.7373688780783197, 0.6754902942615238)
"""Cosine and sine of the angle between two seeds of a sunflower."""
SPIRAL_ANGLE = (0.8525245220595057, 0.5226872289306592)
"""Cosine and sine of .55, the angle between two tries of `fit_parts`."""


class Shape(NamedTuple):
    """All that decides how a connected component is drawn; most small ones share few shapes."""

    by_community: tuple[int, ...]  # its entities, by number, those of a community side by side
    pairs: tuple[tuple[int, int], ...]  # those that are linked
    within: tuple[bool, ...]  # for each pair, whether both are of one community


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
    if len(order) <= FIT_UP_TO:
        centres = fit_parts(drawn)
    else:
        centres = pack([_radius(points) for points in drawn])
    return {
        id_: (float(round(x)), float(round(y)))
        for part, points, centre in zip(parts, drawn, centres, strict=True)
        for id_, (x, y) in zip(part, (points + centre).tolist(), strict=True)
    }


def fit_parts(parts: Sequence[Floats]) -> Floats:
    """Return where to put the middle of each part so that it is close to those before it.

    Each is tried along a spiral; points of different parts keep a distance from each other.
    """
    centres = np.zeros((len(parts), 2))
    placed = parts[0]
    for index, points in enumerate(parts[1:], start=1):
        way = (1.0, 0.0)
        for step in itertools.count(8):
            way = turn(way, SPIRAL_ANGLE)
            distance = SPACING * 0.22 * math.sqrt(step) * math.sqrt(math.sqrt(step))
            centre = np.array([distance * way[0], distance * way[1]])
            away = (points + centre)[:, None, :] - placed[None, :, :]
            if length(away).min() > SPACING * 1.4:
                break
        centres[index] = centre
        placed = np.concatenate([placed, points + centre])
    return centres


def pack(radii: Sequence[float]) -> Floats:
    """Return the centres of discs around the first, the largest, in rings without overlap.

    >>> pack([100, 10])[0].tolist()
    [0.0, 0.0]
    """
    centres = np.zeros((len(radii), 2))
    if not radii:
        return centres
    inner, widest = radii[0], 0.0
    way = (1.0, 0.0)
    for index, radius in enumerate(radii[1:], start=1):
        half = _half_angle(radius, inner)
        end = turn(turn(way, half), half)
        if widest and way[1] < 0 <= end[1]:  # the ring is full
            inner, widest = inner + 2 * widest, 0.0
            half = _half_angle(radius, inner)
            way = (1.0, 0.0)
            end = turn(half, half)
        middle = turn(way, half)
        widest = max(widest, radius)
        centres[index] = (inner + radius) * middle[0], (inner + radius) * middle[1]
        way = end
    return centres


def _half_angle(radius: float, inner: float) -> tuple[float, float]:
    """Return cosine and sine of half the angle that a disc takes up on a ring."""
    sine = min(1.0, radius / (inner + radius))
    return math.sqrt(1 - sine * sine), sine


def _radius(points: Floats) -> float:
    return float(length(points).max()) + SPACING * 0.55


def _shape(links: nx.Graph[str], nodes: Sequence[str], community: Mapping[str, int]) -> Shape:
    index = {node: i for i, node in enumerate(nodes)}
    pairs = sorted((min(index[a], index[b]), max(index[a], index[b])) for a, b in links.edges)
    groups = [community.get(node, -1) for node in nodes]
    by_community = sorted(range(len(nodes)), key=lambda i: (groups[i], i))
    within = [groups[a] == groups[b] for a, b in pairs]
    return Shape(tuple(by_community), tuple(pairs), tuple(within))


@lru_cache(maxsize=DRAWN)
def _draw(shape: Shape) -> Floats:
    if not shape.pairs:
        return np.zeros((1, 2))
    ends = np.array(shape.pairs, dtype=np.int64)
    points = _relax(_start(shape.by_community), ends, np.where(shape.within, WITHIN, ACROSS))
    points = _part(_loosen(_centred(points)))
    return _lie_down(_centred(points))


def _start(by_community: Sequence[int]) -> Floats:
    """Return a sunflower of points, those of a community side by side."""
    points = np.zeros((len(by_community), 2))
    way = (1.0, 0.0)
    for seed, node in enumerate(by_community):
        distance = SPACING * 0.6 * math.sqrt(seed + 0.5)
        points[node] = distance * way[0], distance * way[1]
        way = turn(way, GOLDEN_ANGLE)
    return points


def _relax(points: Floats, ends: Ints, firmness: Floats) -> Floats:
    """Return the points after links have pulled and all other pairs have pushed."""
    count = len(points)
    degree = np.bincount(ends.ravel(), minlength=count).astype(np.float64)
    mass = 1 + 0.35 * np.sqrt(degree)
    # Links within a dense core pull less than the one link of a leaf, or the core would collapse.
    pull = firmness / np.sqrt(np.minimum(degree[ends[:, 0]], degree[ends[:, 1]])) / SPACING
    repel, rounds = (repel_all, 300) if count <= EXACT_UP_TO else (repel_by_grid, 160)
    reach = SPACING * math.sqrt(count)
    for done in range(rounds):
        force = SPACING * SPACING * repel(points, mass)
        force += _attract(points, ends, pull)
        force -= points * GRAVITY
        left = 1 - done / rounds
        points = points + _at_most(force, 0.12 * reach * left * math.sqrt(left) + 0.5)
        points = _at_most(points, WIDEST * reach)
    return points


def _at_most(vectors: Floats, most: float) -> Floats:
    """Return the vectors, those that are longer cut to this length."""
    lengths = length(vectors)
    shortened: Floats = vectors * (most / np.maximum(lengths, most))[:, None]
    return shortened


def _attract(points: Floats, ends: Ints, pull: Floats) -> Floats:
    first, second = ends[:, 0], ends[:, 1]
    along = points[second] - points[first]
    along *= (length(along) * pull)[:, None]
    return scatter(first, along, len(points)) - scatter(second, along, len(points))


def _centred(points: Floats) -> Floats:
    """Return the points moved so that their mean is the origin."""
    centred: Floats = points - total(points) / len(points)
    return centred


def _loosen(points: Floats) -> Floats:
    """Return the points with the core spread and the rim pulled in, to make room for names.

    Of the distance from the middle, relative to the largest, the power .75 is kept.
    """
    distance = length(points)
    ratio = np.maximum(distance, 1.0) / max(float(distance.max()), 1.0)
    loosened: Floats = points / np.sqrt(np.sqrt(ratio))[:, None]
    return loosened


def _part(points: Floats, *, gap: float = SPACING * 0.42, rounds: int = 25) -> Floats:
    """Return the points with those nearer than `gap` pushed apart, each by `gap` a round at most.

    Coincident points move apart like the seeds of a sunflower.
    """
    seeds = _start(range(len(points)))
    for _ in range(rounds):
        first, second = near_pairs(points, gap)
        away = points[second] - points[first]
        distance = length(away)
        close = distance < gap
        if not close.any():
            break
        first, second, away, distance = first[close], second[close], away[close], distance[close]
        lacking = gap - distance
        away = np.where((distance == 0)[:, None], seeds[second] - seeds[first], away)
        shift = away * (lacking / 2 / length(away))[:, None]
        moved = scatter(second, shift, len(points)) - scatter(first, shift, len(points))
        points = points + _at_most(moved, gap)
    return points


def _lie_down(points: Floats) -> Floats:
    """Return the points turned so that their longest extent is horizontal, like a screen."""
    x, y = points[:, 0], points[:, 1]
    wide, high, slant = (float(total(part)) for part in (x * x, y * y, x * y))
    spread = math.sqrt((wide - high) * (wide - high) + 4 * slant * slant)
    if spread == 0:
        return points
    cosine, sine = half_turn((wide - high) / spread, 2 * slant / spread)
    return np.stack([x * cosine + y * sine, y * cosine - x * sine], axis=1)
