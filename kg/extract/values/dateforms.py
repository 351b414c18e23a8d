"""The forms that a date is written in: each a pattern for its words, and what reads them.

FORMS are patterns in which " " stands for a space; each reader takes a match of its pattern, and
what relative words count from, to ISO 8601.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kg.extract.values.days import Direction, calendar_unit, checked, interval, moved, nearest
from kg.extract.values.figures import NUMBER, one_of, read_number
from kg.extract.words import load_words

_LISTS = load_words("dates")
MONTHS: dict[str, int] = _LISTS["months"]
WEEKDAYS: dict[str, int] = _LISTS["weekdays"]


def _listed(words: Iterable[str], group: str) -> str:
    """Return a named group for these words as listed or in capitals."""
    words = list(words)
    return rf"(?P<{group}>{one_of([*words, *(word.upper() for word in words)])})(?![a-rt-z])"


_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|[:.,]\d)"
_YEAR = r"(?:1\d|20)\d\d(?!\d|[,:.]\d|[-–]\d{3})"
_MONTH = _listed(MONTHS, "month") + r"(?!\w)"
_WEEKDAY = _listed(WEEKDAYS, "weekday")
_PART = rf"(?i:{one_of(_LISTS['parts_of_day'])})\b"
_LEAD = rf"(?:{_WEEKDAY}(?: {_PART})?(?:, ?| )(?:the )?)?"
_THEN_YEAR = rf"(?:,? (?:of )?(?P<year>{_YEAR})\b)?"
_UNITS = "year|month|week|weekend|fortnight|day|decade|century|quarter|hour|minute|night"
_UNIT = rf"(?P<unit>{_UNITS})s?\b"
UNTIL = r"(?: ?[-–—] ?| to | through | until | till )"
_SHIFTS = "last|past|previous|preceding|next|coming|following|this|same|current|that"
_SHIFT = rf"(?:the )?(?P<shift>{_SHIFTS})"
_SEASON = rf"(?P<season>{one_of(_LISTS['seasons'])})\b"
_AGO = r"(?P<ago>ago|earlier|later|from now|before(?= ?[.,;]))(?!\w)"
_BACK = frozenset({"last", "past"})
_AHEAD = frozenset({"next", "coming"})
_FROM_THE_TEXT = frozenset({"previous", "preceding", "following", "same", "that"})
"""These count from what the text told last, not from the article's date."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What relative words count from, and which way they look."""

    reference: date | None
    direction: Direction


_Resolver = Callable[[re.Match[str], Frame], str | None]


def _resolve_iso(match: re.Match[str], _: Frame) -> str | None:
    year, month, day = match["year"], match["month"], match["day"]
    return checked(int(year), int(month), int(day)) if day else f"{year}-{month}"


def _resolve_numeric(match: re.Match[str], _: Frame) -> str | None:
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if match["mark"] == "/" and first <= 12 and second <= 12 and first != second:
        return None  # 02/06/2025 is June in London and February in New York
    day, month = (first, second) if second <= 12 else (second, first)
    return checked(year, month, day)


def _resolve_day(match: re.Match[str], frame: Frame) -> str | None:
    month, year = MONTHS[_as_listed(match["month"], MONTHS)], match["year"]
    days = [int(re.sub(r"\D", "", match[name])) for name in ("day", "last") if match[name]]
    if len(days) == 2 and match["and"] and days[1] != days[0] + 1:
        return None  # "2 and 9 June" is no interval
    dates = [
        checked(int(year), month, day)
        if year
        else nearest(month, day, frame.reference, frame.direction)
        for day in days
    ]
    return interval(dates[0], dates[-1])


def _resolve_month(match: re.Match[str], frame: Frame) -> str | None:
    month, shift = MONTHS[_as_listed(match["month"], MONTHS)], (match["shift"] or "").lower()
    if match["year"]:
        return f"{match['year']}-{month:02}"
    if frame.reference is None or shift in _FROM_THE_TEXT:
        return None
    year, now = frame.reference.year, frame.reference.month
    if shift in _BACK:
        year -= month >= now
    elif shift in _AHEAD:
        year += month <= now
    elif shift != "this" and frame.direction is Direction.ANY:
        near = nearest(month, 1, frame.reference, frame.direction)
        year = int((near or str(year))[:4])
    elif shift != "this":
        year += (frame.direction * month < frame.direction * now) * frame.direction
    return f"{year:04}-{month:02}"


