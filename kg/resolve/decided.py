"""Names and what people decided about them in; the same, each with the key that follows, out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.identity import Decision, Designation
from kg.resolve.cluster import Key
from kg.resolve.names import Words, name_words
from kg.resolve.person_names import person_words
from kg.resolve.uses import Use


def decided_words(decisions: Iterable[Decision]) -> frozenset[Words]:
    """Return the words of all names that people decided about."""
    return frozenset(name_words(d.name) for each in decisions for d in (each.one, each.other))


def apply_decisions(decisions: Iterable[Decision], uses: Sequence[Use]) -> None:
    """Give names their keys after each decision; one about names that no article has is idle."""
    for decision in decisions:
        change = _join if decision.same else _part
        change(decision, uses)


def _join(decision: Decision, uses: Sequence[Use]) -> None:
    """Give all that the second name names the key of what the first one does."""
    ones = {use.found for use in _meant(decision.one, uses)}
    others = {use.found for use in _meant(decision.other, uses)}
    if ones and others:
        kept = min(ones, key=lambda key: (key.sort != "known", key))
        for use in uses:
            if use.found in ones | others:
                use.key = kept


def _part(decision: Decision, uses: Sequence[Use]) -> None:
    """Give what the second name names new keys, where the first one names the same.

    The short forms in an article that has the second name and not the first are the second's.
    """
    ones, others = (_meant(each, uses) for each in (decision.one, decision.other))
    shared = {use.found for use in ones} & {use.found for use in others}
    theirs = {use.article for use in others} - {use.article for use in ones}
    taken = {use.found for use in uses}
    new = {key: _other_key(key, decision, taken) for key in shared}
    meant = set(others)
    for use in uses:
        if use.found in shared and (use in meant or use.article in theirs):
            use.key = new[use.found]


def _other_key(key: Key, decision: Decision, taken: set[Key]) -> Key:
    """Return a key of the second name, with a number where that is taken: by the first, say."""
    words = _words(decision.other.name, key)
    sort = "name" if key.sort == "known" else key.sort
    candidate = key._replace(sort=sort, words=words, part="")
    number = 2
    while candidate in taken:
        candidate, number = candidate._replace(part=str(number)), number + 1
    return candidate


def _words(name: str, key: Key) -> Words:
    return person_words(name) if key.sort == "person" else name_words(name)


def _meant(designation: Designation, uses: Iterable[Use]) -> list[Use]:
    """Return the uses of this name, in its article if it has one."""
    wanted = name_words(designation.name)
    here = (use for use in uses if designation.article in (None, use.article))
    return [use for use in here if name_words(use.name) == wanted]
