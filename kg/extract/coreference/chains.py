"""The names of a document → which of them are alike, and the gender they tell together.

What names mean across articles is settled later, by resolution; here it only has to be known that
"Holt" takes up "Tomas Holt".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.extract.grammar.gender import gender_of_words
from kg.records import Mention, MentionKind

Words = tuple[str, ...]


@dataclass(slots=True)
class Chain:
    """Names that are alike: what they are called, in full and in part."""

    number: int
    person: bool
    known: str | None
    forms: set[Words] = field(default_factory=set)
    gender: str | None = None
    sentence: int = -1  # of its last name

    @property
    def has_full_name(self) -> bool:
        """Return whether the text has a person's name in full, which is seldom misread."""
        return self.person and any(len(form) > 1 for form in self.forms)

    def takes(self, mention: Mention, words: Words, sentence: int) -> bool:
        """Return whether a name is one of this chain's.

        No sentence names a person first in short, then in full: of "Holt, the son of Tomas Holt"
        the second is another. So is another given name.
        """
        if mention.known is not None:
            return mention.known == self.known
        full = [form for form in self.forms if len(form) > 1] if self.person else []
        if self.person and not full and len(words) > 1 and sentence == self.sentence:
            return False
        alike = (self._is_alike(words, form) for form in full or self.forms)
        return all(alike) if full else any(alike)

    def _is_alike(self, words: Words, form: Words) -> bool:
        short, long = sorted((words, form), key=len)
        if self.person and words != form:
            return {short[0], short[-1]} <= {long[0], long[-1]}
        return short == long[: len(short)]

    def add(self, mention: Mention, words: Words, sentence: int) -> None:
        """Take in a name."""
        self.forms.add(words)
        self.sentence = sentence
        surname = any(form[-1:] == words != form for form in self.forms)  # "Paul", of Tyra Paul
        if self.gender is None and self.person and not surname:
            self.gender = gender_of_words(mention.text)


def chain_names(named: Iterable[tuple[int, Mention]]) -> dict[Mention, Chain]:
    """Return the chain of each name, given with the number of its sentence.

    It is the latest of those the name may belong to, which share a word at an edge with it.
    """
    found: dict[Mention, Chain] = {}
    sharing: defaultdict[str, dict[int, Chain]] = defaultdict(dict)
    for sentence, mention in named:
        if mention.kind is not MentionKind.NAME or mention in found:
            continue
        words = tuple(mention.text.lower().replace("’", "'").removesuffix("'s").split())
        known = mention.known
        keys = {*words[:1], *words[-1:]} if known is None else {f"={known}"}  # no word begins so
        chain = found.get(mention.refers_to) if mention.refers_to is not None else None
        if chain is None:
            near = {number: each for key in keys for number, each in sharing[key].items()}
            latest = (near[number] for number in sorted(near, reverse=True))
            fitting = (each for each in latest if each.takes(mention, words, sentence))
            chain = next(fitting, None) or Chain(len(found), mention.type == "Person", known)
        chain.add(mention, words, sentence)
        for key in keys:
            sharing[key][chain.number] = chain
        found[mention] = chain
    return found
