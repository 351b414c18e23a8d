"""What reasoners and OWL tools make of the ontology and of a graph: nothing that is false."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import owlrl
import pyhornedowl
import pytest
from rdflib import OWL, RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from kg.ontology import KG, ontology_folder
from kg.pipeline import BuildReport
from tests.rdflib_graph import as_rdflib
from tests.sample_store import sample_triples

ID = Namespace("https://w3id.org/newskg/id/")
HERMIT = """
import sys
import owlready2
owlready2.JAVA_MEMORY = 1000
world = owlready2.World()
world.get_ontology("https://w3id.org/newskg/id").load(fileobj=open(sys.argv[1], "rb"))
owlready2.sync_reasoner_hermit(world, infer_property_values=False, debug=0)
for each in world.inconsistent_classes():
    print("inconsistent", each.iri)
for one in world.individuals():
    for each in one.is_a:
        if hasattr(each, "iri"):
            print(one.iri, each.iri)
"""
"""In a process of its own: owlready2 changes how classes are made, and prints."""


@pytest.fixture(scope="module")
def graph(built: BuildReport) -> Graph:
    """Return the graph of the seeds without its texts, from which nothing follows."""
    whole = Graph().parse(built.output / "graph.ttl")
    return without_texts(whole)


def without_texts(whole: Graph) -> Graph:
    """Return what a graph says without literals."""
    bare = Graph()
    for triple in whole:
        if not isinstance(triple[2], Literal):
            bare.add(triple)
    return bare


def stated_types(graph: Graph) -> Mapping[Node, set[Node]]:
    """Return the classes of each thing, as the graph states them or as their superclasses."""
    return {
        thing: {OWL.Thing, OWL.NamedIndividual}.union(
            *(
                graph.transitive_objects(cls, RDFS.subClassOf)
                for cls in graph.objects(thing, RDF.type)
            )
        )
        for thing in set(graph.subjects(RDF.type))
        if isinstance(thing, URIRef)
    }


def new_types(graph: Graph) -> set[tuple[Node, Node]]:
    """Return which things get which classes by the rules of OWL 2 RL alone."""
    stated = stated_types(graph)
    closed = Graph()
    for triple in graph:
        closed.add(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closed)
    assert list(closed.objects(None, URIRef(owlrl.Namespaces.ERRNS + "error"))) == []
    return {
        (thing, cls)
        for thing, cls in closed.subject_objects(RDF.type)
        if thing in stated and cls not in stated[thing]
    }


def test_nothing_gets_a_new_type(graph: Graph) -> None:
    """From the seeds' graph no thing follows to be of a class it is not said to be of."""
    assert len(stated_types(graph)) > 400
    assert new_types(graph) == set()


def test_two_domains_make_a_delegation_a_vehicle() -> None:
    """The rules do find a type that is false: what two domains at once would make of a crew."""
    graph = without_texts(as_rdflib(sample_triples()))
    graph.add((KG.leaves, RDFS.domain, KG.Vehicle))
    graph.add((ID.Norwegian_delegation, KG.leaves, ID.Oslo))
    assert (ID.Norwegian_delegation, KG.Vehicle) in new_types(graph)


def hermit_types(graph: Graph, folder: Path) -> set[tuple[Node, Node]]:
    """Return which of kg's things get which new classes by HermiT; none may be inconsistent."""
    stated = stated_types(graph)
    things = {thing for thing in stated if thing.startswith(ID)} - {URIRef(ID)}
    for thing in things:
        graph.add((thing, RDF.type, OWL.NamedIndividual))  # else owlready2 does not list it
    file = folder / "graph.nt"
    graph.serialize(file, format="nt", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", HERMIT, file], capture_output=True, text=True, check=True
    )
    assert "inconsistent" not in done.stdout
    pairs = [line.split(" ", 1) for line in done.stdout.splitlines() if line.startswith(str(ID))]
    found = {(URIRef(thing), URIRef(cls)) for thing, cls in pairs}
    assert things <= {thing for thing, _ in found}
    return {(thing, cls) for thing, cls in found if cls not in stated.get(thing, set())}


@pytest.mark.skipif(shutil.which("java") is None, reason="HermiT needs Java")
def test_hermit_infers_nothing_false(built: BuildReport, tmp_path: Path) -> None:
    """To HermiT the seeds' graph is consistent, and no thing gets a class it is not said to be."""
    assert hermit_types(Graph().parse(built.output / "graph.ttl"), tmp_path) == set()


@pytest.mark.skipif(shutil.which("java") is None, reason="HermiT needs Java")
def test_hermit_sees_a_false_edge(tmp_path: Path) -> None:
    """A city that heads a delegation would be a person."""
    graph = as_rdflib(sample_triples())
    graph.add((ID.Oslo, KG.heads, ID.Norwegian_delegation))
    assert (ID.Oslo, KG.Person) in hermit_types(graph, tmp_path)


@pytest.mark.parametrize("name", sorted(file.name for file in ontology_folder().glob("*.ttl")))
def test_horned_owl_reads_the_ontology(name: str) -> None:
    """Each file is an ontology for horned-owl, with the classes that it declares."""
    file = Graph().parse(ontology_folder() / name)
    read = pyhornedowl.open_ontology_from_string(as_rdfxml(file), serialization="rdf")
    declared = {str(cls) for cls in file.subjects(RDF.type, OWL.Class)}
    assert set(read.get_classes()) >= declared
    assert read.get_axioms()


def test_horned_owl_reads_a_graph(built: BuildReport) -> None:
    """A graph is an ontology for horned-owl, with its properties."""
    graph = Graph().parse(built.output / "graph.ttl")
    read = pyhornedowl.open_ontology_from_string(as_rdfxml(graph), serialization="rdf")
    assert str(read.get_iri()) == str(ID)[:-1]
    relations = {str(each) for each in graph.objects(None, KG.predicate)}
    assert relations
    assert set(read.get_object_properties()) >= relations


def as_rdfxml(graph: Graph) -> str:
    """Return a graph as RDF/XML, which horned-owl reads."""
    out = io.BytesIO()
    graph.serialize(out, format="xml", encoding="utf-8")
    return out.getvalue().decode()
