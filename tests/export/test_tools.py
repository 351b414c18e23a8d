"""Each export, read back by a tool of its format: complete, and what is only said is no fact."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import sqlite3
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

import kg
from kg.export import FORMATS
from kg.export.neo4j import relationship_type
from kg.store import Store
from tests.export.test_export import exported
from tests.sample import EXTRACTIONS, RESOLUTION, SIGN

PAIRS = {("Ada_Lind", "Norwegian_delegation"), ("Ada_Lind", "Oslo")}
"""The ends of the sample's plain edges: "leads", "arrived in"; not of the denial or the plan."""


@pytest.fixture(scope="module", params=["sample", "seeds"])
def folder(request: pytest.FixtureRequest, sample: Path, built: kg.BuildReport) -> Path:
    """Return a store made by hand, then one of real articles."""
    return sample if request.param == "sample" else built.output / "store"


@pytest.fixture(scope="module")
def graph(folder: Path) -> kg.SavedGraph:
    """Return the same as records."""
    return kg.load(folder)


# ---- SQLite -------------------------------------------------------------------------------------


@pytest.fixture
def database(folder: Path, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Yield the database."""
    file = tmp_path / "graph.db"
    file.write_bytes(exported(folder, "sqlite"))
    connection = sqlite3.connect(file)
    yield connection
    connection.close()


def test_sqlite_is_whole(database: sqlite3.Connection, graph: kg.SavedGraph) -> None:
    """The file is sound, its keys lead somewhere, and each thing has its row."""
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in ("articles", "entities", "statements"):
        (count,) = database.execute(f"SELECT count(*) FROM {table}").fetchone()
        assert count == len(getattr(graph, table)), table


def test_sqlite_keeps_layers_apart(database: sqlite3.Connection, graph: kg.SavedGraph) -> None:
    """The view of facts has the plain edges and nothing else."""
    facts = {row for (row,) in database.execute("SELECT statement FROM facts")}
    assert facts == {each.id for each in graph.statements if graph.graph.has_edge(each)}
    layers = dict(database.execute("SELECT layer, count(*) FROM statements_in_words GROUP BY 1"))
    assert layers == Counter(each.layer.value for each in graph.statements)


def test_sqlite_finds_words(sample: Path, tmp_path: Path) -> None:
    """Full-text search finds a sentence, an article and a name; offsets lead to the sentence."""
    database = sqlite3.connect(tmp_path / "x.db")
    database.deserialize(exported(sample, "sqlite"))
    rows = database.execute(
        """SELECT w.said_by, w.relation, w.object, substr(a.text, e.start + 1, e."end" - e.start)
        FROM evidence_fts f JOIN evidence e ON e.id = f.rowid JOIN articles a ON a.id = e.article
        JOIN statements s ON s.evidence = e.id JOIN statements_in_words w ON w.statement = s.id
        WHERE evidence_fts MATCH 'accord AND sign'"""
    )
    assert rows.fetchall() == [
        ("Nordic Wire < officials", "not sign", "accord", SIGN.evidence.text)
    ]
    for table, word in (("articles_fts", "delegation"), ("entities_fts", "lind")):
        (count,) = database.execute(f"SELECT count(*) FROM {table} WHERE {table} MATCH ?", [word]).fetchone()  # fmt: skip  # noqa: E501  # one call
        assert count == 1
    database.close()


# ---- GraphML and GEXF ---------------------------------------------------------------------------


def test_igraph_reads_graphml(folder: Path, graph: kg.SavedGraph, tmp_path: Path) -> None:
    """All nodes and edges, with layer, time, confidence and source, and no warning."""
    igraph = pytest.importorskip("igraph")
    file = tmp_path / "graph.graphml"
    file.write_bytes(exported(folder, "graphml"))
    read = igraph.Graph.Read_GraphML(str(file))
    assert set(read.vs["entity"]) == set(graph.entities)
    linked = [each for each in graph.statements if each.object is not None]
    found = {edge["statement_id"]: edge for edge in read.es}  # igraph mixes up the ids of edges
    assert found.keys() == {each.id for each in linked}
    for each in linked:
        edge = found[each.id]
        assert (edge["layer"], edge["when"]) == (each.layer.value, each.when or "")
        assert edge["confidence"] == pytest.approx(each.confidence)
        assert edge["plain"] == graph.graph.has_edge(each)
    assert {"earliest", "latest", "holders", "publisher", "url"} <= set(read.es.attributes())


READ_BY_GRAPHOLOGY = """
const [format, file] = process.argv.slice(1);
const Graph = require("graphology");
const parser = require(`graphology-${format}`);
const graph = parser.parse(Graph, require("fs").readFileSync(file, "utf8"));
const layers = graph.mapEdges((edge, attributes) => [edge, attributes.layer]);
process.stdout.write(JSON.stringify([graph.order, layers]));
"""


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_graphology_reads_it(
    folder: Path, graph: kg.SavedGraph, tmp_path: Path, root: Path, form: str
) -> None:
    """All nodes and edges with their layers."""
    modules = root / ".venv" / "node" / "node_modules"
    node = shutil.which("node")
    if node is None or not (modules / f"graphology-{form}").is_dir():
        pytest.skip("graphology is not there: make lint installs it")
    file = tmp_path / "graph.xml"
    file.write_bytes(exported(folder, form))
    done = subprocess.run(
        [node, "-e", READ_BY_GRAPHOLOGY, form, str(file)],
        env={**os.environ, "NODE_PATH": str(modules)},
        capture_output=True,
        check=True,
    )
    order, layers = json.loads(done.stdout)
    linked = [each for each in graph.statements if each.object is not None]
    assert order == len(graph.entities)
    assert dict(layers) == {each.id: each.layer.value for each in linked}


SCHEMAS = {"graphml": "graphml.xsd", "gexf": "gexf.xsd"}


@pytest.mark.parametrize("form", SCHEMAS)
def test_the_schema_holds(folder: Path, form: str) -> None:
    """The file is valid, where KG_SCHEMAS names a folder with the schemas.

    They are graphml/graphml.xsd of GraphML 1.0 and gexf/gexf.xsd of GEXF 1.2draft.
    """
    place = Path(os.environ.get("KG_SCHEMAS", "/nowhere")) / form / SCHEMAS[form]
    if not place.exists():
        pytest.skip("KG_SCHEMAS names no folder with the schemas")
    schema = etree.XMLSchema(etree.parse(place))
    schema.assertValid(etree.fromstring(exported(folder, form)).getroottree())


def test_what_the_schemas_forbid_is_not_there(sample: Path) -> None:
    """GEXF's graph has no name; GraphML's ids are name tokens, and no attribute is called id."""
    gexf = etree.fromstring(exported(sample, "gexf"))
    names = {"gexf": "http://www.gexf.net/1.2draft"}
    assert dict(gexf.find("gexf:graph", names).attrib) == {
        "defaultedgetype": "directed",
        "mode": "static",
    }
    titles = [each.get("title") for each in gexf.iterfind(".//gexf:attribute", names)]
    assert "networkx_key" not in titles
    graphml = etree.fromstring(exported(sample, "graphml"))
    names = {"g": "http://graphml.graphdrawing.org/xmlns"}
    assert "id" not in {key.get("attr.name") for key in graphml.iterfind("g:key", names)}


# ---- FollowTheMoney -----------------------------------------------------------------------------


def lines(folder: Path) -> list[dict[str, object]]:
    """Return the entities of the export."""
    return [json.loads(line) for line in exported(folder, "ftm").decode().splitlines()]


def test_followthemoney_reads_it(folder: Path) -> None:
    """Each entity is valid, no value is dropped, and each reference leads to an allowed entity."""
    model = pytest.importorskip("followthemoney", reason="pip install --group exports").model
    read = {}
    for entity in lines(folder):
        model.get(entity["schema"]).validate(entity)
        read[entity["id"]] = model.get_proxy(entity, cleaned=False)
        assert not model.get(entity["schema"]).abstract
    assert len(read) == len(lines(folder))
    for entity in lines(folder):
        proxy = read[entity["id"]]
        assert set(proxy.schema.required) <= set(entity["properties"])
        for name, values in entity["properties"].items():
            prop = proxy.schema.get(name)
            assert sorted(proxy.get(name)) == sorted(set(values)), (entity["id"], name)
            for value in values if prop.range else ():
                assert read[value].schema.is_a(prop.range), (entity["id"], name)


def test_followthemoney_has_only_facts_as_intervals(folder: Path, graph: kg.SavedGraph) -> None:
    """A claim, a plan or a denial is a Note that begins with its layer; nothing is lost."""
    of = {each.id: each for each in graph.statements}
    said = [entity for entity in lines(folder) if entity["id"] in of]
    assert {entity["id"] for entity in said} == of.keys()
    for entity in said:
        if entity["schema"] == "Note":
            layer = of[entity["id"]].layer.value
            assert re.match(rf"{layer}( by .*)?: ", entity["properties"]["name"][0])
        else:
            assert graph.graph.has_edge(of[entity["id"]])


# ---- STIX ---------------------------------------------------------------------------------------


def test_stix2_reads_it(folder: Path, graph: kg.SavedGraph) -> None:
    """The bundle is valid STIX 2.1, references lead somewhere, and no statement is lost."""
    stix2 = pytest.importorskip("stix2")
    bundle = stix2.parse(exported(folder, "stix").decode())
    known = {each.id for each in bundle.objects}
    assert len(known) == len(bundle.objects)
    for each in bundle.objects:
        refs = [*each.get("object_refs", ()), each.get("source_ref"), each.get("target_ref")]
        assert {ref for ref in refs if ref} <= known
    kinds = Counter(each.type for each in bundle.objects)
    assert kinds["report"] == len(graph.articles)
    assert kinds["relationship"] + kinds["note"] == len(graph.statements)


def test_stix_has_only_facts_as_relationships(folder: Path, graph: kg.SavedGraph) -> None:
    """Each relationship has a plain edge; each note begins with its layer."""
    objects = json.loads(exported(folder, "stix"))["objects"]
    plain = {each.sentence for each in graph.statements if graph.graph.has_edge(each)}
    for each in objects:
        if each["type"] == "relationship":
            assert each["labels"][0] in {"fact", "report"}
            assert each["description"] in plain
        elif each["type"] == "note":
            assert re.match(rf"{each['labels'][0]}( by .*)?: ", each["abstract"])


def test_stix_of_the_sample(sample: Path) -> None:
    """Lind leads the delegation; that she did not sign is a note by its sources."""
    objects = json.loads(exported(sample, "stix"))["objects"]
    names = {each["id"]: each.get("name") for each in objects}
    [leads, arrives] = sorted(
        (each for each in objects if each["type"] == "relationship"),
        key=lambda each: each["confidence"],
    )
    assert names[leads["target_ref"]] == "Norwegian delegation"
    assert (leads["relationship_type"], leads["confidence"]) == ("heads", 93)
    assert names[arrives["target_ref"]] == "Oslo"
    [denial] = [each for each in objects if each["labels" if "labels" in each else "type"] == ["denial"]]  # fmt: skip  # noqa: E501  # one condition
    assert denial["abstract"] == "denial by Nordic Wire < officials: Ada Lind —not sign→ accord"
    assert denial["authors"] == ["Nordic Wire", "officials"]


# ---- Neo4j --------------------------------------------------------------------------------------

FIELD = re.compile(
    r"(?P<name>\w*)(?P<kind>:(?:(?:ID|START_ID|END_ID)\((?P<space>\w+)\)|LABEL|TYPE|string\[\]|double|int|datetime))?"
)
"""A field of a header as in Neo4j's manual, as far as kg uses it."""


@pytest.fixture(scope="module")
def tables(folder: Path) -> dict[str, list[dict[str, str]]]:
    """Return the rows of each CSV file of the ZIP."""
    archive = zipfile.ZipFile(io.BytesIO(exported(folder, "neo4j")))
    assert archive.testzip() is None
    return {
        name.removesuffix(".csv"): list(
            csv.DictReader(io.StringIO(archive.read(name).decode(), newline=""))
        )
        for name in archive.namelist()
        if name.endswith(".csv")
    }


def test_neo4j_headers_and_ids(tables: dict[str, list[dict[str, str]]]) -> None:
    """Headers are those of the importer; ids are unique, ends are known, labels and types there."""
    ids: dict[str, set[str]] = {}
    for rows in tables.values():
        for field in rows[0]:
            found = FIELD.fullmatch(field)
            assert found is not None, field
            if ":ID(" in field:
                ids[found["space"]] = {row[field] for row in rows}
                assert len(ids[found["space"]]) == len(rows)
    for rows in tables.values():
        for field in rows[0]:
            if "START_ID" in field or "END_ID" in field:
                space = FIELD.fullmatch(field)["space"]
                assert {row[field] for row in rows} <= ids[space]
            if field in {":LABEL", ":TYPE"}:
                assert all(re.fullmatch(r"[\w|]+", row[field]) for row in rows)


def test_neo4j_has_only_facts_as_relationships(
    tables: dict[str, list[dict[str, str]]], graph: kg.SavedGraph
) -> None:
    """Between two entities there are plain edges only; all statements are nodes."""
    plain = {each.id for each in graph.statements if graph.graph.has_edge(each)}
    assert {row["statement"] for row in tables["plain"]} == plain
    assert {row["id:ID(Statement)"] for row in tables["statements"]} == {
        each.id for each in graph.statements
    }
    assert len(tables["sources"]) == len(graph.statements)


def test_neo4j_types() -> None:
    """A type is a word even where the relation is none."""
    assert [relationship_type(each) for each in ("rel:7", "rel:→", "kg:meetsAt")] == [
        "7", "RELATED", "MEETS_AT",
    ]  # fmt: skip  # short enough


# ---- all ----------------------------------------------------------------------------------------


def test_the_sample_says_what_the_tests_think(sample: Path) -> None:
    """The plain edges of the sample are those the other tests count on."""
    graph = kg.load(sample)
    plain = {(each.subject, each.object) for each in graph.statements if graph.graph.has_edge(each)}
    assert plain == PAIRS
    with Store.open_readonly(sample) as store:
        assert store.base
    assert len(EXTRACTIONS) == len(graph.articles)
    assert len(RESOLUTION.entities) == len(graph.entities)


def test_every_format_is_documented(root: Path) -> None:
    """The guide says of each format how it keeps claims apart from facts."""
    rows = re.findall(r"^\| (`.*?) \|", (root / "docs/exports.md").read_text("utf-8"), re.M)
    assert set(re.findall(r"`(\w+)`", " ".join(rows))) == set(FORMATS)
