"""ISO 8601 in, its first and last second out."""

from __future__ import annotations

import pytest

from kg.periods import period_of

PERIODS = {
    "2025": ("2025-01-01T00:00:00Z", "2025-12-31T23:59:59Z"),
    "2024-02": ("2024-02-01T00:00:00Z", "2024-02-29T23:59:59Z"),
    "2025-06-02": ("2025-06-02T00:00:00Z", "2025-06-02T23:59:59Z"),
    "2025-06-02T13:05": ("2025-06-02T13:05:00Z", "2025-06-02T13:05:59Z"),
    "2025-06-02T13:05:30Z": ("2025-06-02T13:05:00Z", "2025-06-02T13:05:59Z"),
    "2022/2024": ("2022-01-01T00:00:00Z", "2024-12-31T23:59:59Z"),
    "2025-05-15/2025-05-16": ("2025-05-15T00:00:00Z", "2025-05-16T23:59:59Z"),
    "2019/..": ("2019-01-01T00:00:00Z", None),
    "../2021": (None, "2021-12-31T23:59:59Z"),
    "0001": ("0001-01-01T00:00:00Z", "0001-12-31T23:59:59Z"),
}
NONE = [
    "", "Sunday", "5 million", "2025-13", "2025-02-29", "2025-06-31", "2025-06-02T24:00",
    "2025-06-02T13:60", "0000", "25", "2025-6-2", "2024/2022", "2025/", "../..", "..",
    "-0330", "/2025/2026", "２０２５",
]  # fmt: skip  # short enough


@pytest.mark.parametrize(("value", "period"), PERIODS.items())
def test_period(value: str, period: tuple[str | None, str | None]) -> None:
    """A date of any precision, a time and an interval have their first and last second."""
    assert period_of(value) == period


@pytest.mark.parametrize("value", NONE)
def test_no_period(value: str) -> None:
    """What is no date, no time and no interval, or none that exists, has no period."""
    assert period_of(value) is None
