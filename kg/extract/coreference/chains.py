"""The names of a document → which of them are alike, and the gender they tell together.

What names mean across articles is settled later, by resolution; here it only has to be known that
"Holt" takes up "Tomas Holt".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.extract.grammar.gender import gender_of_words, is_title
from kg.records import Mention, MentionKind


@dataclass(slots=True)
class Chain:
    """Names that are alike: what they are called, in full and in part."""

    number: int
    person: bool
    forms: set[tuple[str, ...]] = field(default_factory=set)
    known: str | None = None
    gender: str | None = None
    sentence: int = -1  # of its last name

    def takes(self, mention: Mention, words: tuple[str, ...], sentence: int) -> bool:
        """Return whether a name is one of this chain's.

        No sentence names a person first in short, then in full: of "Holt, the son of Tomas Holt"
        the second is another.
        """
        if mention.known is not None or self.known is not None:
            return mention.known == self.known
        full = [form for form in self.forms if len(form) > 1]
        if self.person and not full and len(words) > 1 and sentence == self.sentence:
            return False
        if self.person and full:  # another given name is another person
            return all(self._alike(words, form) for form in full)
        return any(self._alike(words, form) for form in self.forms)

    def _alike(self, words: tuple[str, ...], form: tuple[str, ...]) -> bool:
        if words == form:
            return True
        short, long = sorted((words, form), key=len)
        if not short:
            return False  # a lone "'s" that was taken for a name
        if self.person:
            if len(short) == 1:
                return len(long) > 1 and short[0] in (long[0], long[-1])
            return (short[0], short[-1]) == (long[0], long[-1])
        return _is_acronym(short, long) or (len(long) > 1 and short == long[: len(short)])

    def add(self, words: tuple[str, ...], gender: str | None, sentence: int) -> None:
        """Take in a name; a full name tells more of the gender than a part of it."""
        self.sentence = sentence
        fuller = not self.forms or len(words) > max(map(len, self.forms))
        self.forms.add(words)
        if (fuller and len(words) > 1) or (gender is not None and self.gender is None):
            self.gender = gender


class ChainIndex:
    """The chains by the words of their names: those that may take a name share a key with it."""

    def __init__(self) -> None:
        self.size = 0
        self._chains: defaultdict[str, dict[int, Chain]] = defaultdict(dict)

    def candidates(self, mention: Mention, words: tuple[str, ...]) -> list[Chain]:
        """Return the chains that may take a name, the latest first."""
        found: dict[int, Chain] = {}
        for key in _keys(mention, words):
            found |= self._chains.get(key, {})
        return [found[number] for number in sorted(found, reverse=True)]

    def add(self, chain: Chain, mention: Mention, words: tuple[str, ...]) -> None:
        """Note a chain under the keys of a name that it has taken."""
        self.size = max(self.size, chain.number + 1)
        for key in _keys(mention, words):
            self._chains[key][chain.number] = chain


def _keys(mention: Mention, words: tuple[str, ...]) -> set[str]:
    """Return what two names that are alike have in common: a word at an edge, or the initials."""
    if mention.known is not None:
        return {f"={mention.known}"}  # no word begins so
    return {
        *words[:1],
        *words[-1:],
        *(word.replace(".", "") for word in words[:1]),
        _initials(words),
    }


def chain_names(named: Iterable[tuple[int, Mention]]) -> dict[Mention, Chain]:
    """Return the chain of each name, given with the number of its sentence.

    It is the latest of those the name may belong to.
    """
    found: dict[Mention, Chain] = {}
    index = ChainIndex()
    for sentence, mention in named:
        if mention.kind is not MentionKind.NAME or mention in found:
            continue
        words = _words_of(mention)
        chain = found.get(mention.refers_to) if mention.refers_to is not None else None
        if chain is None:
            candidates = index.candidates(mention, words)
            chain = next(
                (each for each in candidates if each.takes(mention, words, sentence)), None
            )
        if chain is None:
            chain = Chain(index.size, mention.type == "Person", known=mention.known)
        gender = gender_of_words(mention.text) if mention.type == "Person" else None
        chain.add(words, gender, sentence)
        index.add(chain, mention, words)
        found[mention] = chain
    return found


def _words_of(mention: Mention) -> tuple[str, ...]:
    words = tuple(mention.text.lower().replace("’", "'").removesuffix("'s").split())
    return words[1:] if len(words) > 1 and is_title(words[0]) else words


def _is_acronym(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    if len(short) > 1 or len(long) < 2:
        return False
    return short[0].replace(".", "") == _initials(long)


def _initials(words: tuple[str, ...]) -> str:
    return "".join(word[0] for word in words if word not in ("of", "the", "and", "for"))
