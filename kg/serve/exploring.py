"""What a reader looks at in; an explorer of a part of the graph, or a further part, out.

The page is that of `kg view`; what it does not have yet it asks of /api/part and /api/search.
"""

from __future__ import annotations

import threading
from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from kg.errors import StoreError
from kg.graph import Graph
from kg.ontology import load_ontology
from kg.query import (
    Index,
    PartReader,
    largest_stories,
    load_around,
    load_stories,
    stories_of,
)
from kg.query.folding import fold
from kg.store import Store

if TYPE_CHECKING:
    from kg.story import Story
    from kg.view.served import Whole

KEPT_PAGES = 16
"""Explorers around an entity that are kept; one takes about a second to make."""
OPENING_ENTITIES, OPENING_EACH = 100, 4
"""The entities that the page opens on, and the surest statements of each."""
LINKED, LINKED_WITH, LINKED_EACH = 300, 4, 3
"""Of so many statements that link one of them: with which others, and how often."""
OPENING_STORIES = 24
PER_PART = 100
"""Statements of an entity that are sent at a time."""
PER_ARTICLE = 400
STORY_ARTICLES = 40
TITLES = "SELECT ?thing ?title { ?thing a kg:KIND ; dct:title ?title } LIMIT 200000"
"""Those that are searched; to read them takes 10 µs each, once."""
TITLE = "What the articles say"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a page asks for: statements of entities, of a pair, of an article or of a story."""

    entities: Sequence[str] = ()
    after: int = 0  # so many statements of the entity are there
    pair: tuple[str, str] | None = None
    article: str | None = None
    story: str | None = None


class Exploring:
    """Makes explorers of an open store, and what they ask for; may be used by several threads."""

    def __init__(self, store: Store, index: Index, lock: threading.Lock) -> None:
        self._store, self._index = store, index
        self._lock = lock  # one question at a time to SQLite
        self._drawing, self._listing = threading.Lock(), threading.Lock()
        self._pages: OrderedDict[str | None, str] = OrderedDict()
        self._titles: Sequence[tuple[str, str, str, str]] | None = None

    def page(self, focus: str | None = None) -> str:
        """Return the explorer that opens on the whole graph, or around an entity."""
        with self._drawing:
            if focus not in self._pages:
                self._pages[focus] = self._draw(focus)
                if len(self._pages) > KEPT_PAGES:
                    self._pages.pop(next(key for key in self._pages if key is not None))
            return self._pages[focus]

    def _draw(self, focus: str | None) -> str:
        from kg.view import ViewOptions
        from kg.view.served import render_served

        part, stories = self._opening() if focus is None else self._around(focus)
        return render_served(
            part,
            load_ontology(),
            self._whole(part, TITLE if focus is None else part.entities[focus].name),
            stories=stories,
            options=ViewOptions(base=self._store.base, focus=focus),
        )

    def _around(self, focus: str) -> tuple[Graph, Sequence[Story]]:
        with self._lock:
            return load_around(self._store, self._index, focus), ()

    def _opening(self) -> tuple[Graph, Sequence[Story]]:
        """Return the surest statements of what is named most, and the accounts of large stories."""
        stories = load_stories(self._store, largest_stories(self._store, OPENING_STORIES))
        with self._lock:
            found = self._index.most_important(2 * OPENING_ENTITIES)
            named = [each for each in found if each.type != "Phrase"][:OPENING_ENTITIES]
            links = [self._index.links(each.id, most=LINKED) for each in named]
        ids = {id_ for found in links for id_ in _telling(found)}
        ids |= {a.statement for story in stories for q in story.questions for a in q.accounts}
        return self._part(ids, (id_ for story in stories for id_ in story.articles)), stories

    def _naming(self, entity: str, most: int, after: int = 0) -> Sequence[str]:
        return self._index.naming(entity, most=most, after=after).statements

    def _part(self, statements: Iterable[str], articles: Iterable[str] = ()) -> Graph:
        reader = PartReader(self._store)
        for article in articles:
            reader.article(article)
        return reader.graph([reader.statement(each) for each in sorted(set(statements))])

    def _whole(self, part: Graph, title: str = TITLE) -> Whole:
        from kg.view.served import Whole

        with self._lock:
            figures = self._index.statistics(most_connected=0)
            most = self._index.most_important(1)
            named = {id_: self._index.entity(id_) for id_ in part.entities}
        return Whole(
            title=title,
            articles=figures.articles,
            entities=figures.entities,
            statements=figures.statements,
            most=most[0].statements if most else 1,
            named={id_: each.statements for id_, each in named.items() if each},
        )

    def part(self, wanted: Wanted) -> dict[str, Any]:
        """Return what a page adds to what it has; raise StoreError where there is no such thing."""
        from kg.view.served import pack_part

        part, stories = self._wanted(wanted)
        return pack_part(part, load_ontology(), self._whole(part), stories=stories)

    def _wanted(self, wanted: Wanted) -> tuple[Graph, Sequence[Story]]:
        if wanted.story is not None:
            return self._of_stories([wanted.story], ())
        if wanted.article is not None:
            of_article = stories_of(self._store, [wanted.article])
            return self._of_stories(of_article, [wanted.article])
        with self._lock:
            if wanted.pair is not None:
                return self._part(self._index.between(*wanted.pair, most=PER_PART)), ()
            ids = {
                id_
                for each in wanted.entities
                for id_ in self._naming(each, PER_PART, wanted.after)
            }
        return self._with_entities(ids, wanted.entities), ()

    def _with_entities(self, statements: Iterable[str], entities: Iterable[str]) -> Graph:
        reader = PartReader(self._store)
        for entity in entities:
            reader.entity(entity)  # also one that no statement names
        return reader.graph([reader.statement(each) for each in sorted(statements)])

    def _of_stories(
        self, wanted: Sequence[str], articles: Sequence[str]
    ) -> tuple[Graph, Sequence[Story]]:
        """Return stories with what their articles say; of `articles`, if given, only these do."""
        stories = load_stories(self._store, wanted)
        if not stories and not articles:
            raise StoreError("the graph has no such story")
        listed = [id_ for story in stories for id_ in story.articles[:STORY_ARTICLES]]
        reader = PartReader(self._store)
        ids = {
            id_
            for article in articles or listed
            for id_ in reader.statements_of(article)[:PER_ARTICLE]
        }
        ids |= {a.statement for story in stories for q in story.questions for a in q.accounts}
        return self._part(ids, {*listed, *articles}), stories

    def titled(self, words: str, *, most: int) -> list[dict[str, str]]:
        """Return the stories and articles whose titles have all these words."""
        wanted = fold(words).split()
        if not wanted:
            return []
        found = (each for each in self._all_titles() if all(word in each[0] for word in wanted))
        first = list(islice(found, most))
        stories = {title for _, kind, _, title in first if kind == "Story"}
        return [  # a story is called like one of its articles
            {"kind": kind, "id": id_, "title": title}
            for _, kind, id_, title in first
            if kind == "Story" or title not in stories
        ]

    def _all_titles(self) -> Sequence[tuple[str, str, str, str]]:
        """Return the titles, folded, of stories and then of articles; read once."""
        with self._listing:
            if self._titles is None:
                id_of = PartReader(self._store).id
                self._titles = [
                    (fold(title), kind, id_of(thing), title)
                    for kind in ("Story", "Article")
                    for thing, title in sorted(self._store.texts(TITLES.replace("KIND", kind)))
                    if thing and title
                ]
            return self._titles


def _telling(links: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield the first of an entity's statements, and those with what it is linked with most."""
    yield from (statement for statement, _other in links[:OPENING_EACH])
    often = Counter(other for _statement, other in links).most_common(LINKED_WITH)
    for other, _number in often:
        with_other = [statement for statement, each in links if each == other]
        yield from with_other[:LINKED_EACH]
