"""Points and their masses in → the force that drives each away from all others out.

The force between two points at distance d is their masses' product over d.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

GRID = 128
"""Cells a side: at 10,000 points about one point a cell, 8 ms a call."""


def repel_all(points: NDArray[np.float64], mass: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the (n, 2) forces, summed pair by pair."""
    away = points[:, None, :] - points[None, :, :]
    square = np.maximum((away**2).sum(axis=2), 1.0)
    force: NDArray[np.float64] = (away * (mass[None, :] / square)[:, :, None]).sum(axis=1)
    return force * mass[:, None]


def repel_by_grid(points: NDArray[np.float64], mass: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the (n, 2) forces, summed by convolving a grid of masses with the force of one.

    Mass is shared out among the four cells around a point and the force read back the same way
    (cloud in cell, as in particle-mesh simulations; cf. FIt-SNE, Linderman et al. 2019).
    """
    low = points.min(axis=0)
    cell = max(float((points.max(axis=0) - low).max()), 1.0) / (GRID - 2)
    corner, share = _shares(points, low, cell)
    grid = np.bincount(
        corner.ravel(), (share * mass[:, None]).ravel(), minlength=GRID * GRID
    ).reshape(GRID, GRID)
    spectrum = np.fft.rfft2(grid, s=(2 * GRID, 2 * GRID))
    force = np.empty_like(points)
    for axis, kernel in enumerate(_kernels(cell)):
        field = np.fft.irfft2(spectrum * np.fft.rfft2(kernel))[:GRID, :GRID]
        force[:, axis] = (field.ravel()[corner] * share).sum(axis=1)
    return force * mass[:, None]


def _shares(
    points: NDArray[np.float64], low: NDArray[np.float64], cell: float
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return for each point its four cells and how much of it lies in each, both (n, 4)."""
    scaled = (points - low) / cell
    whole = np.floor(scaled).astype(np.int64)
    part = scaled - whole
    corner = whole[:, :1] * GRID + whole[:, 1:] + np.array([[0, 1, GRID, GRID + 1]])
    along, across = part[:, 0], part[:, 1]
    share = np.stack(
        [(1 - along) * (1 - across), (1 - along) * across, along * (1 - across), along * across],
        axis=1,
    )
    return corner, share


def _kernels(cell: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the force of one mass in the first cell on all cells, along x and along y."""
    steps = np.fft.fftfreq(2 * GRID, 1 / (2 * GRID)) * cell
    x, y = np.meshgrid(steps, steps, indexing="ij")
    square = x**2 + y**2
    square[0, 0] = np.inf
    return x / square, y / square
