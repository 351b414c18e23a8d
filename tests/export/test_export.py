"""A store in, a file of each format out: complete, the same bytes, safe to open."""

from __future__ import annotations

import csv
import io
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest

from kg.errors import OutputError
from kg.export import FORMATS, export
from kg.export.tables import COLUMNS
from kg.graph import Entity, Resolution
from kg.records import Article, Extraction, Mention, MentionKind, Passage, Statement
from kg.store import Store
from tests.sample import ARTICLE, EXTRACTIONS, RESOLUTION, SIGN
from tests.sample_store import sample_triples, write_store


def exported(folder: Path, form: str) -> bytes:
    """Return what a store exports."""
    out = io.BytesIO()
    with Store.open_readonly(folder) as store:
        export(store, form, out)
    return out.getvalue()


def rows(folder: Path) -> list[dict[str, str]]:
    """Return the table of a store."""
    return list(csv.DictReader(io.StringIO(exported(folder, "csv").decode(), newline="")))


NAME = '=HYPERLINK("http://x")\n<b> & \'"'
TEXT = f"{NAME} met שלום 😀."


def hostile() -> list[Extraction]:
    """Return an article whose names try to be formulas, markup and several lines."""
    article = Article.from_text(TEXT, title="</title><script>alert(1)</script>")
    subject = Mention(Passage(article.id, 0, len(NAME), NAME), "Person", MentionKind.NAME, NAME)
    start = TEXT.index("ש")
    passage = Passage(article.id, start, len(TEXT) - 1, TEXT[start:-1])
    thing = Mention(passage, "Person", MentionKind.NAME, passage.text)
    met = Passage(article.id, TEXT.index("met"), TEXT.index("met") + 3, "met")
    sentence = Passage(article.id, 0, len(TEXT), TEXT)
    statement = Statement(subject, "kg:meets", thing, sentence, (met,), rule="clause")
    return [Extraction(article, (subject, thing), (statement,))]


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a store with the hostile article."""
    [extraction] = hostile()
    first, second = extraction.mentions
    resolution = Resolution(
        (Entity('a"b>c d', "Person", NAME), Entity("שלום", "Person", second.name)),
        {first: 'a"b>c d', second: "שלום"},
    )
    triples = sample_triples([extraction], resolution)
    return write_store(tmp_path_factory.mktemp("nasty") / "store", triples)


@pytest.mark.parametrize("form", FORMATS)
def test_same_bytes_for_any_order(sample: Path, tmp_path: Path, form: str) -> None:
    """Each format is the same for the same graph, whatever the order it came in."""
    triples = sample_triples()
    random.Random(3).shuffle(triples)
    assert exported(write_store(tmp_path / "store", triples), form) == exported(sample, form)


@pytest.mark.parametrize("form", ["graphml", "gexf", "csv"])
def test_same_bytes_in_another_process(sample: Path, form: str) -> None:
    """No hash seed and no clock gets into a file."""
    code = (
        "import sys; from pathlib import Path; from kg.export import export\n"
        "from kg.store import Store\n"
        "with Store.open_readonly(Path(sys.argv[1])) as store:\n"
        "    export(store, sys.argv[2], sys.stdout.buffer)"
    )
    command = [sys.executable, "-c", code, str(sample), form]
    written = subprocess.run(command, capture_output=True, check=True).stdout
    assert written == exported(sample, form)
    assert b"lastmodified" not in written


def test_unknown_format(sample: Path) -> None:
    """An unknown format is an error that names the known ones."""
    with pytest.raises(OutputError, match="turtle, trig"):
        exported(sample, "docx")


def test_table_has_a_row_for_each_statement(sample: Path) -> None:
    """A row says who does what to whom, who says so, in which sentence of which article."""
    table = rows(sample)
    assert tuple(table[0]) == COLUMNS
    [denial] = [row for row in table if row["layer"] == "denial"]
    assert denial == {
        "subject": "Ada Lind",
        "predicate": "sign",
        "object": "accord",
        "layer": "denial",
        "polarity": "negative",
        "modality": "alleged",
        "holders": "Nordic Wire < officials",
        "when": "",
        "earliest": "",
        "latest": "",
        "time": "",
        "where": "",
        "qualifiers": "",
        "relation": "did not sign",
        "sentence": SIGN.evidence.text,
        "title": "Lind leads the talks",
        "publisher": "Nordic Wire",
        "published": "2025-06-01T09:30:00Z",
        "url": "https://example.org/news?id=1&lang=en",
        "rule": "clause",
        "confidence": "0.8",
        "subject_id": "Ada_Lind",
        "predicate_id": "rel:sign",
        "object_id": "accord-1f",
        "article_id": ARTICLE.id,
        "start": "42",
        "statement_id": denial["statement_id"],
    }
    [plan] = [row for row in table if row["layer"] == "plan"]
    assert (plan["when"], plan["where"], plan["qualifiers"]) == ("2025-06-02", "Bergen", "to Oslo")
    assert (plan["earliest"], plan["latest"]) == ("2025-06-02T00:00:00Z", "2025-06-02T23:59:59Z")
    assert plan["time"] == "2 June"


def test_table_holds_no_formula(nasty: Path) -> None:
    """A cell that a spreadsheet would run gets an apostrophe; its text is complete."""
    [row] = rows(nasty)
    assert row["subject"] == f"'{NAME}"
    assert row["sentence"] == f"'{TEXT}"
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())


def test_stream_stays_open(sample: Path) -> None:
    """After an export the caller's stream can still be written to."""
    out = io.BytesIO()
    with Store.open_readonly(sample) as store:
        for form in FORMATS:
            export(store, form, out)
    out.write(b"more")


