"""A time in ISO 8601 in, as precise as it is known; its first and last moment out."""

from __future__ import annotations

import calendar
import re
from typing import NamedTuple

_MOMENT = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})(?:T(?P<hour>\d{2}):(?P<minute>\d{2})(?::\d{2})?Z?)?)?)?",
    re.ASCII,
)


class Period(NamedTuple):
    """The first and the last moment of a time, to the second, as xsd:dateTime in UTC.

    None is the open end of an interval.
    """

    earliest: str | None
    latest: str | None


def period_of(value: str) -> Period | None:
    """Return the period that `value` names, or None if it is no date, time or interval.

    Reduced precision and intervals are those of ISO 8601, open ones among them (EDTF,
    https://www.loc.gov/standards/datetime/). xsd:dateTime has no year 0.

    >>> period_of("2025-06")
    Period(earliest='2025-06-01T00:00:00Z', latest='2025-06-30T23:59:59Z')
    >>> period_of("2025-05-15/2025-05-16").latest
    '2025-05-16T23:59:59Z'
    >>> period_of("2019/..")
    Period(earliest='2019-01-01T00:00:00Z', latest=None)
    """
    start, slash, end = value.partition("/")
    first, last = _moment(start), _moment(end if slash else start)
    if first is None or last is None:
        return None
    earliest, latest = first.earliest, last.latest
    if earliest and latest and earliest > latest:
        return None
    return Period(earliest, latest) if earliest or latest else None


def _moment(value: str) -> Period | None:
    if value == "..":
        return Period(None, None)
    found = _MOMENT.fullmatch(value)
    if found is None or found["year"] == "0000":
        return None
    year = int(found["year"])
    months = _between(found["month"], 1, 12)
    if months is None:
        return None
    days = _between(found["day"], 1, calendar.monthrange(year, months[1])[1])
    hours, minutes = _between(found["hour"], 0, 23), _between(found["minute"], 0, 59)
    if days is None or hours is None or minutes is None:
        return None
    first, last = (
        f"{year:04}-{months[i]:02}-{days[i]:02}T{hours[i]:02}:{minutes[i]:02}" for i in (0, 1)
    )
    return Period(f"{first}:00Z", f"{last}:59Z")


def _between(given: str | None, low: int, high: int) -> tuple[int, int] | None:
    if given is None:
        return low, high
    return (int(given), int(given)) if low <= int(given) <= high else None
