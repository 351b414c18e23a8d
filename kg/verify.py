"""A store in; whether each of its statements stands in its article as it says out.

The checks read the graph's own literals, so that whatever a hand or a fault changed in them
shows. What they cannot tell is whether the words mean what was read in them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kg.records import PLAIN_LAYERS, Modality, Polarity, content_id, layer_of
from kg.store import Store
from kg.terms import (
    KG,
    NAMESPACES,
    OA,
    PROV,
    RDF,
    SCHEMA,
    Iri,
    StatementKey,
    contract,
    decode,
    read_char_range,
)

NODES = """SELECT ?node ?property ?value WHERE {
  VALUES ?class { kg:Article kg:Statement oa:SpecificResource oa:TextQuoteSelector
    oa:TextPositionSelector }
  ?node a ?class ; ?property ?value
}"""
EDGES = """SELECT DISTINCT ?subject ?predicate ?object WHERE {
  { SELECT DISTINCT ?predicate WHERE { ?statement kg:predicate ?predicate } }
  ?subject ?predicate ?object
}"""


@dataclass(frozen=True, slots=True)
class Failure:
    """This article, statement or edge does not hold, for this reason."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """So many articles, statements and plain edges were checked, and these failed."""

    articles: int
    statements: int
    edges: int
    failures: tuple[Failure, ...]  # by id

    @property
    def ok(self) -> bool:
        """Tell whether nothing failed."""
        return not self.failures


class _CheckError(ValueError):
    """What a check found."""


@dataclass(frozen=True, slots=True)
class _Nodes:
    """What the graph says of articles, statements and evidence: node → property → values."""

    base: str
    values: Mapping[str, Mapping[str, list[str]]]

    def one(self, node: str, name: Iri) -> str:
        values = self.values.get(node, {}).get(name, [])
        if len(values) != 1:
            raise _CheckError(f"has {len(values)} values of {_curie(name)}, not one")
        return values[0]

    def maybe(self, node: str, name: Iri) -> str | None:
        return self.one(node, name) if self.all(node, name) else None

    def all(self, node: str, name: Iri) -> list[str]:
        return self.values.get(node, {}).get(name, [])

    def of_kind(self, kind: Iri) -> list[str]:
        return sorted(node for node in self.values if kind in self.all(node, _TYPE))

    def id(self, node: str) -> str:
        return decode(node.removeprefix(self.base))


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The evidence of a statement: characters `start` to `end` of the article's text."""

    article: str
    text: str  # of the whole article
    start: int
    end: int

    def words_at(self, place: str) -> str:
        start, end = read_char_range(place)
        if not self.start <= start < end <= self.end:
            raise _CheckError(f"{place} lies outside its sentence, char={self.start},{self.end}")
        return self.text[start:end]


_TYPE = RDF.type


def verify(store: Store) -> Report:
    """Check every article, statement and plain edge of a graph.

    1. an article's id is the hash of its text
    2. a statement's quotation stands in the article where it says
    3. the words for subject, relation and object stand in that sentence
    4. the statement's id is the hash of what it says and where
    5. a plain edge stands for statements that assert or report it, and each of them has one
    """
    nodes = _read_nodes(store)
    articles, statements = nodes.of_kind(KG.Article), nodes.of_kind(KG.Statement)
    edges = {(str(s), str(p), str(o)) for s, p, o in store.texts(EDGES)}
    failures = [
        *_failures(nodes, articles, (_check_article,)),  # 1
        *_failures(nodes, statements, (_check_quotation, _check_words, _check_id)),  # 2 3 4
        *_check_edges(nodes, statements, edges),  # 5
    ]
    ordered = sorted(failures, key=lambda failure: (failure.id, failure.reason))
    return Report(len(articles), len(statements), len(edges), tuple(ordered))


def _read_nodes(store: Store) -> _Nodes:
    values: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for node, name, value in store.texts(NODES):
        values[str(node)][str(name)].append(str(value))
    return _Nodes(store.base, values)


def _failures(
    nodes: _Nodes, found: list[str], checks: tuple[Callable[[_Nodes, str], None], ...]
) -> Iterator[Failure]:
    for node in found:
        for check in checks:
            try:
                check(nodes, node)
            except ValueError as fault:  # also a number or a range that is none
                yield Failure(nodes.id(node), str(fault))


def _check_article(nodes: _Nodes, article: str) -> None:
    if nodes.id(article) != content_id("art", nodes.one(article, SCHEMA.articleBody)):
        raise _CheckError("the id is not the hash of the article's text")


