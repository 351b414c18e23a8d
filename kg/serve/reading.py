"""An id or a name in; what a page or a program wants to know of it, read from the store, out."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.export import statement_record
from kg.graph import Entity, Graph, GraphStatement
from kg.iris import decode, encode
from kg.query import LARGE, Index, Match, Naming, Neighbour, PartReader, entity_values
from kg.query.part import Node
from kg.records import Article, Layer
from kg.serve.exploring import Exploring
from kg.store import Store
from kg.terms import DCT, KG, RDF, RDFS, SKOS, Iri, Term
from kg.workspace import read_redirects

PER_PAGE = 50
EXPLORER_BYTES = 6 * 2**20
"""Up to this size the explorer of a build, which has all of the graph, opens in a second or two."""
MOST_TRIPLES = 10_000
NAMES = (SKOS.prefLabel, RDFS.label, DCT.title)


@dataclass(frozen=True, slots=True)
class EntityView:
    """An entity, a page of the statements that name it, and its neighbours."""

    entity: Entity
    kind: str  # its class in words
    naming: Naming
    part: Graph
    neighbours: Sequence[Neighbour]
    more: Node  # what else the graph says: the bounds of a time, an amount


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article with its statements in the order of its text."""

    article: Article
    part: Graph


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement, with its article and the entities that it names."""

    statement: GraphStatement
    article: Article
    part: Graph


class Reading:
    """The records of an open store; may be used by several threads."""

    def __init__(self, store: Store, index: Index) -> None:
        self.store, self.index, self.base = store, index, store.base
        self._redirects = read_redirects(store.folder)
        self._lock = threading.Lock()  # one question at a time to SQLite
        self.exploring = Exploring(store, index, self._lock)

    def start(self) -> bytes:
        """Return the explorer: that of the build, if it opens at once, else one that asks for more.

        The page of a build has only a part of a large graph.
        """
        with self._lock:
            is_large = self.index.entities > LARGE
        built = self.store.file("graph.html")
        if not is_large and built.is_file() and built.stat().st_size <= EXPLORER_BYTES:
            return built.read_bytes()
        return self.exploring.page().encode("utf-8", "replace")

    def kinds(self, identifier: str) -> set[str]:
        """Return the classes of a node; "Entity" if it has a name, none if it is unknown."""
        reader = PartReader(self.store)
        iri = reader.iri(identifier)
        found = {str(value) for _, _, value in self.store.match(iri, RDF.type, None)}
        if next(self.store.match(iri, SKOS.prefLabel, None), None):
            found.add("Entity")
        if not found and next(self.store.match(iri, None, None), None):
            found.add("Node")
        return found

    def replacements(self, identifier: str) -> list[str]:
        """Return the ids of the entities that took the place of this one."""
        return [decode(each) for each in self._redirects.get(encode(identifier), ())]

    def entity(self, identifier: str, layer: Layer | None, page: int) -> EntityView:
        """Return an entity with a page of what names it."""
        reader = PartReader(self.store)
        entity = reader.entity(identifier)
        with self._lock:
            after = (page - 1) * PER_PAGE
            naming = self.index.naming(identifier, layer=layer, most=PER_PAGE, after=after)
            neighbours = self.index.neighbours(identifier, most=12)
        part = reader.graph([reader.statement(each) for each in naming.statements])
        iri = reader.iri(identifier)
        more = reader.properties(
            iri, (KG.normalized, KG.earliest, KG.latest, KG.amount, KG.amountFrom, KG.unit)
        )
        return EntityView(entity, self._class_label(reader, iri), naming, part, neighbours, more)

    def _class_label(self, reader: PartReader, iri: Iri) -> str:
        classes = [str(value) for _, _, value in self.store.match(iri, RDF.type, None)]
        labels = [reader.properties(cls, [RDFS.label]).get(RDFS.label, []) for cls in classes]
        return next((found[0] for found in labels if found), "")

    def statement(self, identifier: str) -> StatementView:
        """Return a statement."""
        reader = PartReader(self.store)
        statement = reader.statement(identifier)
        return StatementView(
            statement, reader.article(statement.article), reader.graph([statement])
        )

    def article(self, identifier: str) -> ArticleView:
        """Return an article with what it says."""
        reader = PartReader(self.store)
        article = reader.article(identifier)
        found = [reader.statement(each) for each in reader.statements_of(identifier)]
        return ArticleView(article, reader.graph(found))

    def node(self, identifier: str) -> Node:
        """Return all properties of a node."""
        reader = PartReader(self.store)
        return reader.node(reader.iri(identifier))

    def find(self, name: str, *, most: int, types: Sequence[str] = ()) -> list[Match]:
        """Return the entities of this name, the best first."""
        with self._lock:
            return self.index.find(name, most=most, types=types)

    def entity_values(self, names: Mapping[str, str]) -> dict[str, Term]:
        """Return for each parameter the entity of this name; raise QueryError for none."""
        with self._lock:
            return entity_values(self.index, self.base, names)

    def suggest(self, name: str) -> list[str]:
        """Return names that are spelled alike."""
        with self._lock:
            return self.index.suggest(name)

    def neighbourhood(self, identifier: str, *, most: int) -> tuple[Match | None, list[Neighbour]]:
        """Return an entity and what shares most statements with it."""
        with self._lock:
            return self.index.entity(identifier), self.index.neighbours(identifier, most=most)

    def evidence(self, one: str, other: str | None, *, most: int) -> list[dict[str, Any]]:
        """Return the statements that name an entity, or link it with another, as records."""
        with self._lock:
            ids: Sequence[str] = (
                self.index.between(one, other, most=most)
                if other
                else self.index.naming(one, most=most).statements
            )
        reader = PartReader(self.store)
        part = reader.graph([reader.statement(each) for each in ids])
        return [statement_record(each, part) for each in part.statements]

    def triples(self, identifier: str) -> list[tuple[Iri, Iri, Term]]:
        """Return the triples about a node, with those of the nodes that are parts of it."""
        reader = PartReader(self.store)
        start = reader.iri(identifier)
        found: dict[tuple[Iri, Iri, Term], None] = {}
        waiting, seen = [start], {start}
        while waiting and len(found) < MOST_TRIPLES:
            for triple in self.store.match(waiting.pop(), None, None):
                found[triple] = None
                thing = triple[2]
                if isinstance(thing, str) and thing not in seen:
                    seen.add(thing)
                    if reader.id(thing).startswith(PARTS):
                        waiting.append(thing)
                    else:
                        found |= dict.fromkeys(self._names(thing))
                if len(found) >= MOST_TRIPLES:
                    break
        return list(found)

    def _names(self, iri: Iri) -> Iterator[tuple[Iri, Iri, Term]]:
        return (triple for name in NAMES for triple in self.store.match(iri, name, None))


PARTS = ("ev-", "st-")
"""How the ids of evidence, selectors, sources and qualifiers begin."""
