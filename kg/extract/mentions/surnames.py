"""The names of a document → whom a surname takes up that several persons of the document have.

Where but one person has it, resolution links the two, in this article and in others. Of several
it is the one whom the title fits ("Ms Berg"), who alone was named before, who has been called so,
or who alone is spoken of here; where none is, the surname stays by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from kg.extract.grammar.gender import gender_of_words, is_title
from kg.extract.tokens import Doc
from kg.records import Mention, MentionKind

Words = tuple[str, ...]
REACH = 2  # sentences: this one and the one before


@dataclass(slots=True)
class Bearer:
    """Somebody with a surname, as named first, and where the text has last named them."""

    first: Mention
    at: int  # its first token
    given: str
    gender: str | None
    since: int  # number of the sentence
    last: int
    titles: set[str]  # words before the full name: "president"


@dataclass(slots=True)
class Family:
    """All in a document who have one surname."""

    bearers: list[Bearer] = field(default_factory=list)
    called: dict[str | None, Bearer] = field(default_factory=dict)  # by the gender of the title

    def add(self, new: Bearer) -> None:
        """Note that somebody is named in full; an initial is nobody else's."""
        for bearer in self.bearers:
            short, long = sorted((bearer.given, new.given), key=len)
            if short == long or (len(short.strip(".")) == 1 and long[0] == short[0]):
                bearer.last = new.last
                bearer.titles |= new.titles
                return
        self.bearers.append(new)

    def main(self, *, before: int) -> Bearer | None:
        """Return who is named first of all, where that is behind a place and by themselves."""
        ordered = sorted(self.bearers, key=lambda bearer: bearer.since)
        alone = ordered and all(other.since > ordered[0].since for other in ordered[1:])
        return ordered[0] if alone and ordered[0].at > before else None

    def find(self, gender: str | None, sentence: int, *, title: str) -> Bearer | None:
        """Return who a surname behind this title, of this gender, must be."""
        titled = [each for each in self.bearers if title in each.titles]
        if len(titled) == 1:
            titled[0].last = sentence
            return titled[0]
        fitting = [each for each in self.bearers if gender is not None and each.gender == gender]
        fitting = fitting or [each for each in self.bearers if None in (gender, each.gender)]
        near = [each for each in fitting if sentence - each.last < REACH]
        called = self.called.get(gender)
        found = called if called in fitting else None
        for few in (fitting, near):
            found = few[0] if found is None and len(few) == 1 else found
        if found is not None:
            found.last, self.called[gender] = sentence, found
        return found


def link_surnames(doc: Doc, named: Mapping[int, Mention]) -> Iterator[tuple[int, Mention]]:
    """Yield the contested surnames, each referring to the full name of whom it takes up.

    Before any full name it is that of a headline, which is about whom the text names first.
    """
    persons = _persons(named)
    contested = _contested(persons)
    families: defaultdict[Words, Family] = defaultdict(Family)
    found: dict[int, Bearer | None] = {}
    number, last = 0, -1
    for start, (name, words) in persons.items() if contested else ():
        number += sum(token.is_sent_start for token in doc[last + 1 : start + 1])
        last = start
        before = doc[start - 1].lower_ if start and doc[start - 1].is_title else ""
        for surname in _surnames(words) & contested:
            gender, titles = gender_of_words(name.text), {before} - {""}
            families[surname].add(Bearer(name, start, words[0], gender, number, number, titles))
        if words in contested:
            found[start] = families[words].find(_title(doc, start), number, title=before)
    for start, bearer in found.items():
        name, words = persons[start]
        whom = bearer or families[words].main(before=start)
        if whom is not None:
            linked = replace(name, refers_to=whom.first)
            yield from ((at, linked) for at in named if named[at] is name)


def _title(doc: Doc, start: int) -> str | None:
    """Return the gender of the title that a name starts with or follows."""
    titles = [token.lower_ for token in doc[max(0, start - 1) : start + 1]]
    return next((gender_of_words(f"{title} ek") for title in titles if is_title(title)), None)


def _persons(named: Mapping[int, Mention]) -> dict[int, tuple[Mention, Words]]:
    """Return the names of persons with their words, by their first token, in the order of text.

    A title is none of the words.
    """
    found: dict[int, tuple[Mention, Words]] = {}
    before: Mention | None = None
    for index, name in sorted(named.items()):
        if name is not before and name.type == "Person" and name.kind is MentionKind.NAME:
            text = name.text.lower().replace("’", "'").removesuffix("'s")
            words = tuple(text.split())
            if words:  # a lone "'s" may be taken for a name
                found[index] = name, words[len(words) > 1 and is_title(words[0]) :]
        before = name
    return found


def _contested(persons: Mapping[int, tuple[Mention, Words]]) -> set[Words]:
    """Return the surnames that stand alone, too, and that persons of several given names have."""
    alone = {words for _, words in persons.values()}
    given: defaultdict[Words, set[str]] = defaultdict(set)
    for words in alone:
        for surname in _surnames(words) & alone:
            given[surname].add(words[0])
    return {surname for surname, names in given.items() if len(names) > 1}


def _surnames(words: Words) -> set[Words]:
    """Return the surnames that a name may end in: all of it, or a half of a double one."""
    whole = {words[at:] for at in range(1, len(words))}
    return whole | {(half,) for half in words[-1].split("-") if len(words) > 1}
