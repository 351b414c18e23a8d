"""Statements → without those that "respectively" rules out: the first of it is of the first only.

"Berg and Holt are students at Oslo and Bergen, respectively": Berg in Oslo, Holt in Bergen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.records import Mention, Statement

WORD = "respectively"


def in_turn(statements: Iterable[Statement]) -> list[Statement]:
    """Return the statements; of those that pair several subjects and objects, the pairs in turn."""
    kept: list[Statement] = []
    shared: defaultdict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for each in statements:
        if WORD in each.evidence.text:
            verb = max((passage.start for passage in each.trigger), default=-1)
            shared[each.evidence.start, each.rule, each.predicate, verb].append(each)
        else:
            kept.append(each)
    return kept + [each for group in shared.values() for each in _pairs(group)]


def _pairs(group: Sequence[Statement]) -> list[Statement]:
    subjects, objects = _places(s.subject for s in group), _places(s.object for s in group)
    if len(subjects) < 2 or len(subjects) != len(objects):
        return list(group)
    return [
        s for s in group if subjects.index(_place(s.subject)) == objects.index(_place(s.object))
    ]


def _places(mentions: Iterable[Mention | None]) -> list[int]:
    return sorted({_place(mention) for mention in mentions})


def _place(mention: Mention | None) -> int:
    return -1 if mention is None else mention.passage.start
