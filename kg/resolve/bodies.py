"""The names of organisations and places of each article in; which are short for which out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from kg.resolve.name_words import KINDS
from kg.resolve.names import (
    Words,
    head_word,
    initials,
    is_acronym,
    is_generic_body,
    name_words,
)

Named = tuple[Words, str]
"""The words of a name, and the type that stands for its sense."""


@dataclass(frozen=True, slots=True)
class Written:
    """In `article` a name is written like this."""

    article: str
    named: Named
    text: str
    is_body: bool = True  # an organisation; no place


def link_bodies(written: Iterable[Written]) -> dict[tuple[str, Named], Named | None]:
    """Return, for each article and name in it, the longer name it is short for, or itself.

    "Hanes" stands for the only "Hanes Group" or the like of its article. An acronym stands for what
    its article calls so, else for what all others that tell it do. None is an institution that many
    have ("the Foreign Ministry"), where the article does not tell whose it is.
    """
    forms = sorted(set(written), key=lambda form: (form.article, form.named, form.text))
    by_article: defaultdict[str, list[Written]] = defaultdict(list)
    for form in forms:
        by_article[form.article].append(form)
    linked: dict[tuple[str, Named], Named | None] = {}
    told: defaultdict[tuple[Words, bool], set[Named]] = defaultdict(set)
    for article, held in by_article.items():
        long = _by_initials(held)
        for form in held:
            meant: Named | None = form.named
            if is_generic_body(form.named[0]):
                meant = _qualified(form, held)
            elif is_acronym(form.text):
                meant = _only(long.get("".join(form.named[0]), set())) or form.named
                told[form.named[0], form.is_body] |= {meant} - {form.named}
            elif form.is_body:
                meant = _in_full(form, held) or form.named
            linked.setdefault((article, form.named), meant)
    for form in forms:
        if is_acronym(form.text) and linked[form.article, form.named] == form.named:
            linked[form.article, form.named] = (
                _only(told[form.named[0], form.is_body]) or form.named
            )
    return linked


def _by_initials(forms: Iterable[Written]) -> Mapping[str, set[Named]]:
    found: defaultdict[str, set[Named]] = defaultdict(set)
    for form in forms:
        for text in {
            form.text,
            form.text.replace("-", ""),
        }:  # "Socio-Economic" has one letter or two
            for letters in initials(name_words(text)):
                found[letters].add(form.named)
    return found


def without_kind(words: Words) -> Words:
    """Return the words of a body's name without those at its end that say what sort it is.

    >>> without_kind(("hanes", "brands", "group"))
    ('hanes',)
    """
    while len(words) > 1 and words[-1] in KINDS:
        words = words[:-1]
    return words


def _in_full(body: Written, held: Iterable[Written]) -> Named | None:
    """Return the only longer name of the article that tells but what sort of body this is."""
    words = name_words(body.text)
    longer = (form for form in held if form.is_body and len(name_words(form.text)) > len(words))
    return _only({form.named for form in longer if without_kind(name_words(form.text)) == words})


def _qualified(body: Written, held: Iterable[Written]) -> Named | None:
    """Return the only institution of the article with these words and more, or None."""
    words = set(body.named[0])
    return _only(
        {
            form.named
            for form in held
            if words < set(form.named[0]) and head_word(name_words(form.text)) in words
        }
    )


def _only(candidates: Set[Named]) -> Named | None:
    return next(iter(candidates)) if len(candidates) == 1 else None
