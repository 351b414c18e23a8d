"""Names in their text → the longer names that they are short for.

"Labour Party (LP)"; once "Helion Renewables" is named, "Helion": the first words of a body's name;
once the "Republic of Sarnia" is, "Sarnia"; and a surname that several persons of the text have.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.extract.grammar.gender import is_title
from kg.extract.reading import Reading
from kg.records import Mention, MentionKind

Words = tuple[str, ...]
LONG = ("Organization", "GeopoliticalEntity")
SHORTENED = (*LONG, "Person")
"""Classes of long names, and of what their short ones are taken for."""


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
        party = len(token.text) == 2 and reading.is_a(long, "Person")  # "Dora Ek (DE)"
        if bodies or (is_short_for(token.text, long.text) and not party):
            passage = reading.passage(token.i, token.i + 1)
            plain = Mention(passage, long.type, MentionKind.NAME, token.text)
            yield token.i, (short or plain, long)


def is_short_for(short: str, long: str) -> bool:
    """Return whether the beginnings of a name's words make a shorter one, in their order.

    In capitals each is a letter, and words may be left out: all else begins with the first word.

    >>> is_short_for("ANC", "African National Congress")
    True
    >>> is_short_for("Hafuco", "Haverly Friends University College")
    True
    """
    words = [part for part in re.split(r"[\s-]+", long) if part]
    if short.isupper():
        starts = iter([word[0].upper() for word in words])
        return len(short) > 1 and all(each in starts for each in short)
    lowered = [word.lower() for word in words]
    return len(lowered) > 1 and _is_begun(short.lower(), lowered)


def _is_begun(short: str, words: Sequence[str]) -> bool:
    """Return whether a name is a beginning of the first word and ones of words behind it."""
    behind = words[1:]
    return any(
        words[0].startswith(short[:size])
        and any(_is_made_of(short[size:], behind[at:]) for at in range(len(behind)))
        for size in range(1, len(short))
    )


def _is_made_of(short: str, words: Sequence[str]) -> bool:
    """Return whether beginnings of the words, all from the first on, make a name."""
    if not short or not words:
        return not short
    return any(
        words[0].startswith(short[:size]) and _is_made_of(short[size:], words[1:])
        for size in range(1, len(short) + 1)
    )


def _first_words(reading: Reading, named: Mapping[int, Mention]) -> Iterator[tuple[int, Mention]]:
    """Yield names that are part of a longer one that the text, its title aside, has before.

    They are the first words of bodies, and the states that are a "Republic of" their name.
    """
    title, doc = reading.article.title, reading.doc
    end = len(title) if reading.article.text.startswith(title) else 0
    whole: dict[str, Mention] = {}
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, mention in sorted(named.items()):
        if mention.refers_to is None and reading.is_a(mention, *SHORTENED):
            if mention.known is None and not mention.name.isupper():
                places[mention.name].append(index)
            if " " in mention.name and reading.is_a(mention, *LONG):
                whole.setdefault(mention.name, mention)
    for at in places.values():
        first = named[at[0]]
        longer = [long for long in whole.values() if _has_part(reading, long, first)]
        told = [doc[index].idx for index in at if doc[index].idx >= end]
        if len(longer) == 1 and (not told or longer[0].passage.start < told[0]):
            for index in at:
                yield index, replace(named[index], type=longer[0].type, refers_to=longer[0])


def _has_part(reading: Reading, long: Mention, short: Mention) -> bool:
    """Return whether a body's name begins with a shorter one, or that of a state ends with it."""
    if reading.is_a(long, "Organization"):
        body = reading.is_a(short, "Organization", "Person")
        return body and long.name.startswith(f"{short.name} ")
    return long.name.endswith(f" of {short.name}")


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
