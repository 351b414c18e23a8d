"""Articles in; which of them are copies or rewrites of each other out.

True copies share only a third of their runs of three words: editors cut, reorder, write new leads
and update figures. So two steps: a sketch of each article's runs of words finds the pairs worth a
look, and the look compares sentence with sentence, by the words that carry meaning, names and
numbers.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from kg.records import Article
from kg.stories.memory import Comparisons, NoMemory
from kg.stories.postings import Postings
from kg.stories.reading import WORD, words_of
from kg.story import Origin

if TYPE_CHECKING:
    from numpy.typing import NDArray

COMMON = 200
"""A shingle of more articles than this is a phrase, not a trace of a copy."""
LEAST_SHARED = 2
"""Shingles of the sketch that a pair has to share to be worth a look."""
MOST_LOOKS = 12
"""Earlier articles that one is compared with, those that share most first."""
COPIED = 0.76
"""How much a pair has to have in common to be copies: the share of the shorter article's words that
stand in like sentences of the longer one, and half the share of its runs of words."""
CREDITED = 0.18
"""Less, where one credits the other's medium: "(Meridian News)"."""
SHORT = 2.0
"""Divided by the words of the shorter article: so much more."""
OTHER_QUOTES = 0.2
"""More, where both quote somebody, but never the same words: they asked on their own."""
LIKE = 0.5
"""Share of a sentence's words that another has to have to be the same sentence."""
QUOTED_WORDS = 4
"""By which a quotation is known."""
LEAST_WORDS = 12
"""Of an article that can be a copy."""

ANEW = Comparisons(NoMemory(), str)
"""Of articles that were never compared."""
KEPT = 2_000
"""Articles whose sentences are kept for the next comparison."""

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|[\"”’]|$)[^.!?\n]*)*[.!?]*[\"”’]*")
_QUOTED = re.compile(r"[\"“]([^\"“”]{25,})[\"”]")


@dataclass(frozen=True)
class _Content:
    """What is compared of a text, made when it is looked at."""

    folded: str
    sentences: tuple[frozenset[str], ...]  # of each the words that carry meaning
    quotes: frozenset[str]
    """The longer quotations, each by its first words, as editors cut them."""

    @classmethod
    def of(cls, text: str) -> _Content:
        sentences = filter(None, map(_content, _SENTENCE.findall(text)))
        found = map(words_of, _QUOTED.findall(text))
        quotes = frozenset(" ".join(words[:QUOTED_WORDS]) for words in found)
        return cls(text.casefold(), tuple(sentences), quotes)


@dataclass(frozen=True)
class _Text:
    """An article, its sketch, and how to get what else is compared."""

    article: Article
    sketch: NDArray[np.uint32]
    read: Callable[[str], _Content]

    @property
    def sentences(self) -> tuple[frozenset[str], ...]:
        return self.read(self.article.id).sentences

    @property
    def quotes(self) -> frozenset[str]:
        return self.read(self.article.id).quotes

    @property
    def size(self) -> int:
        return sum(map(len, self.sentences))

    def credits(self, other: _Text) -> bool:
        """Return whether the text names the medium of the other one."""
        name = other.article.publisher
        same = name == self.article.publisher
        return bool(name) and not same and str(name).casefold() in self.read(self.article.id).folded


def find_origins(
    articles: Sequence[Article],
    sketches: Mapping[str, NDArray[np.uint32]],
    text: Callable[[str], str],
    comparisons: Comparisons = ANEW,
) -> tuple[Origin, ...]:
    """Return articles, sorted by time, by origin, each origin named by its earliest article.

    An article without copies is an origin of its own. `text` returns that of an article.
    """
    read = lru_cache(maxsize=KEPT)(lambda id_: _Content.of(text(id_)))
    texts = {each.id: _Text(each, sketches[each.id], read) for each in articles}
    origin_of = {each: each for each in texts}
    place = {each: number for number, each in enumerate(texts)}

    def origin(article: str) -> str:
        while origin_of[article] != article:
            article = origin_of[article]
        return article

    def is_copy(article: str, earlier: str) -> bool:
        return _is_copy(texts[article], texts[earlier])

    for article, looks in _candidates(texts):
        for earlier in comparisons.copies(article, looks, is_copy):
            one, other = sorted((origin(article), origin(earlier)), key=place.__getitem__)
            origin_of[other] = one
    groups: dict[str, list[str]] = defaultdict(list)
    for article in texts:  # the first of each origin comes first
        groups[origin(article)].append(article)
    return tuple(Origin(first, tuple(found)) for first, found in groups.items())


def _candidates(texts: Mapping[str, _Text]) -> Iterator[tuple[str, list[str]]]:
    """Yield each text with the earlier ones that share most of its sketch."""
    postings, ids = Postings([text.sketch for text in texts.values()]), list(texts)
    for number, id_ in enumerate(ids):
        found, _ = postings.likest(number, common=COMMON, most=MOST_LOOKS, least=LEAST_SHARED)
        yield id_, [ids[each] for each in found]


def _is_copy(one: _Text, other: _Text) -> bool:
    """Return whether two texts are copies; the shorter one is, the more has to be the same."""
    size = min(one.size, other.size)
    if size < LEAST_WORDS:
        return False
    least, runs = COPIED + SHORT / size, _shared_runs(one, other) / 2
    if _most_copied(one, other) + runs < least - CREDITED:
        return False
    if one.credits(other) or other.credits(one):
        least -= CREDITED
    if one.quotes and other.quotes and not one.quotes & other.quotes:
        least += OTHER_QUOTES
    return copied_share(one, other) + runs >= least


def _shared_runs(one: _Text, other: _Text) -> float:
    """Return the share of the shorter sketch that is in the other."""
    least = min(len(one.sketch), len(other.sketch))
    shared = np.intersect1d(one.sketch, other.sketch, assume_unique=True)
    return len(shared) / least if least else 0.0


def _most_copied(one: _Text, other: _Text) -> float:
    """Return what `copied_share` cannot exceed, found thirty times as fast."""
    short, long = _by_size(one, other)
    words = frozenset().union(*long.sentences)
    copied = sum(len(sentence & words) for sentence in short.sentences)
    return copied / short.size if short.size else 0.0


def copied_share(one: _Text, other: _Text) -> float:
    """Return the share of the shorter text's words that stand in like sentences of the longer."""
    short, long = _by_size(one, other)
    copied = 0
    for sentence in short.sentences:
        best = max((len(sentence & each) for each in long.sentences), default=0)
        if best >= LIKE * len(sentence):
            copied += best
    return copied / short.size if short.size else 0.0


def _by_size(one: _Text, other: _Text) -> list[_Text]:
    return sorted((one, other), key=lambda text: (text.size, text.article.id))


def _content(sentence: str) -> frozenset[str]:
    """Return the words of a sentence that carry meaning: long ones, numbers, names."""
    words = WORD.findall(sentence)
    return frozenset(
        word.casefold() for word in words if len(word) > 3 or word[0].isdigit() or word[0].isupper()
    )
