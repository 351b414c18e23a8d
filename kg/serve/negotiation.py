"""What a client accepts in; the media type to answer with out (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

WILDCARD = "*/*"


@dataclass(frozen=True, slots=True)
class Range:
    """In an Accept header: a media type or a group of them, and how much it is wanted."""

    name: str  # "text/turtle", "text/*", "*/*"
    quality: float

    def specificity(self, media_type: str) -> int:
        """Return how exactly this names the media type: 0 where it does not."""
        if self.name == media_type:
            return 3
        if self.name == f"{media_type.split('/')[0]}/*":
            return 2
        return int(self.name == WILDCARD)


def parse_accept(header: str) -> list[Range]:
    """Return the ranges of an Accept header; what cannot be read is left out.

    >>> parse_accept("text/turtle, */*;q=0.1")
    [Range(name='text/turtle', quality=1.0), Range(name='*/*', quality=0.1)]
    """
    found = []
    for part in header.split(","):
        name, *parameters = (each.strip() for each in part.split(";"))
        qualities = [each[2:] for each in parameters if each.lower().startswith("q=")]
        if "/" in name:
            found.append(Range(name.lower(), _quality(qualities)))
    return found


def _quality(texts: Sequence[str]) -> float:
    try:
        return min(max(float(texts[0]), 0.0), 1.0) if texts else 1.0
    except ValueError:
        return 0.0


def choose(header: str | None, offered: Sequence[str]) -> str | None:
    """Return the media type that suits best; None if none is accepted.

    Of equally wanted ones the first offered is chosen, also where nothing is asked for.

    >>> choose("text/html;q=0.5, text/*;q=0.9", ["application/json", "text/html", "text/csv"])
    'text/csv'
    """
    if not (header or "").strip():
        return offered[0]
    ranges = parse_accept(header or "")
    ranked = [
        (_wanted(media_type, ranges), -at, media_type) for at, media_type in enumerate(offered)
    ]
    quality, _, best = max(ranked, default=(-inf, 0, None))
    return best if quality > 0 else None


def _wanted(media_type: str, ranges: Sequence[Range]) -> float:
    """Return the quality that the most exact range gives to a media type."""
    fitting = [(each.specificity(media_type), each.quality) for each in ranges]
    exact, quality = max(fitting, default=(0, 0.0))
    return quality if exact else 0.0
