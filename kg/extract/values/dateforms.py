"""The forms that a date is written in: each a pattern for its words, and what reads them.

FORMS are patterns in which " " stands for a space; each reader takes the words of its pattern's
groups, and what relative words count from, to ISO 8601.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kg.extract.values.days import Direction, calendar_unit, checked, interval, moved, nearest
from kg.extract.values.figures import NUMBER, one_of, read_number
from kg.extract.words import load_words

_LISTS = load_words("dates")
MONTHS: dict[str, int] = _LISTS["months"]
WEEKDAYS: dict[str, int] = _LISTS["weekdays"]
_NUMBERS: dict[str, int] = {
    name.lower(): number
    for listed in (MONTHS, WEEKDAYS, _LISTS["ordinals"])
    for name, number in listed.items()
}


def _listed(words: Iterable[str], group: str) -> str:
    """Return a named group for these words as listed or in capitals."""
    words = list(words)
    return rf"(?P<{group}>{one_of([*words, *(word.upper() for word in words)])})(?![a-rt-z])"


def _any_case(words: Iterable[str]) -> str:
    return f"(?i:{one_of(words)})"


_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|[:.,]\d)"
_YEAR = r"(?P<year>(?:1\d|20)\d\d(?!\d|[,:.]\d|[-–]\d{3}))"
_MONTH = _listed(MONTHS, "month") + r"(?!\w)"
_WEEKDAY = _listed(WEEKDAYS, "weekday")
_PART = rf"{_any_case(_LISTS['parts_of_day'])}\b"
_LEAD = rf"(?:{_WEEKDAY}(?: {_PART})?(?:, ?| )(?:the )?)?"
_THEN_YEAR = rf"(?:,? (?:of )?{_YEAR}\b)?"
_UNITS = "year|month|week|weekend|fortnight|day|decade|century|quarter|hour|minute|night"
_UNIT = rf"(?P<unit>{_UNITS})s?\b"
UNTIL = r"(?: ?[-–—] ?| to | through | until | till )"
_LAST_DAY = rf"(?:(?:{UNTIL}|(?P<and> and ))(?P<last>{_DAY})"
_ORDINAL = rf"(?P<ordinal>{_any_case(_LISTS['ordinals'])})"
_SHIFTS = "last|past|previous|preceding|next|coming|following|this|same|current|that"
_SHIFT = rf"(?i:(?:the )?(?P<shift>{_SHIFTS}))"
_SEASON = rf"(?i:{one_of(_LISTS['seasons'])})\b"
_AGO = r"(?P<ago>ago|earlier|later|from now|before(?= ?[.,;]))(?!\w)"
_STEPS = {"last": -1, "past": -1, "next": 1, "coming": 1, "this": 0, "current": 0}
"""Words that count from the article's date; the others count from what the text told last."""

Groups = Mapping[str, str]
"""The words of a pattern's groups in lower case, of those that have some."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What relative words count from, and which way they look."""

    reference: date | None
    direction: Direction

    def after(self, days: int) -> str | None:
        """Return the day so many days from the reference."""
        return (self.reference + timedelta(days=days)).isoformat() if self.reference else None

    def unit(self, name: str) -> str | None:
        """Return the year, month or week of the reference."""
        return calendar_unit(self.reference, 0, name) if self.reference else None


Reader = Callable[[Groups, Frame], str | None]


def _read_iso(groups: Groups, _: Frame) -> str | None:
    year, month, day = groups["year"], groups["month"], groups.get("day")
    return checked(int(year), int(month), int(day)) if day else f"{year}-{month}"


def _read_day(groups: Groups, frame: Frame) -> str | None:
    month, year = _NUMBERS[groups["month"]], groups.get("year")
    days = [int(re.sub(r"\D", "", groups[name])) for name in ("day", "last") if name in groups]
    if "and" in groups and days[1] != days[0] + 1:
        return None  # "2 and 9 June" is no interval
    dates = [
        checked(int(year), month, day)
        if year
        else nearest(month, day, frame.reference, frame.direction)
        for day in days
    ]
    return interval(dates[0], dates[-1])


