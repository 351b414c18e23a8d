"""The shapes accept the graphs that kg writes, and refuse broken ones."""

from __future__ import annotations

from collections.abc import Callable

import pyshacl
import pytest
from rdflib import RDF, RDFS, XSD, Graph, Literal, Namespace
from rdflib.term import Node

from kg.ontology import KG, ontology_folder
from tests.rdflib_graph import as_rdflib
from tests.sample_store import sample_triples

OA = Namespace("http://www.w3.org/ns/oa#")
PROV = Namespace("http://www.w3.org/ns/prov#")
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
]  # fmt: skip  # what is broken beside what is said of it


@pytest.mark.parametrize(("damage", "message"), BROKEN)
def test_broken_graphs_are_refused(
    graph: Graph, shapes: Graph, damage: Callable[[Graph], None], message: str
) -> None:
    """A graph with one thing wrong does not conform, and the report says what."""
    damage(graph)
    conforms, report = validate(graph, shapes)
    assert not conforms
    assert message in report
