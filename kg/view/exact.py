"""Arrays in → their lengths and totals out, the same to the last bit on every machine.

Positions come from hundreds of rounds that amplify a difference in the last bit until it shows.
So the layout uses only what IEEE 754 fixes for single numbers (+, −, ×, ÷, √, rounding,
comparison) in a fixed order: no BLAS, no `sum`, `hypot`, `exp`, `sin` or powers, whose last
bit depends on the processor, on numpy, and on the C library.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from typing import TypeAlias

    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Ints: TypeAlias = NDArray[np.int64]


def total(values: Floats) -> Floats:
    """Return the sums along the first axis, added one after the other.

    >>> total(np.array([[1.0, 2.0], [3.0, 4.0]])).tolist()
    [4.0, 6.0]
    """
    if len(values) == 0:
        return np.zeros(values.shape[1:])
    sums: Floats = np.add.accumulate(values, axis=0)[-1]
    return sums


def length(vectors: Floats) -> Floats:
    """Return the length of each row (x, y).

    >>> length(np.array([[3.0, 4.0]])).tolist()
    [5.0]
    """
    x, y = vectors[..., 0], vectors[..., 1]
    lengths: Floats = np.sqrt(x * x + y * y)
    return lengths


def scatter(indexes: Ints, values: Floats, size: int) -> Floats:
    """Return (size, 2) sums of the rows of `values`, each added to the row of its index.

    `bincount` adds in the order of the indexes.
    """
    columns = [np.bincount(indexes, values[:, axis], minlength=size) for axis in (0, 1)]
    return np.stack(columns, axis=1)


def turn(point: tuple[float, float], by: tuple[float, float]) -> tuple[float, float]:
    """Return a point turned about the origin; `by` is the cosine and the sine of the angle.

    >>> turn((1.0, 0.0), (0.0, 1.0))
    (0.0, 1.0)
    """
    return point[0] * by[0] - point[1] * by[1], point[0] * by[1] + point[1] * by[0]


def half_turn(cosine: float, sine: float) -> tuple[float, float]:
    """Return cosine and sine of half an angle, which lies within a quarter turn either way."""
    half = math.sqrt(max(0.0, (1 + cosine) / 2)), math.sqrt(max(0.0, (1 - cosine) / 2))
    return half[0], half[1] if sine >= 0 else -half[1]
