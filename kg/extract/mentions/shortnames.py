"""Names in their text → the longer names that they are short for.

"Labour Party (LP)", "the Central Statistics Agency, Statbank,"; and, once "Helion Renewables" and
"Marlow Rovers" are named, "Helion" and "Rovers": the first words of a body's name, the last of a
team's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.extract.tree import children, preposition
from kg.extract.words import load_words
from kg.records import Mention, MentionKind

ASIDE = {("(", ")"), ("(", ","), (",", ",")}
"""What stands around a short name behind the long one."""
MISTAKEN = ("Organization", "Company", "SportsTeam")
"""Bodies whose short name a model may take for that of a place: "Helion grew"."""


def short_names(reading: Reading, named: Mapping[int, Mention]) -> dict[int, Mention]:
    """Return the names that are short for others, with what they are short for."""
    found = dict(_initials(reading, named)) | dict(_abbreviations(reading, named))
    return dict(_first_or_last_words(reading, {**named, **found})) | found


def _abbreviations(reading: Reading, named: Mapping[int, Mention]) -> Iterator[tuple[int, Mention]]:
    """Yield the short names in brackets or commas behind what they are short for.

    The same short name elsewhere in the text is of the same type. What acronyms are short for in
    the rest of the text, and in others, resolution finds.
    """
    doc = reading.doc
    meant: dict[str, Mention] = {}
    for token in doc[2:-1]:
        long, short = named.get(token.i - 2), named.get(token.i)
        marks = token.text_before, token.text_after
        if long is None or marks not in ASIDE or long.kind is not MentionKind.NAME:
            continue
        if _renames(reading, token, short, long):
            meant[token.text] = long
            passage = reading.passage(token.i, token.i + 1)
            known = short.known if short is not None and short.known == long.known else None
            plain = Mention(passage, long.type, MentionKind.NAME, token.text, known=known)
            yield token.i, replace(plain, refers_to=long)
    for index, mention in named.items() if meant else ():
        if mention.text in meant and doc[index - 1].text not in ("(", ","):
            long = meant[mention.text]
            spelled = mention.text.isupper() and is_short_for(mention.text, long.text)
            refers_to = None if spelled and long.known is None else long
            known = mention.known if mention.known == long.known else None
            name = mention.name if known else mention.text  # the text means its own by it
            meant_here = replace(mention, type=long.type, name=name, known=known)
            yield index, replace(meant_here, refers_to=refers_to)


def _renames(reading: Reading, token: Token, short: Mention | None, long: Mention) -> bool:
    """Return whether a word in brackets or commas is a short name of what is named before it.

    Its letters tell, or that it is a body behind a long name: "the Norwegian Radio Society (Nrk)".
    """
    bracketed = token.text_before == "("
    if short is not None and short.known is not None and not token.text.isupper():
        return False
    if bracketed and is_short_for(token.text, long.text):
        return True
    body = reading.is_a(long, "Organization") and " " in long.text and token.text_after != "/"
    closed = token.text_after == ")" or (token.dep_ == "appos" and not children(token, "conj"))
    if not body or not closed or (short is not None and short.text != token.text):
        return False
    if bracketed and is_acronym(token.text):
        return short is None or short.known is None
    return short is not None and reading.is_a(short, "Organization") and _is_long(long.text)


def _is_long(name: str) -> bool:
    return name.count(" ") > 1


def is_acronym(word: str) -> bool:
    """Return whether a word is three letters or more, all of them capitals."""
    return len(word) > 2 and word.isalpha() and word.isupper()


def _initials(reading: Reading, named: Mapping[int, Mention]) -> Iterator[tuple[int, Mention]]:
    """Yield the acronyms of just the initials of one body that the text names in full."""
    names = {mention.name: mention for mention in named.values()}
    long_of: defaultdict[str, list[Mention]] = defaultdict(list)
    for name, mention in names.items():
        capitals = [word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper()]
        if len(capitals) > 2 and reading.is_a(mention, "Organization"):
            long_of["".join(capitals)].append(mention)
    for index, mention in named.items() if long_of else ():
        longs = long_of.get(mention.text, [])
        long = longs[0] if len(longs) == 1 else mention
        if long != mention and (long.known is None or long.known != mention.known):
            short = replace(mention, name=mention.text, known=None, type=long.type)
            yield index, replace(short, refers_to=long)


def is_short_for(short: str, long: str) -> bool:
    """Return whether a short name is made of the starts of a name's words, from the first.

    Of an acronym each letter starts a word; else each syllable does, of three words or more.

    >>> is_short_for("ANC", "African National Congress")
    True
    >>> is_short_for("Marina", "Maritime Industry Authority")
    True
    """
    letters = "".join(letter.lower() for letter in short if letter.isalpha())
    words = [part.lower() for part in re.split(r"[\s-]+", long) if part[:1].isalpha()]
    if len(letters) < 2 or not words:
        return False
    if all(letter.isupper() for letter in short if letter.isalpha()):
        starts = iter([word[0] for word in words])
        return all(letter in starts for letter in letters)
    return short[0].isupper() and len(words) > 2 and _is_made_of(letters, words)


def _is_made_of(letters: str, words: Sequence[str]) -> bool:
    """Return whether starts of words, the first and later ones in order, make `letters`.

    >>> _is_made_of("nadra", ["national", "database", "and", "registration", "authority"])
    True
    """
    rest = {letters}
    for number, word in enumerate(words):
        cut = {
            left[length:]
            for left in rest
            for length in range(1, len(left) + 1)
            if word.startswith(left[:length])
        }
        rest = cut | rest if number else cut
    return "" in rest


def _first_or_last_words(
    reading: Reading, named: Mapping[int, Mention]
) -> Iterator[tuple[int, Mention]]:
    """Yield the short names of bodies that the text, its title aside, names in full before."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, mention in named.items():
        if mention.kind is MentionKind.NAME and mention.refers_to is None:
            places[mention.name].append(index)
    bodies = {
        name: named[min(at)]
        for name, at in places.items()
        if " " in name and reading.is_a(named[min(at)], "Organization")
    }
    for name, at in places.items() if bodies else ():
        whole = _only_longer(name, bodies)
        if whole is not None and _may_stand_for(reading, whole, named, at):
            surname = any(
                other.endswith(f" {name}") and named[at[0]].type == "Person"
                for other, at in places.items()
            )
            if not surname:
                for index in at:
                    yield index, replace(named[index], type=whole.type, refers_to=whole)


