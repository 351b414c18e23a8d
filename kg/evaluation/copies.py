"""Articles in; copies of them as editors make them, and how well their origins are found, out.

The edits: cuts from the end and from within, a new lead, sentences in another order, updated
figures, attributions turned round, words of the same meaning, a credit to the agency. The measure
is the adjusted Rand index of the clusters (Hubert and Arabie 1985), as NEWS-COPY uses it
(https://arxiv.org/abs/2210.04261).
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from math import comb

from kg.ids import content_id
from kg.records import Article

Sentences = list[str]
_SENTENCE_END = re.compile(r"(?<=[.!?][\"”]|[^\"”][.!?])\s+")
_ATTRIBUTED = re.compile(r"(?P<what>[^“”\"]+), (?P<who>[^,“”\"]+) said\.")
_SAID = re.compile(r"(?P<who>[A-Z][^,“”\"]{2,40}) said that (?P<what>[^“”\"]+)\.")
SYNONYMS = {
    "at least": "no fewer than", "about": "around", "killed": "left dead", "said": "stated",
    "early on": "in the early hours of", "according to": "in the words of", "injuring": "hurting",
    "ordered": "called for", "was carrying": "had on board", "denied": "rejected",
    "told": "said to",
    "will": "is to", "more than": "over", "people": "persons", "began": "started",
    "after": "once", "travelled to": "went to", "the company": "the firm", "bought": "acquired",
    "children": "youngsters", "police": "officers", "also": "as well", "several": "a number of",
}  # fmt: skip  # a table
LEADS = (
    "Here is what is known so far:", "It was a day that few will forget.",
    "The news broke shortly before the evening bulletins.", "Questions are mounting tonight.",
)  # fmt: skip  # as above


def cut_end(sentences: Sentences, chance: random.Random) -> Sentences:
    """Keep the first half or more."""
    return sentences[: max(2, round(len(sentences) * chance.uniform(0.5, 0.9)))]


def cut_within(sentences: Sentences, chance: random.Random) -> Sentences:
    """Drop a third of the sentences after the lead."""
    kept = [each for each in sentences[1:] if chance.random() > 0.33]
    return [sentences[0], *kept]


def new_lead(sentences: Sentences, chance: random.Random) -> Sentences:
    """Put another sentence in front, sometimes in place of the first."""
    return [chance.choice(LEADS), *sentences[chance.choice((0, 1)) :]]


def reorder(sentences: Sentences, chance: random.Random) -> Sentences:
    """Shuffle what follows the lead."""
    rest = sentences[1:]
    chance.shuffle(rest)
    return [sentences[0], *rest]


def update_figures(sentences: Sentences, chance: random.Random) -> Sentences:
    """Raise each number of two or more digits that is no year."""

    def raised(found: re.Match[str]) -> str:
        return str(int(found[0]) + chance.randint(1, 20))

    return [re.sub(r"(?<![\d.,])(?!20\d\d)\d{2,4}(?![\d.,]\d)", raised, each) for each in sentences]


def turn_round(sentences: Sentences, chance: random.Random) -> Sentences:
    """Say who says so before what is said, or after it."""
    turned = []
    for each in sentences:
        if (found := _ATTRIBUTED.fullmatch(each)) and chance.random() < 0.8:
            each = f"{found['who'].capitalize()} said that {found['what']}."
        elif (found := _SAID.fullmatch(each)) and chance.random() < 0.8:
            each = f"{found['what'].capitalize()}, {found['who']} said."
        turned.append(each)
    return turned


def reword(sentences: Sentences, chance: random.Random) -> Sentences:
    """Put words of the same meaning in the place of half of those that have any."""

    def other(found: re.Match[str]) -> str:
        return SYNONYMS[found[0]] if chance.random() < 0.5 else found[0]

    words = re.compile(r"\b(?:" + "|".join(SYNONYMS) + r")\b")
    return [words.sub(other, each) for each in sentences]


EDITS: tuple[Callable[[Sentences, random.Random], Sentences], ...] = (
    cut_end, cut_within, new_lead, reorder, update_figures, turn_round, reword,
)  # fmt: skip  # as above


def copies_of(article: Article, number: int) -> list[Article]:
    """Return so many copies of an article, each with two to four edits, the same every time."""
    chance = random.Random(article.id)
    return [_copy(article, chance, count) for count in range(1, number + 1)]


def _copy(article: Article, chance: random.Random, count: int) -> Article:
    sentences = [each for each in _SENTENCE_END.split(article.text) if each.strip()]
    for edit in sorted(chance.sample(EDITS, chance.randint(2, 4)), key=EDITS.index):
        sentences = edit(sentences, chance)
    if chance.random() < 0.3:
        sentences.append(f"({article.publisher or 'Agencies'})")
    text = "\n\n".join(sentences)
    publisher = f"Paper {count}"
    return replace(article, id=content_id("art", text), text=text, publisher=publisher)


def adjusted_rand(gold: Sequence[Hashable], found: Sequence[Hashable]) -> float:
    """Return how far two clusterings of the same things agree beyond chance.

    >>> adjusted_rand("aabb", "xxyy"), round(adjusted_rand("aabb", "xyxy"), 2)
    (1.0, -0.5)
    """
    together = sum(comb(count, 2) for count in Counter(zip(gold, found, strict=True)).values())
    of_gold = sum(comb(count, 2) for count in Counter(gold).values())
    of_found = sum(comb(count, 2) for count in Counter(found).values())
    expected = of_gold * of_found / comb(len(gold), 2)
    best = (of_gold + of_found) / 2
    return 1.0 if best == expected else (together - expected) / (best - expected)