READERS = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}


@pytest.fixture(params=READERS)
def network(request: pytest.FixtureRequest, sample: Path) -> Iterator[nx.MultiDiGraph]:
    """Yield the sample as networkx reads it from each network format."""
    data = io.BytesIO(exported(sample, request.param))
    yield nx.MultiDiGraph(READERS[request.param](data))


def test_network_has_entities_and_statements(network: nx.MultiDiGraph) -> None:
    """Nodes are entities with type and label, edges statements with all that is said of them."""
    assert network.nodes["Oslo"]["type"] == "City"
    assert network.nodes["Oslo"]["label"] == "Oslo"
    assert set(network) == {entity.id for entity in RESOLUTION.entities}
    [edge] = network["Ada_Lind"]["accord-1f"].values()
    assert {key: edge[key] for key in ("layer", "polarity", "modality", "holders", "sentence")} == {
        "layer": "denial",
        "polarity": "negative",
        "modality": "alleged",
        "holders": "Nordic Wire < officials",
        "sentence": SIGN.evidence.text,
    }
    assert edge["label"] == "sign"
    assert network.number_of_edges() == 4


@pytest.mark.parametrize("form", READERS)
def test_parallel_edges_stay_apart(tmp_path: Path, form: str) -> None:
    """Two statements between the same entities are two edges."""
    first = EXTRACTIONS[0]
    again = replace(first.statements[0], predicate="rel:lead")
    extraction = replace(first, statements=(first.statements[0], again))
    folder = write_store(tmp_path / "store", sample_triples([extraction]))
    read = READERS[form](io.BytesIO(exported(folder, form)))
    labels = [edge["label"] for _, _, edge in read.edges(data=True)]
    assert sorted(labels) == ["heads", "lead"]


@pytest.mark.parametrize("form", READERS)
def test_network_survives_hostile_names(nasty: Path, form: str) -> None:
    """Markup, quotes, line breaks, right-to-left text and emoji come through as they are."""
    data = exported(nasty, form)
    assert b"<script" not in data
    ElementTree.fromstring(data)
    read = READERS[form](io.BytesIO(data))
    assert {node.get("entity", name) for name, node in read.nodes(data=True)} == {
        'a"b>c d',
        "שלום",
    }
    [(_, _, edge)] = read.edges(data=True)
    assert " ".join(edge["sentence"].split()) == " ".join(TEXT.split())
