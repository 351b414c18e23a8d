"""A normalized amount in, its numbers and its unit out: "5000000 USD", "30/40 %", "P3D"."""

from __future__ import annotations

import re
from typing import NamedTuple

_NUMBER = r"-?\d+(?:\.\d+)?"
_WITH_UNIT = re.compile(rf"(?P<low>{_NUMBER})(?:/(?P<high>{_NUMBER}))? (?P<unit>\S.*)", re.ASCII)
_DURATION = re.compile(
    rf"P(?P<time>T?)(?P<low>{_NUMBER})(?P<unit>[YMWDHS])"
    rf"(?:/P(?P=time)(?P<high>{_NUMBER})(?P=unit))?",
    re.ASCII,
)
_DURATION_UNITS = {
    "Y": "year", "M": "month", "W": "week", "D": "day",
    "TH": "hour", "TM": "minute", "TS": "second",
}  # fmt: skip  # dates above times


class Amount(NamedTuple):
    """From `low` to `high` of a unit; the two are the same where the text is exact.

    The numbers are decimals, as XML Schema writes them.
    """

    low: str
    high: str
    unit: str


def amount_of(value: str) -> Amount | None:
    """Return the amount that `value` is, or None if it is none, or a range from more to less.

    >>> amount_of("5000000 USD")
    Amount(low='5000000', high='5000000', unit='USD')
    >>> amount_of("30/40 %")
    Amount(low='30', high='40', unit='%')
    >>> amount_of("PT90M")
    Amount(low='90', high='90', unit='minute')
    """
    found = _WITH_UNIT.fullmatch(value) or _DURATION.fullmatch(value)
    if found is None:
        return None
    unit = found["unit"]
    if found.re is _DURATION:
        name = _DURATION_UNITS.get(found["time"] + unit)
        if name is None:
            return None
        unit = name
    low, high = found["low"], found["high"] or found["low"]
    return Amount(low, high, unit) if float(low) <= float(high) else None
