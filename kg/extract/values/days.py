"""Calendar arithmetic: days, months and distances in, ISO 8601 dates and intervals out."""

from __future__ import annotations

from datetime import MAXYEAR, date, timedelta
from enum import IntEnum

_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}


def checked(year: int, month: int, day: int) -> str | None:
    """Return the date, None where the calendar has none such."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None  # 31 June


class Direction(IntEnum):
    """Where a date lies that the words leave open, seen from the article's date."""

    PAST = -1
    ANY = 0  # the nearest
    FUTURE = 1


def nearest(month: int, day: int, here: date | None, direction: Direction) -> str | None:
    """Return this day of the year in which it lies nearest to `here`, in this direction."""
    if here is None:
        return None
    options = [checked(here.year + step, month, day) for step in (0, -1, 1)]
    days = [date.fromisoformat(option) for option in options if option]
    fitting = [day for day in days if (day - here).days * direction >= 0]
    return min(fitting, key=lambda day: abs(day - here)).isoformat() if fitting else None


def interval(start: str | None, end: str | None) -> str | None:
    """Return start/end; equal ends are one date, and a stretch that ends first is none.

    >>> interval("2025-05-15", "2025-05-16")
    '2025-05-15/2025-05-16'
    """
    if start is None or end is None or start == end:
        return start if start == end else None
    first, last = start.split("/")[0], end.split("/")[-1]
    return f"{first}/{last}" if first <= last or first[0] == "T" else None


def moved(here: date, step: int, unit: str) -> str | None:
    """Return the day, month or year `step` units from here, as precise as the unit.

    None beyond the calendar: "2 billion years ago".
    """
    if unit in _MONTHS:
        year, month = divmod(here.year * 12 + here.month - 1 + step * _MONTHS[unit], 12)
        if not 0 < year <= MAXYEAR:
            return None
        return f"{year:04}" if _MONTHS[unit] >= 12 else f"{year:04}-{month + 1:02}"
    days = int(step / 24) if unit == "hour" else step * _DAYS.get(unit, 0)
    try:
        return (here + timedelta(days=days)).isoformat()  # some minutes ago is the same day
    except OverflowError:
        return None


def calendar_unit(here: date, step: int, unit: str) -> str | None:
    """Return the calendar week, month … that lies `step` from the one `here` is in."""
    if unit in ("week", "weekend"):
        monday = here + timedelta(days=7 * step - here.weekday())
        first = monday if unit == "week" else monday + timedelta(days=5)
        return f"{first.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    return moved(here, step, unit) if unit in ("day", "night", "month", "year") else None
