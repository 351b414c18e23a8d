"""A store in; what its graph says of articles, statements and their evidence, node by node, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from kg.iris import decode
from kg.store import Store
from kg.terms import NAMESPACES, OA, PROV, RDF, SCHEMA, Iri, read_char_range

NODES = """SELECT ?node ?property ?value WHERE {
  VALUES ?class { kg:Article kg:Statement kg:Quotation oa:SpecificResource oa:TextQuoteSelector
    oa:TextPositionSelector void:Dataset }
  ?node a ?class ; ?property ?value
}"""
TYPES = """SELECT ?entity ?class WHERE { ?entity skos:prefLabel ?name ; a ?class }"""


class CheckError(ValueError):
    """What a check found wrong."""


@dataclass(frozen=True, slots=True)
class Nodes:
    """What the graph says of articles, statements and itself: node → property → values."""

    base: str
    values: Mapping[str, Mapping[str, list[str]]]
    types: Mapping[str, str]  # of each entity, the local name of its class

    def one(self, node: str, name: Iri) -> str:
        """Return the only value of a property; raise CheckError if there is none or several."""
        values = self.values.get(node, {}).get(name, [])
        if len(values) != 1:
            raise CheckError(f"has {len(values)} values of {curie(name)}, not one")
        return values[0]

    def maybe(self, node: str, name: Iri) -> str | None:
        """Return the only value of a property, None where it has none."""
        return self.one(node, name) if self.all(node, name) else None

    def all(self, node: str, name: Iri) -> list[str]:
        """Return the values of a property."""
        return self.values.get(node, {}).get(name, [])

    def of_kind(self, kind: Iri) -> list[str]:
        """Return the nodes of a class, sorted."""
        return sorted(node for node in self.values if kind in self.all(node, RDF.type))

    def id(self, node: str) -> str:
        """Return the id of a node: its IRI without the base."""
        return decode(node.removeprefix(self.base))


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


def read_nodes(store: Store) -> Nodes:
    """Return the nodes of the graph in a store."""
    values: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for node, name, value in store.texts(NODES):
        values[str(node)][str(name)].append(str(value))
    kg = NAMESPACES["kg"]
    types = {str(node): str(cls).removeprefix(kg) for node, cls in store.texts(TYPES)}
    return Nodes(store.base, values, types)


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
