"""The keys of names and what people decided about them in; the keys that follow out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.identity import Decision, Designation
from kg.records import Mention, MentionKind
from kg.resolve.cluster import Key
from kg.resolve.names import Words, name_words
from kg.resolve.person_names import person_words

Keys = dict[Mention, Key]


def apply_decisions(decisions: Iterable[Decision], keys: Mapping[Mention, Key]) -> Keys:
    """Return the keys after each decision in turn; one about names that no article has is idle."""
    decided = dict(keys)
    for decision in decisions:
        change = _join if decision.same else _part
        decided |= change(decision, decided)
    return decided


def _join(decision: Decision, keys: Keys) -> Keys:
    """Return the keys of what the first name names for all that the second one does."""
    ones = {keys[mention] for mention in _meant(decision.one, keys)}
    others = {keys[mention] for mention in _meant(decision.other, keys)}
    if not ones or not others:
        return {}
    kept = min(ones, key=lambda key: (key.sort != "known", key))
    return {mention: kept for mention, key in keys.items() if key in ones | others}


def _part(decision: Decision, keys: Keys) -> Keys:
    """Return new keys for what the second name names, where the first one names the same.

    The short forms in an article that has the second name and not the first are the second's.
    """
    ones, others = (list(_meant(each, keys)) for each in (decision.one, decision.other))
    shared = {keys[mention] for mention in ones} & {keys[mention] for mention in others}
    with_one = {mention.passage.article for mention in ones}
    theirs = {mention.passage.article for mention in others} - with_one
    new = {key: _other_key(key, decision, set(keys.values())) for key in shared}
    return {
        mention: new[key]
        for mention, key in keys.items()
        if key in shared and (mention in others or mention.passage.article in theirs)
    }


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


def _meant(designation: Designation, keys: Keys) -> Iterator[Mention]:
    """Yield the mentions by this name, in its article if it has one."""
    wanted = name_words(designation.name)
    for mention in keys:
        here = designation.article in (None, mention.passage.article)
        if here and mention.kind is not MentionKind.PRONOUN and name_words(mention.name) == wanted:
            yield mention
