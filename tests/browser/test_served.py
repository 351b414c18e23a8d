"""The explorer of a server opens on a part of the graph and asks for the rest when it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import rdflib
from playwright.sync_api import Page, expect

from kg.query import Index, load_graph
from kg.serve import reading
from kg.store import Store
from tests.benchmarks.synthetic import write_large_store
from tests.browser.chromium import load_address
from tests.browser.conftest import Opener
from tests.sample_store import write_store
from tests.serve.serving import Served, serving
from tests.serve.test_pages import hostile_triples
from tests.view.graphs import story

STATEMENTS = 3_000
STATEMENT = rdflib.URIRef("https://w3id.org/newskg/ns#Statement")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store with more than a page opens on."""
    return write_large_store(tmp_path_factory.mktemp("large") / "store", STATEMENTS)


@pytest.fixture(scope="module")
def server(large: Path) -> Iterator[Served]:
    """Yield a server of that store."""
    with serving(large) as served:
        yield served


@pytest.fixture
def visit(chromium: Any) -> Iterator[Callable[..., Page]]:
    """Return what opens an address of a server."""
    contexts = []

    def open_it(served: Served, path: str = "/#view=graph") -> Page:
        contexts.append(chromium.new_context(viewport={"width": 1280, "height": 800}))
        return load_address(contexts[-1], served.url + path)

    yield open_it
    for context in contexts:
        context.close()


@pytest.fixture
def page(server: Served, visit: Callable[..., Page]) -> Page:
    """Return the page at its graph."""
    return visit(server)


def rare(page: Page, large: Path) -> tuple[str, int]:
    """Return a person that few statements name and the page does not have, and how many."""
    here = set(page.evaluate("kg.ids().entities"))
    with Store.open_readonly(large) as store, Index.open(store) as index:
        known = [each for each in index.most_important(1500) if each.type == "Person"]
        found = next(e for e in reversed(known) if 3 <= e.statements <= 8 and e.id not in here)
        return found.name, found.statements


def choose(page: Page, name: str) -> None:
    """Search a name and pick the first suggestion, once it is the one."""
    page.locator("#search").fill(name)
    expect(page.locator("#suggestions [role=option]").first).to_contain_text(name)
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text(name)


def test_opens_on_a_part(page: Page) -> None:
    """The counts are those of the whole graph, and nothing is asked for before it is wanted."""
    expect(page.locator("#counts")).to_contain_text(f"of {STATEMENTS:,} statements")
    assert 20 < len(page.evaluate("kg.shown().entities")) <= 300
    assert page.noted == []


def test_what_is_not_there_is_found(page: Page, large: Path) -> None:
    """An entity beyond the opening view is suggested, opens with its evidence, and expands."""
    name, number = rare(page, large)
    choose(page, name)
    expect(page.locator("#panel .facts")).to_contain_text("statement")
    sentences = page.locator("#panel .card blockquote, #panel blockquote")
    assert 0 < sentences.count() <= number
    assert all(name in text for text in sentences.all_inner_texts())
    before = set(page.evaluate("kg.shown().entities"))
    page.locator("#panel .actions").get_by_role("button", name="Expand").click()
    page.wait_for_function("before => kg.shown().entities.length > before", arg=len(before))
    assert before < set(page.evaluate("kg.shown().entities"))
    assert all("/api/" in each for each in page.noted)


def test_a_link_leads_to_what_is_not_there(
    page: Page, server: Served, large: Path, visit: Callable[..., Page]
) -> None:
    """A permalink of an entity beyond the opening view opens it elsewhere."""
    name, _number = rare(page, large)
    choose(page, name)
    again = visit(server, "/" + page.evaluate("location.hash"))
    expect(again.locator("#panel h2")).to_have_text(name)
    assert name in again.evaluate("kg.shown().entities")


def test_more_of_a_frequent_one(page: Page, large: Path) -> None:
    """Of an entity that many statements name a hundred come at a time."""
    with Store.open_readonly(large) as store, Index.open(store) as index:
        first = index.most_important(1)[0]
    assert first.statements > 110
    choose(page, first.name)
    note = page.locator("#panel .note", has_text="not loaded")
    expect(note).to_contain_text(f"{first.statements - 100} statement")
    page.wait_for_function("id => kg.csv().length > 0 && document.querySelector('#panel .note')")
    shown = page.evaluate("kg.csv().split('\\r\\n').length")
    note.get_by_role("button").click()
    page.wait_for_function("shown => kg.csv().split('\\r\\n').length > shown", arg=shown)


def test_an_article_has_all_its_statements(page: Page, large: Path, server: Served) -> None:
    """Opening an article loads what the opening view left out of it."""
    page.locator("#panel .articles .article").first.click()
    title = page.locator("#panel h2").inner_text()
    [found] = [each for each in server.json(f"/api/search?q={quote(title)}")["titles"]
               if each["title"] == title]  # fmt: skip  # one question
    part = server.json(f"/api/part?article={found['id']}")
    expect(page.locator("#panel .tabs")).to_contain_text(
        f"Statements ({len(part['statements']['subject'])})"
    )
    assert part["texts"][0][0].startswith(page.locator("#panel .text").inner_text()[:20])


