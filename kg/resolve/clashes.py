"""The ids of what articles describe in; those that two things have, and other ids for them, out.

They end in 32 bits of a hash. Of a hundred thousand articles 50,000 may describe a "government", so
that two ids are equal now and then. Of all ids only a number is kept.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace

import numpy as np

from kg.graph import Entity
from kg.outline import Outline
from kg.resolve.cluster import Key
from kg.resolve.entities import longer_id
from kg.resolve.outlines import Read

Reread = Callable[[str], Read]
"""Returns all that is read in an article."""


@dataclass(frozen=True, slots=True)
class Renamed:
    """The ids that change: of things that articles describe, and of names of only one article."""

    own: Mapping[str, Mapping[str, str]]  # by article
    names: Mapping[Key, str]


class Clashes:
    """The ids of what articles describe, and which of these things may be publishers."""

    def __init__(self, publishers: Iterable[str]) -> None:
        names = frozenset(publishers)
        self._called = {name.casefold() for name in names}
        self._slugs = {"_".join(name.split()) for name in names}
        self._articles: list[str] = []
        self._ends = array("q")
        self._hashes = array("q")
        self._bodies: list[tuple[str, Entity]] = []
        self.taken = set[str]()  # the ids that publishers would get

    def add(self, outline: Outline) -> None:
        """Add an article."""
        self._articles.append(outline.article)
        self._hashes.extend(map(hash, outline.own))
        self._ends.append(len(self._hashes))
        for body in outline.bodies:
            names = {name.casefold() for name in (body.name, *body.aliases)}
            if not names.isdisjoint(self._called):
                self._bodies.append((outline.article, body))
        self.taken |= self._slugs.intersection(outline.own)

    def bodies(self, renamed: Mapping[str, Mapping[str, str]]) -> list[tuple[str, Entity]]:
        """Return the described organizations that are called like a publisher, by article."""
        return [
            (article, replace(body, id=renamed.get(article, {}).get(body.id, body.id)))
            for article, body in self._bodies
        ]

    def renamed(self, names: Mapping[Key, str], taken: Set[str], reread: Reread) -> Renamed:
        """Return the ids that change because other things have them.

        Of things whose ids are equal the first by its key keeps it, unless it is in `taken`;
        `names` are the ids of names of only one article.
        """
        contenders: defaultdict[str, list[tuple[Key, bool]]] = defaultdict(list)
        for article in self._suspects(names.values(), taken):
            read = reread(article)
            for key, entity in zip(read.keys, read.own, strict=True):
                contenders[entity.id].append((key, True))
        for key, id_ in names.items():
            contenders[id_].append((key, False))
        own: defaultdict[str, dict[str, str]] = defaultdict(dict)
        others: dict[Key, str] = {}
        for id_, found in contenders.items():
            for key, is_own in sorted(found)[0 if id_ in taken else 1 :]:
                if is_own:
                    own[key.article][id_] = longer_id(id_, key)
                else:
                    others[key] = longer_id(id_, key)
        return Renamed(dict(own), others)

    def _suspects(self, names: Iterable[str], taken: Iterable[str]) -> Iterator[str]:
        """Yield the articles that describe things whose ids others may have, too."""
        own = np.frombuffer(self._hashes, dtype=np.int64)
        others = np.fromiter(map(hash, (*names, *taken)), dtype=np.int64)
        ordered = np.sort(own)
        twice = ordered[1:][ordered[1:] == ordered[:-1]]
        at = np.flatnonzero(np.isin(own, np.concatenate([twice, others])))
        numbers = np.searchsorted(np.frombuffer(self._ends, dtype=np.int64), at, side="right")
        return (self._articles[number] for number in np.unique(numbers))
