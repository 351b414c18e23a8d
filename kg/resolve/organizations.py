"""The names of organizations and places in each article in; which are short for which out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from kg.resolve.name_words import INSTITUTIONS, KINDS
from kg.resolve.names import (
    Words,
    head_word,
    initials,
    is_acronym,
    is_generic_institution,
    name_words,
)

NameOf = tuple[Words, str]
"""The words of a name, and the type that stands for its sense."""


@dataclass(frozen=True, slots=True)
class Written:
    """In an article a name is written like this."""

    named: NameOf
    text: str
    is_organization: bool = True  # otherwise a place or another thing


class OrganizationLinks:
    """Which names of a corpus are short for which; all articles are added first.

    "Hanes" is short for the only "Hanes Group" or the like of its article. An acronym is short for
    the name with these initials in its article, else in the other articles if they agree. None
    stands for an institution that many countries have ("the Foreign Ministry"), where the article
    does not say whose it is.
    """

    def __init__(self) -> None:
        self._expansions: defaultdict[tuple[Words, bool], set[NameOf]] = defaultdict(set)
        self._kinds: defaultdict[Words, set[NameOf]] = defaultdict(set)

    def add(self, forms: Iterable[Written]) -> None:
        """Add the names of an article."""
        here = _ordered(forms)
        by_initials = _by_initials(here)
        for form in here:
            words = name_words(form.text)
            if form.is_organization and (short := without_kind(words)) != words:
                self._kinds[short].add(form.named)
            if is_acronym(form.text):
                full = _full_name(form, here, by_initials)
                if full not in (None, form.named):
                    self._expansions[form.named[0], form.is_organization].add(full)

    def of_article(self, forms: Iterable[Written]) -> dict[NameOf, NameOf | None]:
        """Return for each name of an article the longer name it is short for, or itself."""
        here = _ordered(forms)
        by_initials = _by_initials(here)
        linked: dict[NameOf, NameOf | None] = {}
        for form in here:
            linked.setdefault(form.named, _full_name(form, here, by_initials))
        for form in here:
            if form.is_organization and linked[form.named] == form.named:
                linked[form.named] = _with_kind_elsewhere(form, self._kinds) or form.named
            if is_acronym(form.text) and linked[form.named] == form.named:
                found = self._expansions.get((form.named[0], form.is_organization), set())
                elsewhere = _only(found)
                linked[form.named] = elsewhere or form.named
        return linked


def _ordered(forms: Iterable[Written]) -> list[Written]:
    return sorted(forms, key=lambda form: (form.named, form.text))


def _full_name(
    form: Written, here: Sequence[Written], by_initials: Mapping[str, set[NameOf]]
) -> NameOf | None:
    """Return the longer name that the article has for this one, or itself; None as above."""
    if is_generic_institution(form.named[0]):
        return _qualified(form, here)
    if is_acronym(form.text):
        return _only(by_initials.get("".join(form.named[0]), set())) or form.named
    longer = (_with_kind(form, here) or _ending_in(form, here)) if form.is_organization else None
    return longer or form.named


def _by_initials(forms: Iterable[Written]) -> Mapping[str, set[NameOf]]:
    found: defaultdict[str, set[NameOf]] = defaultdict(set)
    for form in forms:
        for text in {form.text, form.text.replace("-", "")}:  # "Socio-Economic" is S or SE
            for letters in initials(name_words(text)):
                found[letters].add(form.named)
    return found


def without_kind(words: Words) -> Words:
    """Return an organization's name without the words at its end that say of which sort it is.

    >>> without_kind(("hanes", "brands", "group"))
    ('hanes',)
    """
    while len(words) > 1 and words[-1] in KINDS:
        words = words[:-1]
    return words


def _with_kind(name: Written, here: Iterable[Written]) -> NameOf | None:
    """Return the only name of the article that adds just the sort of organization to this one."""
    words = name_words(name.text)
    longer = (
        form for form in here if form.is_organization and len(name_words(form.text)) > len(words)
    )
    return _only({form.named for form in longer if without_kind(name_words(form.text)) == words})


def _ending_in(name: Written, here: Iterable[Written]) -> NameOf | None:
    """Return the only name of the article that ends in this word: "the Herald", Harbour Herald.

    Words that say of which sort a body is are no such short names.
    """
    words = name_words(name.text)
    if len(words) > 1 or words[0] in KINDS or words[0] in INSTITUTIONS:
        return None
    longer = (name_words(form.text) for form in here if form.is_organization)
    ends = {words_ for words_ in longer if len(words_) > 1 and words_[-1:] == words}
    return _only({form.named for form in here if name_words(form.text) in ends})


def _with_kind_elsewhere(form: Written, kinds: Mapping[Words, set[NameOf]]) -> NameOf | None:
    """Return the only name of other articles that adds just the sort of organization to this one.

    One word is too little: there are a Lindqvist Foundation and a Lindqvist Group.
    """
    words = name_words(form.text)
    return _only(kinds.get(words, set()) - {form.named}) if len(words) > 1 else None


def _qualified(name: Written, here: Iterable[Written]) -> NameOf | None:
    """Return the only institution of the article with these words and more, or None."""
    words = set(name.named[0])
    return _only(
        {
            form.named
            for form in here
            if words < set(form.named[0]) and head_word(name_words(form.text)) in words
        }
    )


def _only(candidates: Set[NameOf]) -> NameOf | None:
    return next(iter(candidates)) if len(candidates) == 1 else None
