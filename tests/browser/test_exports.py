"""What the explorer lets one take along."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime, time
from xml.etree import ElementTree

import rdflib
from playwright.sync_api import Page

from kg.graph import Entity, Graph, Provenance
from kg.ontology import load_ontology
from kg.query import load_graph
from kg.store import Store
from kg.view.short_ids import plain
from tests.rdflib_graph import as_rdflib
from tests.sample import EXTRACTIONS, RESOLUTION
from tests.triples import load, to_triples
from tests.view.graphs import large, story

BODY = rdflib.URIRef("https://schema.org/articleBody")
SVG = "{http://www.w3.org/2000/svg}"


def download(page: Page, name: str) -> bytes:
    """Return what the export of this name saves."""
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as waiting:
        page.locator("#menu-export").get_by_role("button", name=name).click()
    return waiting.value.path().read_bytes()


def test_png(page: Page) -> None:
    """The picture is a PNG, as wide as the stage, and higher by its title and its legend."""
    data = download(page, "PNG")
    assert data.startswith(b"\x89PNG")
    width, height = (int.from_bytes(data[at : at + 4]) for at in (16, 20))
    stage = page.evaluate(
        "(({ width, height }) => [width, height])(document.querySelector('canvas'))"
    )
    assert width == stage[0]
    assert stage[1] + 60 < height < stage[1] + 200


def test_pictures_say_what_they_show(open_graph) -> None:
    """A drawing has the title, what its lines and shapes mean, and where it is from."""
    page = open_graph(story(), link="#view=graph&scope=focus&focus=Greta_Holm&depth=1")
    root = ElementTree.fromstring(page.evaluate("kg.svg()"))
    texts = [text.text for text in root.iter(f"{SVG}text")]
    assert texts[0] == "Harbour: around Greta Holm"
    assert {"Facts", "People"} <= set(texts)
    assert " of 229 statements, from " in texts[-1]


def test_a_large_drawing_can_be_read(open_graph) -> None:
    """A thousand entities are drawn on a sheet, with names of at least 11 pixels."""
    page = open_graph(large(1500), link="#view=graph&scope=all")
    root = ElementTree.fromstring(page.evaluate("kg.svg()"))
    assert float(root.get("width")) <= 1800
    assert float(root.get("height")) <= 1500
    sizes = [float(text.get("font-size")) for text in root.iter(f"{SVG}text")]
    assert len(sizes) > 30
    assert min(sizes) >= 11


def test_svg_holds_all_entities(page: Page) -> None:
    """The drawing is well-formed and names each entity on stage."""
    root = ElementTree.fromstring(download(page, "SVG"))
    titles = {title.text for title in root.iter(f"{SVG}title")}
    assert set(page.evaluate("kg.shown().entities")) <= titles


def test_svg_with_outlines(open_graph) -> None:
    """With the communities outlined, the drawing has their outlines and their names."""
    page = open_graph(story(), link="#hulls=1")
    root = ElementTree.fromstring(download(page, "SVG"))
    outlines = [path for path in root.iter(f"{SVG}path") if path.get("fill-opacity")]
    texts = {text.text for text in root.iter(f"{SVG}text")}
    assert len(outlines) >= 3
    assert any(" · " in text for text in texts)
    assert page.noted == []


def test_csv_of_the_selection(open_graph) -> None:
    """The table has a row for each selected statement, with its sentence."""
    link = "#select=pair&of=Jonas_Achterberg&of=Dockers'_Union"
    data = download(open_graph(story(), link=link), "CSV").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(data)))
    assert len(rows) == 4
    assert {row["Subject"] for row in rows} == {"Jonas Achterberg"}
    assert all("Dockers' Union" in row["Sentence"] for row in rows)


def test_csv_of_the_table(open_graph) -> None:
    """What the table shows is what one gets: its filter words and its order count, entities too."""
    page = open_graph(story(), link="#view=table")
    page.get_by_label("Filter the rows").fill("court")
    page.locator("th[data-column=Object] button").click()
    shown = page.locator(".table-count").inner_text()
    rows = list(csv.DictReader(io.StringIO(page.evaluate("kg.csv()").removeprefix("\ufeff"))))
    assert 0 < len(rows) < len(story().statements)
    assert shown.startswith(f"{len(rows)} row")
    assert all("court" in " ".join(row.values()).casefold() for row in rows)
    first = page.locator("#table tbody tr").first
    assert rows[0]["Sentence"] == first.locator("td.sentence").inner_text()
    page.get_by_role("button", name="Entities", exact=True).click()
    entities = list(csv.DictReader(io.StringIO(page.evaluate("kg.csv()").removeprefix("\ufeff"))))
    assert "Court" in " ".join(row["Name"] for row in entities)
    assert set(entities[0]) >= {"Name", "Type", "Entity"}


def test_turtle_says_what_it_leaves_out(page: Page) -> None:
    """The file has the texts of its articles, and names at its start what is not in it."""
    text = download(page, "Turtle").decode()
    assert text.startswith("# Statements from a page of kg")
    assert "stories" in text.partition("@prefix")[0]
    bodies = {str(o) for o in rdflib.Graph().parse(data=text).objects(None, BODY)}
    assert bodies <= {article.text for article in story().articles.values()}
    assert bodies


def test_turtle_says_what_the_store_says(open_graph, tmp_path, monkeypatch) -> None:
    """Each triple of the exported selection is one of the store's: no doubtful fact has an edge."""
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    made = Provenance("1", "sha256:01", "sha256:02", min_confidence=0.95)  # one fact is below it
    triples = list(to_triples(EXTRACTIONS, RESOLUTION, load_ontology(), made=made))
    with Store.create(tmp_path / "store") as store:
        load(store, triples)
        store.commit()
    with Store.open_readonly(tmp_path / "store") as store:
        graph = load_graph(store)
    page = open_graph(graph, link="#view=graph&scope=all&hide-families=&hide-readings=")
    exported = rdflib.Graph().parse(data=download(page, "Turtle"), format="turtle")
    assert set(exported) <= set(as_rdflib(triples))
    assert len(exported) > 40


