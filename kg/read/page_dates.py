"""A web page in; when it says, where readers see it, that its article was published, out."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import htmldate

from kg.read.headings import find_heading
from kg.read.page_tags import microdata
from kg.read.page_values import read_moment, words_of
from kg.read.stamps import LINE_CHARACTERS, Stamp, read_stamp_line
from kg.read.teasers import Story, is_teaser, label_of, story_of
from kg.read.zones import ZONE_PATTERN, in_utc, zone_of

LATER_CLASS = re.compile(r"updat|modif|edited|expire", re.I)
DATE_CLASS = re.compile(r"date|time|publish|posted|meta|byline|stamp|dateline|entry-info", re.I)
BEFORE_HEADING, AFTER_HEADING = 60, 120
"""Elements around the headline among which a reader sees the date."""
SPACE_BEFORE_SIGN = re.compile(r" (?=[,.;:])")
ZONED = re.compile(r"(?:Z|[+-]\d\d:?\d\d|\d ?[A-Z]{2,4})\s*$")
ZONE = re.compile(rf"\b{ZONE_PATTERN}", re.I)
CLOCK = re.compile(r"\b(?P<hour>\d{1,2})[:.](?P<minute>\d\d)\b")
TIMES = "//time | //abbr[@class='published']"
FIRST_DAY, LAST_DAY = "1995-01-01", "2100-01-01"
"""Of htmldate's search; its default ends today, but the result must not depend on the day."""


def seen_moments(tree: Any, heading: Any) -> Iterator[date]:
    """Yield the dates of publication that readers see, the most explicit first."""
    story = story_of(heading)
    yield from _marked(microdata(tree, "datePublished"), story)
    times = [time for time in tree.xpath(TIMES) if not is_teaser(time, story)]
    near = _nearest_first(tree, times, heading)
    yield from _marked((time for time in near if time.get("pubdate") is not None), story)
    yield from _marked(near, story)
    stamps = (stamp for stamp in stamps_beside(tree, heading) if not stamp.later)
    yield from (stamp.published for stamp in stamps if stamp.published)


def searched_day(tree: Any, heading: Any, url: str | None) -> date | None:
    """Return the day that htmldate finds in a page without its teasers."""
    tree = copy.deepcopy(tree)
    title = words_of(heading.text_content()) if heading is not None else ""
    heading = find_heading(tree, title)
    story = story_of(heading)
    for place in tree.xpath("//body//* | //script"):
        unwanted = place.tag == "script" or is_teaser(place, story)  # JSON-LD was read before
        if unwanted and place.tag != "main" and place.getparent() is not None:
            place.drop_tree()
    found = htmldate.find_date(
        tree,
        extensive_search=False,
        original_date=True,
        url=url,
        min_date=FIRST_DAY,
        max_date=LAST_DAY,
    )
    return read_moment(found or "")


def precise(moments: Sequence[date]) -> date | None:
    """Return the first moment; if it is but a day, a time of that day among the others.

    >>> precise([date(2024, 5, 3), datetime(2024, 5, 3, 12, 30)]).isoformat()
    '2024-05-03T12:30:00'
    """
    if not moments or isinstance(moments[0], datetime):
        return moments[0] if moments else None
    day = moments[0]
    for moment in moments:
        if isinstance(moment, datetime) and abs(moment.date() - day) <= timedelta(days=1):
            return moment
    return day


def _marked(elements: Iterator[Any] | Sequence[Any], story: Story) -> Iterator[date]:
    for element in elements:
        label = f"{label_of(element)} {element.get('itemprop', '')}"
        if LATER_CLASS.search(f"{label} {_words_before(element)} {element.text_content()[:30]}"):
            continue
        values = [element.get(name) for name in ("datetime", "content", "title")]
        words = element.text_content()
        read = ((value, read_moment(value)) for value in (*values, words) if value)
        value, moment = next((each for each in read if each[1]), ("", None))
        if moment and not is_teaser(element, story):
            yield moment if ZONED.search(value) else _in_zone_of(words, moment)


def _in_zone_of(words: str, moment: date) -> date:
    """Return a time without a zone in that of the words which show the same clock.

    >>> from datetime import UTC
    >>> _in_zone_of("10/11/2022 08:00 AM EDT", datetime(2022, 10, 11, 8, tzinfo=UTC)).isoformat()
    '2022-10-11T12:00:00+00:00'
    """
    zone, clock = ZONE.search(words), CLOCK.search(words)
    if not zone or not clock or not isinstance(moment, datetime):
        return moment
    shown = (int(clock["hour"]) % 12, int(clock["minute"]))
    if shown != (moment.hour % 12, moment.minute):
        return moment
    return in_utc(moment.replace(tzinfo=None), zone_of(zone["zone"], zone["us"], None))


def _words_before(element: Any) -> str:
    """Return the end of the text before an element, such as "Updated: "."""
    before, parent = element.getprevious(), element.getparent()
    text = before.tail if before is not None else parent.text if parent is not None else None
    return (text or "")[-20:]


def _nearest_first(tree: Any, elements: Sequence[Any], heading: Any) -> list[Any]:
    if heading is None:
        return list(elements)
    order = {element: index for index, element in enumerate(tree.iter())}
    at = order.get(heading, 0)
    return sorted(elements, key=lambda element: abs(order[element] - at))


def stamps_beside(tree: Any, heading: Any) -> Iterator[Stamp]:
    """Yield what short lines near the headline say: "Published: 3 May 2024 | By Jane Doe"."""
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    at = 0 if heading is None else elements.index(heading)
    story = story_of(heading)
    for element in elements[max(0, at - BEFORE_HEADING) : at + AFTER_HEADING]:
        if element.tag in {"script", "style", "time", "title"} or len(element) > 8:
            continue
        line = SPACE_BEFORE_SIGN.sub("", " ".join(" ".join(element.itertext()).split()))
        if not 6 <= len(line) <= LINE_CHARACTERS or is_teaser(element, story):
            continue
        if stamp := read_stamp_line(line):
            yield stamp
        elif DATE_CLASS.search(label_of(element)) and (first := _before_update(line)):
            yield Stamp(read_moment(first))


def _before_update(line: str) -> str:
    """Return what a line says before it comes to an update."""
    later = LATER_CLASS.search(line)
    return line[: later.start()] if later else line
