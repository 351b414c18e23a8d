"""A record with named fields in; what they say of an article out, whatever the fields are called.

Crawlers, feeds and archives name the same things differently: kg.read.labels lists the names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

from kg.errors import ReadError
from kg.read.dates import parse_date
from kg.read.drafts import Draft
from kg.read.labels import AUTHOR, KEYS, PUBLISHED, PUBLISHER, TEXT, TIME, TITLE, URL, squeeze

WANTED = 'no "text" (or content, body, articleBody, maintext …)'
NESTED_KEYS = (
    "_source",
    "fields",
    "attributes",
    "article",
    "document",
    "data",
    "post",
    "item",
    "meta",
    "metadata",
)
"""Where dumps of databases and interfaces keep the fields of a record."""
FORM_KEYS = frozenset({"role", "contenttype"})
"""What tells the forms of one text from its paragraphs: https://iptc.org/standards/ninjs/"""
NAME_KEYS = ("name", "title", "value", "label", "legalname", "original")
VALUE_KEYS = (
    "rendered",
    "main",
    "value",
    "text",
    "content",
    "plain",
    "html",
    "body",
    "#text",
    "$t",
    "p",
)
KEYS_NAMED = 12
"""Keys that a message lists."""
MILLISECONDS_FROM = 10**11
"""Epoch numbers from here on are milliseconds: as seconds they would be after the year 5000."""
EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")
COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(?:Z|\+0000)?)?")
"""20240503, 20240503T101500Z, 20240503101500."""
ADDRESS = re.compile(r"https?:/|www\.", re.I)
CUT_OFF = re.compile(r"(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*$")
"""What interfaces of news put at the end of a text that they cut."""

Fields = Mapping[str, object]
"""The values of a record by their normalized keys."""
DEPTH = 4
"""Levels of lists and records within a value: more are no text, name or time."""


def normalize_key(key: str) -> str:
    """Return a key without case, signs and namespace.

    >>> normalize_key("schema:articleBody"), normalize_key("date_publish"), normalize_key("_id")
    ('articlebody', 'datepublish', 'id')
    """
    return squeeze(key.rpartition(":")[2])


def fields_of(item: Mapping[str, object]) -> Fields:
    """Return the values of a record by normalized keys, those of its inner record as well."""
    inner = {key: item[key] for key in NESTED_KEYS if isinstance(item.get(key), dict)}
    found: dict[str, object] = {}
    for part in ({key: item[key] for key in item if key not in inner}, *inner.values()):
        for key, value in part.items() if isinstance(part, dict) else ():
            if value not in (None, "", [], {}):
                found.setdefault(normalize_key(str(key)), value)
    return found


def has_text(item: object) -> bool:
    """Return whether a value is a record with the text of an article."""
    return isinstance(item, dict) and any(map(text_of, _values(fields_of(item), KEYS[TEXT])))


def draft_of(origin: str, fields: Fields, *, shown: str = "") -> Draft:
    """Return the draft of a record; raise ReadError, with the keys it has, if there is no text."""
    text = next(filter(None, map(text_of, _values(fields, KEYS[TEXT]))), "")
    if not text.strip():
        raise ReadError(origin, f"{WANTED}{'; saw ' + shown if shown else ''}")
    return Draft(
        origin,
        CUT_OFF.sub("…", text),
        title=next(filter(None, map(text_of, _values(fields, KEYS[TITLE]))), ""),
        publisher=next(filter(None, map(_publisher_of, _values(fields, KEYS[PUBLISHER]))), None),
        published=_published(fields),
        url=next(filter(None, map(_address_of, _values(fields, KEYS[URL]))), None),
        author=next(filter(None, map(name_of, _values(fields, KEYS[AUTHOR]))), None),
    )


def _published(fields: Fields) -> date | None:
    """Return the first time a record names, with the time of day in a field of its own."""
    clock = fields.get(TIME)
    for value in _values(fields, KEYS[PUBLISHED]):
        when = time_of(value)
        if when and not isinstance(when, datetime) and isinstance(clock, str):
            return time_of(f"{value} {clock}") or when
        if when:
            return when
    return None


