"""The shapes accept the graphs that kg writes, and refuse broken ones."""

from __future__ import annotations

import re
from collections.abc import Callable

import pyshacl
import pytest
from rdflib import DCTERMS, RDF, RDFS, SDO, XSD, Graph, Literal, Namespace
from rdflib.term import Node

from kg.ontology import KG, ontology_folder
from tests.rdflib_graph import as_rdflib
from tests.sample_store import sample_triples

OA = Namespace("http://www.w3.org/ns/oa#")
PROV = Namespace("http://www.w3.org/ns/prov#")
ID = Namespace("https://w3id.org/newskg/id/")
REL = Namespace("https://w3id.org/newskg/rel/")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")


@pytest.fixture(scope="module")
def shapes() -> Graph:
    """Return the bundled shapes."""
    return Graph().parse(ontology_folder() / "shapes.ttl")


@pytest.fixture
def graph() -> Graph:
    """Return the graph of the sample articles."""
    return as_rdflib(sample_triples())


def validate(graph: Graph, shapes: Graph) -> tuple[bool, str]:
    """Return whether the graph conforms, and the report of what does not."""
    conforms, _, report = pyshacl.validate(graph, shacl_graph=shapes)
    return conforms, report


def test_written_graphs_conform(graph: Graph, shapes: Graph) -> None:
    """What kg writes is what its shapes ask for."""
    conforms, report = validate(graph, shapes)
    assert conforms, report


def without(graph: Graph, predicate: Node) -> None:
    """Take one value of a predicate out of the graph."""
    graph.remove(next(iter(graph.triples((None, predicate, None)))))


def another(graph: Graph, predicate: Node, value: Node) -> None:
    """Give a node that has the predicate a further value of it."""
    subject = next(iter(graph.subjects(predicate)))
    graph.add((subject, predicate, value))


def instead(graph: Graph, predicate: Node, value: Node) -> None:
    """Put a value in the place of the one that a node has."""
    subject = next(iter(graph.subjects(predicate)))
    graph.set((subject, predicate, value))


def edge(graph: Graph, subject: str, relation: str, thing: str) -> None:
    """Add a plain edge."""
    graph.add((ID[subject], REL[relation], ID[thing]))


def between(graph: Graph, low: str, high: str) -> None:
    """Give something an amount between two numbers."""
    graph.add((ID["report-3d"], KG.amountFrom, Literal(low, datatype=XSD.decimal)))
    graph.add((ID["report-3d"], KG.amountTo, Literal(high, datatype=XSD.decimal)))
    graph.add((ID["report-3d"], KG.unit, Literal("km")))


def longer(graph: Graph, predicate: Node) -> None:
    """Move the end of a passage beyond the end of its article's text."""
    subject, value = next(iter(graph.subject_objects(predicate)))
    if value.datatype == XSD.integer:
        graph.set((subject, predicate, Literal(99_999)))
    else:
        graph.set((subject, predicate, Literal(value.partition(",")[0] + ",99999")))


