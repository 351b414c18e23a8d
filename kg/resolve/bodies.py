"""The names of organisations and places of each article in; which are short for which out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.resolve.names import (
    Words,
    initials,
    is_acronym,
    is_generic_body,
    name_words,
)

Named = tuple[Words, str]
"""The words of a name, and the type that stands for its sense."""
SURE_ACRONYM = 3
"""Letters from which an acronym is taken for a name of another article."""


@dataclass(frozen=True, slots=True)
class Written:
    """In `article` a name is written like this."""

    article: str
    named: Named
    text: str


def link_bodies(written: Iterable[Written]) -> dict[tuple[str, Named], Named | None]:
    """Return, for each article and name in it, the longer name it is short for, or itself.

    None is an institution that many have ("the Foreign Ministry"), where the article does not
    tell whose it is.
    """
    forms = sorted(set(written), key=lambda form: (form.article, form.named, form.text))
    by_article: defaultdict[str, list[Written]] = defaultdict(list)
    for form in forms:
        by_article[form.article].append(form)
    everywhere = _by_initials(forms)
    linked: dict[tuple[str, Named], Named | None] = {}
    for article, held in by_article.items():
        here = _by_initials(held)
        names = {form.named for form in held}
        for form in held:
            if is_generic_body(form.named[0]):
                linked[article, form.named] = _qualified(form.named, names)
            elif is_acronym(form.text):
                linked[article, form.named] = _expand(form.named, here, everywhere)
            else:
                linked.setdefault((article, form.named), form.named)
    return linked


def _by_initials(forms: Iterable[Written]) -> Mapping[str, set[Named]]:
    found: defaultdict[str, set[Named]] = defaultdict(set)
    for form in forms:
        for letters in initials(name_words(form.text)):
            found[letters].add(form.named)
    return found


def _expand(
    acronym: Named, here: Mapping[str, set[Named]], everywhere: Mapping[str, set[Named]]
) -> Named:
    """Return the only long name that an acronym may stand for, in the article or the corpus."""
    letters = "".join(acronym[0])
    local = here.get(letters, set())
    if local:
        return next(iter(local)) if len(local) == 1 else acronym
    long = everywhere.get(letters, set()) if len(letters) >= SURE_ACRONYM else set()
    return next(iter(long)) if len(long) == 1 else acronym


def _qualified(body: Named, names: Iterable[Named]) -> Named | None:
    """Return the only institution of the article with these words and more, or None."""
    words = set(body[0])
    qualified = [named for named in names if words < set(named[0])]
    return qualified[0] if len(qualified) == 1 else None