def _only_longer(name: str, bodies: Mapping[str, Mention]) -> Mention | None:
    """Return the one body whose name starts with this one, or ends with it if it is a team."""
    found = {
        long: body
        for long, body in bodies.items()
        if long.startswith(f"{name} ") or (body.type == "SportsTeam" and long.endswith(f" {name}"))
    }
    short = min(found, key=len, default="")  # "Helion Foods", also called "Helion Foods Inc."
    return found[short] if found and all(long.startswith(short) for long in found) else None


def _may_stand_for(
    reading: Reading, whole: Mention, named: Mapping[int, Mention], at: Sequence[int]
) -> bool:
    """Return whether a name at these tokens may be short for the body: a place in Oslo is none."""
    first = named[min(at)]
    if first.known is not None or first.name.isupper() or not _is_named_before(reading, whole, at):
        return False
    if reading.is_a(first, "Organization", "Person"):
        return True
    within = load_words("places")["within"]
    inside = any(preposition(reading.doc[index]) in within for index in at)
    return whole.type in MISTAKEN and reading.is_a(first, "Place") and not inside


def _is_named_before(reading: Reading, whole: Mention, at: Sequence[int]) -> bool:
    title = reading.article.title
    end = len(title) if reading.article.text.startswith(title) else 0
    told = [reading.doc[index].idx for index in at if reading.doc[index].idx >= end]
    return not told or whole.passage.start < min(told)
