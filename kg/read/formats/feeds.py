"""A feed in (RSS, RDF, Atom); a draft per entry out."""

from __future__ import annotations

import calendar
import html
import io
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from kg.errors import ReadError
from kg.read.decode import decode
from kg.read.drafts import Draft
from kg.read.formats.inputs import Input, read_whole

ROOT = re.compile(r"<(?![?!])([\w:.-]+)")
ENTRIES = 100_000
"""Maximum of a feed: feedparser takes about a millisecond for each."""
WHAT_ELSE = {
    "urlset": "a sitemap: addresses without the articles; fetch the pages and read those",
    "sitemapindex": "a list of sitemaps: addresses without the articles",
    "opml": "a list of feeds (OPML); fetch the feeds and read those",
    "svg": "a picture (SVG)",
}
FEED_ROOTS = frozenset({"rss", "feed", "rdf", "channel"})
DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*\[", re.I)
"""An internal subset: no feed needs one, and its entities can be bombs."""
APPEARED_FIRST = re.compile(
    r"(?:<p>)?\s*The post\b.{1,600}?\bappeared\s+first\s+on\b.{1,400}$", re.S
)
"""What WordPress appends to an entry."""
TAG = re.compile(r"<[^<>]{1,2000}>")
WORD = re.compile(r"\w+")
CUT_OFF = re.compile(r"\[(?:&#8230;|…|\.\.\.)\]\s*(?:</p>)?\s*$")


def read_feed(given: Input) -> Iterator[Draft]:
    """Yield a draft for each entry of a feed with a text; report the others and go on."""
    page = decode(data := read_whole(given))
    root = ROOT.search(page)
    name = root[1].rpartition(":")[2].lower() if root else ""
    if name == "html":
        from kg.read.formats.pages import read_page

        yield from read_page(given.name, data)
        return
    if name not in FEED_ROOTS:
        what = WHAT_ELSE.get(name, f"XML with the root <{name}>, no feed; kg reads RSS and Atom")
        raise ReadError(given.name, what)
    if DOCTYPE.search(page) or page.count("<item") + page.count("<entry") > ENTRIES:
        raise ReadError(given.name, f"a feed with its own entities, or of more than {ENTRIES:,} entries")  # fmt: skip  # noqa: E501  # a message
    yield from _read_entries(_parse(given.name, data), given)


def _parse(name: str, data: bytes) -> Any:
    import feedparser  # 0.2 s

    try:
        return feedparser.parse(io.BytesIO(data))  # a stream: a string could be an address to fetch
    except Exception as error:  # whatever a broken feed does to the library, only it is lost
        raise ReadError(name, f"feedparser cannot read this feed: {error!r:.200}") from error


def _read_entries(feed: Any, given: Input) -> Iterator[Draft]:
    if not feed.entries:
        what = getattr(feed.get("bozo_exception"), "getMessage", lambda: "")()
        raise ReadError(given.name, f"a feed without an entry{': ' + what if what else ''}")
    medium = feed.feed.get("title") or ""
    for number, entry in enumerate(feed.entries, start=1):
        origin = f"{given.name}[{number}]"
        if text := _text_of(entry):
            yield _draft_of(origin, entry, text, medium)
        else:
            given.on_error(ReadError(origin, "an entry without a text"))


def _text_of(entry: Any) -> str:
    """Return the full text of an entry, else its summary."""
    texts = [part.get("value") or "" for part in entry.get("content", ())]
    texts.append(entry.get("summary") or "")
    text = max(texts, key=len)
    return CUT_OFF.sub("…", APPEARED_FIRST.sub("", text)).strip()


def _draft_of(origin: str, entry: Any, text: str, medium: str) -> Draft:
    source = entry.get("source") or {}
    named = f"{entry.get('title') or ''} {source.get('title') or ''}"
    said = set(WORD.findall(TAG.sub(" ", html.unescape(text)).casefold()))
    title = entry.get("title") or ""
    if said <= set(WORD.findall(named.casefold())):  # only a link: the headline is the text
        title, text = "", title.removesuffix(f" - {source.get('title')}")
    return Draft(
        origin,
        text,
        title=title,
        publisher=source.get("title") or medium or None,
        published=_published(entry),
        url=entry.get("link"),
        author=entry.get("author") or None,
    )


def _published(entry: Any) -> datetime | None:
    moment: time.struct_time | None = entry.get("published_parsed")
    moment = moment or dict.get(entry, "updated_parsed")  # its own get warns
    if moment is None:
        return None
    try:
        return datetime.fromtimestamp(calendar.timegm(moment), UTC)
    except (ValueError, OverflowError, OSError):
        return None