def test_a_server_that_has_gone(large: Path, visit: Callable[..., Page]) -> None:
    """Without an answer the page says so and goes on with what it has."""
    with serving(large) as served:
        page = visit(served)
    page.locator("#panel .chips .chip").first.click()
    expect(page.locator("#tip")).to_contain_text("More could not be had")
    expect(page.locator("#panel blockquote").first).to_be_visible()


def test_only_this_page_may_connect(server: Served, open_graph: Opener) -> None:
    """The policy of a served page names its own server; that of a file nothing."""
    assert "connect-src &#39;self&#39;;" in server.ask("/", Accept="text/html").text
    policy = open_graph(story()).locator("meta[http-equiv]").get_attribute("content")
    assert "connect-src" not in policy


def test_hostile_text_stays_text(tmp_path: Path, visit: Callable[..., Page]) -> None:
    """Names, titles and sentences from the server become text, however they are written."""
    folder = write_store(tmp_path / "store", hostile_triples())
    with serving(folder) as served:
        page = visit(served, "/")
        for word in ("img", "script", "pwned"):
            page.locator("#search").fill(word)
            page.wait_for_timeout(400)
            options = page.locator("#suggestions [role=option]")
            if options.count():
                page.keyboard.press("Enter")
                page.wait_for_timeout(200)
            page.locator("#search").fill("")
        assert page.evaluate("window.pwned") is None
        assert page.locator("#panel img, #panel script, #suggestions img").count() == 0
        assert all("/api/" in each for each in page.noted)


def test_stories_of_a_server(
    built_page: Callable[[int], Path], visit: Callable[..., Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page opens on stories; one that is opened has all statements of its articles."""
    monkeypatch.setattr(reading, "EXPLORER_BYTES", 0)
    store = built_page(16).parent / "store"
    with serving(store) as served:
        page = visit(served, "/")
        cards = page.locator("#front .story")
        assert cards.count() > 0
        page.locator("#panel .articles .article").last.click()
        expect(page.locator("#panel .text .sentence").first).to_be_visible()
        assert page.evaluate("kg.csv().split('\\r\\n').length") > 2
        assert [each for each in page.noted if "/api/" not in each] == []


def test_doubtful_ones_of_a_server(
    built_page: Callable[[int], Path], visit: Callable[..., Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a server sends of an article is likely right or doubtful by the graph's own number."""
    monkeypatch.setattr(reading, "EXPLORER_BYTES", 0)
    store = built_page(16).parent / "store"
    with Store.open_readonly(store) as opened:
        graph = load_graph(opened)
    article = next(each.article for each in graph.statements if not graph.is_likely(each))
    own = [graph.is_likely(each) for each in graph.statements if each.article == article]
    with serving(store) as served:
        page = visit(served, f"/#view=graph&select=article&of={article}")
        expect(page.locator("#panel .tabs")).to_contain_text(f"Statements ({sum(own)})")
        note = page.locator("#panel .note.doubtful")
        expect(note).to_contain_text(f"and {len(own) - sum(own)} doubtful reading")
        note.get_by_role("button").click()
        expect(page.locator("#panel .tabs")).to_contain_text(f"Statements ({len(own)})")


def test_the_parts_make_up_the_whole(
    built_page: Callable[[int], Path], visit: Callable[..., Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With all articles loaded, one after the other, the page has the statements of the store."""
    monkeypatch.setattr(reading, "EXPLORER_BYTES", 0)
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    store = built_page(16).parent / "store"
    with Store.open_readonly(store) as opened:
        graph = load_graph(opened)
    with serving(store) as served:
        page = visit(served, "/#view=graph")
        entities = page.evaluate("kg.ids().entities")
        for article in graph.articles:
            page.evaluate(
                "id => { location.hash = `view=graph&select=article&of=${id}`; }", article
            )
            expect(page.locator("#panel h2")).to_have_text(graph.articles[article].title)
        whole = len(graph.statements)
        page.wait_for_function("whole => kg.ids().statements.length >= whole", arg=whole)
        ids = page.evaluate("kg.ids()")
        assert ids["entities"][: len(entities)] == entities  # no row gets another number
        assert sorted(ids["statements"]) == sorted(each.id for each in graph.statements)
        assert set(ids["entities"]) <= set(graph.entities)
        page.evaluate("location.hash = 'view=graph&scope=all&hide-families=&hide-readings='")
        page.wait_for_function("kg.shown().scope === 'all'")
        exported = rdflib.Graph().parse(data=page.evaluate("kg.turtle()"), format="turtle")
        built = rdflib.Graph().parse(store.parent / "graph.ttl")
        assert set(exported) <= set(built)
        assert set(exported.subjects(rdflib.RDF.type, STATEMENT)) == set(
            built.subjects(rdflib.RDF.type, STATEMENT)
        )
