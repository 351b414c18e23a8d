"""A store in; whether each statement is in its article, as the graph says, out.

The checks read the graph's own literals, so that any change in them shows. What they cannot check
is whether a sentence means what kg understood.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from kg.edges import is_confident, links_things
from kg.ids import content_id
from kg.iris import contract
from kg.records import PLAIN_LAYERS, Modality, Polarity, layer_of
from kg.store import Store
from kg.terms import KG, NAMESPACES, OA, PROV, SCHEMA, StatementKey, read_char_range
from kg.verify.nodes import CheckError, Nodes, curie, selected, sentence_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

T = TypeVar("T")
EDGES = """SELECT ?subject ?predicate ?object WHERE {
  { SELECT DISTINCT ?predicate WHERE { ?statement kg:predicate ?predicate } }
  ?subject ?predicate ?object
}"""

SEVERAL = re.compile(r"|-[2-9]|-[1-9][0-9]+")
"""What follows the hash in a statement's id: a number where its words state another thing, too."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An article, statement or edge that is wrong, and the reason."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """How many articles, statements and plain edges were checked, and which failed."""

    articles: int
    statements: int
    edges: int
    failures: tuple[Failure, ...]  # by id

    @property
    def ok(self) -> bool:
        """Return whether nothing failed."""
        return not self.failures


def verify(store: Store) -> Report:
    """Check every file of the store, and every article, statement and plain edge of its graph.

    Raises StoreError where a file is damaged. Then:

    1. an article's id is the hash of its text
    2. a statement's quotation is in the article at its offsets
    3. the words for subject, relation and object are in that sentence
    4. the statement's id is the hash of where and how it is said, its layer follows from that
    5. a quotation is in its article at its offsets
    6. a plain edge has confident statements that assert or report it, and each has its edge
    """
    store.check_files()
    nodes, count = Nodes(store), Counter[str]()
    edges = _Edges(nodes)
    checks = (*STATEMENT_CHECKS, edges.check)
    failures = [
        *_failures(
            nodes, _counted(nodes.of_kind(KG.Article), "articles", count), (_check_article,)
        ),  # 1
        *_failures(nodes, _counted(nodes.statements(), "statements", count), checks),  # 2 3 4 6
        *_failures(nodes, nodes.of_kind(KG.Quotation), (_check_quoted,)),  # 5
        *edges.unbacked(_counted(store.texts(EDGES), "edges", count)),  # 6
    ]
    ordered = sorted(failures, key=lambda failure: (failure.id, failure.reason))
    return Report(count["articles"], count["statements"], count["edges"], tuple(ordered))


def _counted(found: Iterable[T], name: str, count: Counter[str]) -> Iterator[T]:
    """Yield what is found, and count it."""
    for each in found:
        count[name] += 1
        yield each


def _failures(
    nodes: Nodes, found: Iterable[str], checks: tuple[Callable[[Nodes, str], None], ...]
) -> Iterator[Failure]:
    for node in found:
        for check in checks:
            try:
                check(nodes, node)
            except ValueError as fault:  # also a number or a range that cannot be read
                yield Failure(nodes.id(node), str(fault))


def _check_article(nodes: Nodes, article: str) -> None:
    if nodes.id(article) != content_id("art", nodes.one(article, SCHEMA.articleBody)):
        raise CheckError("the id is not the hash of the article's text")


def _check_quotation(nodes: Nodes, statement: str) -> None:
    sentence = sentence_of(nodes, statement)
    quotation = selected(nodes, statement, OA.exact)
    if quotation != sentence.text[sentence.start : sentence.end]:
        raise CheckError(f"the article does not say “{quotation}” there")


def _check_quoted(nodes: Nodes, quotation: str) -> None:
    text = nodes.one(nodes.one(quotation, PROV.wasQuotedFrom), SCHEMA.articleBody)
    start, end = read_char_range(nodes.one(quotation, KG.quotedAt))
    words = nodes.one(quotation, KG.quotedText)
    if words != text[start:end]:
        raise CheckError(f"the article does not say “{words}” there")


def _check_words(nodes: Nodes, statement: str) -> None:
    sentence = sentence_of(nodes, statement)
    for name, words, places in (
        ("subject", KG.subjectText, [nodes.one(statement, KG.subjectAt)]),
        ("relation", KG.relationText, _in_order(nodes.all(statement, KG.relationAt))),
        ("object", KG.objectText, nodes.all(statement, KG.objectAt)),
    ):
        said = nodes.maybe(statement, words) or ""
        found = " ".join(sentence.words_at(place) for place in places)
        if said != found:
            raise CheckError(f"the {name} is “{said}”, but the article says “{found}” there")


