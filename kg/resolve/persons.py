"""The persons' names of a corpus in; the full name that each is short for in an article out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.resolve.compare import may_join
from kg.resolve.name_words import FAMILY_FIRST
from kg.resolve.names import Words
from kg.resolve.person_names import PersonName, fold_given, fold_sound, generation, is_full

LONGEST_SURNAME = 3  # words
SHORTEST_SOUND = 5
"""Letters from which on a surname may be matched by its sound."""


@dataclass(frozen=True, slots=True)
class Surnames:
    """The full names that end in certain words, as written and as they sound."""

    written: Mapping[Words, frozenset[Words]]
    spoken: Mapping[Words, frozenset[Words]]

    def find(self, words: Words) -> frozenset[Words]:
        """Return the full names that `words` may be short for, those spelled alike first."""
        sound = tuple(map(fold_sound, words))
        if words in self.written or len("".join(sound)) < SHORTEST_SOUND:
            return self.written.get(words, frozenset())
        return self.spoken.get(sound, frozenset())


class PersonLinks:
    """The full names of a corpus, and which names are short for them.

    All full names of one person are linked to one of them. A surname alone is linked to the only
    person with it in its article, else in the corpus; where there are several, to itself. A word
    that is somebody's given name ("Victoria") is not linked to a person of another article.
    """

    def __init__(self, names: Iterable[Words]) -> None:
        full = sorted({words for words in names if is_full(words)})
        self._known_by = cluster_full_names(full)
        self._everywhere = _index(full, self._known_by)
        self._given = {words[:1] for words in full}

    def of_article(self, names: Iterable[Words]) -> dict[Words, Words]:
        """Return for each name of an article the name by which this person is known."""
        names = list(names)
        known_by = self._known_by
        here = [words for words in names if words in known_by]
        halves = {half: known_by[words] for words in here for half in _halved(words)}
        whole_of = {each: known_by[each] for each in here}
        whole_of |= {half: known_by.get(half, whole) for half, whole in halves.items()}
        surnames = _index(whole_of, whole_of)
        parts = _part_index(here, known_by)
        linked: dict[Words, Words] = {}
        for words in names:
            meant = surnames.find(words) or parts.get(words)
            if not meant and words not in self._given:
                meant = self._everywhere.find(words)
            longer = surnames.find(words) - {known_by.get(words)} if len(words) > 1 else frozenset()
            whole = next(iter(longer)) if len(longer) == 1 else known_by.get(words)
            linked[words] = whole or _only(words, meant or frozenset())
        return linked


def cluster_full_names(names: Iterable[Words]) -> dict[Words, Words]:
    """Return for each full name the one by which its person is known: the fullest.

    A name joins the only person with whose names it agrees; if there are two, none. Hyphens do not
    matter: "Ana Lopes Reyes" is "Ana Lopes-Reyes".
    """
    names = sorted(names)
    hyphened = {_parted(words): words for words in names if _parted(words) != words}
    same = {words: hyphened[words] for words in names if words in hyphened}
    known_by = _cluster(words for words in names if words not in same)
    return known_by | {words: known_by[hyphen] for words, hyphen in same.items()}


def _parted(words: Words) -> Words:
    return tuple(part for word in words for part in word.split("-"))


def _cluster(names: Iterable[Words]) -> dict[Words, Words]:
    """Return for each full name the fullest one that agrees with it."""
    blocks: defaultdict[tuple[str, str], list[Words]] = defaultdict(list)
    for words in names:
        blocks[fold_sound(words[-1]), fold_given(words[0])[0]].append(words)
    known_by: dict[Words, Words] = {}
    for block in blocks.values():
        persons: list[list[PersonName]] = []
        for words in sorted(block, key=lambda words: (-len(words), -len(words[0]), words)):
            name = PersonName.of(words)
            same = [each for each in persons if may_join(name, each)]
            if len(same) == 1:
                same[0].append(name)
            else:
                persons.append([name])
        known_by |= {_words(name): _words(person[0]) for person in persons for name in person}
    return known_by


def _halved(words: Words) -> list[Words]:
    """Return a full name with each half of its double surname: "Ana Lopes" of "Ana Lopes-Reyes".

    >>> _halved(("ana", "lopes-reyes"))
    [('ana', 'lopes'), ('ana', 'reyes')]
    """
    double = "-" in words[-1] and words[0] not in FAMILY_FIRST
    return [(*words[:-1], half) for half in words[-1].split("-")] if double else []


def _words(name: PersonName) -> Words:
    return (name.given, *name.middle, *name.surname)


def _only(words: Words, candidates: frozenset[Words]) -> Words:
    """Return the only candidate, or the only one without a generation such as "Jr."."""
    plain = [name for name in candidates if not generation(name)] or list(candidates)
    return plain[0] if len(plain) == 1 else words


def _index(names: Iterable[Words], known_by: Mapping[Words, Words]) -> Surnames:
    """Return the full names by their endings."""
    written: defaultdict[Words, set[Words]] = defaultdict(set)
    spoken: defaultdict[Words, set[Words]] = defaultdict(set)
    for words in names:
        for at in range(max(1, len(words) - LONGEST_SURNAME), len(words)):
            written[words[at:]].add(known_by[words])
            spoken[tuple(map(fold_sound, words[at:]))].add(known_by[words])
    return Surnames(_frozen(written), _frozen(spoken))


def _part_index(
    names: Iterable[Words], known_by: Mapping[Words, Words]
) -> Mapping[Words, frozenset[Words]]:
    """Return the full names by each of their words: an article may call a person by any."""
    found: defaultdict[Words, set[Words]] = defaultdict(set)
    for words in names:
        for part in {part for word in words for part in (word, *word.split("-"))}:
            found[(part,)].add(known_by[words])
    return _frozen(found)


def _frozen(index: Mapping[Words, set[Words]]) -> dict[Words, frozenset[Words]]:
    return {words: frozenset(found) for words, found in index.items()}
