"""Names in their text → the longer names that they are short for.

"Labour Party (LP)"; once "Helion Renewables" is named, "Helion": the first words of a body's name;
and a surname that several persons of the text have.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg.extract.grammar.gender import is_title
from kg.extract.reading import Reading
from kg.records import Mention, MentionKind

Words = tuple[str, ...]


def short_names(reading: Reading, named: Mapping[int, Mention]) -> dict[int, Mention]:
    """Return the names that are short for others, with what they are short for.

    What other acronyms are short for, in this text and in others, resolution finds.
    """
    asides = dict(_asides(reading, named))
    meant = {short.text: long for short, long in asides.values()}
    written = {**named, **{index: short for index, (short, _) in asides.items()}}
    found = {
        index: _standing_for(meant[mention.text], mention)
        for index, mention in written.items()
        if mention.text in meant
    }
    return dict(_first_words(reading, {**named, **found})) | found


def _standing_for(long: Mention, short: Mention) -> Mention:
    """Return a short name with what it stands for, which is what it is known as here."""
    known = short.known if short.known == long.known else None
    name = short.name if known else short.text  # the text means its own by it
    return replace(short, type=long.type, name=name, known=known, refers_to=long)


def _asides(
    reading: Reading, named: Mapping[int, Mention]
) -> Iterator[tuple[int, tuple[Mention, Mention]]]:
    """Yield the short names in brackets behind what they are short for, with that.

    Their letters tell, or that they are bodies: "the Norwegian Radio Society (Nrk)".
    """
    for token in reading.doc[2:-1]:
        long, short = named.get(token.i - 2), named.get(token.i)
        if long is None or long.kind is not MentionKind.NAME:
            continue
        if (token.text_before, token.text_after) != ("(", ")"):
            continue
        bodies = short is not None and reading.is_a(short, "Organization")
        bodies = bodies and long.text.count(" ") > 1 and reading.is_a(long, "Organization")
        if is_short_for(token.text, long.text) or bodies:
            passage = reading.passage(token.i, token.i + 1)
            plain = Mention(passage, long.type, MentionKind.NAME, token.text)
            yield token.i, (short or plain, long)


def is_short_for(short: str, long: str) -> bool:
    """Return whether each letter of an acronym starts a word of a name, in their order.

    >>> is_short_for("ANC", "African National Congress")
    True
    """
    starts = iter([part[:1].upper() for part in re.split(r"[\s-]+", long)])
    return len(short) > 1 and all(each.isupper() and each in starts for each in short)


def _first_words(reading: Reading, named: Mapping[int, Mention]) -> Iterator[tuple[int, Mention]]:
    """Yield the first words of bodies that the text, its title aside, names in full before."""
    title, doc = reading.article.title, reading.doc
    end = len(title) if reading.article.text.startswith(title) else 0
    bodies: dict[str, Mention] = {}
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, mention in sorted(named.items()):
        if mention.refers_to is None and reading.is_a(mention, "Organization", "Person"):
            if mention.known is None and not mention.name.isupper():
                places[mention.name].append(index)
            if " " in mention.name and reading.is_a(mention, "Organization"):
                bodies.setdefault(mention.name, mention)
    for name, at in places.items():
        longer = [body for long, body in bodies.items() if long.startswith(f"{name} ")]
        if len(longer) != 1:
            continue
        whole, told = longer[0], [doc[index].idx for index in at if doc[index].idx >= end]
        if not told or whole.passage.start < told[0]:
            for index in at:
                yield index, replace(named[index], type=whole.type, refers_to=whole)


def link_surnames(named: Mapping[int, Mention]) -> Iterator[tuple[int, Mention]]:
    """Yield the surnames that several persons have, each with the full name that it takes up.

    Where but one person has it, resolution links the two, in this article and in others. Of
    several it is who alone was named in full before; where both were, the surname stays by itself.
    """
    persons = _persons(named)
    contested = _contested(set(persons.values()))
    before: defaultdict[Words, dict[str, Mention]] = defaultdict(dict)  # by surname and given name
    called: dict[Words, Mention] = {}
    for name, words in persons.items() if contested else ():
        for surname in {words[at:] for at in range(1, len(words))} & contested:
            before[surname].setdefault(words[0], name)
        if len(before[words]) == 1:
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
