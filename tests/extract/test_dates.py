"""Behaviour of kg.extract.values.dates: words of a time → ISO 8601."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kg.extract.values.dates import combine, resolve_time
from kg.extract.values.days import Direction

SUNDAY = datetime(2025, 6, 1, 12, tzinfo=UTC)

FULL = [
    ("June 2, 2025", "2025-06-02"),
    ("Monday, 2 June 2025", "2025-06-02"),
    ("2nd of June 2025", "2025-06-02"),
    ("DECEMBER 5, 1999", "1999-12-05"),
    ("Sept. 3, 2021", "2021-09-03"),
    ("2025-06-01", "2025-06-01"),
    ("2025-06-01T13:00:00Z", "2025-06-01T13:00Z"),
    ("May 2025", "2025-05"),
    ("2022", "2022"),
    ("early 2024", "2024"),
    ("the 1990s", "1990/1999"),
    ("the 19th century", "1801/1900"),
    ("the summer of 2023", "2023"),
    ("Q1 2025", "2025-01/2025-03"),
    ("the second half of 2024", "2024-07/2024-12"),
    ("2022–2024", "2022/2024"),
    ("2022-24", "2022/2024"),
    ("28 May to 2 June 2025", "2025-05-28/2025-06-02"),
    ("2 June 2025, 13:00", "2025-06-02T13:00"),
    ("13:00", "T13:00"),
    ("10:45 AM", "T10:45"),
    ("around 1:36 PM", "T13:36"),
    ("approximately 12 PM", "T12:00"),
    ("12 a.m.", "T00:00"),
    ("noon", "T12:00"),
    ("1300 GMT", "T13:00Z"),
    ("9 a.m. to 5 p.m. GMT", "T09:00Z/T17:00Z"),
    ("Christmas Day 2023", "2023-12-25"),
    ("331 BC", "-0330"),
    ("1 B.C.", "0000"),
    ("44 BCE", "-0043"),
]

RELATIVE = [
    ("2 June", "2025-06-02"),
    ("Sunday 1 June", "2025-06-01"),
    ("the evening of Saturday 31 May", "2025-05-31"),
    ("the morning of 2 June", "2025-06-02"),
    ("December 5", "2024-12-05"),
    ("3 to 5 May", "2025-05-03/2025-05-05"),
    ("15-16 May", "2025-05-15/2025-05-16"),
    ("2 and 3 June", "2025-06-02/2025-06-03"),
    ("Sunday", "2025-06-01"),
    ("Sunday afternoon", "2025-06-01"),
    ("Monday morning", "2025-05-26"),
    ("early on Friday", "2025-05-30"),
    ("last Sunday", "2025-05-25"),
    ("next Monday", "2025-06-02"),
    ("Monday and Wednesday", "2025-05-26/2025-05-28"),
    ("yesterday", "2025-05-31"),
    ("earlier today", "2025-06-01"),
    ("the day before yesterday", "2025-05-30"),
    ("three days ago", "2025-05-29"),
    ("a month ago", "2025-05"),
    ("five years ago", "2020"),
    ("two years from now", "2027"),
    ("last week", "2025-05-19/2025-05-25"),
    ("this weekend", "2025-05-31/2025-06-01"),
    ("next month", "2025-07"),
    ("last year", "2024"),
    ("the past five years", "2020/2025"),
    ("the end of March", "2025-03"),
    ("mid-May", "2025-05"),
    ("last October", "2024-10"),
    ("the first half of last year", "2024-01/2024-06"),
    ("13:00 on 2 June", "2025-06-02T13:00"),
    ("June 2 at 9 p.m. EST", "2025-06-02T21:00-05:00"),
]

OPEN = ["the same day", "the following week", "every Monday", "Tuesdays", "3 o'clock", "31 June",
        "half a year ago",
        "2 and 9 June", "two days later", "the next day", "nonsense", ""]  # fmt: skip


@pytest.mark.parametrize(("words", "value"), FULL)
def test_full_times_need_no_reference(words: str, value: str) -> None:
    """A time that says its year, or a clock time, resolves without the article's date."""
    assert resolve_time(words, None) == value
    assert resolve_time(words, SUNDAY) == value


@pytest.mark.parametrize(("words", "value"), RELATIVE)
def test_relative_times_count_from_the_reference(words: str, value: str) -> None:
    """What leaves the year or day open counts from the reference and is open without it."""
    assert resolve_time(words, SUNDAY) == value
    assert resolve_time(words, None) is None


@pytest.mark.parametrize("words", OPEN)
def test_open_times_stay_open(words: str) -> None:
    """What the words do not settle has no value rather than a guessed one."""
    assert resolve_time(words, SUNDAY) is None


@pytest.mark.parametrize(
    ("words", "value"),
    [("Monday", "2025-06-02"), ("Sunday", "2025-06-01"), ("next Friday", "2025-06-06")],
)
def test_future_weekday_is_the_next(words: str, value: str) -> None:
    """In the future, a weekday is the first one from the reference on."""
    assert resolve_time(words, SUNDAY, direction=Direction.FUTURE) == value


@pytest.mark.parametrize(
    ("words", "past", "future"),
    [
        ("December", "2024-12", "2025-12"),
        ("May", "2025-05", "2026-05"),
        ("June", "2025-06", "2025-06"),
        ("3 June", "2024-06-03", "2025-06-03"),
        ("15 May", "2025-05-15", "2026-05-15"),
        ("Christmas Day", "2024-12-25", "2025-12-25"),
        ("last December", "2024-12", "2024-12"),
        ("the next three decades", None, "2025/2055"),
        ("the past two years", "2023/2025", None),
    ],
)
def test_direction(words: str, past: str | None, future: str | None) -> None:
    """What is past is not dated after the article, nor what is to come before it."""
    assert resolve_time(words, SUNDAY, direction=Direction.PAST) == past
    assert resolve_time(words, SUNDAY, direction=Direction.FUTURE) == future


def test_year_is_the_nearest_across_new_year() -> None:
    """In early January, "December 30" is a few days ago and not eleven months ahead."""
    january = datetime(2025, 1, 3, tzinfo=UTC)
    assert resolve_time("December 30", january) == "2024-12-30"
    assert resolve_time("29 February", datetime(2024, 3, 1, tzinfo=UTC)) == "2024-02-29"


@pytest.mark.parametrize(
    ("day", "clock", "value"),
    [
        ("2025-05-15", "T10:45", "2025-05-15T10:45"),
        ("2025-05-15", "T10:00/T12:00", "2025-05-15T10:00/2025-05-15T12:00"),
        ("2025-05", "T10:45", "2025-05"),
        ("2025-05-15/2025-05-16", "T10:45", "2025-05-15/2025-05-16"),
        ("2025-05-15", None, "2025-05-15"),
        (None, "T10:45", "T10:45"),
        (None, None, None),
    ],
)
def test_combine_puts_a_clock_time_on_a_day(
    day: str | None, clock: str | None, value: str | None
) -> None:
    """A clock time joins a single day and never narrows a month or an interval."""
    assert combine(day, clock) == value
