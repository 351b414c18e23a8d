"""Extractions in; what each article says of each thing it names out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.ontology import Ontology
from kg.outline import Outline, Said
from kg.records import PLAIN_LAYERS, Extraction, Mention, MentionKind, Statement
from kg.resolve.cluster import NAMED, Key
from kg.resolve.names import Geography, name_words
from kg.resolve.occupations import (
    FEMALE,
    FEMALE_TITLES,
    FIELDS,
    HOMES,
    MALE,
    MALE_TITLES,
)
from kg.resolve.profiles import AGENT, Appearance, Profile, Profiles

AGE = re.compile(r",? \(?(?:aged )?(?P<years>\d{1,3})(?=[,.;)])|, who is (?P<is>\d{1,3})\b")
"""Behind a person's name: "Ana Sá, 44,", "Ana Sá (44)"."""
TITLE = re.compile(r"\b(?P<title>[A-Za-z]+)\.? $")
LONGEST_TITLE = 16
POSTS = "leadership"
"""The group of the relations that tell of what someone is the mayor, minister, head."""
ARTEFACTS = ("Product", "Vehicle", "Weapon", "Work", "Facility", "BodyOfWater", "LivingThing")
ACTS = frozenset({"kg:says", "kg:hires", "kg:dismisses", "kg:announces"})
"""What only persons and bodies do, whatever a name was taken for."""


def read_profiles(
    extractions: Iterable[Extraction | Outline], keys: Mapping[Mention, Key], ontology: Ontology
) -> Profiles:
    """Return the profile of each thing that each article names; `keys` has each referent's."""
    geography, found = Geography.of(ontology), Profiles({}, {}, {})
    for extraction in extractions:
        reader = _Reader(extraction, keys, ontology, geography)
        reader.read()
        found.of.update(reader.profiles)
        found.appearance.update(reader.appearances)
        found.elsewhere.update(reader.elsewhere())
    return found


@dataclass(slots=True)
class _Reader:
    """The profiles of one article, while they are filled."""

    extraction: Extraction | Outline
    keys: Mapping[Mention, Key]
    ontology: Ontology
    geography: Geography
    profiles: dict[Appearance, Profile] = field(default_factory=lambda: defaultdict(Profile))
    appearances: dict[Mention, Appearance] = field(default_factory=dict)

    def read(self) -> None:
        """Read the names, then the pronouns and the statements, then who is named beside whom."""
        mentions = list(dict.fromkeys(_mentions(self.extraction)))
        named = [m for m in mentions if m.refers_to is None and self._key(m).sort in NAMED]
        article = self.extraction.article
        titles = _titles(named, self.keys, article.text)
        for mention in named:
            title = titles.get(mention, "")
            self.appearances[mention] = Appearance(article.id, self.keys[mention], title)
            self._read_name(mention)
        for mention in mentions:
            if mention.kind is MentionKind.PRONOUN and (profile := self._of(mention)):
                profile.genders |= _gender(mention.text, MALE, FEMALE)
        places = dict(self._places())
        for statement in self.extraction.statements:
            if statement.layer in PLAIN_LAYERS and (profile := self._of(statement.subject)):
                self._read_statement(statement, profile, places)
        company = frozenset(each.key for each in self.profiles)
        for profile in self.profiles.values():
            profile.company = company

    def _key(self, mention: Mention) -> Key:
        return self.keys[mention.referent]

    def _of(self, mention: Mention) -> Profile | None:
        """Return the profile of what a mention names, if it has a name."""
        appearance = self.appearances.get(mention.referent)
        return self.profiles[appearance] if appearance is not None else None

    def _read_name(self, mention: Mention) -> None:
        profile, article = self._of(mention), self.extraction.article
        assert profile is not None
        title = _title_before(mention, article.text)
        profile.genders |= _gender(title, MALE_TITLES, FEMALE_TITLES)
        if title.lower() in FIELDS and self.ontology.is_a(mention.type, "Person"):
            profile.offices |= {title.lower()}
        age = AGE.match(article.text, mention.passage.end)
        if age and article.published and self.ontology.is_a(mention.type, "Person"):
            profile.births |= {article.published.year - int(age["years"] or age["is"])}
        if (kind := self._kind(mention.type)) is not None:
            profile.kinds |= {kind}

    def _kind(self, type_: str) -> str | None:
        if self.ontology.is_a(type_, "Agent"):
            return None  # a product's name is often taken for a person's or a body's
        return next((kind for kind in ARTEFACTS if self.ontology.is_a(type_, kind)), None)

    def _places(self) -> Iterator[tuple[Key, str]]:
        """Yield the places that the article says are in a country, and the country."""
        for statement in self.extraction.statements:
            thing = statement.object
            if statement.predicate == "kg:locatedIn" and thing is not None and thing.known:
                yield self._key(statement.subject), self._country(thing.known) or ""

    def elsewhere(self) -> Iterator[tuple[Appearance, str]]:
        """Yield the known places that the article says lie in another country: "Paris, Texas"."""
        text = self.extraction.article.text
        for statement in self.extraction.statements:
            place, region = statement.subject, statement.object
            if statement.predicate == "kg:locatedIn" and region is not None:
                between = text[place.passage.end : region.passage.start]
                if place.known and region.known and between == ", ":
                    here, there = self._country(place.known), self._country(region.known)
                    if here and there and here != there and place in self.appearances:
                        yield self.appearances[place], region.name

    def _country(self, known: str) -> str | None:
        """Return the country of a known place, or that it is one."""
        gazetteer = self.ontology.gazetteer
        state = gazetteer.state_of(known) if known in gazetteer.entities else ""
        is_country = bool(state) and self.ontology.is_a(gazetteer.entities[state].type, "Country")
        return state if is_country else None

    def _read_statement(
        self, statement: Statement | Said, profile: Profile, places: Mapping[Key, str]
    ) -> None:
        predicate, thing = statement.predicate, statement.object
        if predicate in ACTS:
            profile.kinds |= {AGENT}
        if thing is None:
            return
        if predicate == "kg:holdsPosition" or (predicate == "rel:be" and thing.type == "Person"):
            profile.offices |= {_office(thing)}
            profile.homes |= self.geography.countries_in(thing.name)
        elif predicate == "rel:be" and (kind := self._kind(thing.type)) is not None:
            profile.kinds |= {kind}
        elif self._group_of(predicate) == POSTS:
            profile.posts |= {(predicate, " ".join(name_words(thing.referent.name)))}
        if predicate in HOMES or (predicate == "kg:locatedIn" and thing.known):
            country = self._country(thing.known) if thing.known else places.get(self._key(thing))
            profile.homes |= {country} if country else set()

    def _group_of(self, predicate: str) -> str:
        prefix, _, name = predicate.partition(":")
        return self.ontology.property(name).group if prefix == "kg" else ""


