"""Articles and how alike they are in; which of them tell one story, beat by beat, out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from kg.ids import content_id
from kg.records import Article
from kg.stories.likeness import Looks, Vectors
from kg.story import Beat, Origin

ALIKE = 0.18
"""How alike an article has to be to a story to be part of it: half to the likest, half to all.

Follow-ups of our own stories reach .19 and more; of 87 articles of one month, all on other matters,
the two likest reach .15.
"""
MOST_COMPARED = 30
"""Articles of a story that others are compared with."""
NOON = timedelta(hours=12)
BEAT = timedelta(hours=36)
"""After the first article of a beat, what comes later is another."""


@dataclass(frozen=True, slots=True)
class Happening:
    """The numbers of the articles, in `Vectors`, that tell one story, and its beats by time."""

    articles: tuple[int, ...]
    central: int
    beats: tuple[Beat, ...]


def find_happenings(vectors: Vectors, origins: Iterable[Origin]) -> list[Happening]:
    """Return the stories by time; articles of one origin are in one story."""
    number_of = {article.id: number for number, article in enumerate(vectors.articles)}
    origin_of = {
        number_of[copy]: number_of[origin.id] for origin in origins for copy in origin.articles
    }
    groups: list[list[int]] = []
    group_of: dict[int, int] = {}
    looks = list(vectors.looks())
    for number, near in enumerate(looks):
        first = origin_of[number]
        if first == number:
            among = _comparable([number], [near], group_of, groups)
            group = _group(number, among, groups, vectors)
        else:
            group = group_of[first]
        if group is None:
            group = len(groups)
            groups.append([])
        groups[group].append(number)
        group_of[number] = group
    merged = _merged(groups, looks, vectors)
    return [_happening(group, origin_of, vectors) for group in merged]


def _comparable(
    group: Sequence[int],
    looks: Iterable[Looks],
    place_of: Mapping[int, int],
    groups: Mapping[int, list[int]] | Sequence[list[int]],
) -> set[int]:
    """Return the places of the stories so far that articles of a story may belong to.

    One article and another are left out where it is known that they are not alike enough: of 60
    that share most with an article hardly any is.
    """
    found = set[int]()
    for near in looks:
        likely = near.may_be(ALIKE)
        for each in near.articles.tolist():
            place = place_of.get(each)
            if place is not None and (each in likely or len(group) + len(groups[place]) > 2):
                found.add(place)
    return found


def _group(
    number: int, among: Iterable[int], groups: Sequence[list[int]], vectors: Vectors
) -> int | None:
    """Return the story so far that an article belongs to, `among` some of them; None if to none."""
    found = [
        (_belonging([vectors.likeness(number, each) for each in compared]), -place)
        for place, compared in ((place, groups[place][-MOST_COMPARED:]) for place in among)
    ]
    best = max(found, default=(0.0, 0))
    return -best[1] if best[0] >= ALIKE else None


def _merged(
    groups: Sequence[list[int]], looks: Sequence[Looks], vectors: Vectors
) -> list[list[int]]:
    """Return the stories, those merged that turned out to be alike when all articles were read."""
    kept: dict[int, list[int]] = {}
    place_of: dict[int, int] = {}
    for group in groups:
        near = _comparable(group, [looks[number] for number in group], place_of, kept)
        alike = (place for place in sorted(near) if _are_one(group, kept[place], vectors))
        place = next(alike, group[0])
        kept[place] = sorted([*kept.get(place, ()), *group])
        place_of.update(dict.fromkeys(group, place))
    return list(kept.values())


def _are_one(group: Sequence[int], other: Sequence[int], vectors: Vectors) -> bool:
    pairs = ((one, two) for one in _some(group) for two in _some(other))
    return _belonging([vectors.likeness(one, two) for one, two in pairs]) >= ALIKE


def _some(group: Sequence[int]) -> Sequence[int]:
    """Return articles of a story, evenly over time: all of a small one."""
    return group[:: 1 + len(group) // MOST_COMPARED]


def _belonging(likenesses: Sequence[float]) -> float:
    return (max(likenesses) + math.fsum(likenesses) / len(likenesses)) / 2


def _happening(group: list[int], origin_of: Mapping[int, int], vectors: Vectors) -> Happening:
    beats = _divided(group, origin_of, vectors)
    made: list[Beat] = []
    for numbers in beats:
        ids = tuple(vectors.articles[number].id for number in numbers)
        central = vectors.articles[_central(numbers, numbers, vectors)]
        earlier = _followed(numbers, beats[: len(made)], vectors)
        follows = made[earlier].id if earlier is not None else None
        date = vectors.articles[numbers[0]].issued
        made.append(Beat(content_id("beat", *ids), date, central.headline, ids, follows))
    return Happening(tuple(group), _central(group, group, vectors), tuple(made))


def _divided(
    group: Sequence[int], origin_of: Mapping[int, int], vectors: Vectors
) -> list[list[int]]:
    """Return the articles of a story by time, divided where another beat begins."""
    beats: list[list[int]] = []
    beat_of: dict[int, int] = {}
    for number in group:
        known = beat_of.get(origin_of[number])
        if known is None and (not beats or _is_later(number, beats[-1][0], vectors)):
            beats.append([])
        beat = len(beats) - 1 if known is None else known
        beats[beat].append(number)
        beat_of.setdefault(origin_of[number], beat)
    return beats


def _is_later(number: int, first: int, vectors: Vectors) -> bool:
    new, old = _moment(vectors.articles[number]), _moment(vectors.articles[first])
    return new is not None and (old is None or new - old > BEAT)


def _moment(article: Article) -> datetime | None:
    """Return when an article came out: at noon, where only the day is known."""
    published = article.published
    return published + NOON if published is not None and article.day_only else published


def _followed(
    numbers: Sequence[int], earlier: Sequence[Sequence[int]], vectors: Vectors
) -> int | None:
    """Return which of the earlier beats is the likest; of equal ones the last."""
    found = [
        (max(vectors.likeness(one, other) for one in numbers for other in beat), place)
        for place, beat in enumerate(earlier)
    ]
    return max(found)[1] if found else None


def _central(among: Iterable[int], group: Sequence[int], vectors: Vectors) -> int:
    """Return the article that is most like all others; one with a headline, if any has."""
    return max(among, key=lambda number: _centrality(number, group, vectors))


def _centrality(number: int, group: Sequence[int], vectors: Vectors) -> tuple[bool, float, int]:
    others = (vectors.likeness(number, other) for other in _some(group) if other != number)
    return bool(vectors.articles[number].title), math.fsum(others), -number
