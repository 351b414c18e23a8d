"""Values of a page's metadata in; moments, and whether words or addresses are the same, out."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from urllib.parse import unquote, urlsplit

from kg.read.dates import find_date, parse_date

EPOCH = re.compile(r"1[0-9]{9}(?:[0-9]{3})?(?:\.\d+)?")
MILLISECONDS_FROM = 10**11
VALUE_CHARACTERS = 200
FIRST_YEAR = 1990
"""An earlier date in a web page is a mistake: 1970-01-01 stands for none."""
TRUNCATED = re.compile(r"\s*(?:…|\.\.\.)\s*$")
LEAST_TRUNCATED = 20


def read_moment(value: str) -> date | None:
    """Return the day or time of a metadata field: ISO 8601, seconds of the epoch or words.

    >>> read_moment("1676551869").isoformat(), read_moment("1970-01-01T00:00:00Z")
    ('2023-02-16T12:51:09+00:00', None)
    """
    value = value.strip()[:VALUE_CHARACTERS]
    if EPOCH.fullmatch(value):
        number = float(value)
        return datetime.fromtimestamp(number / 1000 if number > MILLISECONDS_FROM else number, UTC)
    moment = parse_date(value)
    if moment is None:
        found = find_date(value)
        moment = found.when if found else None
    return moment if moment and moment.year >= FIRST_YEAR else None


def words_of(text: str) -> str:
    """Return the words of a text, to compare: lower case, single spaces, no signs."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def same_words(one: str, other: str) -> bool:
    """Return whether two texts have the same words, or one is the truncated other.

    >>> same_words("Mayor quits after storm …", "Mayor quits after storm, to the surprise of all")
    True
    """
    first, second = words_of(one), words_of(other)
    if first == second:
        return bool(first)
    short, long = (first, second) if TRUNCATED.search(one) else (second, first)
    is_cut = TRUNCATED.search(one) or TRUNCATED.search(other)
    return bool(is_cut) and len(short) >= LEAST_TRUNCATED and long.startswith(short)


def same_address(one: str, other: str | None) -> bool:
    """Return whether two addresses name one page, whatever their scheme and query.

    >>> same_address("http://www.a.example/b/?c=1", "https://a.example/b"), same_address("/b", None)
    (True, False)
    >>> same_address("https://a.example/@ana/b", "https://a.example/%40ana/b")
    True
    """
    return other is not None and _page_of(one) == _page_of(other)


def host_of(address: str | None) -> str:
    """Return the host of an address without "www", "" for none."""
    try:
        host = urlsplit(address or "").hostname or ""
    except ValueError:  # no address at all
        return ""
    return host.removeprefix("www.")


def _page_of(address: str) -> tuple[str, str]:
    try:
        return host_of(address), unquote(urlsplit(address).path).rstrip("/")
    except ValueError:
        return "", address
