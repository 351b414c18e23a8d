"""A built graph, opened from Python: its records, its answers, and other libraries' objects."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg.errors import OutputError, QueryError, StoreError
from tests.sample import ARTICLE, SECOND


@pytest.fixture(scope="module")
def graph(sample: Path) -> Iterator[kg.SavedGraph]:
    """Yield the sample, loaded."""
    with kg.load(sample) as loaded:
        yield loaded


def test_records(graph: kg.SavedGraph) -> None:
    """Statements, entities and articles are there as records."""
    assert graph.articles == {ARTICLE.id: ARTICLE, SECOND.id: SECOND}
    assert graph.entities["Oslo"].name == "Oslo"
    assert {each.layer.value for each in graph.statements} == {"fact", "denial", "plan"}
    assert graph.find("lind")[0].id == "Ada_Lind"
    assert "2 articles" in repr(graph)


def test_the_folder_of_a_build_will_do(built: kg.BuildReport) -> None:
    """The output folder is as good as the store in it."""
    assert kg.load(built.output).articles.keys() == kg.load(built.output / "store").articles.keys()


def test_no_graph_there(tmp_path: Path) -> None:
    """A folder without a graph is an error that says what to do."""
    with pytest.raises(StoreError, match="run kg build first"):
        kg.load(tmp_path)


def test_query(graph: kg.SavedGraph) -> None:
    """SPARQL, and the named queries with the names of entities."""
    assert list(graph.query("SELECT ?who { ?who kg:heads ?what }")) == [("id:Ada_Lind",)]
    [denial] = graph.query(named="denials", entity="Lind").dicts()
    assert (denial["relation"], denial["object"]) == ("sign", "accord")
    assert graph.query("ASK { ?who kg:heads ?what }")
    assert not graph.query("ASK { ?who kg:chairs ?what }")
    assert len(graph.query("SELECT ?who { ?who kg:chairs ?what }")) == 0


def test_a_query_that_is_none(graph: kg.SavedGraph) -> None:
    """Neither or both, or a parameter that is not there, is an error."""
    with pytest.raises(QueryError, match="give a query or the name"):
        graph.query()
    with pytest.raises(QueryError, match="has no parameter 'place'; it has entity"):
        graph.query(named="denials", place="Oslo")


def test_networkx(graph: kg.SavedGraph) -> None:
    """All statements are edges, and each says in which layer; only facts are plain."""
    network = graph.to_networkx()
    [denial] = network["Ada_Lind"]["accord-1f"].values()
    assert (denial["layer"], denial["plain"]) == ("denial", False)
    [heads] = network["Ada_Lind"]["Norwegian_delegation"].values()
    assert (heads["layer"], heads["plain"], heads["confidence"]) == ("fact", True, 0.93)
    [plan] = network["Ada_Lind"]["report-3d"].values()
    assert (plan["when"], plan["earliest"]) == ("2025-06-02", "2025-06-02T00:00:00Z")


def test_rdflib(graph: kg.SavedGraph) -> None:
    """All triples are there, with the prefixes, and a denial has no plain edge."""
    triples = graph.to_rdflib()
    assert triples.query("ASK { id:Ada_Lind kg:heads id:Norwegian_delegation }").askAnswer
    assert not triples.query("ASK { id:Ada_Lind rel:sign ?accord }").askAnswer


def test_pandas(graph: kg.SavedGraph) -> None:
    """A row for each statement, with numbers as numbers."""
    pytest.importorskip("pandas")
    table = graph.to_pandas()
    assert len(table) == len(graph.statements)
    assert table.set_index("predicate_id").loc["rel:hand", "latest"] == "2025-06-02T23:59:59Z"
    assert table.confidence.dtype.kind == "f"


def test_without_pandas(graph: kg.SavedGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pandas is missing, the error says how to get it."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(OutputError, match="pip install pandas"):
        graph.to_pandas()


def test_export(graph: kg.SavedGraph, tmp_path: Path) -> None:
    """Any format of kg export; an unknown one leaves no file."""
    graph.export("csv", tmp_path / "table.csv")
    assert (tmp_path / "table.csv").read_text("utf-8").startswith("subject,predicate,object")
    with pytest.raises(OutputError, match="no format 'docx'"):
        graph.export("docx", tmp_path / "table.docx")
    assert [path.name for path in tmp_path.iterdir()] == ["table.csv"]


def test_a_forgotten_graph_leaves_nothing(sample: Path) -> None:
    """Its links to the store's files go when the object goes."""
    before = set(sample.parent.glob(".kg-*"))
    graph = kg.load(sample)
    [folder] = set(sample.parent.glob(".kg-*")) - before
    del graph
    gc.collect()
    assert not folder.exists()
