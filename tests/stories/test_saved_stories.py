"""Stories in; their triples, and the same stories read back from a store, out."""

from __future__ import annotations

from pathlib import Path

import pyshacl
import pytest
import rdflib

from kg.ontology import ontology_folder
from kg.query import load_graph, load_stories
from kg.rdf.stories import story_triples
from kg.store import Store
from kg.terms import DEFAULT_BASE, KG, Iri, Triple
from tests.rdflib_graph import as_rdflib
from tests.sample_store import sample_triples, write_store
from tests.stories.made import made_story


@pytest.fixture(scope="module")
def triples(tmp_path_factory: pytest.TempPathFactory) -> list[Triple]:
    """Return the triples of the sample and of a story of it."""
    folder = write_store(tmp_path_factory.mktemp("sample") / "store", sample_triples())
    with Store.open_readonly(folder) as store:
        story = made_story(load_graph(store))
    return [*sample_triples(), *story_triples([story], DEFAULT_BASE)]


def test_a_story_is_read_back_as_it_was(tmp_path: Path, triples: list[Triple]) -> None:
    """Nothing is lost between the records and the store, and every order is restored."""
    with Store.open_readonly(write_store(tmp_path / "store", triples)) as store:
        assert load_stories(store) == (made_story(load_graph(store)),)


def test_a_store_without_stories_has_none(tmp_path: Path) -> None:
    """A graph that was built before there were stories can still be read."""
    with Store.open_readonly(write_store(tmp_path / "store", sample_triples())) as store:
        assert load_stories(store) == ()


def test_the_triples_conform_to_the_shapes(triples: list[Triple]) -> None:
    """A story has a title, an account a statement, an article one origin."""
    shapes = rdflib.Graph().parse(ontology_folder() / "shapes.ttl")
    conforms, _graph, report = pyshacl.validate(as_rdflib(triples), shacl_graph=shapes)
    assert conforms, report


@pytest.mark.parametrize("lost", ["mark", "account", "answer", "origin", "inBeat"])
def test_the_shapes_miss_what_is_lost(triples: list[Triple], lost: str) -> None:
    """A graph without one of the triples that make a story does not conform."""
    name = getattr(KG, lost)
    kept = [triple for triple in triples if triple.predicate != Iri(name)]
    shapes = rdflib.Graph().parse(ontology_folder() / "shapes.ttl")
    assert not pyshacl.validate(as_rdflib(kept), shacl_graph=shapes)[0]
