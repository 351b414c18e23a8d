"""A store in; the stories of its articles as records out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.iris import decode, encode
from kg.store import Store
from kg.story import (
    Account,
    Beat,
    Change,
    Mark,
    Origin,
    Question,
    Story,
    in_order,
    in_time,
    most_telling,
)
from kg.terms import KG, NAMESPACES, Iri

STORIES = "SELECT ?story ?title { ?story a kg:Story ; dct:title ?title }"
ARTICLES = """SELECT ?story ?article ?origin ?beat ?issued {
  ?article kg:inStory ?story ; kg:origin ?origin ; kg:inBeat ?beat
  OPTIONAL { ?article dct:issued ?issued }
}"""
NAMED = """SELECT ?story ?role ?entity (COUNT(?article) AS ?articles) {
  VALUES ?role { kg:participant kg:storyPlace }
  ?story ?role ?entity . ?article kg:inStory ?story ; schema:mentions ?entity
} GROUP BY ?story ?role ?entity"""
BEATS = """SELECT ?story ?beat ?title ?date ?follows {
  ?story kg:beat ?beat . ?beat dct:title ?title
  OPTIONAL { ?beat sem:hasBeginTimeStamp ?date }
  OPTIONAL { ?beat kg:followsUp ?follows }
}"""
QUESTIONS = """SELECT ?story ?question ?label ?mark {
  ?story kg:question ?question . ?question rdfs:label ?label ; kg:mark ?mark
}"""
ACCOUNTS = """SELECT ?question ?statement ?answer ?group ?confidence ?article ?quote ?start {
  ?question kg:account ?account .
  ?account kg:statement ?statement ; kg:answer ?answer ; kg:answerGroup ?group .
  ?statement kg:confidence ?confidence ; prov:wasDerivedFrom ?evidence .
  ?evidence oa:hasSource ?article ; oa:hasSelector/oa:exact ?quote ; oa:hasSelector/oa:start ?start
}"""
SOURCES = """SELECT DISTINCT ?statement ?level ?agent {
  ?account kg:statement ?statement . ?statement kg:attribution ?link .
  ?link kg:agent ?agent ; kg:level ?level
}"""
CHANGES = """SELECT ?question ?from ?to ?said {
  ?question kg:change ?change . ?change kg:changedFrom ?from ; kg:changedTo ?to
  OPTIONAL { ?change dct:issued ?said }
}"""

LARGEST = """SELECT ?story (COUNT(?article) AS ?articles) {
  ?article kg:inStory ?story
} GROUP BY ?story ORDER BY DESC(?articles) ?story LIMIT MOST"""
WITHIN = {
    ACCOUNTS: "?story kg:question ?question .",
    SOURCES: "?story kg:question/kg:account ?account .",
    CHANGES: "?story kg:question ?question .",
}
"""What links a query that has no story with one, where only some stories are wanted."""

Rows = Mapping[str, list[tuple[str, ...]]]
"""The rows of a query by their first column, sorted; "" where a row has no value."""


def load_stories(store: Store, only: Sequence[str] | None = None) -> tuple[Story, ...]:
    """Return the stories: those of most independent origins first, then the latest.

    `only` are ids of the stories that are wanted; those of other things are left out. A store that
    was built without stories has none.
    """
    if only is not None and not only:
        return ()
    columns = _Columns.of(store, only)
    return in_order(_story(iri, title, columns) for iri, [(title,), *_] in columns.stories.items())


def largest_stories(store: Store, most: int) -> list[str]:
    """Return the ids of the stories of most articles."""
    rows = store.texts(LARGEST.replace("MOST", str(most)))
    return [decode(str(story)[len(store.base) :]) for story, _articles in rows]


def stories_of(store: Store, articles: Iterable[str]) -> list[str]:
    """Return the ids of the stories that these articles are in."""
    found = {
        str(story)
        for article in articles
        for _, _, story in store.match(Iri(store.base + encode(article)), KG.inStory, None)
    }
    return sorted(decode(story[len(store.base) :]) for story in found)


@dataclass(frozen=True, slots=True)
class _Columns:
    """What the store says of stories, query by query."""

    base: str
    stories: Rows
    articles: Rows
    named: Rows
    beats: Rows
    questions: Rows
    accounts: Rows
    sources: Rows
    changes: Rows
    origin_of: Mapping[str, str]  # article → its origin
    issued: Mapping[str, str | None]  # article → when

    @classmethod
    def of(cls, store: Store, only: Sequence[str] | None) -> _Columns:
        def rows_of(query: str) -> Rows:
            return _grouped(store, query if only is None else _within(query, store.base, only))

        articles = rows_of(ARTICLES)
        rows = [row for rows in articles.values() for row in rows]
        return cls(
            base=store.base,
            stories=rows_of(STORIES),
            articles=articles,
            named=rows_of(NAMED),
            beats=rows_of(BEATS),
            questions=rows_of(QUESTIONS),
            accounts=rows_of(ACCOUNTS),
            sources=rows_of(SOURCES),
            changes=rows_of(CHANGES),
            origin_of={article: origin for article, origin, _beat, _issued in rows},
            issued={article: issued or None for article, _origin, _beat, issued in rows},
        )

    def id(self, iri: str) -> str:
        return decode(iri[len(self.base) :])

    def in_time(self, articles: Iterable[str]) -> list[str]:
        """Return the articles by time of publication."""
        return sorted(articles, key=lambda iri: (self.issued[iri] or "", self.id(iri)))


def _within(query: str, base: str, stories: Sequence[str]) -> str:
    """Return the query for only these stories; encoded, their ids have nothing to escape."""
    iris = " ".join(f"<{base}{encode(story)}>" for story in stories)
    return query.replace("{", f"{{ VALUES ?story {{ {iris} }} {WITHIN.get(query, '')}", 1)


def _grouped(store: Store, query: str) -> Rows:
    rows: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for first, *rest in store.texts(query):
        rows[str(first)].append(tuple(value or "" for value in rest))
    for found in rows.values():
        found.sort()
    return rows


def _story(iri: str, title: str, columns: _Columns) -> Story:
    rows = columns.articles[iri]
    articles = columns.in_time(article for article, *_ in rows)
    issued = sorted(filter(None, (columns.issued[article] for article in articles)))
    return Story(
        id=columns.id(iri),
        title=title,
        articles=tuple(map(columns.id, articles)),
        earliest=issued[0] if issued else None,
        latest=issued[-1] if issued else None,
        places=_central(iri, KG.storyPlace, columns),
        participants=_central(iri, KG.participant, columns),
        origins=tuple(_origins(articles, columns)),
        beats=tuple(_beats(iri, articles, columns)),
        questions=most_telling(
            _question(question, label, mark, columns)
            for question, label, mark in columns.questions.get(iri, ())
        ),
    )


def _central(iri: str, role: Iri, columns: _Columns) -> tuple[str, ...]:
    """Return the entities with a role, those that most articles of the story name first."""
    found = [
        (-int(count), columns.id(entity))
        for kind, entity, count in columns.named.get(iri, ())
        if kind == role
    ]
    return tuple(entity for _count, entity in sorted(found))


def _origins(articles: Iterable[str], columns: _Columns) -> Iterator[Origin]:
    copies: dict[str, list[str]] = {}
    for article in articles:
        copies.setdefault(columns.origin_of[article], []).append(columns.id(article))
    for origin, found in copies.items():
        yield Origin(columns.id(origin), tuple(found))


def _beats(iri: str, articles: Iterable[str], columns: _Columns) -> Iterator[Beat]:
    within: dict[str, list[str]] = {}
    beat_of = {article: beat for article, _origin, beat, _issued in columns.articles[iri]}
    for article in articles:
        within.setdefault(beat_of[article], []).append(columns.id(article))
    described = {beat: rest for beat, *rest in columns.beats.get(iri, ())}
    for beat, found in within.items():
        title, date, follows = described[beat]
        earlier = columns.id(follows) if follows else None
        yield Beat(columns.id(beat), date or None, title, tuple(found), earlier)


def _question(iri: str, label: str, mark: str, columns: _Columns) -> Question:
    accounts = [_account(row, columns) for row in columns.accounts.get(iri, ())]
    changes = [Change(old, new, said or None) for old, new, said in columns.changes.get(iri, ())]
    return Question(
        id=columns.id(iri),
        text=label,
        mark=Mark(mark.removeprefix(NAMESPACES["kg"])),
        accounts=in_time(accounts),
        changes=tuple(sorted(changes, key=lambda change: (change.said or "", change.new))),
    )


def _account(row: tuple[str, ...], columns: _Columns) -> Account:
    statement, answer, group, confidence, article, quote, start = row
    sources = sorted((int(level), agent) for level, agent in columns.sources.get(statement, ()))
    return Account(
        statement=columns.id(statement),
        article=columns.id(article),
        answer=answer,
        group=group,
        sources=tuple(columns.id(agent) for _level, agent in sources),
        said=columns.issued[article],
        origin=columns.id(columns.origin_of[article]),
        quote=quote,
        start=int(start),
        confidence=float(confidence),
    )