def _resolve_years(match: re.Match[str], _: Frame) -> str | None:
    first, last = match["first"], match["last"]
    last = first[: 4 - len(last)] + last
    return f"{first}/{last}" if last > first else None


def _resolve_decade(match: re.Match[str], _: Frame) -> str | None:
    first = int(match["year"])
    return f"{first}/{first + (99 if first % 100 == 0 and first < 2000 else 9)}"


def _resolve_century(match: re.Match[str], _: Frame) -> str | None:
    nth = match["century"] or _LISTS["ordinals"][match["ordinal"].lower()]
    end = int(nth) * 100
    return f"{end - 99}/{end}" if end > 1000 else None


def _resolve_season(match: re.Match[str], frame: Frame) -> str | None:
    # The year alone: a summer is another half of the year in the south.
    this_one = (match.groupdict().get("shift") or "").lower() in {"this", "current"}
    if this_one and frame.reference:
        return str(frame.reference.year)
    return match.groupdict().get("year")


def _resolve_part_of_year(match: re.Match[str], frame: Frame) -> str | None:
    year = match["year"]
    if year is None and frame.reference is not None:
        year = str(frame.reference.year + {"last": -1, "next": 1}.get(match["shift"] or "", 0))
    nth = int(match["quarter"] or _LISTS["ordinals"][(match["ordinal"] or "first").lower()])
    months = 6 if match["part"] == "half" else 3
    if year is None or nth * months > 12:
        return None
    return f"{year}-{(nth - 1) * months + 1:02}/{year}-{nth * months:02}"


def _resolve_weekday(match: re.Match[str], frame: Frame) -> str | None:
    shift = (match["shift"] or "").lower()
    if frame.reference is None or match["plural"] or shift in _FROM_THE_TEXT:
        return None
    wanted, today = WEEKDAYS[_as_listed(match["weekday"], WEEKDAYS)], frame.reference.weekday()
    back = (today - wanted) % 7
    if shift in _BACK:
        days = -(back or 7)
    elif shift in _AHEAD:
        days = 7 - back
    elif shift:
        days = wanted - today
    else:
        days = (-back) % 7 if frame.direction is Direction.FUTURE else -back
    return (frame.reference + timedelta(days=days)).isoformat()


def _resolve_near_day(match: re.Match[str], frame: Frame) -> str | None:
    days = _LISTS["days"][match["near"].lower()] if match["near"] else 0
    return (frame.reference + timedelta(days=days)).isoformat() if frame.reference else None


def _resolve_shift(match: re.Match[str], frame: Frame) -> str | None:
    shift, unit = match["shift"].lower(), match["unit"].lower()
    if frame.reference is None or shift in _FROM_THE_TEXT:
        return None
    step = -1 if shift in _BACK else int(shift in _AHEAD)
    if step and step == -frame.direction:
        return None  # "over the next three decades she described": from what was told before
    rolling = shift == "past" or match[0][:4].lower() == "the "  # "the past year", "the next day"
    if not match["number"] and not rolling:
        return None if match[0][-1] == "s" else calendar_unit(frame.reference, step, unit)
    count = read_number(match["number"] or ("one" if step < 0 else ""))
    if count is None or not step:
        return None
    far = moved(frame.reference, step * int(count), unit)
    near = moved(frame.reference, 0, unit)
    return interval(far, near) if step < 0 else interval(near, far)


def _resolve_ago(match: re.Match[str], frame: Frame) -> str | None:
    number, ago = match["number"].lower(), match["ago"].lower()
    count = 1 if number in {"a", "an"} else read_number(number)
    if frame.reference is None or count is None or ago not in {"ago", "from now"}:
        return None
    if count % 1 and match["unit"].lower() not in {"hour", "minute"}:
        return None  # "half a year ago"
    return moved(frame.reference, int(count) * (-1 if ago == "ago" else 1), match["unit"].lower())


def _resolve_holiday(match: re.Match[str], frame: Frame) -> str | None:
    day, year = _LISTS["holidays"][match["holiday"]], match["year"]
    if year or not day:
        return f"{year}-{day}".removesuffix("-") if year else None
    return nearest(int(day[:2]), int(day[3:]), frame.reference, frame.direction)


def _resolve_before_christ(match: re.Match[str], _: Frame) -> str | None:
    """Return the year as ISO 8601 counts: 1 BC is the year 0, 331 BC the year -330."""
    year = int(match["before_christ"]) - 1
    return f"-{year:04}" if year else "0000"


