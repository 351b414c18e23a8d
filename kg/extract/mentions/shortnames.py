"""Names in their text → the longer names that they are short for.

"Labour Party (LP)", and, once "Helion Renewables" is named, "Helion": the first words of a body's
name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg.extract.reading import Reading
from kg.records import Mention, MentionKind


def short_names(reading: Reading, named: Mapping[int, Mention]) -> dict[int, Mention]:
    """Return the names that are short for others, with what they are short for.

    What acronyms are short for in other articles, resolution finds.
    """
    asides = dict(_asides(reading, named))
    bodies = {
        mention.name: mention
        for _, mention in sorted(named.items(), reverse=True)
        if " " in mention.name and reading.is_a(mention, "Organization")
    }
    meant = dict(_initials(bodies)) | {short.text: long for short, long in asides.values()}
    found: dict[int, Mention] = {}
    for index, mention in named.items():
        long = meant.get(mention.text)
        if long is not None and long is not mention:
            found[index] = _standing_for(long, mention)
    found |= {index: _standing_for(long, short) for index, (short, long) in asides.items()}
    return dict(_first_words(reading, {**named, **found}, bodies)) | found


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


def _initials(bodies: Mapping[str, Mention]) -> Iterator[tuple[str, Mention]]:
    """Yield the acronyms of just the initials of one body that the text names in full."""
    capitals = {
        name: "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper())
        for name in bodies
    }
    several = Counter(capitals.values())
    for name, short in capitals.items():
        if len(short) > 2 and several[short] == 1:
            yield short, bodies[name]


def is_short_for(short: str, long: str) -> bool:
    """Return whether each letter of an acronym starts a word of a name, in their order.

    >>> is_short_for("ANC", "African National Congress")
    True
    """
    letters = [letter for letter in short if letter.isalpha()]
    starts = iter([part[0].upper() for part in re.split(r"[\s-]+", long) if part[:1].isalpha()])
    return len(letters) > 1 and all(each.isupper() and each in starts for each in letters)


def _first_words(
    reading: Reading, named: Mapping[int, Mention], bodies: Mapping[str, Mention]
) -> Iterator[tuple[int, Mention]]:
    """Yield the first words of bodies that the text, its title aside, names in full before."""
    title, doc = reading.article.title, reading.doc
    end = len(title) if reading.article.text.startswith(title) else 0
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, mention in sorted(named.items()) if bodies else ():
        if mention.known is None and mention.refers_to is None and not mention.name.isupper():
            places[mention.name].append(index)
    for name, at in places.items():
        longer = [body for long, body in bodies.items() if long.startswith(f"{name} ")]
        if len(longer) != 1 or not reading.is_a(named[at[0]], "Organization", "Person"):
            continue
        whole, told = longer[0], [doc[index].idx for index in at if doc[index].idx >= end]
        if not told or whole.passage.start < told[0]:
            for index in at:
                yield index, replace(named[index], type=whole.type, refers_to=whole)
