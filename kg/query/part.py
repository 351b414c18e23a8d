"""A store and statements, entities or articles in; the part of the graph that they make up out.

It asks only for what it needs: half a millisecond a statement, however large the graph is. To read
all of a graph, `kg.query.graph` is faster.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from kg.errors import StoreError
from kg.graph import Entity, Graph, GraphStatement
from kg.iris import contract, decode, encode
from kg.records import Article, Modality, Passage, Polarity
from kg.store import Store
from kg.terms import (
    DCT,
    KG,
    NAMESPACES,
    OA,
    OWL,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    Iri,
    Literal,
    Term,
    read_char_range,
)

Node = Mapping[str, list[str]]
"""What the graph says of one thing: property → the texts of its values, sorted."""

ARTICLE = (
    SCHEMA.articleBody, DCT.title, DCT.publisher, DCT.issued, SCHEMA.url, SCHEMA.author,
)  # fmt: skip  # one name a line says nothing
"""What is read of an article; it may also mention hundreds of entities."""


ENTITY = (RDF.type, SKOS.prefLabel, SKOS.altLabel, OWL.sameAs, KG.isNamed, KG.normalized)
"""What is read of an entity: not its edges, of which it may have thousands."""


def load_part(store: Store, statements: Iterable[str]) -> Graph:
    """Return the graph of these statements, by id, with the entities and articles they name."""
    reader = PartReader(store)
    found = [reader.statement(identifier) for identifier in sorted(set(statements))]
    return reader.graph(found)


class PartReader:
    """Reads records of a store one by one, each once."""

    def __init__(self, store: Store) -> None:
        self.store, self.base = store, store.base
        self._entities: dict[str, Entity] = {}
        self._articles: dict[str, Article] = {}
        self._evidence: dict[str, Passage] = {}
        self._labels: dict[str, str] = {}

    def iri(self, identifier: str) -> Iri:
        """Return the IRI of an entity, article or statement by its id."""
        return Iri(self.base + encode(identifier))

    def id(self, iri: str) -> str:
        """Return the id of an entity, article or statement by its IRI."""
        return decode(iri.removeprefix(self.base))

    def node(self, iri: str) -> Node:
        """Return what the graph says of this thing."""
        found: dict[str, list[str]] = {}
        for _, name, value in self.store.match(Iri(iri), None, None):
            found.setdefault(name, []).append(text_of(value))
        for values in found.values():
            values.sort()
        return found

    def properties(self, iri: str, names: Iterable[Iri]) -> Node:
        """Return what the graph says of this thing with these properties."""
        found: dict[str, list[str]] = {}
        for name in names:
            values = sorted(
                text_of(value) for _, _, value in self.store.match(Iri(iri), name, None)
            )
            if values:
                found[name] = values
        return found

    def graph(self, statements: Iterable[GraphStatement]) -> Graph:
        """Return these statements with all entities and articles that were read so far."""
        least = next(self.store.match(Iri(self.base), KG.minConfidence, None), None)
        return Graph(
            dict(sorted(self._entities.items())),
            dict(sorted(self._articles.items())),
            tuple(sorted(statements, key=lambda s: (s.article, s.start, s.subject_at, s.id))),
            float(text_of(least[2])) if least else 0.0,
        )

    def entity(self, identifier: str) -> Entity:
        """Return an entity; raise StoreError if the graph has none of this id."""
        if identifier not in self._entities:
            self._entities[identifier] = self._read_entity(identifier)
        return self._entities[identifier]

    def _read_entity(self, identifier: str) -> Entity:
        node = self.properties(self.iri(identifier), ENTITY)
        classes = [each for each in node.get(RDF.type, []) if each.startswith(NAMESPACES["kg"])]
        if SKOS.prefLabel not in node or not classes:
            raise StoreError(f"the graph has no entity {identifier!r}")
        return Entity(
            id=identifier,
            type=classes[0].removeprefix(NAMESPACES["kg"]),
            name=node[SKOS.prefLabel][0],
            aliases=tuple(node.get(SKOS.altLabel, [])),
            same_as=tuple(node.get(OWL.sameAs, [])),
            named=KG.isNamed in node,
            value=next(iter(node.get(KG.normalized, [])), None),
        )

    def article(self, identifier: str) -> Article:
        """Return an article; raise StoreError if the graph has none of this id."""
        if identifier not in self._articles:
            self._articles[identifier] = self._read_article(identifier)
        return self._articles[identifier]

    def _read_article(self, identifier: str) -> Article:
        node = self.properties(self.iri(identifier), ARTICLE)
        if SCHEMA.articleBody not in node:
            raise StoreError(f"the graph has no article {identifier!r}")
        published = _first(node, DCT.issued)
        moment = datetime.fromisoformat(published) if published else None
        day_only = moment is not None and moment.tzinfo is None  # an xsd:date
        publisher = _first(node, DCT.publisher)
        return Article(
            id=identifier,
            text=node[SCHEMA.articleBody][0],
            title=_first(node, DCT.title) or "",
            publisher=self._label(publisher, SKOS.prefLabel) if publisher else None,
            published=moment.replace(tzinfo=UTC) if moment and day_only else moment,
            url=_first(node, SCHEMA.url),
            authors=tuple(node.get(SCHEMA.author, [])),
            day_only=day_only,
        )

    def statement(self, identifier: str) -> GraphStatement:
        """Return a statement; raise StoreError if the graph has none of this id."""
        node = self.node(self.iri(identifier))
        if KG.subject not in node or PROV.wasDerivedFrom not in node:
            raise StoreError(f"the graph has no statement {identifier!r}")
        sentence = self.sentence(node[PROV.wasDerivedFrom][0])
        predicate, time = node[KG.predicate][0], _first(node, KG.when)
        thing, object_at = _first(node, KG.object), _first(node, KG.objectAt)
        return GraphStatement(
            id=identifier,
            subject=self._known(node[KG.subject][0]),
            predicate=contract(predicate),
            label=self._label(predicate, RDFS.label),
            relation=node[KG.relationText][0],
            object=self._known(thing) if thing else None,
            polarity=Polarity(node[KG.polarity][0].removeprefix(NAMESPACES["kg"])),
            modality=Modality(node[KG.modality][0].removeprefix(NAMESPACES["kg"])),
            holders=self._holders(node),
            when=_first(self.properties(time, [KG.normalized]), KG.normalized) if time else None,
            where=self._known(node[KG.where][0]) if KG.where in node else None,
            qualifiers=self._qualifiers(node),
            rule=node[KG.rule][0],
            confidence=float(node[KG.confidence][0]),
            article=sentence.article,
            sentence=sentence.text,
            start=sentence.start,
            subject_at=read_char_range(node[KG.subjectAt][0]),
            relation_at=tuple(sorted(map(read_char_range, node.get(KG.relationAt, [])))),
            object_at=read_char_range(object_at) if object_at else None,
            time=self._known(time) if time else None,
        )

    def statements_of(self, article: str) -> list[str]:
        """Return the ids of the statements of an article."""
        found = {
            statement
            for evidence, _, _ in self.store.match(None, OA.hasSource, self.iri(article))
            for statement, _, _ in self.store.match(None, PROV.wasDerivedFrom, evidence)
        }
        return sorted(map(self.id, found))

    def article_of(self, statement: str) -> str:
        """Return the id of the article of a statement that the graph has."""
        [(_, _, evidence)] = self.store.match(self.iri(statement), PROV.wasDerivedFrom, None)
        [(_, _, article)] = self.store.match(Iri(text_of(evidence)), OA.hasSource, None)
        return self.id(text_of(article))

    def sentence(self, evidence: str) -> Passage:
        """Return the sentence that evidence of this IRI points to."""
        if evidence not in self._evidence:
            node = self.node(evidence)
            article = self.article(self.id(node[OA.hasSource][0]))
            selectors = [self.node(selector) for selector in node[OA.hasSelector]]
            [position] = [selector for selector in selectors if OA.start in selector]
            start, end = int(position[OA.start][0]), int(position[OA.end][0])
            self._evidence[evidence] = Passage(article.id, start, end, article.text[start:end])
        return self._evidence[evidence]

    def _known(self, iri: str) -> str:
        """Return the id of an entity that is read, too."""
        return self.entity(self.id(iri)).id

    def _label(self, iri: str, name: Iri) -> str:
        if iri not in self._labels:
            values = sorted(
                text_of(value) for _, _, value in self.store.match(Iri(iri), name, None)
            )
            self._labels[iri] = values[0] if values else self.id(iri)
        return self._labels[iri]

    def _holders(self, node: Node) -> tuple[tuple[str, int], ...]:
        links = [self.node(link) for link in node.get(KG.attribution, [])]
        found = [(self._known(link[KG.agent][0]), int(link[KG.level][0])) for link in links]
        return tuple(sorted(found, key=lambda holder: (holder[1], holder[0])))

    def _qualifiers(self, node: Node) -> tuple[tuple[str, str], ...]:
        links = [self.node(link) for link in node.get(KG.qualifier, [])]
        found = [(link[KG.role][0], link[KG.value][0]) for link in links]
        return tuple((role, self._known(value)) for role, value in sorted(found))


def text_of(term: Term) -> str:
    """Return the bare text of a term."""
    if isinstance(term, Literal):
        return term.text
    return term if isinstance(term, str) else term.label


def _first(node: Node, name: Iri) -> str | None:
    return node[name][0] if name in node else None
