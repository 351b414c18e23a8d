"""Entities by importance and their links in → those of the opening view out.

It has the most important entities, each with a neighbour, a line to click for each story of several
articles, and for each article one, as far as the size allows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import networkx as nx

    Pair = tuple[str, str]

SHOW_ALL_UP_TO = 300
"""Entities a person can read at once; of a larger graph the page opens on fewer."""
OPENING_SIZE = 150
OPENING_MOST = 300
"""With the lines of stories: those of 87 among 984 articles take 50 entities more."""
FIRST_SHARE = 2 / 3
"""Share of the size for the most important entities; the rest is for articles without any."""


def choose_opening(
    links: nx.Graph[str],
    order: Sequence[str],
    pairs_by_article: Mapping[str, Sequence[Pair]],
    *,
    pairs_by_story: Iterable[Sequence[Pair]] = (),
    top: int | None = None,
) -> tuple[str, ...]:
    """Return the entities the page opens on: all that are linked if few, else about `top`.

    `links` holds what may be shown, `order` the most important first.

    1. take the most important, each with its most important neighbour
    2. for each story, then for each article, without a line, take the pair that adds the fewest
    3. fill up with the most important neighbours of those chosen
    """
    linked = [id_ for id_ in order if id_ in links and links.degree(id_)]
    if top is None and len(linked) <= SHOW_ALL_UP_TO:
        return tuple(linked)
    size = top or OPENING_SIZE
    rank = {id_: number for number, id_ in enumerate(linked)}
    chosen = _most_important(links, rank, size * FIRST_SHARE)  # 1
    _add_lines(chosen, pairs_by_story, rank, most=top or OPENING_MOST)  # 2
    _add_lines(chosen, pairs_by_article.values(), rank, most=size)
    for id_ in _neighbours(linked, links, chosen):  # 3
        if len(chosen) >= size:
            break
        chosen.add(id_)
    return tuple(id_ for id_ in linked if id_ in chosen)


def _most_important(links: nx.Graph[str], rank: Mapping[str, int], size: float) -> set[str]:
    """Return the most important, each with its most important neighbour, at least `size`."""
    chosen: set[str] = set()
    for id_ in rank:
        if len(chosen) >= size:
            break
        chosen |= {id_, min(links.neighbors(id_), key=rank.__getitem__)}
    return chosen


def _add_lines(
    chosen: set[str], groups: Iterable[Sequence[Pair]], rank: Mapping[str, int], *, most: int
) -> None:
    """Add to those chosen a line of each group, up to so many entities."""
    for pairs in groups:
        if len(chosen) >= most:
            return
        pair = _least_addition(pairs, chosen, rank)
        if len(chosen.union(pair)) <= most:
            chosen.update(pair)


def _least_addition(
    pairs: Sequence[Pair], chosen: set[str], rank: Mapping[str, int]
) -> Pair | tuple[()]:
    """Return the pair with the fewest entities not chosen yet, the most important of those."""
    shown = [pair for pair in pairs if pair[0] in rank and pair[1] in rank]
    if not shown:
        return ()
    return min(
        shown,
        key=lambda pair: (len(set(pair) - chosen), sorted((rank[pair[0]], rank[pair[1]]))),
    )


def _neighbours(linked: Sequence[str], links: nx.Graph[str], chosen: set[str]) -> Iterator[str]:
    """Yield those linked with a chosen one, the most important first."""
    for id_ in linked:
        if id_ not in chosen and any(other in chosen for other in links.neighbors(id_)):
            yield id_
