"""How articles name each thing in; the entity with its name, type, aliases and id out."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.ids import content_id
from kg.ontology import Ontology
from kg.outline import Named
from kg.records import Mention, MentionKind
from kg.resolve.cluster import Key
from kg.resolve.name_words import HONORIFICS
from kg.resolve.names import POSSESSIVE, is_acronym, is_generic_institution, name_words
from kg.resolve.occupations import TITLES
from kg.resolve.person_names import is_full, person_words
from kg.resolve.senses import best_type

SLUG_LENGTH = 80
LOCAL_SLUG_LENGTH = 40
LOCAL_DIGITS = 8
"""Digits of the hash in the id of a thing of only one article; more where two are equal."""
DROPPED = re.compile(r"[^\w\s.-]")
"""What an id does not have of a name: all but letters, digits, spaces and some signs."""
SORTS = ("name", "person", "value", "local")
"""Whose ids are given first, where several things are spelled alike."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An entity without its id."""

    type: str
    name: str
    aliases: tuple[str, ...]
    same_as: tuple[str, ...] = ()


@dataclass(slots=True)
class Group:
    """How the mentions of one thing name it."""

    total: int = 0
    types: Counter[str] = field(default_factory=Counter)  # of mentions that refer to nothing
    forms: Counter[str] = field(default_factory=Counter)  # names by these
    others: Counter[str] = field(default_factory=Counter)  # names by mentions that refer to them
    texts: set[str] = field(default_factory=set)  # names as they are written

    def add(self, mention: Mention) -> None:
        """Add a mention."""
        self.total += 1
        if mention.refers_to is None:
            self.types[mention.type] += 1
            self.forms[mention.name] += 1
        elif mention.kind is MentionKind.NAME:
            self.others[mention.name] += 1
        if mention.kind is MentionKind.NAME:
            self.texts.add(" ".join(mention.text.split()))

    def add_name(self, named: Named) -> None:
        """Add the mentions of a name of an outline."""
        self.total += named.count + named.further
        self.types[named.type] += named.count
        self.forms[named.name] += named.count
        self.others.update(dict(named.others))
        self.texts.update(named.texts)


def draft_of(key: Key, group: Group, ontology: Ontology) -> Draft:
    """Return what a thing is and what it is called."""
    if key.sort == "known":
        return _known_draft(key, group, ontology)
    if group.total == 1 and not key.part:  # most things: they are named once, in one article
        return Draft(next(iter(group.types)), next(iter(group.forms)), ())
    name = best_name(group.forms, is_person=key.sort == "person")
    full = named_apart(name, key.part)
    forms = {*group.forms, *group.others}
    return Draft(best_type(group.types, ontology), full, _aliases(forms, full))


def named_apart(name: str, part: str) -> str:
    """Return the name of a thing with what tells it from the others of this name.

    >>> named_apart("Ana Sá", "judge"), named_apart("Sá", "Mrs"), named_apart("Ana Sá", "")
    ('Ana Sá (judge)', 'Mrs Sá', 'Ana Sá')
    """
    if part in TITLES.values():
        return f"{part} {name}"
    return f"{name} ({part})" if part else name


def _known_draft(key: Key, group: Group, ontology: Ontology) -> Draft:
    """Return a known entity; its aliases are those of its labels that the texts use."""
    entity = ontology.gazetteer.entities[key.words[0]]
    seen = group.texts & {*entity.labels, *entity.ambiguous_labels}
    aliases = tuple(sorted(seen - {entity.name}))
    return Draft(entity.type, entity.name, aliases, tuple(sorted(entity.same_as)))


def best_name(forms: Mapping[str, int], *, is_person: bool) -> str:
    """Return the most frequent form that is not short for another.

    Of equally frequent ones a person's is the longest, any other the shortest.

    >>> best_name({"Sá": 9, "Ana Sá": 2, "A. Sá": 2}, is_person=True)
    'Ana Sá'
    >>> best_name({"Sá-Reis": 2, "Ana Sá-Reis": 1}, is_person=True)
    'Ana Sá-Reis'
    """
    whole = [form for form in forms if not _is_short(form, is_person=is_person)]
    whole = whole or [form for form in forms if not is_acronym(form)] or list(forms)
    sign = -1 if is_person else 1
    return min(whole, key=lambda form: (-forms[form], sign * len(form), form))


