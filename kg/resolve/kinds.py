"""The mentions of an article that name something in; which of them are one name out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.records import Extraction, Mention
from kg.resolve.cluster import Key
from kg.resolve.facts import appearing, gender_of_title
from kg.resolve.names import Words

Kind = tuple[Words, Key | None, str, str, bool, int]
"""What mentions have in common that are one name of an outline: words, key, name, type, whether it
appears, and the place, of one that is alone."""


def kinds_of(
    named: Iterable[Mention],
    keys: Mapping[Mention, Key],
    words: Mapping[Mention, Words],
    extraction: Extraction,
) -> dict[Mention, Kind]:
    """Return what makes each mention a mention of a name of the outline, in the order given."""
    seen = frozenset(appearing(extraction))
    alone = _of_both(((each, words[each]) for each in words if each in seen), extraction)
    return {
        mention: (
            words.get(mention, ()),
            keys.get(mention),
            mention.name,
            mention.type,
            mention in seen,
            mention.passage.start if mention in alone else -1,
        )
        for mention in named
    }


def _of_both(names: Iterable[tuple[Mention, Words]], extraction: Extraction) -> frozenset[Mention]:
    """Return the mentions of surnames that titles give to a man and to a woman in one article."""
    genders: defaultdict[str, dict[Mention, str]] = defaultdict(dict)
    for mention, words in names:
        if len(words) == 1:
            genders[words[0]][mention] = gender_of_title(mention, extraction.article.text)
    both = (found for found in genders.values() if len({*found.values()} - {""}) > 1)
    return frozenset(mention for found in both for mention in found)
