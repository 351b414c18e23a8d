"""The names of a document → whom a surname takes up that several persons of the document have.

Where but one person has it, resolution links the two, in this article and in others. Of several
it is who alone was named in full before; where both were, the surname stays by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg.extract.grammar.gender import is_title
from kg.records import Mention, MentionKind

Words = tuple[str, ...]


def link_surnames(named: Mapping[int, Mention]) -> Iterator[tuple[int, Mention]]:
    """Yield the contested surnames, each referring to the full name of whom it takes up."""
    persons = _persons(named)
    contested = _contested(set(persons.values()))
    before: defaultdict[Words, dict[str, Mention]] = defaultdict(dict)  # by surname and given name
    called: dict[Words, Mention] = {}
    for name, words in persons.items() if contested else ():
        for surname in {words[at:] for at in range(1, len(words))} & contested:
            before[surname].setdefault(words[0], name)
        if words in contested and len(before[words]) == 1:
            called.setdefault(words, *before[words].values())
        if words in called:
            linked = replace(name, refers_to=called[words])
            yield from ((at, linked) for at in named if named[at] is name)


def _persons(named: Mapping[int, Mention]) -> dict[Mention, Words]:
    """Return the names of persons with their words, in the order of text; a title is none."""
    found: dict[Mention, Words] = {}
    for _, name in sorted(named.items()):
        if name.type == "Person" and name.kind is MentionKind.NAME:
            words = tuple(name.text.lower().replace("’", "'").removesuffix("'s").split())
            found[name] = words[len(words) > 1 and is_title(words[0]) :]
    return found


def _contested(names: set[Words]) -> set[Words]:
    """Return the surnames that stand alone, too, and that persons of several given names have."""
    given: defaultdict[Words, set[str]] = defaultdict(set)
    for words in names:
        for surname in {words[at:] for at in range(1, len(words))} & names:
            given[surname].add(words[0])
    return {surname for surname, names in given.items() if len(names) > 1}
