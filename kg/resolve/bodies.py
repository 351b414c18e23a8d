"""The names of organisations and places of each article in; which are short for which out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

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


def link_bodies(written: Iterable[Written]) -> dict[tuple[str, Named], Named | None]:
    """Return, for each article and name in it, the longer name it is short for, or itself.

    An acronym stands for what its article calls so, else for what all others that tell it do.
    None is an institution that many have ("the Foreign Ministry"), where the article does not
    tell whose it is.
    """
    forms = sorted(set(written), key=lambda form: (form.article, form.named, form.text))
    by_article: defaultdict[str, list[Written]] = defaultdict(list)
    for form in forms:
        by_article[form.article].append(form)
    linked: dict[tuple[str, Named], Named | None] = {}
    told: defaultdict[Named, set[Named]] = defaultdict(set)
    for article, held in by_article.items():
        long = _by_initials(held)
        for form in held:
            meant: Named | None = form.named
            if is_generic_body(form.named[0]):
                meant = _qualified(form, held)
            elif is_acronym(form.text):
                meant = _only(long.get("".join(form.named[0]), set())) or form.named
                told[form.named] |= {meant} - {form.named}
            linked.setdefault((article, form.named), meant)
    for form in forms:
        if is_acronym(form.text) and linked[form.article, form.named] == form.named:
            linked[form.article, form.named] = _only(told[form.named]) or form.named
    return linked


def _by_initials(forms: Iterable[Written]) -> Mapping[str, set[Named]]:
    found: defaultdict[str, set[Named]] = defaultdict(set)
    for form in forms:
        for letters in initials(name_words(form.text)):
            found[letters].add(form.named)
    return found


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
