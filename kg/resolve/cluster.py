"""The mentions of a corpus in; the key of what each one names out: equal keys, one entity."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from kg.ontology import Ontology
from kg.records import Mention, MentionKind
from kg.resolve.mistaken import organizations_taken_for_persons, persons_taken_for_things
from kg.resolve.names import Geography, Words, is_generic_institution, name_words
from kg.resolve.organizations import Named, Written, link_organizations
from kg.resolve.person_names import person_words
from kg.resolve.persons import link_persons
from kg.resolve.senses import Sense, is_compatible, merge_senses

LASTING_TYPES = ("Organization", "GeopoliticalEntity", "Place")
"""Types of which a description with a name in it ("the Russian delegation") means the same in
every article."""


class Key(NamedTuple):
    """Mentions with equal keys name one thing; `article` is "" where any article will do."""

    sort: str  # "known", "person", "name", "value", "local"
    words: Words
    type: str = ""
    article: str = ""
    start: int = -1  # of the mention, where each mention names another thing
    part: str = ""  # what tells this from the other things of this name: "striker"


NAMED = ("known", "person", "name")
"""The sorts of keys that stand for a thing with a name."""


def cluster(
    mentions: Sequence[Mention], ontology: Ontology, *, owners: Mapping[Mention, str] | None = None
) -> dict[Mention, Key]:
    """Return the key of each mention; no mention may have an antecedent.

    `owners` has the countries whose institutions some are: "Peru's Ministry of Health".
    """
    geography = Geography.of(ontology)
    keys: dict[Mention, Key] = {}
    names: list[Mention] = []
    for mention in mentions:
        if mention.known is not None:
            keys[mention] = Key("known", (mention.known,))
        elif mention.kind is MentionKind.NAME or is_naming(mention, geography, ontology):
            names.append(mention)
        else:
            keys[mention] = describe(mention)
    return keys | link_names(names, geography, ontology, owners=owners or {})


def describe(mention: Mention) -> Key:
    """Return the key of a mention that is not a name."""
    words, passage = name_words(mention.name), mention.passage
    if mention.kind is MentionKind.VALUE and (mention.value or mention.type != "Time"):
        return Key("value", (mention.value or " ".join(words),), mention.type)
    if mention.type == "Position" and words:
        return Key("name", words, mention.type)
    if mention.kind in (MentionKind.VALUE, MentionKind.NOMINAL) and mention.definite and words:
        return Key("local", words, mention.type, passage.article)
    return Key("local", words, mention.type, passage.article, passage.start)


def is_naming(mention: Mention, geography: Geography, ontology: Ontology) -> bool:
    """Return whether a description has a name in it, so that it means the same in every article."""
    if mention.kind is not MentionKind.NOMINAL or not mention.definite:
        return False
    if not any(ontology.is_a(mention.type, lasting) for lasting in LASTING_TYPES):
        return False
    words = mention.name.split()
    starts_inside = mention.passage.text.split()[:1] != words[:1]  # behind a determiner
    capital = any(word[0].isupper() for word in (words if starts_inside else words[1:]))
    return len(words) > 1 and bool(
        capital
        or geography.countries_in(mention.name)
        or is_generic_institution(name_words(mention.name))
    )


def link_names(
    mentions: Sequence[Mention],
    geography: Geography,
    ontology: Ontology,
    *,
    owners: Mapping[Mention, str],
) -> dict[Mention, Key]:
    """Return the keys of mentions that are names.

    1. Look the names up in the gazetteer.
    2. Distinguish the senses of equal names by their types.
    3. Link persons' names, then the others.
    """
    keys, senses = _look_up(mentions, geography, ontology, owners)  # 1
    senses |= organizations_taken_for_persons(senses, ontology)
    senses |= persons_taken_for_things(senses, ontology)
    merged = merge_senses(Counter(senses.values()), ontology)  # 2
    types = {mention: merged[sense] for mention, sense in senses.items()}
    persons = [mention for mention in senses if ontology.is_a(types[mention], "Person")]
    others = [mention for mention in senses if not ontology.is_a(types[mention], "Person")]
    keys |= _link_persons(persons, senses)  # 3
    return keys | _link_others(others, senses, types, ontology)


def _look_up(
    mentions: Sequence[Mention],
    geography: Geography,
    ontology: Ontology,
    owners: Mapping[Mention, str],
) -> tuple[dict[Mention, Key], dict[Mention, Sense]]:
    """Return the keys of names in the gazetteer, and the senses of all others."""
    known = _known_names(geography, ontology)
    keys: dict[Mention, Key] = {}
    senses: dict[Mention, Sense] = {}
    for mention in mentions:
        words = _words_of(mention, geography, ontology, owners.get(mention))
        if (entity := _known(words, mention.type, known, ontology)) is not None:
            keys[mention] = Key("known", (entity,))
        elif not words:  # only signs
            keys[mention] = describe(mention)
        else:
            senses[mention] = (mention.passage.article, words, mention.type)
    return keys, senses


def _words_of(
    mention: Mention, geography: Geography, ontology: Ontology, owner: str | None
) -> Words:
    if ontology.is_a(mention.type, "Person"):
        return person_words(mention.name)
    words = geography.institution_words(mention.name)
    if owner is not None and is_generic_institution(words):
        country = ontology.gazetteer.entities[owner].name
        return geography.institution_words(f"{country} {mention.name}")
    return words


def _known_names(geography: Geography, ontology: Ontology) -> Mapping[Words, list[str]]:
    found: defaultdict[Words, list[str]] = defaultdict(list)
    for label, entity in sorted(ontology.gazetteer.labels().items()):
        found[geography.institution_words(label)].append(entity)
    return found


def _known(
    words: Words, kind: str, known: Mapping[Words, list[str]], ontology: Ontology
) -> str | None:
    """Return the only known entity with these words and a type compatible with this one."""
    entities = ontology.gazetteer.entities
    fitting = {
        entity
        for entity in known.get(words, ())
        if is_compatible(entities[entity].type, kind, ontology)
    }
    return next(iter(fitting)) if len(fitting) == 1 else None


def _link_persons(
    mentions: Iterable[Mention], senses: Mapping[Mention, Sense]
) -> dict[Mention, Key]:
    named: defaultdict[str, set[Words]] = defaultdict(set)
    for mention in mentions:
        article, words, _ = senses[mention]
        named[article].add(words)
    linked = link_persons(named)
    return {mention: Key("person", linked[senses[mention][:2]]) for mention in mentions}


def _link_others(
    mentions: Iterable[Mention],
    senses: Mapping[Mention, Sense],
    types: Mapping[Mention, str],
    ontology: Ontology,
) -> dict[Mention, Key]:
    written: dict[Mention, Written] = {}
    for mention in mentions:
        (article, words, _), kind = senses[mention], types[mention]
        is_organization = ontology.is_a(kind, "Organization")
        written[mention] = Written(article, (words, kind), mention.name, is_organization)
    linked = link_organizations(written.values())
    return {mention: _key_of(form, linked) for mention, form in written.items()}


def _key_of(form: Written, linked: Mapping[tuple[str, Named], Named | None]) -> Key:
    """Return the key of a name by the longer name that it is linked with."""
    named = linked[form.article, form.named]
    if named is None:
        return Key("local", *form.named, form.article)
    if linked.get((form.article, named), named) is None:  # an institution of this article only
        return Key("local", *named, form.article)
    return Key("name", *named)
