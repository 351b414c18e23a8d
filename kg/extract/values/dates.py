"""The words of a date or clock time in, ISO 8601 out: "2 June" → 2025-06-02.

Reduced precision is kept as it stands ("June" → 2025-06) and a stretch of time becomes an
interval, start/end (EDTF level 0, https://www.loc.gov/standards/datetime/). Parts of a day and
words such as "early" or "the end of" do not change the precision: "Monday morning" is that day.

Its own grammar over closed word lists (words/dates.toml) rather than dateparser (40 MB with its
locales, guesses a date in "May I", no intervals): here the pattern that finds a time in a text is
made of the very forms that resolve it.
"""

from __future__ import annotations

import re
from datetime import datetime

from kg.extract.values.dateforms import FORMS, MONTHS, UNTIL, WEEKDAYS, Frame
from kg.extract.values.days import Direction, interval
from kg.extract.values.figures import one_of, with_spaces
from kg.extract.words import load_words

_LISTS = load_words("dates")
_ZONE = one_of(_LISTS["zones"])
_TO = rf"(?:{UNTIL}| and )"
_CLOCK = (
    r"(?:T|(?<![\d.]))"
    r"(?:(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?(?i: ?(?P<half>[ap])(?:\.m\.|m\b))"
    r"|(?!\d:\d\d:\d\d)(?P<hour24>[01]?\d|2[0-4]):(?P<minute24>[0-5]\d)(?::[0-5]\d)?(?![\d:]|\.\d)"
    r"|(?P<hour4>[01]\d|2[0-3])(?P<minute4>[0-5]\d)(?= GMT| UTC| local time| hours)"
    rf"|\b(?i:(?P<word>{one_of(_LISTS['clock_words'])}))\b|\d\d? o['’]clock)"
    rf"(?: ?(?=\(?(?P<zone>{_ZONE})\b)(?:{_ZONE}|\({_ZONE}\)))?"
)
_WORD_LISTS = ("units", "days", "seasons", "holidays", "clock_words", "parts_of_day")
_FRONT = rf"(?i:(?:the )?{one_of([*_LISTS['qualifiers'], *_LISTS['approximators']])}(?: on | |-))"
_ONE = (
    rf"(?:(?:{_FRONT}){{0,2}}(?:{'|'.join(form for form, _ in FORMS)})(?:T{_CLOCK})?"
    rf"|(?:{_FRONT})?{_CLOCK})"
)
_ANY = rf"(?<![\w$€£.,:/-])(?:(?<=\bbetween\s){_ONE} and {_ONE}|{_ONE}(?:{UNTIL}{_ONE})?)"
TIME = re.compile(re.sub(r"\?P<\w+>", "?:", with_spaces(_ANY)))  # the forms name groups alike
"""Finds a time or a stretch of time; a bare year or month still needs a look at its neighbours."""
TIME_WORDS = frozenset(
    word.rstrip(".").lower() + plural
    for words in (MONTHS, WEEKDAYS, *(_LISTS[name] for name in _WORD_LISTS))
    for phrase in words
    for word in phrase.split()[-1:]  # "the day before yesterday"
    for plural in ("", "s")
)
"""Every time has a digit or one of these words: most sentences need no search."""
_CLOCKS = re.compile(rf"(?:\bat |, )?(?:{_FRONT})?{_CLOCK}")
_JOINTS = re.compile(
    rf"^(?:{_FRONT}|(?:from|on|in|between|of|to|and) |[-–, ])+|(?: on| to| and|[-–, ])+$"
)
_COMPILED = tuple((re.compile(pattern), read) for pattern, read in FORMS)


def resolve_time(
    words: str, reference: datetime | None, *, direction: Direction = Direction.ANY
) -> str | None:
    """Return the ISO 8601 value of these words, read from the date `reference`.

    A date without a year is the nearest one in this direction, a weekday the last one up to the
    reference, or the next one in the future. A clock time alone gives "T13:00"; see `combine`.

    >>> resolve_time("Sunday 1 June", datetime(2025, 6, 3)), resolve_time("10:45 AM", None)
    ('2025-06-01', 'T10:45')
    """
    text = re.sub(r"\s+", " ", words).strip(" ,()")
    frame = Frame(reference.date() if reference else None, direction)
    clock = _read_clocks(list(_CLOCKS.finditer(text)))
    rest = _JOINTS.sub("", _CLOCKS.sub("", text))
    day = _resolve_date(rest, frame) if rest else None
    return combine(day, clock) if day or not rest else None


def combine(day: str | None, clock: str | None) -> str | None:
    """Return the value of a day and a clock time named apart.

    >>> combine("2025-05-15", "T10:45"), combine("2025-05", "T10:45")
    ('2025-05-15T10:45', '2025-05')
    """
    if day is None or clock is None:
        return day or clock
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        return day  # a month or an interval has no one day the clock could belong to
    return "/".join(day + part for part in clock.split("/"))


def _read_clocks(matches: list[re.Match[str]]) -> str | None:
    """Return the one clock time or the interval; a zone or half told once holds for both ends."""
    if not matches:
        return None
    last = matches[-1]
    zone = _LISTS["zones"].get(last["zone"], "")
    ends = [end + zone for end in (_read_clock(matches[0]), _read_clock(last)) if end]
    return interval(ends[0], ends[-1]) if ends else None


def _read_clock(match: re.Match[str]) -> str | None:
    if match["word"]:
        return f"T{_LISTS['clock_words'][match['word'].lower()]}"
    hour = match["hour"] or match["hour24"] or match["hour4"]
    minute = match["minute"] or match["minute24"] or match["minute4"]
    # "3 o'clock" may be either half of the day
    return _read_hour(hour, minute, match["half"]) if hour else None


def _read_hour(hour: str, minute: str | None, half: str | None) -> str:
    count = int(hour) % 12 + 12 * (half in {"p", "P"}) if half else int(hour)
    return f"T{count:02}:{minute or '00'}"


def _resolve_date(text: str, frame: Frame) -> str | None:
    for pattern, read in _COMPILED:
        if match := pattern.fullmatch(text):
            try:
                groups = {name: words.lower() for name, words in match.groupdict().items() if words}
                return read({**groups, "all": text.lower()}, frame)
            except OverflowError:
                return None  # beyond the calendar
    if (joint := re.search(_TO, text)) is None:
        return None
    first, last = text[: joint.start()], text[joint.end() :]
    if (year := re.search(r" \d{4}$", last)) and not re.search(r"\d{4}", first):
        first += year[0]
    return interval(
        *(_resolve_date(re.sub(rf"^{_FRONT}", "", end), frame) for end in (first, last))
    )
