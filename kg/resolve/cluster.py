"""The mentions of a corpus in; out the key of what each one names: equal keys, one entity."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from kg.ontology import Ontology
from kg.records import Mention, MentionKind
from kg.resolve.bodies import Written, link_bodies, without_kind
from kg.resolve.names import Geography, Words, is_generic_body, name_words, person_words
from kg.resolve.persons import link_persons
from kg.resolve.senses import Sense, is_compatible, merge_senses

LASTING_TYPES = ("Organization", "GeopoliticalEntity", "Place")
"""What a description with a name in it ("the Russian delegation") means in every article."""


class Key(NamedTuple):
    """What makes two mentions name one thing; `article` is "" where any article will do."""

    sort: str  # "known", "person", "name", "value", "local"
    words: Words
    type: str = ""
    article: str = ""
    start: int = -1  # of the mention, where each mention is a thing of its own


def cluster(mentions: Sequence[Mention], ontology: Ontology) -> dict[Mention, Key]:
    """Return the key of each mention; no mention may have an antecedent."""
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
    return keys | link_names(names, geography, ontology)


def describe(mention: Mention) -> Key:
    """Return the key of a mention that is no name."""
    words, passage = name_words(mention.name), mention.passage
    if mention.kind is MentionKind.VALUE and (mention.value or mention.type != "Time"):
        return Key("value", (mention.value or " ".join(words),), mention.type)
    if mention.type == "Position" and words:
        return Key("name", words, mention.type)
    if mention.kind in (MentionKind.VALUE, MentionKind.NOMINAL) and mention.definite and words:
        return Key("local", words, mention.type, passage.article)
    return Key("local", words, mention.type, passage.article, passage.start)


def is_naming(mention: Mention, geography: Geography, ontology: Ontology) -> bool:
    """Tell whether a description has a name in it, and so names the same thing in every article."""
    if mention.kind is not MentionKind.NOMINAL or not mention.definite:
        return False
    if not any(ontology.is_a(mention.type, lasting) for lasting in LASTING_TYPES):
        return False
    words = mention.name.split()
    starts_inside = mention.passage.text.split()[:1] != words[:1]  # behind a determiner
    capital = any(word[0].isupper() for word in (words if starts_inside else words[1:]))
    return len(words) > 1 and (
        capital
        or geography.names_country(mention.name)
        or is_generic_body(name_words(mention.name))
    )


def link_names(
    mentions: Sequence[Mention], geography: Geography, ontology: Ontology
) -> dict[Mention, Key]:
    """Return the keys of mentions that are names.

    1. Look the names up in the gazetteer.
    2. Tell the senses of equal names apart by their types.
    3. Link persons' names, then the others.
    """
    known = _known_names(geography, ontology)
    keys: dict[Mention, Key] = {}
    senses: dict[Mention, Sense] = {}
    for mention in mentions:
        words = _words_of(mention, geography, ontology)
        if (entity := _known(words, mention.type, known, ontology)) is not None:  # 1
            keys[mention] = Key("known", (entity,))
        elif not words:  # nothing but signs
            keys[mention] = describe(mention)
        else:
            senses[mention] = (mention.passage.article, words, mention.type)
    senses |= _bodies_taken_for_persons(senses, ontology)
    merged = merge_senses(Counter(senses.values()), ontology)  # 2
    types = {mention: merged[sense] for mention, sense in senses.items()}
    persons = [mention for mention in senses if ontology.is_a(types[mention], "Person")]
    others = [mention for mention in senses if not ontology.is_a(types[mention], "Person")]
    return (
        keys | _link_persons(persons, senses) | _link_others(others, senses, types, ontology)
    )  # 3


def _words_of(mention: Mention, geography: Geography, ontology: Ontology) -> Words:
    if ontology.is_a(mention.type, "Person"):
        return person_words(mention.name)
    return geography.body_words(mention.name)


def _known_names(geography: Geography, ontology: Ontology) -> Mapping[Words, list[str]]:
    found: defaultdict[Words, list[str]] = defaultdict(list)
    for label, entity in sorted(ontology.gazetteer.labels().items()):
        found[geography.body_words(label)].append(entity)
    return found


def _known(
    words: Words, kind: str, known: Mapping[Words, list[str]], ontology: Ontology
) -> str | None:
    """Return the only known entity of these words and a type that allows this one."""
    entities = ontology.gazetteer.entities
    fitting = {
        entity
        for entity in known.get(words, ())
        if is_compatible(entities[entity].type, kind, ontology)
    }
    return next(iter(fitting)) if len(fitting) == 1 else None


def _bodies_taken_for_persons(
    senses: Mapping[Mention, Sense], ontology: Ontology
) -> dict[Mention, Sense]:
    """Return the senses, as bodies, of single words taken for persons: "Lada" beside "Lada Group".

    Only where no person of the article has this name.
    """
    bodies: dict[tuple[str, Words], str] = {}
    persons: set[tuple[str, str]] = set()
    for mention, (article, words, kind) in senses.items():
        if ontology.is_a(kind, "Organization"):
            bodies.setdefault((article, without_kind(name_words(mention.name))), kind)
        elif ontology.is_a(kind, "Person") and len(name_words(mention.name)) > 1:
            persons |= {(article, word) for word in words}
    return {
        mention: (article, words, bodies[article, words])
        for mention, (article, words, kind) in senses.items()
        if ontology.is_a(kind, "Person") and (article, words) in bodies
        if len(words) == 1 and (article, words[0]) not in persons
    }


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
    written = {
        mention: Written(
            senses[mention][0],
            (senses[mention][1], types[mention]),
            mention.name,
            is_body=ontology.is_a(types[mention], "Organization"),
        )
        for mention in mentions
    }
    linked = link_bodies(written.values())
    keys: dict[Mention, Key] = {}
    for mention, form in written.items():
        named = linked[form.article, form.named]
        if named is not None and linked.get((form.article, named), named) is None:
            form, named = replace(form, named=named), None  # short for what only this article names
        words, kind = named or form.named
        keys[mention] = (
            Key("name", words, kind) if named else Key("local", words, kind, form.article)
        )
    return keys
