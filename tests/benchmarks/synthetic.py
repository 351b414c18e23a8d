"""Invented articles without end, and the store of their graph: no model is needed.

    python -m tests.benchmarks.synthetic --statements 1000000 --output /tmp/large

Names are drawn so that a few occur very often, as in news: the most frequent person is in about
one in forty statements.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kg.graph import Entity, Resolution
from kg.ontology import Ontology, load_ontology
from kg.records import (
    Article,
    Extraction,
    Holder,
    Mention,
    MentionKind,
    Modality,
    Passage,
    Polarity,
    Qualifier,
    Statement,
)
from kg.store import Store
from kg.terms import Triple
from tests.triples import load, to_triples

FIRST = [
    "Ada", "Bo", "Clara", "Dag", "Elin", "Finn", "Greta", "Hugo", "Ida", "Jon", "Kari", "Lars",
    "Mona", "Nils", "Olga", "Per", "Rut", "Sven",
]  # fmt: skip  # one name a line says nothing
LAST = [
    "Lind", "Holm", "Berg", "Dahl", "Eng", "Foss", "Gran", "Haug", "Iversen", "Juhl", "Krog",
    "Lund", "Moe", "Nor", "Ovrum", "Rask",
]  # fmt: skip  # one name a line says nothing
PLACES = [
    "Nor", "Sand", "Lille", "Stor", "Vest", "Ost", "Alt", "Bred", "Djup", "Elv", "Fisk", "Grim",
    "Hav", "Is", "Jar", "Kald",
]  # fmt: skip  # one name a line says nothing
ENDINGS = [
    "vik", "heim", "berg", "fjord", "stad", "dal", "nes", "sund", "voll", "rud", "borg", "havn",
]  # fmt: skip  # one name a line says nothing
TRADES = [
    "Timber", "Harbour", "Salt", "Ferry", "Wind", "Copper", "Herring", "Rail", "Wool", "Paper",
    "Glass", "Barley",
]  # fmt: skip  # one name a line says nothing
BODIES = ["Union", "Council", "Company", "Board", "Society", "Institute", "Authority", "League"]
MEDIA = tuple(f"{place} {kind}" for place in PLACES for kind in ("Courier", "Wire", "Gazette"))
PERSONS = tuple(f"{first} {last}{end}" for end in ("", "sen", "by", "rud", "gard", "moen")
                for last in LAST for first in FIRST)  # fmt: skip
CITIES = tuple(f"{start}{end}" for end in ENDINGS for start in PLACES)
ORGANIZATIONS = tuple(f"{city} {trade} {body}" for body in BODIES for trade in TRADES
                      for city in CITIES[:40])  # fmt: skip
STATEMENTS_PER_ARTICLE = 20
ARTICLES_PER_BATCH = 500
FIRST_DAY = datetime(2024, 1, 1, 6, tzinfo=UTC)
DAYS = 700
HEAD = 0.05
"""Of the Pareto distribution of names: three in a hundred draws give the first one."""


@dataclass
class Writer:
    """An article in the making: sentences are added, then its records are cut from the text."""

    number: int
    chance: random.Random
    text: str = ""
    drafts: list[tuple[int, int, dict[str, object]]] = field(default_factory=list)

    def draw(self, names: tuple[str, ...]) -> str:
        """Return one of the names, the first ones far more often."""
        rank = self.chance.paretovariate(HEAD)
        return names[int(rank) - 1] if rank < len(names) else self.chance.choice(names)

    def add(self, sentence: str, **statement: object) -> None:
        """Add a sentence with one statement, whose parts are given by their words."""
        start = len(self.text)
        self.text += f"{sentence} "
        self.drafts.append((start, start + len(sentence), statement))


def _sentence(writer: Writer) -> None:
    """Add a sentence of one of five kinds."""
    who, other = writer.draw(PERSONS), writer.draw(PERSONS)
    city, body, medium = (writer.draw(each) for each in (CITIES, ORGANIZATIONS, MEDIA))
    day = 1 + writer.chance.randrange(28)
    kind = writer.chance.randrange(5)
    count = len(writer.drafts)
    if kind == 0:
        writer.add(f"{who} leads the {body}.", subject=who, relation="leads", object=body,
                   predicate="kg:heads")  # fmt: skip
    elif kind == 1:
        writer.add(f"On {day} May {other} met {who} in {city}.", subject=other, relation="met",
                   object=who, predicate="kg:meets", where=city, when=f"{day} May")  # fmt: skip
    elif kind == 2:
        writer.add(f"{who} will hand a report on item {count} to {body}, officials told {medium}.",
                   subject=who, relation="will hand", object=f"report on item {count}",
                   predicate="rel:hand", modality=Modality.PLANNED, to=body,
                   holder=medium)  # fmt: skip
    elif kind == 3:
        writer.add(f"{who} did not sign accord {count} with {body}.", subject=who,
                   relation="did not sign", object=f"accord {count}", predicate="rel:sign",
                   polarity=Polarity.NEGATIVE)  # fmt: skip
    else:
        clause = f"the harbour of {city} will stay open until {day} May"
        writer.add(f"{who} said {clause}.", subject=who, relation="said", object=clause,
                   predicate="kg:says")  # fmt: skip


TYPES = {
    **dict.fromkeys(PERSONS, "Person"),
    **dict.fromkeys(CITIES, "City"),
    **dict.fromkeys(ORGANIZATIONS, "Organization"),
    **dict.fromkeys(MEDIA, "NewsMedium"),
}


def _mention(article: Article, words: str, within: tuple[int, int]) -> Mention:
    start = article.text.index(words, *within)
    passage = Passage(article.id, start, start + len(words), words)
    if words in TYPES:
        return Mention(passage, TYPES[words], MentionKind.NAME, words)
    if words.endswith("May") and words[0].isdigit():
        value = f"2025-05-{int(words.split()[0]):02}"
        return Mention(passage, "Time", MentionKind.VALUE, words, value=value)
    type_, kind = (
        ("Phrase", MentionKind.PHRASE) if len(words) > 30 else ("Report", MentionKind.NOMINAL)
    )  # one choice
    return Mention(passage, type_, kind, words)


def _id(mention: Mention, number: int) -> str:
    """Return an id: of a name or a date one for all articles, else one for each article."""
    if mention.kind is MentionKind.NAME:
        return mention.name.replace(" ", "_")
    if mention.value is not None:
        return mention.value
    return f"{mention.name.replace(' ', '_')[:40]}-{number}-{mention.passage.start}"


def write_article(number: int, seed: int = 1) -> tuple[Extraction, dict[Mention, Entity]]:
    """Return the extraction of an invented article, and the entity that each mention names."""
    chance = random.Random(seed * 10**9 + number)
    writer = Writer(number, chance)
    for _ in range(STATEMENTS_PER_ARTICLE):
        _sentence(writer)
    day = FIRST_DAY + timedelta(days=chance.randrange(DAYS), minutes=number % 600)
    article = Article.from_text(
        writer.text.strip(), title=f"Report {number}", publisher=writer.draw(MEDIA), published=day,
        url=f"https://news.example/{number}",
    )  # fmt: skip  # one argument a line says nothing
    statements, mentions = [], []
    for start, end, draft in writer.drafts:
        statement = _statement(article, (start, end), draft)
        statements.append(statement)
        further = (statement.object, statement.when, statement.where)
        mentions += [each for each in (statement.subject, *further) if each is not None]
        mentions += [each.mention for each in (*statement.holders, *statement.qualifiers)]
    named = tuple(each for each in mentions if each.kind is MentionKind.NAME)
    entities = {each: Entity(_id(each, number), each.type, each.name) for each in mentions}
    return Extraction(article, named, tuple(statements)), entities


def _statement(article: Article, at: tuple[int, int], draft: dict[str, object]) -> Statement:
    def find(name: str) -> Mention | None:
        return _mention(article, str(draft[name]), at) if name in draft else None

    subject, holder, receiver = find("subject"), find("holder"), find("to")
    assert subject is not None
    words = str(draft["relation"])
    place = article.text.index(words, *at)
    evidence = Passage(article.id, *at, article.text[slice(*at)])
    statement = Statement(
        subject, str(draft["predicate"]), find("object"), evidence,
        (Passage(article.id, place, place + len(words), words),),
        when=find("when"), where=find("where"), rule="clause", confidence=0.6 + at[0] % 400 / 1000,
        holders=(Holder(holder),) if holder else (),
        qualifiers=(Qualifier("to", receiver),) if receiver else (),
    )  # fmt: skip  # as above
    how = {name: draft[name] for name in ("polarity", "modality") if name in draft}
    return replace(statement, **how)


def triples(articles: int, ontology: Ontology, *, seed: int = 1) -> Iterator[Triple]:
    """Yield the triples of this many articles, batch by batch; some occur more than once."""
    for numbers in _batches(articles):
        found = [write_article(number, seed) for number in numbers]
        entity_of = {mention: entity for _, some in found for mention, entity in some.items()}
        entities = {entity.id: entity for entity in entity_of.values()}
        resolution = Resolution(
            tuple(entities[id_] for id_ in sorted(entities)),
            {mention: entity.id for mention, entity in entity_of.items()},
        )
        yield from to_triples([extraction for extraction, _ in found], resolution, ontology)


def _batches(articles: int) -> Iterator[range]:
    for start in range(0, articles, ARTICLES_PER_BATCH):
        yield range(start, min(start + ARTICLES_PER_BATCH, articles))


def write_large_store(folder: Path, statements: int) -> Path:
    """Write a store with about this many statements."""
    with Store.create(folder) as store:
        load(store, triples(statements // STATEMENTS_PER_ARTICLE, load_ontology()))
        store.commit()
    return folder


def main() -> None:
    """Write the store, and print how long it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    began = time.perf_counter()
    write_large_store(options.output / "store", options.statements)
    print(f"{options.statements:,} statements in {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
