"""The words of a clock time in, ISO 8601 out: "10:45 AM" → T10:45, "1300 GMT" → T13:00Z."""

from __future__ import annotations

import re

from kg.extract.values.days import interval
from kg.extract.values.figures import one_of
from kg.extract.words import load_words

_LISTS = load_words("dates")
_ZONE = one_of(_LISTS["zones"])
_TO = r"(?: ?[-–—] ?| to | through | until | till | and )"
CLOCK = (
    rf"(?:(?<![\d.:])(?P<from>\d\d?){_TO})?(?:T|(?<![\d.]))"
    r"(?:(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?(?i: ?(?P<half>[ap])(?:\.m\.|m\b))"
    r"|(?!\d:\d\d:\d\d)(?P<hour24>[01]?\d|2[0-4]):(?P<minute24>[0-5]\d)(?::[0-5]\d)?(?![\d:]|\.\d)"
    r"|(?P<hour4>[01]\d|2[0-3])(?P<minute4>[0-5]\d)(?= GMT| UTC| local time| hours)"
    rf"|\b(?i:(?P<word>{one_of(_LISTS['clock_words'])}))\b|\d\d? o['’]clock)"
    rf"(?: ?(?=\(?(?P<zone>{_ZONE})\b)(?:{_ZONE}|\({_ZONE}\)))?"
)


def read_clocks(matches: list[re.Match[str]]) -> str | None:
    """Return the one clock time or the interval; a zone or half told once holds for both ends."""
    if not matches:
        return None
    last = matches[-1]
    zone = _LISTS["zones"].get(last["zone"], "")
    first = (
        _read_hour(last["from"], None, last["half"]) if last["from"] else _read_clock(matches[0])
    )
    ends = [end + zone for end in (first, _read_clock(last)) if end]
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
