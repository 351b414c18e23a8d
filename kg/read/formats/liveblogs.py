"""The page of a live blog and its draft in; a draft for each of its posts, with its own time, out.

"Today" in a post counts from the post's time, not from that of the page. Posts are read from the
page's JSON-LD where it lists them, else from the elements around its times.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kg.read.dates import TIME_ALONE, YEARLESS_DAY, find_date, parse_date
from kg.read.drafts import Draft

LIVE = re.compile(
    r"(?i:\blive[ -]?(?:blog|updates?|coverage|reporting|feed|ticker)\b|^\s*live\s*[:|–—-]"
    r"|[-–—|:]\s*live\s*$|\bas it happened\b|\b(?:latest|rolling) updates?\b"
    r"|\bminute[ -]by[ -]minute\b)|^\s*LIVE\b"
)
"""In the headline of a live blog."""
LIVE_MARK = re.compile(
    r'"@type"\s*:\s*"LiveBlogPosting"|class="[^"]{0,200}\blive-?(?:blog|post|feed|update|entry)',
    re.I,
)
"""In the source of its page."""
LIVE_ADDRESS = re.compile(r"/live/|live-?(?:blog|updates?)\b", re.I)
LEAST_POSTS = 2
MOST_POSTS = 2_000
POST_CHARACTERS = 20
"""Minimum of a post: below it is a button or a time."""
STAMP_CHARACTERS = 40
BLOCKS = ("p", "li", "blockquote")
HEADINGS = ("h1", "h2", "h3", "h4")
HEAD_LINES = 8
DOTTED_TIME = re.compile(r"\b(\d{1,2})\.(\d\d)(?=\s?[ap]\.?m\b)", re.I)
STAMPS = "//time | //h2 | //h3 | //h4 | //h5 | //p | //span | //strong | //b | //div[not(*)]"


@dataclass(frozen=True, slots=True)
class _Post:
    """A post's elements, and when it appeared."""

    when: date
    stamp: Any
    elements: tuple[Any, ...]


def split_live_blog(tree: Any, page: Draft, *, source: str) -> list[Draft]:
    """Return the drafts of a live blog's posts, none if the page is not one."""
    named = LIVE.search(page.title) or LIVE_ADDRESS.search(page.url or "")
    if not (named or LIVE_MARK.search(source)):
        return []
    posts = list(_listed_posts(tree, page)) or list(_found_posts(tree, page))
    if len(posts) < LEAST_POSTS:
        return []
    told = [" ".join(line.split()) for post in posts for line in post.text.split("\n\n")]
    lead = [line for line in page.text.split("\n") if line.strip() and not _repeats(line, told)]
    front = [replace(page, text="\n\n".join(lead))] if lead else []
    return [*front, *posts]


def _repeats(line: str, told: Sequence[str]) -> bool:
    """Return whether a line of the page is part of a post, or holds one, or is only a time."""
    words = " ".join(line.split())
    return len(words) <= STAMP_CHARACTERS or any(words in post or post in words for post in told)


def _listed_posts(tree: Any, page: Draft) -> Iterator[Draft]:
    """Yield the posts that the JSON-LD of a page lists: https://schema.org/LiveBlogPosting."""
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            found = json.loads(script)
        except (ValueError, RecursionError):
            continue
        for update in _updates_in(found)[:MOST_POSTS]:
            when = parse_date(str(update.get("datePublished", "")))
            text, title = update.get("articleBody"), update.get("headline")
            if when and isinstance(text, str) and text.strip():
                yield replace(
                    page,
                    text=text,
                    title=title if isinstance(title, str) else "",
                    published=when,
                    captions=(),
                )


def _updates_in(found: object) -> list[dict[str, Any]]:
    """Return the updates of the first live blog in a JSON-LD document."""
    items = found if isinstance(found, list) else [found]
    items = [part for item in items if isinstance(item, dict) for part in (item, *_graph(item))]
    for item in items:
        updates = item.get("liveBlogUpdate") if isinstance(item, dict) else None
        if isinstance(updates, list):
            return [update for update in updates if isinstance(update, dict)]
    return []


def _graph(item: dict[str, Any]) -> list[Any]:
    inner = item.get("@graph")
    return inner if isinstance(inner, list) else []


