"""Names with their keys in; the same, with the keys of namesakes told apart, out."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from kg.outline import Outline
from kg.resolve.cluster import NAMED, Key
from kg.resolve.names import name_words
from kg.resolve.namesakes import Namesakes, tell_apart
from kg.resolve.profiles import Appearance, Profile
from kg.resolve.uses import Pool, Use

Region = tuple[Use, str]
"""A known place, and the other country in which it lies."""


class Articles:
    """The names of each article, and what it says of them beyond each name alone."""

    def __init__(self) -> None:
        self.uses: dict[str, list[Use]] = {}
        self._said: dict[str, tuple[tuple[tuple[int, str], ...], tuple[tuple[int, int], ...]]] = {}
        self._regions: list[Region] = []

    def add(self, outline: Outline, pool: Pool) -> None:
        """Add the names of an article."""
        uses = list(pool.uses(outline))
        self.uses[outline.article] = uses
        if outline.homes:
            self._said[outline.article] = outline.places, outline.homes
        self._regions += [(uses[number], name) for number, name in outline.regions]

    def __iter__(self) -> Iterator[tuple[str, list[Use]]]:
        return iter(self.uses.items())

    def unknown(self) -> list[list[Use]]:
        """Return the names of each article of which other articles help decide what they name."""
        return [[use for use in uses if use.key is None] for uses in self.uses.values()]

    def all(self) -> list[Use]:
        """Return the names of all articles, article by article."""
        return [use for uses in self.uses.values() for use in uses]

    def part(self, pool: Pool) -> Namesakes:
        """Give things that are not the first of their name keys of their own; return all such."""
        found = Appearances(self)
        namesakes = {}
        for key in sorted(found.several()):
            things = tell_apart(key, dict(found.profiles(key)))
            if len(things) > 1:
                namesakes[key] = things
        given = [
            (use, pool.key(thing.key))
            for uses, things in ((found.of(key), things) for key, things in namesakes.items())
            for thing in things
            for each in thing.appearances
            for use in uses[each.article, each.title]
        ]
        for use, key in given:
            use.key = key
        places = {(use.article, use.found): (use, region) for use, region in self._regions}
        for (_, key), (place, region) in places.items():
            elsewhere = Key("name", name_words(key.words[0]), "Place", part=region)
            for use in self.uses[place.article]:
                if use.key == key and use.named.appears:
                    use.key = pool.key(elsewhere)
        return namesakes

    def homes(self) -> Iterator[tuple[Use, str]]:
        """Yield who is at home in a country, because a place is there of which the article says it.

        A thing without a name is its own key.
        """
        for article, (places, homes) in self._said.items():
            uses = self.uses[article]

            def thing(number: int, uses: Sequence[Use] = uses) -> Key | int:
                return uses[number].found if number >= 0 else number

            countries = {thing(place): country for place, country in places}
            for who, where in homes:
                if who >= 0 and (country := countries.get(thing(where))):
                    yield uses[who], country


class Appearances:
    """Which articles use names of which key."""

    def __init__(self, articles: Articles) -> None:
        self._homes: defaultdict[Use, set[str]] = defaultdict(set)
        for use, country in articles.homes():
            self._homes[use].add(country)
        self._titles = dict(_titles(articles.uses.values()))
        self._of: defaultdict[Key, list[Use]] = defaultdict(list)
        for uses in articles.uses.values():
            for use in _named(uses):
                self._of[use.found].append(use)
        self._several = {key: n for n, key in enumerate(filter(self._is_of_several, self._of))}
        self._company = dict(self._companies(articles))

    def _appearance(self, use: Use) -> tuple[str, str]:
        return use.article, self._titles.get(use, "")

    def _is_of_several(self, key: Key) -> bool:
        first, *others = self._of[key]
        return any(self._appearance(use) != self._appearance(first) for use in others)

    def _companies(self, articles: Articles) -> Iterator[tuple[str, array[int]]]:
        """Yield the numbers of what an article names.

        What no other names says nothing, except where titles tell two of the article apart.
        """
        titled, alone = {use.article for use in self._titles}, count(-1, -1)
        for article, uses in articles:
            keys = dict.fromkeys(use.found for use in _named(uses))
            found = array("i", (self._several[key] for key in keys if key in self._several))
            if article in titled:
                found.extend(next(alone) for key in keys if key not in self._several)
            yield article, found

    def several(self) -> Iterator[Key]:
        """Yield the keys of which several things may have the name."""
        return (key for key in self._several if key.sort != "known")

    def profiles(self, key: Key) -> Iterator[tuple[Appearance, Profile]]:
        """Yield what each article says of things with a key."""
        for (article, title), uses in self.of(key).items():
            profile = Profile(company=frozenset(self._company[article]))
            for use in uses:
                if use.named.told is not None:
                    profile.add_told(use.named.told)
                if use in self._homes:
                    profile.homes = {*profile.homes, *self._homes[use]}
            yield Appearance(article, key, title), profile

    def of(self, key: Key) -> dict[tuple[str, str], list[Use]]:
        """Return the names with a key, by article and title."""
        found: dict[tuple[str, str], list[Use]] = {}
        for use in self._of[key]:
            found.setdefault(self._appearance(use), []).append(use)
        return found


def _named(uses: Iterable[Use]) -> Iterator[Use]:
    """Yield the names that the text has, of things with names."""
    return (use for use in uses if use.named.appears and use.found.sort in NAMED)


def _titles(articles: Iterable[Iterable[Use]]) -> Iterator[tuple[Use, str]]:
    """Yield the gender of the titles before surnames that an article gives to a man and a woman.

    A name without a title gets the one that is before the last such name.
    """
    for uses in articles:
        genders: defaultdict[Key, dict[Use, str]] = defaultdict(dict)
        alone = (use for use in _named(uses) if use.named.start >= 0)
        for use in sorted(alone, key=lambda each: each.named.start):
            if use.found.sort == "person" and len(use.found.words) == 1:
                last = next(reversed(genders[use.found].values()), "")
                genders[use.found][use] = use.named.gender or last
        for found in genders.values():
            if len(set(found.values()) - {""}) > 1:
                yield from found.items()