def _check_id(nodes: Nodes, statement: str) -> None:
    sentence = sentence_of(nodes, statement)
    thing_at = nodes.maybe(statement, KG.objectAt)
    key = StatementKey(
        article=nodes.id(sentence.article),
        sentence_at=(sentence.start, sentence.end),
        subject_at=read_char_range(nodes.one(statement, KG.subjectAt)),
        predicate=contract(nodes.one(statement, KG.predicate)),
        relation_at=tuple(sorted(map(read_char_range, nodes.all(statement, KG.relationAt)))),
        object_at=read_char_range(thing_at) if thing_at else None,
        polarity=_polarity(nodes, statement),
        modality=_modality(nodes, statement),
    )
    hashed, found = key.id, nodes.id(statement)
    if not (found.startswith(hashed) and SEVERAL.fullmatch(found, len(hashed))):
        raise CheckError("the id is not the hash of what it says")


def _check_things(nodes: Nodes, statement: str) -> None:
    nodes.one(statement, KG.subject)
    if nodes.all(statement, KG.objectAt):
        nodes.one(statement, KG.object)


def _check_layer(nodes: Nodes, statement: str) -> None:
    given = nodes.one(statement, KG.layer).removeprefix(NAMESPACES["kg"])
    layer = layer_of(_polarity(nodes, statement), _modality(nodes, statement))
    if given != layer:
        raise CheckError(f"the layer is {given}, but it is stated as {layer}")


STATEMENT_CHECKS = (_check_quotation, _check_words, _check_things, _check_id, _check_layer)


class _Edges:
    """The plain edges that statements stand behind; of each only its hash is kept, in 8 bytes."""

    def __init__(self, nodes: Nodes) -> None:
        self._nodes, self._backed = nodes, array("q")
        try:
            self._least: float | None = float(nodes.maybe(nodes.base, KG.minConfidence) or 0)
            self._fault: ValueError | None = None
        except ValueError as fault:
            self._least, self._fault = None, fault

    def check(self, nodes: Nodes, statement: str) -> None:
        """Note the edge of a statement; raise CheckError where the graph has it not."""
        if self._least is None:
            return
        try:
            edge = _plain_edge(nodes, statement, self._least)
        except ValueError:
            return  # a failure of the other checks
        if edge is not None:
            self._backed.append(hash(edge))
            if not nodes.has(*edge):
                raise CheckError("its plain edge is missing")

    def unbacked(self, edges: Iterable[tuple[str | None, ...]]) -> Iterator[Failure]:
        """Yield a failure for each edge that no statement stands behind."""
        if self._fault is not None:
            reason = f"its least confidence is unknown: {self._fault}"
            yield Failure(self._nodes.base, reason)
        backed = np.unique(np.frombuffer(self._backed, dtype=np.int64))
        for subject, predicate, thing in edges:
            edge = str(subject), str(predicate), str(thing)
            if self._least is not None and not _has(backed, hash(edge)):
                name = f"{self._nodes.id(edge[0])} {curie(edge[1])} {self._nodes.id(edge[2])}"
                yield Failure(name, "no statement asserts or reports this edge")


def _has(ordered: NDArray[np.int64], number: int) -> bool:
    at = int(np.searchsorted(ordered, number))
    return at < len(ordered) and int(ordered[at]) == number


def _plain_edge(nodes: Nodes, statement: str, least: float) -> tuple[str, str, str] | None:
    subject, thing = nodes.one(statement, KG.subject), nodes.maybe(statement, KG.object)
    predicate = nodes.one(statement, KG.predicate)
    layer = layer_of(_polarity(nodes, statement), _modality(nodes, statement))
    if thing is None or layer not in PLAIN_LAYERS:
        return None
    types = nodes.type_of(subject), nodes.type_of(thing)
    sure = is_confident(float(nodes.one(statement, KG.confidence)), least)
    rule = nodes.one(statement, KG.rule)
    if not sure or not links_things(types[0], contract(predicate), types[1], rule):
        return None
    return subject, predicate, thing


def _in_order(places: list[str]) -> list[str]:
    return sorted(places, key=read_char_range)


def _polarity(nodes: Nodes, statement: str) -> Polarity:
    return Polarity(nodes.one(statement, KG.polarity).removeprefix(NAMESPACES["kg"]))


def _modality(nodes: Nodes, statement: str) -> Modality:
    return Modality(nodes.one(statement, KG.modality).removeprefix(NAMESPACES["kg"]))