def test_turtle_keeps_a_day_a_day(open_graph, monkeypatch) -> None:
    """An article of which only the day is known is issued on an xsd:date, as in the store."""
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    graph = story()
    day = date(2025, 6, 1)
    articles = {
        id_: replace(article, published=datetime.combine(day, time(), UTC), day_only=True)
        for id_, article in graph.articles.items()
    }
    page = open_graph(replace(graph, articles=articles))
    exported = rdflib.Graph().parse(data=download(page, "Turtle"), format="turtle")
    issued = set(exported.objects(None, rdflib.DCTERMS.issued))
    assert issued == {rdflib.Literal("2025-06-01", datatype=rdflib.XSD.date)}


NAMES = (
    "Ana's  long talk", "a/b", "Ünal Çetin", "東京 talks", "🕊 of peace", "x\x85y z", "…", "_a_",
    "A.B.", "1½ tons", "the boys’s", "tab\there", "no\u00a0break", "ª º", "-",
)  # fmt: skip  # a line each says nothing
ENDINGS = ("", "-50aee39d", "-0000000f", "_Person", "_and_more-50aee39d", "-50AEE39D", "~-")


def test_ids_come_back(open_graph) -> None:
    """Whatever a thing is called and however its id ends, the page knows the id."""
    ids = {
        f"{cut}{ending}": name
        for name in NAMES
        for cut in {plain(name), plain(name)[:3], name.replace(" ", "_"), ""}
        for ending in ENDINGS
        if cut + ending
    }
    entities = {id_: Entity(id_, "Person", name) for id_, name in ids.items()}
    page = open_graph(Graph(entities, {}, ()))
    assert set(page.evaluate("kg.ids().entities")) == set(ids)
