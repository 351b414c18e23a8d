"""docs/querying.md: its queries give the same rows in kg and in rdflib."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib

from kg.export import export
from kg.pipeline import BuildReport
from kg.query import named_query, run_query
from kg.store import Store
from kg.terms import Literal, Term

GUIDE = (Path(__file__).parent.parent / "docs" / "querying.md").read_text("utf-8")
PREFIXES, *QUERIES = re.findall(r"^```sparql\n(.*?)^```", GUIDE, re.M | re.S)
[QUADS] = re.findall(r"^```sparql quads\n(.*?)^```", GUIDE, re.M | re.S)
EMPTY = "kg:amount"
"""Of the queries, what the one asks for that no sentence of the seeds has."""


@pytest.fixture(scope="module")
def store(built: BuildReport) -> Iterator[Store]:
    """Yield the store of the seeds."""
    with Store.open_readonly(built.output / "store") as opened:
        yield opened


@pytest.fixture(scope="module")
def graph(built: BuildReport) -> rdflib.Graph:
    """Return the Turtle of the seeds as rdflib reads it, its literals as they are written."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rdflib, "NORMALIZE_LITERALS", False)
        return rdflib.Graph().parse(built.output / "graph.ttl")


def texts(rows: rdflib.query.Result) -> list[tuple[str | None, ...]]:
    """Return the cells of rdflib's rows as text."""
    return [tuple(None if cell is None else str(cell) for cell in row) for row in rows]


def text(term: Term | None) -> str | None:
    """Return a cell of kg's as text."""
    return term.text if isinstance(term, Literal) else term and str(term)


@pytest.mark.parametrize("query", QUERIES, ids=range(len(QUERIES)))
def test_kg_and_rdflib_agree(query: str, store: Store, graph: rdflib.Graph) -> None:
    """A query of the guide finds something, and the same in both engines."""
    found = [tuple(map(text, row)) for row in run_query(store, query).rows]
    assert found == texts(graph.query(PREFIXES + query))
    assert found or EMPTY in query


def test_first_and_last_days_whatever_their_precision() -> None:
    """Of a publisher's articles, one dated by the day and one by the second, rdflib finds both."""
    graph = rdflib.Graph().parse(
        format="turtle",
        data="""
        PREFIX kg: <https://w3id.org/newskg/ns#>
        PREFIX dct: <http://purl.org/dc/terms/>
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
        <p> skos:prefLabel "The Herald" .
        <a> a kg:Article ; dct:publisher <p> ; dct:issued "2024-05-03"^^xsd:date .
        <b> a kg:Article ; dct:publisher <p> ; dct:issued "2024-05-01T10:00:00Z"^^xsd:dateTime .
        """,
    )
    found = texts(graph.query(named_query("publishers").sparql))
    assert found == [("The Herald", "2", "0", "2024-05-01", "2024-05-03")]


def test_prefixes_are_those_of_kg(store: Store) -> None:
    """The prefixes that the guide shows are kg's own."""
    shown = dict(re.findall(r"PREFIX (\w+): <(.*)>", PREFIXES))
    assert shown.items() <= store.prefixes.items()


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own parsers use it
@pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated")  # as above
def test_articles_are_graphs(store: Store, graph: rdflib.Graph) -> None:
    """In TriG the statements of an article are in its graph, all of them."""
    written = io.BytesIO()
    export(store, "trig", written)
    read = rdflib.Dataset()
    read.parse(data=written.getvalue(), format="trig")
    found = texts(read.query(PREFIXES + QUADS))
    assert len(found) == 1  # the other article has no title
    (title, number), *_ = found
    stated = graph.query(
        PREFIXES + "SELECT ?title WHERE { ?s prov:wasDerivedFrom/oa:hasSource/dct:title ?title }"
    )
    assert list(texts(stated)) == [(title,)] * int(str(number))
