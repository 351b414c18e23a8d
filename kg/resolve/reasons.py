"""A key and the names that got it in; why each one names its entity out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass

from kg.identity import Link
from kg.resolve.cluster import Key
from kg.resolve.compare import FEATURES, similarity
from kg.resolve.name_words import LEGAL_FORMS
from kg.resolve.names import Words, is_acronym, name_words
from kg.resolve.person_names import PersonName, is_full, person_words
from kg.resolve.uses import Use


@dataclass(frozen=True, slots=True)
class Called:
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

    holds: Callable[[Called], bool]
    score: float
    words: str


def _same_name(called: Called) -> bool:
    bare = tuple(word for word in called.words if word not in LEGAL_FORMS)
    return called.key.words in (called.words, bare)


def _spelling(called: Called) -> bool:
    return called.is_person and is_full(called.words) and is_full(called.key.words)


def _short_here(called: Called) -> bool:
    return called.is_person and any(called.words != full and is_full(full) for full in called.here)


def _initials_here(called: Called) -> bool:
    return is_acronym(called.name) and len(called.here) > 1


REASONS = (
    Reason(lambda called: called.key.sort == "known", 1.0, "the gazetteer has this name"),
    Reason(_same_name, 1.0, "the same name"),
    Reason(_spelling, 0.95, "another spelling of the name"),
    Reason(_short_here, 0.97, "short for the full name in its article"),
    Reason(lambda called: called.is_person, 0.85, "the only person of the corpus with this name"),
    Reason(_initials_here, 0.97, "initials of the name in its article"),
    Reason(
        lambda called: is_acronym(called.name), 0.85, "initials of the only such name of the corpus"
    ),
    Reason(lambda called: True, 0.9, "the name with other words for its kind or its country"),
)
"""The first that holds is the reason; surnames and initials are surer within an article."""


def explain(key: Key, uses: Iterable[Use], entity: str) -> Iterator[Link]:
    """Yield why each name with a key names its entity, sorted."""
    read = person_words if key.sort == "person" else name_words
    by_article: defaultdict[str, set[str]] = defaultdict(set)
    for use in uses:
        by_article[use.article].add(use.name)
    articles: defaultdict[tuple[str, str, float], list[str]] = defaultdict(list)
    for article in sorted(by_article):
        names = {name: read(name) for name in by_article[article]}
        here = frozenset(names.values())
        for name, words in names.items():
            reason, score = reason_for(Called(name, words, key, here))
            articles[name, reason, score].append(article)
    for link, found in sorted(articles.items()):
        yield Link(entity, *link, tuple(found))


def reason_for(called: Called) -> tuple[str, float]:
    """Return why a name was linked, and how sure that is."""
    reason = next(reason for reason in REASONS if reason.holds(called))
    words, score = reason.words, reason.score
    if reason.holds is _spelling:
        one, other = PersonName.of(called.words), PersonName.of(called.key.words)
        held = [each.holds.__name__ for each in FEATURES if each.holds(one, other)]
        words, score = (
            f"{words}: {', '.join(held).replace('_', ' ')}",
            min(1.0, similarity(one, other)),
        )
    if called.key.part:
        words = f"{words}; told from others of this name: {called.key.part}"
    return words, round(score, 2)
