"""The names of a corpus and the keys they got in; why each one names its entity out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass

from kg.graph import Entity
from kg.identity import Link
from kg.records import Mention
from kg.resolve.cluster import NAMED, Key
from kg.resolve.compare import FEATURES, similarity
from kg.resolve.name_words import LEGAL_FORMS
from kg.resolve.names import Words, is_acronym, name_words
from kg.resolve.person_names import PersonName, is_full, person_words


@dataclass(frozen=True, slots=True)
class Use:
    """A name as an article uses it, the words and the key that it got, and the article's names."""

    name: str
    words: Words
    key: Key
    here: Set[Words]  # all names of the article that got this key

    @property
    def is_person(self) -> bool:
        """Return whether it names a person."""
        return self.key.sort == "person"


@dataclass(frozen=True, slots=True)
class Reason:
    """A way for a name to be linked, how sure it is, and what it is called in the ledger."""

    holds: Callable[[Use], bool]
    score: float
    words: str


def _same_name(use: Use) -> bool:
    bare = tuple(word for word in use.words if word not in LEGAL_FORMS)
    return use.key.words in (use.words, bare)


def _spelling(use: Use) -> bool:
    return use.is_person and is_full(use.words) and is_full(use.key.words)


def _short_here(use: Use) -> bool:
    return use.is_person and any(use.words != full and is_full(full) for full in use.here)


def _initials_here(use: Use) -> bool:
    return is_acronym(use.name) and len(use.here) > 1


REASONS = (
    Reason(lambda use: use.key.sort == "known", 1.0, "the gazetteer has this name"),
    Reason(_same_name, 1.0, "the same name"),
    Reason(_spelling, 0.95, "another spelling of the name"),
    Reason(_short_here, 0.97, "short for the full name in its article"),
    Reason(lambda use: use.is_person, 0.85, "the only person of the corpus with this name"),
    Reason(_initials_here, 0.97, "initials of the name in its article"),
    Reason(lambda use: is_acronym(use.name), 0.85, "initials of the only such name of the corpus"),
    Reason(lambda use: True, 0.9, "the name with other words for its kind or its country"),
)
"""The first that holds is the reason; surnames and initials are surer within an article."""


def explain_links(keys: Mapping[Mention, Key], entities: Mapping[Key, Entity]) -> tuple[Link, ...]:
    """Return why each name names its entity, sorted; `entities` has that of each key."""
    uses: defaultdict[tuple[str, Key], dict[str, Words]] = defaultdict(dict)
    for mention, key in keys.items():
        if key.sort in NAMED:
            read = person_words if key.sort == "person" else name_words
            uses[mention.passage.article, key][mention.name] = read(mention.name)
    articles: defaultdict[tuple[str, str, str, float], set[str]] = defaultdict(set)
    for (article, key), names in uses.items():
        here = frozenset(names.values())
        for name, words in names.items():
            reason, score = reason_for(Use(name, words, key, here))
            articles[entities[key].id, name, reason, score].add(article)
    return tuple(Link(*link, tuple(sorted(found))) for link, found in sorted(articles.items()))


def reason_for(use: Use) -> tuple[str, float]:
    """Return why a name was linked, and how sure that is."""
    reason = next(reason for reason in REASONS if reason.holds(use))
    words, score = reason.words, reason.score
    if reason.holds is _spelling:
        one, other = PersonName.of(use.words), PersonName.of(use.key.words)
        held = [each.holds.__name__ for each in FEATURES if each.holds(one, other)]
        words, score = (
            f"{words}: {', '.join(held).replace('_', ' ')}",
            min(1.0, similarity(one, other)),
        )
    if use.key.part:
        words = f"{words}; told from others of this name: {use.key.part}"
    return words, round(score, 2)
