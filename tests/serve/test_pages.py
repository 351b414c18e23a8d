"""Every IRI of the graph has a page and data; nothing in an article ever runs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import rdflib

from kg.graph import Entity, Resolution
from kg.iris import encode
from kg.ontology import load_ontology
from kg.records import Article, Extraction, Passage, Statement
from kg.serve import ServeOptions
from kg.serve.marking import paragraphs
from kg.store import Store
from kg.terms import DEFAULT_BASE
from kg.workspace import REDIRECTS
from tests.sample import ARTICLE, EXTRACTIONS, RESOLUTION, mention, passage
from tests.sample_store import sample_triples, write_store
from tests.serve.serving import Served, serving
from tests.triples import load, to_triples
from tests.view.graphs import ATTACKS

HTML = "text/html,application/xhtml+xml,*/*;q=0.8"


@pytest.fixture(scope="module")
def iris(sample: Path) -> list[str]:
    """Return all things that the sample says something of under its own name."""
    with Store.open_readonly(sample) as store:
        found = {str(s) for (s,) in store.texts("SELECT DISTINCT ?s WHERE { ?s ?p ?o }")}
    return sorted(iri for iri in found if iri.startswith(DEFAULT_BASE) and iri != DEFAULT_BASE)


def path_of(iri: str) -> str:
    """Return where a server has an IRI whose base is another address."""
    return "/id/" + quote(iri.removeprefix(DEFAULT_BASE), safe="%")


def test_every_iri_answers(server: Served, iris: list[str]) -> None:
    """Each node has a page for people, and Turtle and JSON-LD about it for programs."""
    assert len(iris) > 30
    for iri in iris:
        shown = server.ask(path_of(iri), Accept=HTML)
        assert (shown.status, shown.media_type) == (200, "text/html"), iri
        turtle = server.ask(path_of(iri), Accept="text/turtle")
        graph = rdflib.Graph().parse(data=turtle.body, format="turtle")
        assert (rdflib.URIRef(iri), None, None) in graph
        found = server.ask(path_of(iri), Accept="application/ld+json")
        assert json.loads(found.body)["@graph"]


def test_links_of_pages_lead_somewhere(server: Served) -> None:
    """Each link of a page leads to a page."""
    import re

    waiting, seen = ["/id/Ada_Lind"], set[str]()
    while waiting:
        path = waiting.pop()
        seen.add(path)
        answered = server.ask(path, Accept=HTML)
        assert answered.status == 200, path
        if answered.media_type != "text/html" or path == "/":
            continue
        links = {link.partition("#")[0] for link in re.findall(r'href="(/[^"]*)"', answered.text)}
        links = {link.replace("&amp;", "&") for link in links if not link.startswith("/explore")}
        waiting += sorted(links - seen - set(waiting))
    assert len(seen) > 20


def test_an_entity(server: Served) -> None:
    """The page of an entity has its names, and each statement with its sentence and source."""
    text = server.ask("/id/Ada_Lind", Accept=HTML).text
    assert "also: Lind" in text
    assert '<mark class="subject">Ada Lind</mark> <mark class="relation">leads</mark>' in text
    assert "Nordic Wire</a> ← " in " ".join(text.split())
    denials = server.ask("/id/Ada_Lind?layer=denial", Accept=HTML).text
    assert "did not sign" in denials
    assert ">leads</mark>" not in denials


def test_a_statement_stands_in_its_article(server: Served, iris: list[str]) -> None:
    """The page of a statement has its sentence, marked, between its neighbours."""
    names = [iri for iri in iris if iri.startswith(f"{DEFAULT_BASE}st-") and iri.count("-") == 1]
    texts = [server.ask(path_of(iri), Accept=HTML).text for iri in names]
    [denied] = [text for text in texts if "<dt>polarity</dt><dd>negative</dd>" in text]
    assert '<mark class="relation">did not sign</mark>' in denied
    assert "Lind will hand Oslo a report" in denied
    assert "Ada Lind leads the Norwegian delegation." in denied


def test_an_article(server: Served) -> None:
    """The page of an article has all of its text, and what its sentences say."""
    text = server.ask(f"/id/{ARTICLE.id}", Accept=HTML).text
    assert "<h1>Lind leads the talks</h1>" in text
    assert f'id="c{ARTICLE.text.index("She did")}"' in text
    assert 'href="https://example.org/news?id=1&amp;lang=en"' in text


def test_the_text_of_an_article_stays_whole() -> None:
    """Cut into paragraphs and sentences, an article loses only what is between paragraphs."""
    from kg.graph import Graph

    graph = Graph(RESOLUTION_ENTITIES, {ARTICLE.id: ARTICLE}, ())
    joined = "\n\n".join(
        "".join(each if isinstance(each, str) else each.pieces[0].text for each in paragraph)
        for paragraph in paragraphs(ARTICLE.text, graph)
    )
    assert joined == ARTICLE.text


RESOLUTION_ENTITIES = {entity.id: entity for entity in RESOLUTION.entities}


def test_unknown_things(server: Served) -> None:
    """An unknown IRI is not found, with a hint for people and a line for programs."""
    answered = server.ask("/id/Ada_Lindt", Accept=HTML)
    assert answered.status == 404
    assert "Ada Lind</a>" in answered.text
    answered = server.ask("/id/nobody", Accept="text/turtle")
    assert (answered.status, answered.media_type) == (404, "text/plain")
    assert server.ask("/no/such/page", Accept=HTML).status == 404


def test_what_was_replaced(tmp_path: Path) -> None:
    """An id of an earlier graph leads to what took its place."""
    with Store.create(tmp_path / "store") as store:
        load(store, sample_triples())
        found = {"A._Lind": ("Ada_Lind",), "Lind_%26_Oslo": ("Ada_Lind", "Oslo")}
        store.file(REDIRECTS).write_text(json.dumps(found))
        store.commit()
    with serving(tmp_path / "store") as served:
        moved = served.ask("/id/A._Lind", Accept="text/turtle")
        assert (moved.status, moved.headers["location"]) == (301, "/id/Ada_Lind")
        several = served.ask("/id/Lind_%26_Oslo")
        assert several.status == 300
        assert 'href="/id/Oslo"' in several.text


def test_search(server: Served) -> None:
    """A name leads to its entities, a misspelt one to names spelled alike."""
    assert 'href="/id/Ada_Lind">Ada Lind</a>' in server.ask("/search?q=LIND").text
    assert "Did you mean" in server.ask("/search?q=Ada+Lindt").text
    assert server.ask("/search").status == 200


def test_the_api(server: Served) -> None:
    """Programs get entities by name, neighbours, and statements with their sentences."""
    found = json.loads(server.ask("/api/search?q=lind&limit=1").body)["entities"]
    assert found == [
        {"id": "Ada_Lind", "type": "Person", "name": "Ada Lind", "statements": 4,
         "href": "/id/Ada_Lind"}
    ]  # fmt: skip  # one record
    assert json.loads(server.ask("/api/search?q=lind&type=City").body)["entities"] == []
    around = json.loads(server.ask("/api/neighbourhood?id=Ada_Lind").body)
    assert around["entity"]["statements"] == 4
    assert {each["id"] for each in around["neighbours"]} == {
        "Norwegian_delegation", "accord-1f", "report-3d", "Oslo",
    }  # fmt: skip  # short enough
    said = json.loads(server.ask("/api/evidence?id=Ada_Lind&with=Oslo").body)["statements"]
    assert [each["sentence"] for each in said] == ["Ada Lind arrived in Oslo."]
    assert len(json.loads(server.ask("/api/evidence?id=Ada_Lind").body)["statements"]) == 4
    assert server.ask("/api/neighbourhood?id=nobody").status == 404
    assert json.loads(server.ask("/api/search").body) == {"entities": [], "titles": []}


def test_queries_of_people(server: Served) -> None:
    """The page for queries shows rows with links, triples, truth, mistakes and named queries."""
    rows = server.ask("/query?query=" + quote("SELECT ?a ?b { ?a kg:heads ?b }")).text
    assert '<a href="/id/Ada_Lind">id:Ada_Lind</a>' in rows
    assert "1 row" in rows
    assert "skos:prefLabel" in server.ask("/query?query=" + quote("DESCRIBE id:Oslo")).text
    assert "<pre>true</pre>" in server.ask("/query?query=" + quote("ASK {}")).text
    assert "line 1, column" in server.ask("/query?query=" + quote("ASK { x")).text
    assert "will hand" not in server.ask("/query?named=plans&entity=Bergen").text
    named = server.ask("/query?named=plans&entity=Lind").text
    assert "Lind will hand Oslo a report" in named
    assert "nothing in the graph is called" in server.ask("/query?named=plans&entity=zzz").text
    assert server.ask("/sparql", Accept=HTML).headers["location"].endswith("/query")


def test_the_start(server: Served) -> None:
    """Without the explorer of a build, the first page is one that asks this server for more."""
    answered = server.ask("/", Accept=HTML)
    assert answered.status == 200
    assert "connect-src &#39;self&#39;" in answered.text


def test_a_part_for_the_explorer(server: Served) -> None:
    """Entities, pairs and articles come as the columns of the explorer; unknown ones do not."""
    part = server.json("/api/part?entity=Ada_Lind")
    assert len(part["statements"]["subject"]) == part["entities"]["total"][0]
    assert server.ask("/api/part?article=nothing").status == 404
    assert server.ask("/api/part?story=nothing").status == 404
    assert server.ask("/api/part?entity=nothing").status == 404
    assert server.ask("/api/part?entity=Ada_Lind&after=x").status == 200
    titles = server.json("/api/search?q=talks")["titles"]
    for each in titles:
        assert "talks" in each["title"].casefold()
        assert server.ask(f"/api/part?article={each['id']}").status == 200


def test_articles_of_one_title_are_all_found(tmp_path: Path) -> None:
    """Live blogs are all called alike; a search by title finds each of them."""
    articles = [Article.from_text(f"News number {n}.", title="Live updates") for n in range(3)]
    found = [Extraction(article, (), ()) for article in articles]
    triples = to_triples(found, Resolution((), {}), load_ontology())
    with serving(write_store(tmp_path / "store", triples)) as served:
        titles = served.json("/api/search?q=updates%20live")["titles"]
    assert {each["id"] for each in titles} == {article.id for article in articles}


def test_the_explorer(sample: Path, tmp_path: Path) -> None:
    """The explorer of a build is the first page; one around an entity is made when asked for."""
    with Store.create(tmp_path / "store") as store:
        load(store, sample_triples())
        store.file("graph.html").write_text("<!doctype html><title>Explorer</title>")
        store.commit()
    with serving(tmp_path / "store") as served:
        assert "<title>Explorer</title>" in served.ask("/").text
        around = served.ask("/explore?focus=Oslo")
        assert (around.status, b"vis-network" in around.body) == (200, True)
        assert served.ask("/explore?focus=nobody").status == 404


def test_iris_of_the_server_itself(tmp_path: Path) -> None:
    """Where the base of a graph is the server's address, the IRIs themselves are its pages."""
    triples = to_triples(
        EXTRACTIONS, RESOLUTION, load_ontology(), base="http://kg.example/news/things/"
    )
    folder = write_store(tmp_path / "store", triples)
    with serving(folder, ServeOptions(workers=1, allowed_hosts=("kg.example",))) as served:
        answered = served.ask("/news/things/Ada_Lind", Host="kg.example", Accept=HTML)
        assert answered.status == 200
        assert 'href="/news/things/Oslo"' in answered.text
        assert 'href="/id/Oslo"' in served.ask("/id/Ada_Lind", Accept=HTML).text
        assert served.ask("/news/other", Host="kg.example").status == 404


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Yield a server of a graph whose every text is an attack."""
    folder = write_store(tmp_path_factory.mktemp("hostile") / "store", hostile_triples())
    with serving(folder) as served:
        yield served


def hostile_triples() -> list[object]:
    """Return a graph whose every text is an attack."""
    extractions, entities, entity_of = [], [], {}
    for number, attack in enumerate(ATTACKS):
        text = f"{attack} meets {attack} now."
        article = Article.from_text(
            f"{text} {number}", title=attack, publisher=attack, url="javascript:window.pwned=1"
        )
        one = mention(article, attack, "Person")
        other = mention(article, attack, "Person", after=len(attack) + 6)
        evidence = Passage(article.id, 0, len(text), text)
        said = Statement(one, "kg:meets", other, evidence, (passage(article, "meets"),))
        extractions.append(Extraction(article, (one, other), (said,)))
        entities.append(Entity(f"{attack} {number}", "Person", attack, aliases=(f"{attack}x",)))
        entity_of |= dict.fromkeys((one, other), f"{attack} {number}")
    resolution = Resolution(tuple(sorted(entities, key=lambda each: each.id)), entity_of)
    return list(to_triples(extractions, resolution, load_ontology()))


def test_pages_have_a_policy(server: Served) -> None:
    """No page but that of queries may run scripts; none may be framed or send forms elsewhere."""
    for path in ("/id/Ada_Lind", "/search?q=x", "/query", "/id/nobody"):
        policy = server.ask(path, Accept=HTML).headers["content-security-policy"]
        policy = policy.removesuffix("; script-src 'self'") if path == "/query" else policy
        for part in ("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'"):
            assert part in policy
        assert "script-src" not in policy


def test_nothing_runs(attacked: Served, chromium: Any) -> None:
    """In a browser, pages of hostile articles show text, run nothing, and ask nobody."""
    ids = [f"{attack} {number}" for number, attack in enumerate(ATTACKS)]
    paths = [f"/id/{quote(encode(each), safe='%')}" for each in ids]
    paths += [f"/search?q={quote(attack)}" for attack in ATTACKS]
    paths += [f"/query?query={quote(attack)}" for attack in ATTACKS]
    paths.append("/query?query=" + quote("SELECT ?a ?n { ?a skos:prefLabel ?n }"))
    found = json.loads(attacked.ask(f"/api/evidence?id={quote(ids[0])}").body)["statements"]
    paths += [f"/id/{found[0]['statement_id']}", f"/id/{found[0]['article_id']}", "/"]
    noted: list[str] = []
    with chromium.new_context() as context:
        page = context.new_page()
        page.on("pageerror", lambda error: noted.append(str(error)))
        page.on("dialog", lambda dialog: noted.append(dialog.message))
        page.on("request", lambda request: noted.append(request.url))
        for path in paths:
            response = page.goto(attacked.url + path)
            assert response is not None
            assert response.status in (200, 400), path
            assert page.evaluate("window.pwned") is None, path
            links = page.eval_on_selector_all("a", "all => all.map(a => a.protocol)")
            assert set(links) <= {"http:", "https:"}, path
    assert [each for each in noted if not each.startswith(attacked.url)] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(server: Served, scheme: str, chromium: Any) -> None:
    """No page breaks a rule of accessibility, in light or dark."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is missing")
    said = json.loads(server.ask("/api/evidence?id=Ada_Lind").body)["statements"]
    paths = ["/", "/id/Ada_Lind", "/search?q=Lind", "/search?q=Lindt", "/id/nobody", "/query"]
    paths += [f"/id/{each['statement_id']}" for each in said] + [f"/id/{ARTICLE.id}"]
    paths.append("/query?query=" + quote("SELECT ?a ?b { ?a kg:heads ?b }"))
    found = {}
    with chromium.new_context(color_scheme=scheme, bypass_csp=True) as context:
        page = context.new_page()
        for path in paths:
            page.goto(server.url + path)
            found[path] = [each["id"] for each in axe.Axe().run(page).response["violations"]]
    assert found == {path: [] for path in paths}
