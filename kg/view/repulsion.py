"""Points and their masses in → the force that pushes each away from all others out.

The force between two points at distance d is their masses' product over d; below 1 it no longer
grows. See `kg.view.exact` for why the sums are written as they are.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from kg.view.exact import length, scatter, total

if TYPE_CHECKING:
    from kg.view.exact import Floats, Ints

    Spectrum = np.ndarray[tuple[int, ...], np.dtype[np.complex128]]

GRID = 128
"""Cells a side: at 10,000 points about one point a cell."""
MASS_UNIT = 256.0
"""Masses on the grid are counted in parts of this, so that a convolution has integers only."""
FORCE_UNIT = 65536.0
"""As above, for the force of a mass of 1 at a distance of one cell."""


def repel_all(points: Floats, mass: Floats) -> Floats:
    """Return the (n, 2) forces, summed pair by pair."""
    columns = []
    x, y = (points[:, axis][None, :] - points[:, axis][:, None] for axis in (0, 1))
    share = mass[:, None] / np.maximum(x * x + y * y, 1.0)
    for away in (x, y):
        columns.append(total(away * share) * mass)
    return np.stack(columns, axis=1)


def repel_by_grid(points: Floats, mass: Floats) -> Floats:
    """Return the (n, 2) forces, by a grid of masses; pair by pair within the width of a cell.

    Mass is shared out among the four cells around a point and the force read back the same way
    (cloud in cell, as in particle-mesh simulations; cf. FIt-SNE, Linderman et al. 2019). The grid
    blurs what is nearer than a cell: without the pairs, the leaves of a hub would coincide.
    """
    low = points.min(axis=0)
    cell = max(float((points.max(axis=0) - low).max()) / (GRID - 2), 1.0)
    corner, share = _shares((points - low) / cell)
    weight = np.rint(share * mass[:, None] * MASS_UNIT)
    grid = np.bincount(corner.ravel(), weight.ravel(), minlength=GRID * GRID).astype(np.float64)
    fields = [field.ravel()[corner] * share for field in _convolve(grid.reshape(GRID, GRID))]
    far = np.stack([(f[:, 0] + f[:, 1]) + (f[:, 2] + f[:, 3]) for f in fields], axis=1)
    return (far / cell + _repel_near(points, mass, cell)) * mass[:, None]


def near_pairs(points: Floats, gap: float) -> tuple[Ints, Ints]:
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


def _repel_near(points: Floats, mass: Floats, cell: float) -> Floats:
    """Return what the grid leaves out of the force between points nearer than a cell."""
    first, second = near_pairs(points, cell)
    away = points[first] - points[second]
    distance = length(away)
    near = distance < cell
    first, second, away, distance = first[near], second[near], away[near], distance[near]
    part = (1 - distance / cell) / np.maximum(distance * distance, 1.0)
    push = away * part[:, None]
    size = len(points)
    return scatter(first, push * mass[second][:, None], size) - scatter(
        second, push * mass[first][:, None], size
    )


def _shares(scaled: Floats) -> tuple[Ints, Floats]:
    """Return for each point its four cells and how much of it lies in each, both (n, 4)."""
    whole = np.floor(scaled).astype(np.int64)
    part = scaled - whole
    corner = whole[:, :1] * GRID + whole[:, 1:] + np.array([[0, 1, GRID, GRID + 1]])
    along, across = part[:, 0], part[:, 1]
    share = np.stack(
        [(1 - along) * (1 - across), (1 - along) * across, along * (1 - across), along * across],
        axis=1,
    )
    return corner, share


def _convolve(grid: Floats) -> list[Floats]:
    """Return the force along x and along y in each cell of a grid of masses, for cells of side 1.

    Masses and forces are whole numbers, as are their sums: rounding removes the error of a
    Fourier transform, about 1e-4 of a unit, and the result is exact.
    """
    spectrum = np.fft.rfft2(grid, s=(2 * GRID, 2 * GRID))
    return [
        np.rint(np.fft.irfft2(spectrum * kernel)[:GRID, :GRID]) / (MASS_UNIT * FORCE_UNIT)
        for kernel in _kernels()
    ]


@cache
def _kernels() -> tuple[Spectrum, Spectrum]:
    """Return the transformed force of one mass in the first cell, along x and along y."""
    steps = np.concatenate([np.arange(GRID), np.arange(-GRID, 0)]).astype(np.float64)
    x, y = np.meshgrid(steps, steps, indexing="ij")
    square = x * x + y * y
    square[0, 0] = np.inf
    return (
        np.fft.rfft2(np.rint(FORCE_UNIT * x / square)),
        np.fft.rfft2(np.rint(FORCE_UNIT * y / square)),
    )
