"""The words of a date in; the day or the UTC time they name out, None if the year is missing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kg.read.zones import SHIFT, ZONE_PATTERN, in_utc, zone_of

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
DAY_FORMS = tuple(
    re.compile(rf"(?:\b{WEEKDAY},?\s+)?(?<![\w.]){form}(?![\d/-])", re.I)
    for form in (
        r"(?P<year>\d{4})(?P<gap>[-/.])(?P<month>\d{1,2})(?P=gap)(?P<day>\d{1,2})",
        r"(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)(?=\b|T\d)",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<month>{MONTH}),?[\s-]+(?P<year>\d{{4}})",
        rf"(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",
        r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})",
        r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})",
    )
)
CLOCK_FIRST = re.compile(
    rf"(?:\b{WEEKDAY},?\s+)?\b(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})\s+(?P<clock>\d\d:\d\d:\d\d"
    rf"(?:\s+(?:{ZONE_PATTERN}|{SHIFT}))?)\s+(?P<year>\d{{4}})\b", re.I
)  # fmt: skip  # one pattern
"""As programs write a time: Sun Nov 23 16:00:00 EDT 2014."""
SLASHED = re.compile(r".*\d/\d{1,2}/\d{4}")
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
DAY_PATTERN = (
    rf"(?i:(?:{WEEKDAY},? )?(?:{_NUMBER} {MONTH}|{MONTH} {_NUMBER})(?:,? \d{{4}})?"
    r"(?:,? \d{1,2}[:.]\d\d(?: (?:[a-z]{2,4}|[ap]\.m\.))?)?)"
)
"""A day as datelines write it, with or without its year."""
YEARLESS_DAY = re.compile(
    rf"(?:\b{WEEKDAY},?\s+)?\b(?:{_NUMBER}\s+{MONTH}|{MONTH}\s+{_NUMBER})(?!\w)", re.I
)
TIME = (
    r"(?:(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?"
    r"|(?P<full_hour>\d{1,2})\s?(?P<half_day>[ap])\.?m\b\.?"
    r"|(?P<digits>\d{4,6})(?=\s?(?:z\b|gmt\b|utc\b)))"
    rf"(?:\s?\(?(?:{ZONE_PATTERN})\)?)?(?:\s?\(?(?P<shift>{SHIFT})(?![\d:]))?(?!\d)"
)
GAP = r"(?:\s*(?:,|\||•|·|–|—|-|/|\bat\b)\s*|\s+)"
TIME_AFTER = re.compile(rf"(?:{GAP}(?:at\s+)?|T){TIME}", re.I)
TIME_BEFORE = re.compile(rf"(?<![\w:.]){TIME}{GAP}(?:on\s+)?$", re.I)
TIME_ALONE = re.compile(rf"(?<![\w:.]){TIME}", re.I)
TIME_REACH = 40
"""Characters before a day in which its time may be."""


@dataclass(frozen=True, slots=True)
class DateFound:
    """Characters `start` to `end` name this day, or this UTC time; None for an impossible day."""

    when: date | None  # a datetime where a time of day stands beside it
    start: int
    end: int


def parse_date(words: str) -> date | None:
    """Return the UTC time if all of `words` name one, the mere day if they name a day.

    >>> parse_date("Sun, 01 Jun 2025 14:30:00 +0300").isoformat()
    '2025-06-01T11:30:00+00:00'
    >>> parse_date("1 June 2025").isoformat(), parse_date("1 June")
    ('2025-06-01', None)
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
    if match := CLOCK_FIRST.search(text):
        clock = TIME_ALONE.match(match["clock"])
        return DateFound(_time_of(match, clock), match.start(), match.end())
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


def _time_of(day: re.Match[str], time: re.Match[str] | None) -> date | None:
    """Return the UTC time of a matched day and time of day, the day without one."""
    year, month, number = int(day["year"]), _month_of(day["month"]), int(day["day"])
    if SLASHED.fullmatch(day[0]):
        if month <= 12 and number <= 12 and month != number:
            return None  # 01/06/2025: January in New York, June in London
        month, number = (number, month) if month > 12 else (month, number)
    try:
        midnight = datetime(year, month, number)
        clock = _time_of_day(time) if time else None
        if time is None or clock is None:
            return midnight.date()
        return in_utc(midnight + clock, zone_of(time["zone"], time["us"], time["shift"]))
    except (
        ValueError,
        OverflowError,
    ):  # no such day, or outside the years 1 to 9999 in UTC
        return None


def _month_of(words: str) -> int:
    return int(words) if words.isdigit() else MONTHS.index(words[:3].lower()) + 1


def _time_of_day(time: re.Match[str]) -> timedelta | None:
    """Return how long after midnight a matched time is; None for an impossible one."""
    digits = time["digits"] or ""
    hour = int(digits[:2] or time["hour"] or time["full_hour"])
    minute = int(digits[2:4] or time["minute"] or 0)
    second = int(digits[4:] or time["second"] or 0)
    if half := time["half"] or time["half_day"]:
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return timedelta(hours=hour, minutes=minute, seconds=second)