def _resolve_nothing(_: re.Match[str], __: Frame) -> str | None:
    return None


def _as_listed(word: str, listed: Iterable[str]) -> str:
    return word if word in listed else word.capitalize()


FORMS: tuple[tuple[str, _Resolver], ...] = (
    (r"(?P<before_christ>[1-9]\d{0,3}) (?:BCE?\b|B\.C\.(?:E\.)?)", _resolve_before_christ),
    (r"(?P<year>[12]\d{3})[-/](?P<month>0[1-9]|1[0-2])(?:[-/](?P<day>[0-3]\d))?(?![-/]?\d)",
     _resolve_iso),
    (r"(?P<first>\d\d?)(?P<mark>[./])(?P<second>\d\d?)[./](?P<year>(?:19|20)\d\d)(?!\d)",
     _resolve_numeric),
    (rf"{_LEAD}(?:the )?(?P<day>{_DAY})(?:(?:{UNTIL}|(?P<and> and ))(?P<last>{_DAY}))?(?: of | |-)"
     rf"{_MONTH}{_THEN_YEAR}", _resolve_day),
    (rf"{_LEAD}{_MONTH} (?:the )?(?P<day>{_DAY})(?:(?:{UNTIL}|(?P<and> and ))(?P<last>{_DAY})"
     rf"(?! [a-z]))?{_THEN_YEAR}", _resolve_day),
    (rf"(?:(?i:{_SHIFT}) )?{_MONTH}{_THEN_YEAR}", _resolve_month),
    (r"(?P<first>(?:1\d|20)\d\d)(?: ?[-–/] ?| to | through | until )(?P<last>(?:1\d|20)?\d\d)"
     r"(?![\d-])", _resolve_years),
    (r"(?:the )?(?:(?:early|mid|late)(?: |-))?(?P<year>(?:1\d|20)\d0)['’]?s\b", _resolve_decade),
    (r"(?:the )?(?:(?P<century>\d\d?)(?:st|nd|rd|th)|"
     rf"(?P<ordinal>(?i:{one_of(_LISTS['ordinals'])})))(?: |-)century", _resolve_century),
    (rf"(?:the )?(?:(?i:fiscal|financial)(?: year)? |FY ?)(?P<year>{_YEAR})\b",
     lambda match, _: match["year"]),
    (rf"(?i:the )?(?i:{_SEASON}),? (?:of )?(?P<year>{_YEAR})\b", _resolve_season),
    (rf"(?i:{_SHIFT} {_SEASON})", _resolve_season),
    (r"(?P<part>Q)(?P<quarter>[1-4])(?P<year>(?!))?(?P<shift>(?!))?(?!\w)(?! of\b|,? \d)",
     _resolve_part_of_year),
    (rf"(?:Q(?P<quarter>[1-4])|(?i:the )?(?i:(?P<ordinal>{one_of(_LISTS['ordinals'])})) "
     rf"(?P<part>quarter|half)),? (?:of )?(?:(?P<year>{_YEAR})\b|(?P<shift>this|last|next) year"
     r"|the year)", _resolve_part_of_year),
    (rf"(?:(?i:{_SHIFT}) )?{_WEEKDAY}(?P<plural>s)?\b(?: {_PART})?", _resolve_weekday),
    (rf"(?i:(?P<near>{one_of(_LISTS['days'])}))\b(?: {_PART})?", _resolve_near_day),
    (rf"(?P<near>(?!))?(?i:this (?:very )?{_PART})", _resolve_near_day),
    (rf"(?i:{_SHIFT} (?:(?P<number>{NUMBER}|few|several|couple of) )?{_UNIT})", _resolve_shift),
    (rf"(?i:(?P<number>{NUMBER}|half an?|an?|several|a few|a couple of|many) {_UNIT} {_AGO})",
     _resolve_ago),
    (rf"(?P<holiday>{one_of(_LISTS['holidays'])})\b{_THEN_YEAR}", _resolve_holiday),
    (rf"(?i:every|each) (?:{_WEEKDAY}|{_UNIT})", _resolve_nothing),
    (r"(?i:the (?:day|night|week|month|year) (?:before|after))(?= ?[.,;]|$)", _resolve_nothing),
    (rf"(?P<year>{_YEAR})(?!\w)", lambda match, _: match["year"]),
)  # fmt: skip  # one form per entry: the pattern, then what reads it