def _read_month(groups: Groups, frame: Frame) -> str | None:
    month, here = _NUMBERS[groups["month"]], frame.reference
    if "year" in groups:
        return f"{groups['year']}-{month:02}"
    step = _STEPS.get(groups["shift"]) if "shift" in groups else int(frame.direction)
    if here is None or step is None:
        return None
    year = here.year
    if "shift" in groups:
        year += step * (step * month <= step * here.month)
    elif step:
        year += step * (step * month < step * here.month)
    else:
        year = int((nearest(month, 1, here, frame.direction) or str(year))[:4])
    return f"{year:04}-{month:02}"


def _read_years(groups: Groups, _: Frame) -> str | None:
    first, last = groups["first"], groups["last"]
    last = first[: 4 - len(last)] + last
    return f"{first}/{last}" if last > first else None


def _read_decade(groups: Groups, _: Frame) -> str | None:
    first = int(groups["decade"])
    return f"{first}/{first + (99 if first % 100 == 0 and first < 2000 else 9)}"


def _read_century(groups: Groups, _: Frame) -> str | None:
    end = 100 * int(groups.get("century") or _NUMBERS[groups["ordinal"]])
    return f"{end - 99}/{end}" if end > 1000 else None


def _read_year(groups: Groups, frame: Frame) -> str | None:
    """Return a year; of a season too, as a summer is another half of the year in the south."""
    if frame.reference and _STEPS.get(groups.get("shift", "")) == 0:
        return str(frame.reference.year)
    return groups.get("year")


def _read_part_of_year(groups: Groups, frame: Frame) -> str | None:
    year = groups.get("year")
    if year is None and frame.reference is not None:
        year = str(frame.reference.year + _STEPS[groups.get("shift", "this")])
    nth = int(groups.get("quarter") or _NUMBERS[groups["ordinal"]])
    months = 6 if groups.get("part") == "half" else 3
    if year is None or nth * months > 12:
        return None
    return f"{year}-{(nth - 1) * months + 1:02}/{year}-{nth * months:02}"


def _read_weekday(groups: Groups, frame: Frame) -> str | None:
    step = _STEPS.get(groups["shift"]) if "shift" in groups else int(frame.direction)
    if frame.reference is None or "plural" in groups or step is None:
        return None
    today = frame.reference.weekday()
    ahead = (_NUMBERS[groups["weekday"]] - today) % 7
    if "shift" in groups:
        days = {-1: ahead - 7, 0: _NUMBERS[groups["weekday"]] - today, 1: ahead or 7}[step]
    else:
        days = ahead if step > 0 or not ahead else ahead - 7
    return frame.after(days)


def _read_shift(groups: Groups, frame: Frame) -> str | None:
    step, unit, here = _STEPS.get(groups["shift"]), groups["unit"], frame.reference
    if here is None or step is None or (step and step == -frame.direction):
        return None  # "over the next three decades she described": from what was told before
    rolling = groups["shift"] == "past" or groups["all"].startswith("the ")  # "the next day"
    if "number" not in groups and not rolling:
        return None if groups["all"].endswith("s") else calendar_unit(here, step, unit)
    count = read_number(groups.get("number") or ("one" if step < 0 else ""))
    if count is None or not step:
        return None
    ends = moved(here, step * int(count), unit), moved(here, 0, unit)
    return interval(*ends) if step < 0 else interval(*reversed(ends))


def _read_ago(groups: Groups, frame: Frame) -> str | None:
    number, ago, unit = groups["number"], groups["ago"], groups["unit"]
    count = read_number("one" if number in ("a", "an") else number)
    if frame.reference is None or count is None or ago not in ("ago", "from now"):
        return None
    if count % 1 and unit not in ("hour", "minute"):
        return None  # "half a year ago"
    return moved(frame.reference, int(count) * (-1 if ago == "ago" else 1), unit)


def _read_holiday(groups: Groups, frame: Frame) -> str | None:
    day, year = _HOLIDAYS[groups["holiday"]], groups.get("year")
    if year or not day:
        return f"{year}-{day}".removesuffix("-") if year else None
    return nearest(int(day[:2]), int(day[3:]), frame.reference, frame.direction)


