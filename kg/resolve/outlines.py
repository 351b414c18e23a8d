"""An extraction in; its outline, and which of its mentions name which thing of that, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.graph import Entity
from kg.ontology import Ontology
from kg.outline import FixedKey, Named, Outline
from kg.records import Extraction, Mention, MentionKind
from kg.resolve.cluster import NAMED, Key, describe, is_naming
from kg.resolve.entities import Group, draft_of, local_ids
from kg.resolve.facts import Facts, appearing, gender_of_title
from kg.resolve.kinds import Kind, kinds_of
from kg.resolve.mentions import owners_of, position, referents_of
from kg.resolve.names import Geography, Words, is_generic_institution
from kg.resolve.person_names import person_words
from kg.resolve.profiles import to_told
from kg.resolve.senses import is_compatible


@dataclass(frozen=True, slots=True)
class Read:
    """An outline, and for each mention of its article which thing it names."""

    outline: Outline
    things: Mapping[Mention, int]  # the number of a name, or -1 less that of what is described
    own: tuple[Entity, ...]  # what is described
    keys: tuple[Key, ...]  # of these

    def described(self, renamed: Mapping[str, str]) -> list[Entity]:
        """Return what is described, with other ids where they clash."""
        return [
            replace(each, id=renamed[each.id]) if each.id in renamed else each for each in self.own
        ]

    def entity_of(self, names: Sequence[str], own: Sequence[str]) -> dict[Mention, str]:
        """Return the id for each mention, given those of the names and of what is described."""
        return {
            mention: names[thing] if thing >= 0 else own[-1 - thing]
            for mention, thing in self.things.items()
        }


class OutlineReader:
    """Reads outlines; `decided` are the names that people decided about."""

    def __init__(self, ontology: Ontology, decided: Collection[Words] = ()) -> None:
        self._ontology, self._decided = ontology, frozenset(decided)
        self._geography = Geography.of(ontology)
        found: defaultdict[Words, list[str]] = defaultdict(list)
        for label, entity in sorted(ontology.gazetteer.labels().items()):
            found[self._geography.institution_words(label)].append(entity)
        self._known: Mapping[Words, Sequence[str]] = dict(found)

    def read(self, extraction: Extraction) -> Read:
        """Return the outline of an extraction.

        1. Collect the mentions, and what each refers to.
        2. See which of that is known, or described, and which is a name.
        3. Count the mentions of each name, and of each thing that is only described.
        4. Read what the article says of what it names.
        """
        referents = referents_of(extraction)  # 1
        targets = sorted(set(referents.values()), key=position)
        keys, words = self._look_up(targets, owners_of(extraction))  # 2
        described = self._described(keys, words)
        named = [target for target in targets if target not in described]
        kinds = kinds_of(named, keys, words, extraction)  # 3
        numbers = {kind: number for number, kind in enumerate(dict.fromkeys(kinds.values()))}
        groups = _grouped(referents, described)
        places = {key: -1 - number for number, key in enumerate(groups)}
        thing_of = {target: numbers[kind] for target, kind in kinds.items()}
        thing_of |= {target: places[key] for target, key in described.items()}
        things = {mention: thing_of[target] for mention, target in referents.items()}
        own = self._own(groups)
        facts = self._facts(extraction, thing_of, kinds)  # 4
        outline = Outline(
            article=extraction.article.id,
            names=tuple(self._names(numbers, referents, thing_of, facts)),
            places=tuple(facts.places),
            homes=tuple(facts.homes),
            regions=tuple((thing_of[place], region) for place, region in facts.regions.items()),
            own=tuple(entity.id for entity in own),
            bodies=tuple(each for each in own if self._ontology.is_a(each.type, "Organization")),
        )
        return Read(outline, things, own, tuple(groups))

    def _look_up(
        self, targets: Iterable[Mention], owners: Mapping[Mention, str]
    ) -> tuple[dict[Mention, Key], dict[Mention, Words]]:
        """Return the keys of what is known or described, and the words of all other names."""
        keys: dict[Mention, Key] = {}
        names: dict[Mention, Words] = {}
        for target in targets:
            if target.known is not None:
                keys[target] = Key("known", (target.known,))
            elif target.kind is not MentionKind.NAME and not is_naming(
                target, self._geography, self._ontology
            ):
                keys[target] = describe(target)
            else:
                words = self._words_of(target, owners.get(target))
                if (entity := self._find(words, target.type)) is not None:
                    keys[target] = Key("known", (entity,))
                elif not words:  # only signs
                    keys[target] = describe(target)
                else:
                    names[target] = words
        return keys, names

    def _described(
        self, keys: Mapping[Mention, Key], names: Mapping[Mention, Words]
    ) -> dict[Mention, Key]:
        """Return the keys of what is only described, and is called like no name here."""
        inside = {*names.values(), *self._decided}
        return {
            target: key
            for target, key in keys.items()
            if key.sort == "local"
            and (key.words not in inside or target.kind is MentionKind.PRONOUN)
        }

    def _words_of(self, mention: Mention, owner: str | None) -> Words:
        if self._ontology.is_a(mention.type, "Person"):
            return person_words(mention.name)
        words = self._geography.institution_words(mention.name)
        if owner is not None and is_generic_institution(words):
            country = self._ontology.gazetteer.entities[owner].name
            return self._geography.institution_words(f"{country} {mention.name}")
        return words

    def _find(self, words: Words, kind: str) -> str | None:
        """Return the only known entity with these words and a type compatible with this one."""
        entities = self._ontology.gazetteer.entities
        fitting = {
            entity
            for entity in self._known.get(words, ())
            if is_compatible(entities[entity].type, kind, self._ontology)
        }
        return next(iter(fitting)) if len(fitting) == 1 else None

    def _own(self, groups: Mapping[Key, Group]) -> tuple[Entity, ...]:
        ids = local_ids(groups)
        found = []
        for key, group in groups.items():
            draft = draft_of(key, group, self._ontology)
            found.append(Entity(ids[key], draft.type, draft.name, draft.aliases))
        return tuple(found)

    def _facts(
        self,
        extraction: Extraction,
        thing_of: Mapping[Mention, int],
        kinds: Mapping[Mention, Kind],
    ) -> Facts:
        facts = Facts(extraction, thing_of, self._ontology, self._geography)
        facts.read(
            target
            for target in dict.fromkeys(appearing(extraction))
            if target in kinds and _may_be_named(kinds[target])
        )
        return facts

    def _names(
        self,
        numbers: Mapping[Kind, int],
        referents: Mapping[Mention, Mention],
        thing_of: Mapping[Mention, int],
        facts: Facts,
    ) -> Iterator[Named]:
        groups = [Group() for _ in numbers]
        first: dict[int, Mention] = {}
        for mention, target in referents.items():
            if (number := thing_of[target]) >= 0:
                groups[number].add(mention)
                first.setdefault(number, target)
        for (words, key, name, type_, appears, start), number in numbers.items():
            group, profile = groups[number], facts.profiles.get(number)
            yield Named(
                name=name,
                type=type_,
                words=words,
                key=_fixed(key) if key is not None else None,
                count=group.forms.total(),
                further=group.total - group.forms.total(),
                others=tuple(sorted(group.others.items())),
                texts=self._texts(key, group),
                appears=appears,
                told=to_told(profile) if profile is not None else None,
                start=start,
                gender=gender_of_title(first[number], facts.extraction.article.text)
                if start >= 0
                else "",
            )

    def _texts(self, key: Key | None, group: Group) -> tuple[str, ...]:
        """Return the texts that may be labels of a known thing."""
        if key is not None and key.sort == "known":
            entity = self._ontology.gazetteer.entities[key.words[0]]
            return tuple(sorted(group.texts & {*entity.labels, *entity.ambiguous_labels}))
        return tuple(sorted(group.texts)) if self._decided else ()


def _may_be_named(kind: Kind) -> bool:
    _, key, *_ = kind
    return key is None or key.sort in NAMED


def _fixed(key: Key) -> FixedKey:
    return key.sort, key.words, key.type, key.start


def _grouped(
    referents: Mapping[Mention, Mention], described: Mapping[Mention, Key]
) -> dict[Key, Group]:
    """Return all mentions of each thing that is only described."""
    groups: defaultdict[Key, Group] = defaultdict(Group)
    for mention, target in referents.items():
        if (key := described.get(target)) is not None:
            groups[key].add(mention)
    return dict(groups)