def _found_posts(tree: Any, page: Draft) -> Iterator[Draft]:
    """Yield the posts that the times on a page set apart."""
    for post in _posts_at(_stamps_of(tree, page.published)):
        title, paragraphs = _read_post(post)
        text = "\n\n".join(paragraphs)
        if len(text) >= POST_CHARACTERS:
            yield replace(page, text=text, title=title, published=post.when, captions=())


def _stamps_of(tree: Any, published: date | None) -> list[tuple[Any, date]]:
    """Return the elements of a page that are only a day with its time, none inside another."""
    stamps: list[tuple[Any, date]] = []
    for element in tree.xpath(f"({STAMPS})[ancestor-or-self::*[self::article or self::main or self::body]]"):  # fmt: skip  # noqa: E501  # one path
        if stamps and any(above is stamps[-1][0] for above in element.iterancestors()):
            continue
        when = _moment(element, published)
        if when and len(stamps) < MOST_POSTS:
            stamps.append((element, when))
    return stamps


def _moment(element: Any, published: date | None) -> date | None:
    """Return the time that an element gives: its attribute, or all of its words."""
    times = [element] if element.tag == "time" else [*element.iter("time")][:1]
    words = " ".join(element.text_content().split()) if len(element) < 4 else ""
    if not 4 < len(words) <= STAMP_CHARACTERS and element.tag != "time":
        return None
    given = next((parse_date(each.get("datetime") or "") for each in times), None)
    return given or read_moment(words, published)


def read_moment(words: str, published: date | None) -> date | None:
    """Return the day and time that all of some words name; the year may be that of the page.

    >>> read_moment("3 May, 8.10am", parse_date("2024-05-04")).isoformat()
    '2024-05-03T08:10:00+00:00'
    """
    words = DOTTED_TIME.sub(r"\1:\2", words)
    if find_date(words):
        return parse_date(words)
    if published is not None and TIME_ALONE.fullmatch(words):
        return parse_date(f"{published:%Y-%m-%d} {words}")
    day = YEARLESS_DAY.search(words)
    if day is None or published is None:
        return None
    return parse_date(f"{words[: day.end()]} {published.year}{words[day.end() :]}")


def split_live_text(page: Draft) -> list[Draft]:
    """Return the drafts of a live blog in plain text, where a line is the time of a post."""
    lines = page.text.split("\n")
    if not LIVE.search(next(filter(str.strip, lines), "")):
        return []
    dates = filter(None, (find_date(line) for line in lines[:HEAD_LINES]))
    published = page.published or next((found.when for found in dates), None)
    moments = [
        read_moment(line.strip(), published) if 5 < len(line.strip()) <= STAMP_CHARACTERS else None
        for line in lines
    ]
    starts = [number for number, when in enumerate(moments) if when]
    posts = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        text = "\n".join(lines[start + 1 : end]).strip()
        if len(text) >= POST_CHARACTERS:
            posts.append(replace(page, text=text, title="", published=moments[start]))
    return posts if len(posts) >= LEAST_POSTS else []


def _posts_at(stamps: Sequence[tuple[Any, date]]) -> Iterator[_Post]:
    """Yield a post for each time: the largest element with no other time in it.

    Where that holds nothing but the time, its post is what follows it, up to the next time.
    """
    known = {stamp for stamp, _ in stamps}
    for stamp, when in stamps:
        top = stamp
        while (above := top.getparent()) is not None and _holds_one(above, known):
            top = above
        following = []
        if len(" ".join(top.text_content().split())) <= STAMP_CHARACTERS:
            for element in top.itersiblings():
                if not isinstance(element.tag, str) or any(
                    part in known for part in element.iter()
                ):
                    break
                following.append(element)
        yield _Post(when, stamp, (top, *following))


def _holds_one(element: Any, known: set[Any]) -> bool:
    return (
        element.tag not in ("body", "html") and sum(part in known for part in element.iter()) == 1
    )


def _read_post(post: _Post) -> tuple[str, list[str]]:
    """Return the heading of a post and its paragraphs, without its time."""
    title, paragraphs = "", []
    inside = set(post.stamp.iter())
    stamp = " ".join(post.stamp.text_content().split())
    for element in post.elements:
        for part in element.iter(*BLOCKS, *HEADINGS):
            words = " ".join(part.text_content().split())
            if any(True for _ in part.iterdescendants(*BLOCKS)) or part in inside:
                continue
            if post.stamp in part.iter():
                words = words.removeprefix(stamp).strip(" –—-:|")
            if part.tag in HEADINGS:
                title = title or words
            elif words:
                paragraphs.append(words)
    return title, paragraphs