def _read_before_christ(groups: Groups, _: Frame) -> str | None:
    """Return the year as ISO 8601 counts: 1 BC is the year 0, 331 BC the year -330."""
    year = int(groups["before_christ"]) - 1
    return f"-{year:04}" if year else "0000"


_HOLIDAYS = {name.lower(): day for name, day in _LISTS["holidays"].items()}
FORMS: tuple[tuple[str, Reader], ...] = (
    (r"(?P<before_christ>[1-9]\d{0,3}) (?:BCE?\b|B\.C\.(?:E\.)?)", _read_before_christ),
    (r"(?P<year>[12]\d{3})[-/](?P<month>0[1-9]|1[0-2])(?:[-/](?P<day>[0-3]\d))?(?![-/]?\d)",
     _read_iso),
    (rf"{_LEAD}(?:the )?(?P<day>{_DAY}){_LAST_DAY})?(?: of | |-){_MONTH}{_THEN_YEAR}", _read_day),
    (rf"{_LEAD}{_MONTH} (?:the )?(?P<day>{_DAY}){_LAST_DAY}(?! [a-z]))?{_THEN_YEAR}", _read_day),
    (rf"(?:{_SHIFT} )?{_MONTH}{_THEN_YEAR}", _read_month),
    (r"(?P<first>(?:1\d|20)\d\d)(?: ?[-–/] ?| to | through | until )(?P<last>(?:1\d|20)?\d\d)"
     r"(?![\d-])", _read_years),
    (r"(?:the )?(?:(?:early|mid|late)(?: |-))?(?P<decade>(?:1\d|20)\d0)['’]?s\b", _read_decade),
    (rf"(?:the )?(?:(?P<century>\d\d?)(?:st|nd|rd|th)|{_ORDINAL})(?: |-)century", _read_century),
    (rf"(?:the )?(?:(?i:fiscal|financial)(?: year)? |FY ?){_YEAR}\b", _read_year),
    (rf"(?i:the )?{_SEASON},? (?:of )?{_YEAR}\b", _read_year),
    (rf"{_SHIFT} {_SEASON}", _read_year),
    (r"Q(?P<quarter>[1-4])(?!\w)(?! of\b|,? \d)", _read_part_of_year),
    (rf"(?:Q(?P<quarter>[1-4])|(?i:the )?{_ORDINAL} (?P<part>quarter|half)),? (?:of )?"
     rf"(?:{_YEAR}\b|(?P<shift>this|last|next) year|the year)", _read_part_of_year),
    (rf"(?:{_SHIFT} )?{_WEEKDAY}(?P<plural>s)?\b(?: {_PART})?", _read_weekday),
    (rf"(?P<near>{_any_case(_LISTS['days'])})\b(?: {_PART})?",
     lambda groups, frame: frame.after(_LISTS["days"][groups["near"]])),
    (rf"(?i:this (?:very )?{_PART})", lambda _, frame: frame.after(0)),
    (rf"{_SHIFT}(?i: (?:(?P<number>{NUMBER}|few|several|couple of) )?{_UNIT})", _read_shift),
    (rf"(?i:(?P<number>{NUMBER}|half an?|an?|several|a few|a couple of|many) {_UNIT} {_AGO})",
     _read_ago),
    # Read without its qualifier, "the start of the year" is "the year", which alone is no time.
    (r"(?i:the (?:beginning|start) of the (?:year|month|week)\b|\Athe (?P<unit>year|month|week)\Z)",
     lambda groups, frame: frame.unit(groups["unit"])),
    (rf"(?P<holiday>{one_of(_LISTS['holidays'])})\b{_THEN_YEAR}", _read_holiday),
    (rf"(?i:every|each) (?:{_WEEKDAY}|{_UNIT})|"
     r"(?i:the (?:day|night|week|month|year) (?:before|after))(?= ?[.,;]|$)", lambda *_: None),
    (rf"{_YEAR}(?!\w)", _read_year),
)  # fmt: skip  # one form per entry: the pattern, then what reads it