def _mentions(extraction: Extraction | Outline) -> Iterator[Mention]:
    """Yield the mentions of an article and what its statements are about."""
    yield from extraction.mentions
    for statement in extraction.statements:
        yield from (statement.subject, *([statement.object] if statement.object else []))
        yield from (holder.mention for holder in statement.holders)
        yield from (qualifier.mention for qualifier in statement.qualifiers)


def _titles(named: Iterable[Mention], keys: Mapping[Mention, Key], text: str) -> dict[Mention, str]:
    """Return the gender of the titles before surnames that the article gives to a man and a woman.

    A name without a title gets the one that is before the last such name.
    """
    genders: defaultdict[Key, dict[Mention, str]] = defaultdict(dict)
    for mention in sorted(named, key=lambda each: each.passage.start):
        key = keys[mention]
        if key.sort == "person" and len(key.words) == 1:
            gender = _gender(_title_before(mention, text), MALE_TITLES, FEMALE_TITLES)
            last = next(reversed(genders[key].values()), "")
            genders[key][mention] = next(iter(gender), last)
    return {
        mention: gender
        for found in genders.values()
        if len(set(found.values()) - {""}) > 1
        for mention, gender in found.items()
    }


def _title_before(mention: Mention, text: str) -> str:
    start = mention.passage.start
    title = TITLE.search(text[max(0, start - LONGEST_TITLE) : start])
    first = mention.text.split()[:1]  # where the title is taken for a part of the name
    return title["title"] if title else "".join(first).rstrip(".")


def _gender(word: str, male: frozenset[str], female: frozenset[str]) -> set[str]:
    word = word.lower()
    return {"male"} if word in male else {"female"} if word in female else set()


def _office(position: Mention) -> str:
    """Return the noun of a position: "minister" of "Moldova's energy minister for reform"."""
    words = name_words(position.name)
    head = position.head.lower()
    return (
        head
        if head in FIELDS or not words
        else next((word for word in reversed(words) if word in FIELDS), head or words[-1])
    )
