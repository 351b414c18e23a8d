"""What a story is made of in; the story as an earlier run told it out, if it still holds.

A story depends on the parts of its articles, on the entities that these share with others, and on a
little of what the whole graph says of them. The first two make the digest under which it is kept;
what was asked of the rest is kept with it, and asked again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol, TypeVar

from kg.graph import Corpus
from kg.stories.surroundings import Surroundings
from kg.story import Story

Record = TypeVar("Record")


class Memory(Protocol):
    """What was found out about the former graph, by digests of what it was found out of."""

    def recall(self, digest: str, kind: type[Record]) -> Record | None:
        """Return what is kept with a digest; None if nothing is."""

    def remember(self, digest: str, record: object) -> None:
        """Keep a record."""


class NoMemory:
    """A memory of nothing."""

    def recall(self, digest: str, kind: type[Record]) -> Record | None:
        """Return nothing."""

    def remember(self, digest: str, record: object) -> None:
        """Do nothing."""


@dataclass(frozen=True, slots=True)
class KeptStory:
    """A story, and what the whole graph answered while it was told."""

    story: Story
    answers: Mapping[str, str]  # by question


class Comparisons:
    """Which pairs of articles are copies, compared anew only where one of the two has changed."""

    def __init__(self, memory: Memory, key: Callable[[str], str]) -> None:
        """Compare articles, of which `key` returns a digest of all that is compared."""
        self._memory, self._key = memory, key

    def copies(
        self, article: str, others: Iterable[str], is_copy: Callable[[str, str], bool]
    ) -> list[str]:
        """Return which other articles are copies of an article."""
        keys = {other: self._key(other) for other in others}
        if not keys:
            return []
        digest = digest_of("copies", self._key(article))
        known = self._memory.recall(digest, dict[str, bool]) or {}
        found = {
            other: known[key] if key in known else is_copy(article, other)
            for other, key in keys.items()
        }
        now = {keys[other]: answer for other, answer in found.items()}
        if now != known:
            self._memory.remember(digest, now)
        return [other for other, answer in found.items() if answer]


def remembered(
    outline: Story,
    memory: Memory,
    corpus: Corpus,
    around: Surroundings,
    tell: Callable[[Story, Surroundings], Story],
) -> Story:
    """Return the story of an outline: the kept one, unless it would be told otherwise now."""
    lines = (line for article in outline.articles for line in _part(article, corpus))
    digest = digest_of(repr(outline), *lines)
    found = memory.recall(digest, KeptStory)
    if found is None or not around.still_hold(found.answers):
        asked = around.asked_anew()
        found = KeptStory(tell(outline, asked), asked.answers)
        memory.remember(digest, found)
    return found.story


def digest_of(*lines: str) -> str:
    """Return a digest of some lines."""
    return sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _part(article: str, corpus: Corpus) -> Iterator[str]:
    """Yield what the part of an article depends on, and what it names that others name."""
    yield corpus.key(article)
    for each in map(corpus.common.__getitem__, corpus.brief(article).shared):
        yield repr((each.id, each.type, each.name, each.named, each.value))
