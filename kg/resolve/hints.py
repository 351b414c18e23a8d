"""The entities of a corpus in; pairs that may be one, for a person to decide, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations, groupby
from operator import itemgetter

from rapidfuzz import fuzz

from kg.graph import Entity
from kg.identity import NAMESAKES, Hint
from kg.resolve.cluster import Key
from kg.resolve.compare import SAME_FROM, similarity
from kg.resolve.names import Words, is_country
from kg.resolve.namesakes import Namesakes, likeness, reasons
from kg.resolve.person_names import PersonName, is_full

NEAR_PERSONS = 0.8
"""From this similarity on two full names of persons are worth a look."""
NEAR_NAMES = 0.88
"""As above, for the letters of other names."""
CONTAINED = 0.7
"""What it counts that one name has all words of another: "Rift Valley", "East Rift Valley"."""
COMMON = 40
"""Names with one word that are compared; of a word with more, the names are hardly alike by it."""
PERCENT = 100
NUMERALS = frozenset(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"])
"""World War I is not World War II."""


def find_hints(entities: Mapping[Key, Entity], namesakes: Namesakes) -> tuple[Hint, ...]:
    """Return the pairs nearest to being one, the nearest first."""
    found = (*_namesake_hints(entities, namesakes), *_near_names(entities))
    best: dict[tuple[str, str], Hint] = {}
    for hint in found:
        best.setdefault((hint.one, hint.other), hint)
    return tuple(sorted(best.values(), key=lambda hint: (-hint.score, hint.one, hint.other)))


def _namesake_hints(entities: Mapping[Key, Entity], namesakes: Namesakes) -> Iterator[Hint]:
    for things in namesakes.values():
        found = [(entities[each.key], each.profile) for each in things if each.key in entities]
        for (one, mine), (other, theirs) in combinations(found, 2):
            score = max(0.0, likeness(mine, theirs))
            yield _hint(one, other, score, (NAMESAKES, *reasons(mine, theirs)))


def _hint(one: Entity, other: Entity, score: float, reasons: tuple[str, ...]) -> Hint:
    first, second = sorted((one, other), key=lambda entity: entity.id)
    return Hint(first.id, second.id, (first.name, second.name), round(score, 2), reasons)


def _near_names(entities: Mapping[Key, Entity]) -> Iterator[Hint]:
    """Yield the pairs of names that are nearly alike."""
    for block in _blocks(entities):
        for one, other in combinations(block, 2):
            score, reason = _nearness(one, other)
            if score:
                yield _hint(entities[one], entities[other], score, (reason,))


def _nearness(one: Key, other: Key) -> tuple[float, str]:
    """Return how near two names are, and in what; 0 if they are not."""
    if one.sort == "person":
        if not (is_full(one.words) and is_full(other.words)):
            return 0.0, ""
        score = similarity(PersonName.of(one.words), PersonName.of(other.words))
        if NEAR_PERSONS <= score < SAME_FROM:
            return score, "nearly the same name"
    if _told(one.words) != _told(other.words):
        return 0.0, ""
    score = fuzz.token_sort_ratio(" ".join(one.words), " ".join(other.words)) / PERCENT
    shorter, longer = sorted((frozenset(one.words), frozenset(other.words)), key=len)
    if one.sort != "person" and len(shorter) > 1 and shorter < longer:
        return max(score, CONTAINED), "one name has all words of the other"
    return (score, "nearly the same letters") if score >= NEAR_NAMES else (0.0, "")


@lru_cache(maxsize=1_000)
def _told(words: Words) -> frozenset[str]:
    """Return the words of a name that make another one of it: countries and numbers."""
    told = (word for word in words if is_country(word) or word in NUMERALS or word.isdigit())
    return frozenset(told)


def _blocks(entities: Iterable[Key]) -> Iterator[list[Key]]:
    """Yield the names that share a word, and their sort and type."""
    kinds: defaultdict[tuple[str, str], list[Key]] = defaultdict(list)
    for key in entities:
        if key.sort in ("person", "name") and not key.part and key.type != "Position":
            kinds[key.sort, key.type].append(key)
    for _, keys in sorted(kinds.items()):
        words = sorted((word, key) for key in keys for word in frozenset(key.words))
        for _, same in groupby(words, key=itemgetter(0)):
            block = [key for _, key in same]
            if 1 < len(block) <= COMMON:
                yield block
