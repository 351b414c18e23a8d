"""The words of a date in; a UTC time out, or None where the year, month or day is missing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
ZONE_HOURS = {
    "z": 0, "utc": 0, "gmt": 0, "bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3,
    "trt": 3, "est": -5, "edt": -4, "et": -5, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
    "pst": -8, "pdt": -7,
}  # fmt: skip  # a table
DAY_FORMS = tuple(
    re.compile(rf"(?:\b{WEEKDAY},?\s+)?(?<![\w.]){form}(?![\d/-])", re.I)
    for form in (
        r"(?P<year>\d{4})(?P<gap>[-/.])(?P<month>\d{1,2})(?P=gap)(?P<day>\d{1,2})",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<month>{MONTH}),?[\s-]+(?P<year>\d{{4}})",
        rf"(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",
        r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})",
        r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})",
    )
)
SLASHED = re.compile(r".*\d/\d{1,2}/\d{4}")
DAY_PATTERN = rf"(?i:(?:{WEEKDAY} )?(?:\d{{1,2}} {MONTH}|{MONTH} \d{{1,2}})(?:,? \d{{4}})?)"
"""A day as datelines write it, with or without its year."""
YEARLESS_DAY = re.compile(
    rf"(?:\b{WEEKDAY},?\s+)?\b(?:\d{{1,2}}\s+{MONTH}|{MONTH}\s+\d{{1,2}})(?!\w)", re.I
)
TIME = (
    r"(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?"
    rf"(?:\s?(?P<half>[ap])\.?m\b\.?)?(?:\s?\(?(?P<zone>{'|'.join(ZONE_HOURS)})\b\)?)?"
    r"(?:\s?(?P<shift>[+-]\d\d:?\d\d))?(?!\d)"
)
GAP = r"(?:\s*(?:,|\||•|·|–|—|-|/|\bat\b)\s*|\s+)"
TIME_AFTER = re.compile(rf"(?:{GAP}|T){TIME}", re.I)
TIME_BEFORE = re.compile(rf"(?<![\w:.]){TIME}{GAP}$", re.I)
TIME_ALONE = re.compile(rf"(?<![\w:.]){TIME}", re.I)
TIME_REACH = 40
"""Characters before a day in which its time may be."""


@dataclass(frozen=True, slots=True)
class DateFound:
    """Characters `start` to `end` name this time; `when` is None for an impossible day."""

    when: datetime | None
    start: int
    end: int


def parse_date(words: str) -> datetime | None:
    """Return the time if all of `words` name one; midnight if they name a day.

    >>> parse_date("Sun, 01 Jun 2025 14:30:00 +0300").isoformat()
    '2025-06-01T11:30:00+00:00'
    >>> parse_date("1 June") is None
    True
    """
    found = find_date(words)
    if found is None or any(map(str.isalnum, words[: found.start] + words[found.end :])):
        return None
    return found.when


def find_date(text: str) -> DateFound | None:
    """Find the first full date in a line of text, with the time of day beside it, if any.

    >>> find_date("Published: 2:30 pm, June 1, 2025").when.isoformat()
    '2025-06-01T14:30:00+00:00'
    """
    matches = [match for form in DAY_FORMS if (match := form.search(text))]
    if not matches:
        return None
    day = min(matches, key=lambda match: match.start())
    before_from = max(0, day.start() - TIME_REACH)
    after = TIME_AFTER.match(text, day.end())
    before = None if after else TIME_BEFORE.search(text[before_from : day.start()])
    start = before_from + before.start() if before else day.start()
    return DateFound(_time_of(day, after or before), start, after.end() if after else day.end())


def is_weekday(word: str) -> bool:
    """Return whether a word is a day of the week, perhaps shortened."""
    return re.fullmatch(WEEKDAY, word, re.I) is not None


def _time_of(day: re.Match[str], time: re.Match[str] | None) -> datetime | None:
    """Return the UTC time of a matched day and time of day."""
    year, month, number = int(day["year"]), _month_of(day["month"]), int(day["day"])
    if SLASHED.fullmatch(day[0]):
        if month <= 12 and number <= 12 and month != number:
            return None  # 01/06/2025: January in New York, June in London
        month, number = (number, month) if month > 12 else (month, number)
    try:
        midnight = datetime(year, month, number, tzinfo=UTC)
        return midnight + _time_of_day(time) if time else midnight
    except (
        ValueError,
        OverflowError,
    ):  # no such day, or outside the years 1 to 9999 in UTC
        return None


def _month_of(words: str) -> int:
    return int(words) if words.isdigit() else MONTHS.index(words[:3].lower()) + 1


def _time_of_day(time: re.Match[str]) -> timedelta:
    """Return how long after midnight UTC a matched time is; zero for an impossible one."""
    hour, minute, second = int(time["hour"]), int(time["minute"]), int(time["second"] or 0)
    if time["half"]:
        hour = hour % 12 + (12 if time["half"].lower() == "p" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return timedelta()
    return timedelta(hours=hour, minutes=minute, seconds=second) - _shift_of(time)


def _shift_of(time: re.Match[str]) -> timedelta:
    """Return the distance of a time's zone from UTC; none named is taken as UTC."""
    if shift := time["shift"]:
        distance = timedelta(hours=int(shift[1:3]), minutes=int(shift[-2:]))
        return -distance if shift[0] == "-" else distance
    return timedelta(hours=ZONE_HOURS[(time["zone"] or "utc").lower()])