def _is_short(form: str, *, is_person: bool) -> bool:
    if not is_person:
        return is_acronym(form) or is_generic_institution(name_words(form))
    words = person_words(form)
    has_title = len(words) < len(name_words(form)) and name_words(form)[0] in HONORIFICS
    return has_title or not is_full(words) or len(words[0]) < 2 or form.isupper()


def _aliases(forms: Iterable[str], name: str) -> tuple[str, ...]:
    return tuple(sorted(form for form in forms if form.casefold() not in {name.casefold(), ""}))


def slug_of(name: str, *, length: int = SLUG_LENGTH) -> str:
    """Return a name as part of an IRI: letters, digits, `-`, `_`, `.`, cut at a word.

    >>> slug_of("Istanbul's Çırağan Palace (rebuilt)")
    'Istanbul_Çırağan_Palace_rebuilt'
    >>> slug_of("2025-06-01/2025-06-05")
    '2025-06-01--2025-06-05'
    """
    plain = POSSESSIVE.sub("", unicodedata.normalize("NFC", name)).replace("/", "--")
    kept = "_".join(DROPPED.sub("", plain).split())
    if len(kept) > length:
        kept = kept[: length + 1].rpartition("_")[0] or kept[:length]
    return kept.strip("_.")


def precedence(key: Key) -> tuple[int, Key]:
    """Return the order in which ids are given.

    Of several things that are spelled alike, the first is called by its spelling alone, and the
    others with their type; adding a further one renames only what comes behind it.
    """
    return SORTS.index(key.sort), key


def assign_id(key: Key, group: Group, taken: Container[str]) -> str:
    """Return an id that no other thing has; those of which the spellings clash come in order."""
    if key.sort == "known":
        return key.words[0]
    return next(each for each in candidates(key, group) if each not in taken)


def local_ids(groups: Mapping[Key, Group]) -> dict[Key, str]:
    """Return the ids of what one article describes; what other articles have may change them."""
    ids: dict[Key, str] = {}
    taken = set[str]()
    for key in sorted(groups, key=precedence):
        ids[key] = assign_id(key, groups[key], taken)
        taken.add(ids[key])
    return ids


def longer_id(id_: str, key: Key) -> str:
    """Return the id of a thing of only one article where another thing has this one."""
    return f"{id_.rpartition('-')[0]}-{_digits(key)}"


def candidates(key: Key, group: Group) -> Iterator[str]:
    """Yield the ids that a thing may have, the preferred one first.

    The type of a thing of only one article is left out of its id as long as that works: it may come
    from other articles.
    """
    length = LOCAL_SLUG_LENGTH if key.sort == "local" else SLUG_LENGTH
    slug = slug_of(named_apart(_spelling(key, group), key.part), length=length) or key.type
    if key.sort == "local":
        yield f"{slug}-{_digits(key._replace(type=''))[:LOCAL_DIGITS]}"
    else:
        is_bare_number = slug.replace(".", "").isdigit() and key.type != "Time"
        if not is_bare_number:
            yield slug
        yield f"{slug}_{key.type or 'Person'}"
    yield f"{slug}-{_digits(key)}"


def _spelling(key: Key, group: Group) -> str:
    """Return how the id spells a thing: by what it is, not by how often it is called what.

    A value by its value; a person by the shortest full name; anything else by a name with just
    the words of its key. Of several, one with a capital comes first, then one with accents.
    """
    if key.sort == "value":
        return key.words[0]
    if group.total == 1:
        return next(iter(group.forms))
    is_person = key.sort == "person"
    whole = {form for form in group.forms if not _is_short(form, is_person=is_person)}
    whole = whole or {*group.forms}
    if is_person:
        return min(whole, key=lambda form: (len(person_words(form)), *_looks(form)))
    exact = {form for form in whole if name_words(form) == key.words}
    return min(exact or whole, key=_looks)


def _looks(form: str) -> tuple[bool, bool, bool, int, str]:
    """Return a sort key by which the best-looking spelling of a name comes first.

    >>> min(["ANA SÁ", "Ana Sa", "Ana Sá", "ana sá"], key=_looks)
    'Ana Sá'
    """
    return form.isupper(), not form[:1].isupper(), form.isascii(), len(form), form.swapcase()


def _digits(key: Key) -> str:
    return content_id("", *key.words, key.type, key.article, key.start, *key.part.split())[1:]