BROKEN: list[tuple[Callable[[Graph], None], str]] = [
    (lambda graph: without(graph, KG.subject), "A statement has one subject."),
    (lambda graph: without(graph, KG.predicate), "A statement has one predicate"),
    (lambda graph: instead(graph, KG.predicate, RDFS.label), "A statement has one predicate"),
    (lambda graph: another(graph, KG.object, KG.Thing), "A statement has at most one object."),
    (lambda graph: another(graph, KG.polarity, KG.negative), "is positive or negative."),
    (lambda graph: instead(graph, KG.modality, KG.certain), "A statement has one modality."),
    (lambda graph: without(graph, KG.rule), "A statement names the rule that found it."),
    (
        lambda graph: instead(graph, KG.confidence, Literal("1.5", datatype=XSD.decimal)),
        "A statement has a confidence from 0 to 1.",
    ),
    (lambda graph: without(graph, PROV.wasDerivedFrom), "A statement stands on one sentence."),
    (lambda graph: instead(graph, KG.subjectAt, Literal("17-34")), "where its subject is"),
    (lambda graph: without(graph, OA.exact), "A quotation has its words."),
    (
        lambda graph: instead(graph, OA.end, Literal("0", datatype=XSD.integer)),
        "A passage starts before it ends.",
    ),
    (lambda graph: without(graph, OA.hasSource), "Evidence stands in one article."),
    (lambda graph: without(graph, KG.level), "An attribution has one level."),
    (lambda graph: without(graph, KG.role), "A qualifier has one role."),
    (lambda graph: without(graph, SKOS.prefLabel), "An entity has one name."),
    (
        lambda graph: graph.remove((next(graph.objects(None, KG.subject)), RDF.type, None)),
        "An entity has a class of the ontology.",
    ),
    (lambda graph: edge(graph, "Oslo", "praise", "Bergen"), "No statement stands behind"),
    (lambda graph: edge(graph, "Ada_Lind", "sign", "accord-1f"), "only claimed, planned or denied"),
    (lambda graph: edge(graph, "Ada_Lind", "hand", "report-3d"), "only claimed, planned or denied"),
    (lambda graph: instead(graph, KG.layer, KG.claim), "The layer of .* does not follow"),
    (lambda graph: without(graph, KG.layer), "A statement has one layer."),
    (lambda graph: longer(graph, OA.end), "ends beyond the end of the article's text"),
    (lambda graph: longer(graph, KG.objectAt), "stand beyond the end of the article's text"),
    (lambda graph: longer(graph, KG.relationAt), "stand beyond the end of the article's text"),
    (lambda graph: instead(graph, OA.exact, Literal("Ada Lind left.", "en")),
     "does not say “Ada Lind left.” where the evidence"),
    (lambda graph: instead(graph, KG.subjectText, Literal("Bo Lind", "en")),
     "other words than “Bo Lind”"),
    (lambda graph: instead(graph, KG.objectText, Literal("the pact", "en")),
     "other words than “the pact”"),
    (lambda graph: instead(graph, KG.quotedText, Literal("I did not sign", "en")),
     "does not say “I did not sign” where the quotation"),
    (lambda graph: without(graph, KG.speaker), "A quotation has one speaker."),
    (lambda graph: instead(graph, KG.when, ID.Ada_Lind), "When a statement holds is one time."),
    (lambda graph: instead(graph, KG.where, ID.Ada_Lind), "Where a statement holds is one place."),
    (
        lambda graph: instead(
            graph, KG.latest, Literal("2024-01-01T00:00:00Z", datatype=XSD.dateTime)
        ),
        "A time starts before it ends.",
    ),
    (lambda graph: instead(graph, DCTERMS.issued, Literal("2 June")), "An article is issued at"),
    (
        lambda graph: graph.remove((None, RDF.type, SDO.NewsArticle)),
        "An article is a schema:NewsArticle",
    ),
    (lambda graph: graph.add((ID.Oslo, KG.amount, Literal("5", datatype=XSD.decimal))),
     "An amount has one unit."),
    (lambda graph: graph.add((ID.Oslo, KG.unit, Literal("km"))), "An amount is one number"),
    (lambda graph: between(graph, "40", "30"), "An amount lies between"),
]  # fmt: skip  # what is broken beside what is said of it


@pytest.mark.parametrize(("damage", "message"), BROKEN)
def test_broken_graphs_are_refused(
    graph: Graph, shapes: Graph, damage: Callable[[Graph], None], message: str
) -> None:
    """A graph with one thing wrong does not conform, and the report says what."""
    damage(graph)
    conforms, report = validate(graph, shapes)
    assert not conforms
    assert re.search(message, report)


def test_amounts_conform(graph: Graph, shapes: Graph) -> None:
    """An amount between two numbers, with its unit, is as it should be."""
    between(graph, "30", "40")
    conforms, report = validate(graph, shapes)
    assert conforms, report


def test_a_day_alone_conforms(graph: Graph, shapes: Graph) -> None:
    """An article may be issued on a day."""
    instead(graph, DCTERMS.issued, Literal("2025-06-01", datatype=XSD.date))
    conforms, report = validate(graph, shapes)
    assert conforms, report


def test_an_edge_that_is_asserted_and_denied_conforms(graph: Graph, shapes: Graph) -> None:
    """Where one statement asserts what another denies, the plain edge is right."""
    [denied] = graph.subjects(KG.polarity, KG.negative)
    for predicate, value in list(graph.predicate_objects(denied)):
        graph.add((ID["st-copy"], predicate, value))
    for name, value in (
        (KG.polarity, KG.positive),
        (KG.modality, KG.asserted),
        (KG.layer, KG.fact),
    ):
        graph.set((ID["st-copy"], name, value))
    edge(graph, "Ada_Lind", "sign", "accord-1f")
    conforms, report = validate(graph, shapes)
    assert conforms, report