def undated(fields: Fields) -> str:
    """Return the words of a date that cannot be read, "" where there is none or one can."""
    values = list(_values(fields, KEYS[PUBLISHED]))
    readable = not values or any(map(time_of, values))
    return "" if readable else f"{values[0]!r:.60}"


def name_keys(keys: Iterator[str]) -> str:
    """Return the keys of a record for a message, a dozen at most."""
    names = list(keys)
    more = f" and {len(names) - KEYS_NAMED:,} more" if len(names) > KEYS_NAMED else ""
    return ", ".join(f"{name:.40}" for name in names[:KEYS_NAMED]) + more


def _values(fields: Fields, keys: tuple[str, ...]) -> Iterator[object]:
    return (fields[key] for key in keys if key in fields)


def text_of(value: object, depth: int = DEPTH) -> str:
    """Return the text of a value: a string, paragraphs, or one of several forms of the same.

    >>> text_of([{"role": "main", "value": "Talks end"}, {"role": "short", "value": "End"}])
    'Talks end'
    >>> text_of({"rendered": "<p>They left.</p>"})
    '<p>They left.</p>'
    """
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, dict) and depth:
        inner = (value[key] for key in VALUE_KEYS if isinstance(value.get(key), str | list))
        return next(filter(None, (text_of(part, depth - 1) for part in inner)), "")
    if not isinstance(value, list) or not depth:
        return ""
    forms = [part for part in value if isinstance(part, dict) and FORM_KEYS & set(part)]
    if forms:
        return text_of(min(forms, key=_form_order), depth - 1)
    return "\n\n".join(filter(None, (text_of(part, depth - 1) for part in value)))


def _form_order(form: Mapping[str, object]) -> tuple[bool, bool]:
    """Order the forms of a text: the main one first, plain before HTML."""
    return form.get("role") not in (None, "main"), "html" in str(form.get("contenttype", ""))


def name_of(value: object, depth: int = DEPTH) -> str:
    """Return the name or the names that a value gives.

    >>> name_of({"id": None, "name": "The Lima Courier"}), name_of([{"name": "Jo"}, "Ana Sá"])
    ('The Lima Courier', 'Jo, Ana Sá')
    """
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, dict) and depth:
        named = {normalize_key(str(key)): part for key, part in value.items()}
        inner = (name_of(named.get(key), depth - 1) for key in NAME_KEYS)
        parts = (name_of(named.get(key), depth - 1) for key in ("firstname", "lastname"))
        return next(filter(None, inner), "") or " ".join(filter(None, parts))
    if not isinstance(value, list) or not depth:
        return ""
    return ", ".join(filter(None, (name_of(part, depth - 1) for part in value)))


def _publisher_of(value: object) -> str:
    name = name_of(value[:1] if isinstance(value, list) else value)
    return "" if ADDRESS.match(name) else name


def _address_of(value: object) -> str:
    words = text_of(value) if not isinstance(value, list) else text_of(value[:1])
    return words if ADDRESS.match(words) else ""


def time_of(value: object) -> date | None:
    """Return the time a value names: words, or seconds or milliseconds of the epoch.

    >>> time_of("20240503T101500Z").isoformat(), time_of({"$date": 1709649000000}).isoformat()
    ('2024-05-03T10:15:00+00:00', '2024-03-05T14:30:00+00:00')
    """
    for key in ("$date", "$numberLong"):  # as MongoDB exports them
        value = value[key] if isinstance(value, dict) and key in value else value
    if isinstance(value, str):
        words = value.strip()
        if EPOCH.fullmatch(words):
            return _time_of_number(float(words))
        compact = COMPACT.fullmatch(words)
        return _time_of_digits(compact) if compact else parse_date(words)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return _time_of_number(value) if is_number else None  # type: ignore[arg-type]  # it is checked


def _time_of_digits(match: re.Match[str]) -> datetime | None:
    try:
        year, month, day, hour, minute, second = (int(part or 0) for part in match.groups())
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None


def _time_of_number(number: float) -> datetime | None:
    try:
        return datetime.fromtimestamp(number / 1000 if number >= MILLISECONDS_FROM else number, UTC)
    except (OverflowError, ValueError, OSError):
        return None
