"""A web page in; when it says, where readers see it, that its article was published, out."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import htmldate

from kg.read.page_tags import microdata
from kg.read.page_values import read_moment, words_of
from kg.read.stamps import LINE_CHARACTERS, Stamp, read_stamp_line

TEASER_PLACES = frozenset({"aside", "nav", "footer", "figure", "figcaption", "form"})
TEASER_CLASS = re.compile(
    r"(?<![a-z])(?:related|teaser|sidebar|recommend\w*|promo|latest|trending|popular|most-?read|widget"
    r"|comments?|more-(?:news|stories|on)|read-?more|also-?read|ticker|newsletter|carousel"
    r"|upnext|next-?(?:article|post|story)|prev(?:ious)?-?(?:article|post|story)|card)(?![a-z])",
    re.I,
)
"""Class or id of what leads to other stories."""
LATER_CLASS = re.compile(r"updat|modif|edited|expire", re.I)
DATE_CLASS = re.compile(r"date|time|publish|posted|meta|byline|stamp|dateline|entry-info", re.I)
BEFORE_HEADING, AFTER_HEADING = 60, 120
"""Elements around the headline among which a reader sees the date."""
LINK_WORDS = 4
"""Words of a link from which it is another story's headline."""
TEASER_CHARACTERS = 1_500
"""A longer part of a page is a story of its own, whatever its class."""
HEADINGS = "//h1 | //h2 | //h3 | //h4"
FIRST_DAY, LAST_DAY = "1995-01-01", "2100-01-01"
"""Of htmldate's search; its default ends today, but the result must not depend on the day."""


def find_heading(tree: Any, title: str) -> Any:
    """Return the element of a page that shows the title, else its first heading, else None."""
    headings = tree.xpath(HEADINGS)
    wanted = words_of(title)
    same = (h for h in headings if words_of(h.text_content()) == wanted)
    first = (h for h in headings if h.tag == "h1" and not is_teaser(h, None))
    found = next(same, None) if wanted else None
    return next(first, None) if found is None else found


def is_teaser(element: Any, heading: Any) -> bool:
    """Return whether an element is in a part of the page that leads to other stories."""
    for place in (element, *element.iterancestors()):
        if heading is not None and (place is heading or heading in place.iter(heading.tag)):
            return False  # what holds the headline is the story
        if place.tag == "article":
            return heading is not None and _is_short(place)
        if place.tag in TEASER_PLACES and _links_elsewhere(place, words=2):
            return True
        if TEASER_CLASS.search(f"{place.get('class', '')} {place.get('id', '')}") and _is_short(
            place
        ):
            return True
        if place.tag in {"li", "a"} and _links_elsewhere(place):
            return True
    return False


def seen_moments(tree: Any, heading: Any) -> Iterator[date]:
    """Yield the dates of publication that readers see, the most explicit first."""
    yield from _marked(microdata(tree, "datePublished"), heading)
    times = [time for time in tree.xpath("//time | //abbr[@class='published']") if not is_teaser(time, heading)]  # fmt: skip  # noqa: E501  # one line
    near = _nearest_first(tree, times, heading)
    yield from _marked((time for time in near if time.get("pubdate") is not None), heading)
    yield from _marked(near, heading)
    stamps = (stamp for stamp in stamps_beside(tree, heading) if not stamp.later)
    yield from (stamp.published for stamp in stamps if stamp.published)


def searched_day(tree: Any, heading: Any, url: str | None) -> date | None:
    """Return the day that htmldate finds in a page without its teasers."""
    tree = copy.deepcopy(tree)
    title = words_of(heading.text_content()) if heading is not None else ""
    heading = find_heading(tree, title)
    places = (
        "//aside | //nav | //footer" if heading is None else "//aside | //nav | //*[@class or @id]"
    )
    for place in tree.xpath(places):
        inside = place.tag not in {"html", "body", "main"} and place.getparent() is not None
        if inside and is_teaser(place, heading):
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


def _marked(elements: Iterator[Any] | Sequence[Any], heading: Any) -> Iterator[date]:
    for element in elements:
        label = f"{element.get('class', '')} {element.get('itemprop', '')} {element.get('id', '')}"
        before = (element.getprevious().tail if element.getprevious() is not None else element.getparent().text) or ""  # fmt: skip  # noqa: E501  # one line
        if LATER_CLASS.search(f"{label} {before[-20:]} {element.text_content()[:30]}"):
            continue
        for value in (element.get("datetime"), element.get("content"), element.get("title"), element.text_content()):  # fmt: skip  # noqa: E501  # one line
            if value and (moment := read_moment(value)) and not is_teaser(element, heading):
                yield moment
                break


def _nearest_first(tree: Any, elements: Sequence[Any], heading: Any) -> list[Any]:
    if heading is None:
        return list(elements)
    order = {element: index for index, element in enumerate(tree.iter())}
    at = order.get(heading, 0)
    return sorted(elements, key=lambda element: abs(order[element] - at))


def stamps_beside(tree: Any, heading: Any) -> Iterator[Stamp]:
    """Yield what short lines near the headline say: "Published: 3 May 2024 | By Jane Doe"."""
    if heading is None:
        return
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    at = elements.index(heading)
    for element in elements[max(0, at - BEFORE_HEADING) : at + AFTER_HEADING]:
        if element.tag in {"script", "style", "time", "title"} or len(element) > 8:
            continue
        line = " ".join(element.text_content().split())
        if not 6 <= len(line) <= LINE_CHARACTERS or is_teaser(element, heading):
            continue
        label = f"{element.get('class', '')} {element.get('id', '')}"
        if stamp := read_stamp_line(line):
            yield stamp
        elif DATE_CLASS.search(label) and not LATER_CLASS.search(line):
            yield Stamp(read_moment(line))


def _is_short(place: Any) -> bool:
    return len(place.text_content()) < TEASER_CHARACTERS


def _links_elsewhere(place: Any, *, words: int = LINK_WORDS) -> bool:
    links = [place] if place.tag == "a" else place.iter("a")
    return any(len(link.text_content().split()) >= words for link in links)