def _check_quotation(nodes: _Nodes, statement: str) -> None:
    sentence = _sentence(nodes, statement)
    quotation = _of_selectors(nodes, statement, OA.exact)
    if quotation != sentence.text[sentence.start : sentence.end]:
        raise _CheckError(f"the article does not say “{quotation}” there")


def _check_words(nodes: _Nodes, statement: str) -> None:
    sentence = _sentence(nodes, statement)
    for name, words, places in (
        ("subject", KG.subjectText, [nodes.one(statement, KG.subjectAt)]),
        ("relation", KG.relationText, _in_order(nodes.all(statement, KG.relationAt))),
        ("object", KG.objectText, nodes.all(statement, KG.objectAt)),
    ):
        said = nodes.maybe(statement, words) or ""
        found = " ".join(sentence.words_at(place) for place in places)
        if said != found:
            raise _CheckError(f"the {name} is “{said}”, but the article says “{found}” there")


def _check_id(nodes: _Nodes, statement: str) -> None:
    sentence = _sentence(nodes, statement)
    thing, thing_at = nodes.maybe(statement, KG.object), nodes.maybe(statement, KG.objectAt)
    key = StatementKey(
        article=nodes.id(sentence.article),
        sentence_at=(sentence.start, sentence.end),
        subject=nodes.id(nodes.one(statement, KG.subject)),
        subject_at=read_char_range(nodes.one(statement, KG.subjectAt)),
        predicate=contract(nodes.one(statement, KG.predicate)),
        relation_at=tuple(sorted(map(read_char_range, nodes.all(statement, KG.relationAt)))),
        object=nodes.id(thing) if thing else None,
        object_at=read_char_range(thing_at) if thing_at else None,
        polarity=_polarity(nodes, statement),
        modality=_modality(nodes, statement),
    )
    if nodes.id(statement) != key.id:
        raise _CheckError("the id is not the hash of what it says")


def _check_edges(
    nodes: _Nodes, statements: list[str], edges: set[tuple[str, str, str]]
) -> Iterator[Failure]:
    backed = set()
    for statement in statements:
        try:
            edge = _plain_edge(nodes, statement)
        except ValueError:
            continue  # a failure of the other checks
        if edge is not None:
            backed.add(edge)
            if edge not in edges:
                yield Failure(nodes.id(statement), "its plain edge is missing")
    for subject, predicate, thing in edges - backed:
        name = f"{nodes.id(subject)} {_curie(predicate)} {nodes.id(thing)}"
        yield Failure(name, "no statement asserts or reports this edge")


def _plain_edge(nodes: _Nodes, statement: str) -> tuple[str, str, str] | None:
    thing = nodes.maybe(statement, KG.object)
    layer = layer_of(_polarity(nodes, statement), _modality(nodes, statement))
    if thing is None or layer not in PLAIN_LAYERS:
        return None
    return nodes.one(statement, KG.subject), nodes.one(statement, KG.predicate), thing


def _sentence(nodes: _Nodes, statement: str) -> _Sentence:
    article = nodes.one(nodes.one(statement, PROV.wasDerivedFrom), OA.hasSource)
    return _Sentence(
        article=article,
        text=nodes.one(article, SCHEMA.articleBody),
        start=int(_of_selectors(nodes, statement, OA.start)),
        end=int(_of_selectors(nodes, statement, OA.end)),
    )


def _of_selectors(nodes: _Nodes, statement: str, name: Iri) -> str:
    evidence = nodes.one(statement, PROV.wasDerivedFrom)
    values = [
        value
        for selector in nodes.all(evidence, OA.hasSelector)
        for value in nodes.all(selector, name)
    ]
    if len(values) != 1:
        raise _CheckError(f"its evidence has {len(values)} values of {_curie(name)}, not one")
    return values[0]


def _in_order(places: list[str]) -> list[str]:
    return sorted(places, key=read_char_range)


def _polarity(nodes: _Nodes, statement: str) -> Polarity:
    return Polarity(nodes.one(statement, KG.polarity).removeprefix(NAMESPACES["kg"]))


def _modality(nodes: _Nodes, statement: str) -> Modality:
    return Modality(nodes.one(statement, KG.modality).removeprefix(NAMESPACES["kg"]))


def _curie(iri: str) -> str:
    for prefix, namespace in NAMESPACES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{decode(iri[len(namespace) :])}"
    return iri
