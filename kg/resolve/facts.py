"""An extraction in; what it says of each thing that it names out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.ontology import Ontology
from kg.records import PLAIN_LAYERS, Extraction, Mention, MentionKind, Statement
from kg.resolve.names import Geography, name_words
from kg.resolve.occupations import (
    FEMALE,
    FEMALE_TITLES,
    FIELDS,
    HOMES,
    MALE,
    MALE_TITLES,
)
from kg.resolve.profiles import AGENT, Profile

AGE = re.compile(r",? \(?(?:aged )?(?P<years>\d{1,3})(?=[,.;)])|, who is (?P<is>\d{1,3})\b")
"""Behind a person's name: "Ana Sá, 44,", "Ana Sá (44)"."""
TITLE = re.compile(r"\b(?P<title>[A-Za-z]+)\.? $")
LONGEST_TITLE = 16
POSTS = "leadership"
"""The group of the relations that tell of what someone is the mayor, minister, head."""
ARTEFACTS = ("Product", "Vehicle", "Weapon", "Work", "Facility", "BodyOfWater", "LivingThing")
ACTS = frozenset({"kg:says", "kg:hires", "kg:dismisses", "kg:announces"})
"""What only persons and bodies do, whatever a name was taken for."""


@dataclass(slots=True)
class Facts:
    """What an article says of its things, each by a number, while it is read.

    Of a thing with one name here and another one there, the two are added up later.
    """

    extraction: Extraction
    thing_of: Mapping[Mention, int]  # of each referent
    ontology: Ontology
    geography: Geography
    profiles: dict[int, Profile] = field(default_factory=dict)
    regions: dict[Mention, str] = field(default_factory=dict)
    places: list[tuple[int, str]] = field(default_factory=list)
    homes: list[tuple[int, int]] = field(default_factory=list)

    def read(self, named: Iterable[Mention]) -> None:
        """Read the names, then the pronouns and the statements."""
        found = frozenset(named)
        for mention in found:
            self.profiles.setdefault(self.thing_of[mention], Profile())
            self._read_name(mention)
        for mention in dict.fromkeys(appearing(self.extraction)):
            if mention.kind is MentionKind.PRONOUN and (profile := self._of(mention)):
                profile.genders |= _gender(mention.text, MALE, FEMALE)
        for statement in self.extraction.statements:
            if statement.layer in PLAIN_LAYERS and (profile := self._of(statement.subject)):
                self._read_statement(statement, profile)
        self.places.extend(self._places())
        self.regions.update((at, name) for at, name in self._elsewhere() if at in found)

    def _of(self, mention: Mention) -> Profile | None:
        """Return the profile of what a mention names, if it has a name."""
        return self.profiles.get(self.thing_of[mention.referent])

    def _read_name(self, mention: Mention) -> None:
        profile, article = self.profiles[self.thing_of[mention]], self.extraction.article
        title = title_before(mention, article.text)
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

    def _places(self) -> Iterator[tuple[int, str]]:
        """Yield the places that the article says are in a country, and the country."""
        for statement in self.extraction.statements:
            thing = statement.object
            if statement.predicate == "kg:locatedIn" and thing is not None and thing.known:
                place = self.thing_of[statement.subject.referent]
                yield place, self._country(thing.known) or ""

    def _elsewhere(self) -> Iterator[tuple[Mention, str]]:
        """Yield the known places that the article says lie in another country: "Paris, Texas"."""
        text = self.extraction.article.text
        for statement in self.extraction.statements:
            place, region = statement.subject, statement.object
            if statement.predicate == "kg:locatedIn" and region is not None:
                between = text[place.passage.end : region.passage.start]
                if place.known and region.known and between == ", ":
                    here, there = self._country(place.known), self._country(region.known)
                    if here and there and here != there:
                        yield place, region.name

    def _country(self, known: str) -> str | None:
        """Return the country of a known place, or that it is one."""
        gazetteer = self.ontology.gazetteer
        state = gazetteer.state_of(known) if known in gazetteer.entities else ""
        is_country = bool(state) and self.ontology.is_a(gazetteer.entities[state].type, "Country")
        return state if is_country else None

    def _read_statement(self, statement: Statement, profile: Profile) -> None:
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
            if not thing.known:
                subject = self.thing_of[statement.subject.referent]
                self.homes.append((subject, self.thing_of[thing.referent]))
            elif country := self._country(thing.known):
                profile.homes |= {country}

    def _group_of(self, predicate: str) -> str:
        prefix, _, name = predicate.partition(":")
        return self.ontology.property(name).group if prefix == "kg" else ""


def appearing(extraction: Extraction) -> Iterator[Mention]:
    """Yield the mentions of an article and what its statements are about."""
    yield from extraction.mentions
    for statement in extraction.statements:
        yield from (statement.subject, *([statement.object] if statement.object else []))
        yield from (holder.mention for holder in statement.holders)
        yield from (qualifier.mention for qualifier in statement.qualifiers)


def title_before(mention: Mention, text: str) -> str:
    """Return the word before a name, or its first one: "Mr" of "Mr Sá"."""
    start = mention.passage.start
    title = TITLE.search(text[max(0, start - LONGEST_TITLE) : start])
    first = mention.text.split()[:1]  # where the title is taken for a part of the name
    return title["title"] if title else "".join(first).rstrip(".")


def gender_of_title(mention: Mention, text: str) -> str:
    """Return whether the title before a name is a man's or a woman's; "" for neither."""
    return next(iter(_gender(title_before(mention, text), MALE_TITLES, FEMALE_TITLES)), "")


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
