"""A store in; what its graph says of articles, statements and their evidence, node by node, out.

Nodes are read one by one, so that a graph of any size is checked in the same memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.iris import decode
from kg.query.part import text_of
from kg.store import Store
from kg.terms import KG, NAMESPACES, OA, PROV, RDF, SCHEMA, Iri, read_char_range

KEPT_NODES = 20_000
"""What is read last; of an article with its evidence it is some hundred."""


class CheckError(ValueError):
    """What a check found wrong."""


class Nodes:
    """What the graph of a store says of its nodes, read when it is asked for."""

    def __init__(self, store: Store) -> None:
        self._store, self.base = store, store.base
        self._read = lru_cache(maxsize=KEPT_NODES)(self._read_node)
        self.type_of = lru_cache(maxsize=KEPT_NODES)(self._read_type)

    def one(self, node: str, name: Iri) -> str:
        """Return the only value of a property; raise CheckError if there is none or several."""
        values = self.all(node, name)
        if len(values) != 1:
            raise CheckError(f"has {len(values)} values of {curie(name)}, not one")
        return values[0]

    def maybe(self, node: str, name: Iri) -> str | None:
        """Return the only value of a property, None where it has none."""
        return self.one(node, name) if self.all(node, name) else None

    def all(self, node: str, name: Iri) -> list[str]:
        """Return the values of a property."""
        return self._read(node).get(name, [])

    def of_kind(self, kind: Iri) -> Iterator[str]:
        """Yield the nodes of a class."""
        return (node for node, _, _ in self._store.match(None, RDF.type, kind))

    def statements(self) -> Iterator[str]:
        """Yield all statements, those of an article together, as they share what is read."""
        for article in self.of_kind(KG.Article):
            for evidence, _, _ in self._store.match(None, OA.hasSource, Iri(article)):
                for node, _, _ in self._store.match(None, PROV.wasDerivedFrom, evidence):
                    is_first = self._origin(node) == (article, evidence)
                    if is_first and KG.Statement in self.all(node, RDF.type):
                        yield node
        yield from (node for node in self.of_kind(KG.Statement) if self._origin(node) is None)

    def _origin(self, statement: str) -> tuple[str, str] | None:
        """Return the article and the evidence of a statement; of several the first."""
        found = (
            (article, evidence)
            for evidence in self.all(statement, PROV.wasDerivedFrom)
            for article in self.all(evidence, OA.hasSource)
            if KG.Article in self.all(article, RDF.type)
        )
        return min(found, default=None)

    def has(self, subject: str, predicate: str, thing: str) -> bool:
        """Return whether the graph has this triple."""
        found = self._store.match(Iri(subject), Iri(predicate), Iri(thing))
        return next(found, None) is not None

    def id(self, node: str) -> str:
        """Return the id of a node: its IRI without the base."""
        return decode(node.removeprefix(self.base))

    def _read_node(self, node: str) -> Mapping[str, list[str]]:
        values: dict[str, list[str]] = {}
        for _, name, value in self._store.match(Iri(node), None, None):
            if name != SCHEMA.mentions:  # hundreds, of which nothing is checked
                values.setdefault(name, []).append(text_of(value))
        return values

    def _read_type(self, entity: str) -> str:
        """Return the local name of an entity's class; "" where it has none."""
        classes = [str(value) for _, _, value in self._store.match(Iri(entity), RDF.type, None)]
        return classes[-1].removeprefix(NAMESPACES["kg"]) if classes else ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The evidence of a statement: characters `start` to `end` of the article's text."""

    article: str
    text: str  # of the whole article
    start: int
    end: int

    def words_at(self, place: str) -> str:
        """Return the words at a range of characters; raise CheckError outside the sentence."""
        start, end = read_char_range(place)
        if not self.start <= start < end <= self.end:
            raise CheckError(f"{place} lies outside its sentence, char={self.start},{self.end}")
        return self.text[start:end]


def curie(iri: str) -> str:
    """Return an IRI with its prefix, or whole where it has none."""
    for prefix, namespace in NAMESPACES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{decode(iri[len(namespace) :])}"
    return iri


def sentence_of(nodes: Nodes, statement: str) -> Sentence:
    """Return the sentence of a statement."""
    article = nodes.one(nodes.one(statement, PROV.wasDerivedFrom), OA.hasSource)
    return Sentence(
        article=article,
        text=nodes.one(article, SCHEMA.articleBody),
        start=int(selected(nodes, statement, OA.start)),
        end=int(selected(nodes, statement, OA.end)),
    )


def selected(nodes: Nodes, statement: str, name: Iri) -> str:
    """Return the only value that the selectors of a statement's evidence have of a property."""
    evidence = nodes.one(statement, PROV.wasDerivedFrom)
    values = [
        value
        for selector in nodes.all(evidence, OA.hasSelector)
        for value in nodes.all(selector, name)
    ]
    if len(values) != 1:
        raise CheckError(f"its evidence has {len(values)} values of {curie(name)}, not one")
    return values[0]
