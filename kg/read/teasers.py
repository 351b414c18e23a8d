"""An element of a web page in; whether it belongs to the story under the headline out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

TEASER_PLACES = frozenset({"aside", "nav", "figure", "figcaption", "form"})
TEASER_CLASS = re.compile(
    r"(?<![a-z])(?:related|teaser|sidebar|recommend\w*|promo|latest|trending|popular|most-?read|widget"
    r"|comments?|more-(?:news|stories|on)|read-?more|also-?read|ticker|newsletter|carousel"
    r"|upnext|next-?(?:article|post|story)|prev(?:ious)?-?(?:article|post|story)|card)(?![a-z])",
    re.I,
)
"""Class or id of what leads to other stories."""
LINK_WORDS = 4
"""Words of a link from which it is another story's headline; below it, in a story's footer, it may
be its author."""
TEASER_CHARACTERS = 1_500
"""A longer part of a page is a story of its own, whatever its class."""


@dataclass(frozen=True, slots=True)
class Story:
    """A headline and all that it is in, which are no teaser; what is known of other elements."""

    around: frozenset[Any] = frozenset()
    known: dict[Any, bool] = field(default_factory=dict)


def story_of(heading: Any) -> Story:
    """Return the story under a heading, or of a page without one."""
    if heading is None:
        return Story()
    return Story(frozenset([heading, *heading.iterancestors()]))


def is_teaser(element: Any, story: Story) -> bool:
    """Return whether an element is in a part of the page that leads to other stories.

    Each element is judged once: 40,000 in one box took 25 s.
    """
    path = []
    place = element
    while place is not None and place not in story.known:
        path.append(place)
        place = place.getparent()
    verdict = place is not None and story.known[place]
    for place in reversed(path):
        verdict = story.known[place] = _leads_elsewhere(place, story, verdict)
    return verdict


def _leads_elsewhere(place: Any, story: Story, inherited: bool) -> bool:
    if place in story.around:
        return False
    if place.tag == "article":
        return bool(story.around) and _is_short(place)
    return (
        inherited
        or (place.tag in TEASER_PLACES and _links_elsewhere(place, words=2))
        or (place.tag in {"li", "a", "footer"} and _links_elsewhere(place))
        or (TEASER_CLASS.search(label_of(place)) is not None and _is_short(place))
    )


def label_of(element: Any) -> str:
    """Return the class and the id of an element."""
    return f"{element.get('class', '')} {element.get('id', '')}"


def _is_short(place: Any) -> bool:
    return len(place.text_content()) < TEASER_CHARACTERS


def _links_elsewhere(place: Any, *, words: int = LINK_WORDS) -> bool:
    links = [place] if place.tag == "a" else place.iter("a")
    return any(len(link.text_content().split()) >= words for link in links)
