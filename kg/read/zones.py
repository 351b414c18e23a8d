"""The words after a time of day for its zone in; its distance from UTC on that day out."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

ZONES = {
    "utc": "UTC", "z": "UTC", "gmt": "UTC", "wet": "Europe/Lisbon", "west": "Etc/GMT-1",
    "bst": "Etc/GMT-1", "cet": "Europe/Berlin", "cest": "Etc/GMT-2", "mez": "Europe/Berlin",
    "eet": "Europe/Helsinki", "eest": "Etc/GMT-3", "msk": "Europe/Moscow",
    "trt": "Europe/Istanbul", "idt": "Etc/GMT-3", "gst": "Asia/Dubai", "irst": "Asia/Tehran",
    "ist": "Asia/Kolkata", "pkt": "Asia/Karachi", "npt": "Asia/Kathmandu", "ict": "Asia/Bangkok",
    "wib": "Asia/Jakarta", "pht": "Asia/Manila", "sgt": "Asia/Singapore",
    "hkt": "Asia/Hong_Kong", "jst": "Asia/Tokyo", "kst": "Asia/Seoul", "awst": "Australia/Perth",
    "acst": "Australia/Darwin", "aest": "Australia/Brisbane", "aedt": "Etc/GMT-11",
    "aet": "Australia/Sydney", "nzst": "Pacific/Auckland", "nzdt": "Pacific/Auckland",
    "wat": "Africa/Lagos", "cat": "Africa/Maputo", "eat": "Africa/Nairobi",
    "sast": "Africa/Johannesburg", "brt": "America/Sao_Paulo",
    "art": "America/Argentina/Buenos_Aires", "nst": "America/St_Johns", "adt": "Etc/GMT+3",
    "et": "America/New_York", "est": "America/New_York", "edt": "Etc/GMT+4",
    "ct": "America/Chicago", "cst": "America/Chicago", "cdt": "Etc/GMT+5",
    "mt": "America/Denver", "mst": "Etc/GMT+7", "mdt": "Etc/GMT+6",
    "pt": "America/Los_Angeles", "pst": "America/Los_Angeles", "pdt": "Etc/GMT+7",
    "akst": "America/Anchorage", "akdt": "Etc/GMT+8", "hst": "Pacific/Honolulu",
}  # fmt: skip  # a table
"""Abbreviations as news write them. Summer times are fixed; "EST" is written in summer too, for the
time that clocks in New York show, so it is not. The signs of Etc/GMT are those of POSIX."""
US_ZONES = {"eastern": "et", "central": "ct", "mountain": "mt", "pacific": "pt"}
SHIFT = r"[+\-−]\d{1,2}(?::?\d\d)?"
ZONE_PATTERN = (
    rf"(?:(?P<zone>{'|'.join(sorted(ZONES, key=len, reverse=True))})\b"
    r"|(?P<us>eastern|central|mountain|pacific)(?: (?:standard|daylight))? time\b)"
)
"""The name of a zone, in a pattern that ignores case."""


def zone_of(name: str | None, us: str | None, shift: str | None) -> tzinfo:
    """Return the zone of an abbreviation, of a US name or of a shift; UTC for none.

    >>> zone_of("PT", None, None).key, str(zone_of("GMT", None, "+0530"))
    ('America/Los_Angeles', 'UTC+05:30')
    """
    if shift:
        return timezone(_distance(shift))
    key = name.lower() if name else US_ZONES[us.lower()] if us else "utc"
    return UTC if ZONES[key] == "UTC" else ZoneInfo(ZONES[key])


def _distance(shift: str) -> timedelta:
    digits = re.sub(r"\D", "", shift)
    hours, minutes = (digits, "0") if len(digits) < 3 else (digits[:-2], digits[-2:])
    distance = timedelta(hours=int(hours), minutes=int(minutes))
    return distance if shift[0] == "+" else -distance


def in_utc(local: datetime, zone: tzinfo) -> datetime:
    """Return the UTC time at which clocks in a zone show this one."""
    return local.replace(tzinfo=zone).astimezone(UTC)
