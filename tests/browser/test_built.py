"""The explorer on corpora that kg built: nothing is blank, nothing is out of reach."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from playwright.sync_api import Page, expect

import kg
from kg.graph import Graph
from kg.view import render
from tests.browser.chromium import READY, load
from tests.view.test_view_page import data_of

KG = rdflib.Namespace("https://w3id.org/newskg/ns#")
MOST_IMPORTANT = 60
"""Entities that any opening view has room for."""
PAINTED = """() => {
  const canvas = document.querySelector("#canvas canvas");
  const copy = new OffscreenCanvas(canvas.width, canvas.height);
  const context = copy.getContext("2d", { willReadFrequently: true });
  context.drawImage(canvas, 0, 0);
  const { data } = context.getImageData(0, 0, copy.width, copy.height);
  let painted = 0;
  for (let i = 3; i < data.length; i += 4) if (data[i] > 60) painted++;
  return painted / (data.length / 4);
}"""
"""The part of the stage that something is painted on."""
OFF_STAGE = """() => {
  const { left, right, top, bottom } = document.querySelector("#canvas").getBoundingClientRect();
  const isOff = ({ x, y }) => x < left || x > right || y < top || y > bottom;
  return kg.shown().entities.filter((name) => isOff(kg.pointOf(name)));
}"""
"""Entities of the scene that lie outside the stage."""


@pytest.fixture(scope="module", params=[16, 90])
def corpus(request, chromium, built_page) -> Page:
    """Return the open page of 16 and of 90 articles; each test starts from the opening view."""
    context = chromium.new_context(offline=True, viewport={"width": 1280, "height": 800})
    page = load(context, built_page(request.param))
    page.file, page.articles = built_page(request.param), request.param
    yield page
    assert page.noted == []
    context.close()


@pytest.fixture
def page(corpus: Page) -> Page:
    """Return the page at its graph."""
    corpus.evaluate("location.hash = 'view=graph'")
    corpus.wait_for_function(
        "document.body.dataset.view === 'graph' && kg.shown().scope === 'opening'"
    )
    return corpus


def test_the_graph_is_painted(page: Page) -> None:
    """Something is visible, and all of it is on the stage."""
    assert page.evaluate(PAINTED) > 0.02
    assert page.evaluate(OFF_STAGE) == []


def test_all_entities_are_painted(page: Page) -> None:
    """“Show all” shows more where something is left, on the stage, within bounds."""
    before = len(page.evaluate("kg.shown().entities"))
    button = page.get_by_role("button", name="Show all")
    assert button.count() or page.articles == 16, "90 articles have more than opens"
    if button.count():
        button.click()
        page.wait_for_timeout(300)
        assert len(page.evaluate("kg.shown().entities")) > before
    assert page.evaluate(PAINTED) > 0.02
    assert page.evaluate(OFF_STAGE) == []
    data = data_of(page.file.read_text(encoding="utf-8"))
    assert max(map(abs, data["entities"]["x"] + data["entities"]["y"])) < 20_000


def test_the_most_important_open(page: Page) -> None:
    """The most important entities that are linked at all are in the opening view."""
    data = data_of(page.file.read_text(encoding="utf-8"))
    statements = data["statements"]
    drawn = set(data["entities"]["drawn"])
    pairs = zip(statements["subject"], statements["object"], strict=True)
    linked = {
        end for pair in pairs if pair[0] != pair[1] and drawn.issuperset(pair) for end in pair
    }
    assert set(sorted(linked)[:MOST_IMPORTANT]) <= set(data["opening"]["nodes"])


def test_every_article_is_one_click_away(corpus: Page) -> None:
    """Each article is listed in the opening view, and a click shows its text with statements."""
    corpus.evaluate("location.hash = ''")
    expect(corpus.locator("#front .story").first).to_be_visible()
    names = corpus.locator("#panel .articles button")
    assert names.count() == corpus.articles
    for index in range(0, corpus.articles, corpus.articles // 16):
        title = names.nth(index).locator(".headline").inner_text()
        names.nth(index).click()
        expect(corpus.locator("#panel h2")).to_have_text(title)
        stated = corpus.locator("#panel .text .sentence, #panel .note.doubtful")
        expect(stated.first).to_be_visible()
        corpus.keyboard.press("Escape")


def test_every_article_that_links_two_has_a_line(page: Page) -> None:
    """A line of each article that says something of two entities is in the opening view."""
    data = data_of(page.file.read_text(encoding="utf-8"))
    article = data["sentences"]["article"]
    opening = set(data["opening"]["nodes"])
    rows = [data["statements"][name] for name in ("subject", "object", "sentence")]
    stated = {
        article[sentence]
        for subject, object_, sentence in zip(*rows, strict=True)
        if {subject, object_} <= opening and subject != object_
    }
    alone = {
        number for number, title in enumerate(data["articles"]["title"]) if title.endswith("rests")
    }
    assert stated | alone == set(range(page.articles))


def test_the_seeds_open(chromium, tmp_path: Path, root: Path) -> None:
    """The page of two real articles opens on them, to be read with their statements, and drawn."""
    page_file = kg.build([root / "seeds"], output=tmp_path / "output").output / "graph.html"
    context = chromium.new_context(offline=True, viewport={"width": 1280, "height": 800})
    page = load(context, page_file)
    assert page.locator("#panel .articles .article").count() == 2
    for index in range(2):
        page.locator("#panel .articles .article").nth(index).click()
        assert page.locator("#panel .text .sentence").count() > 5
        page.keyboard.press("Escape")
    page.locator("#view-graph").click()
    page.wait_for_timeout(300)
    assert page.evaluate(PAINTED) > 0.02
    assert page.evaluate(OFF_STAGE) == []
    assert {"Russia", "Ukraine"} <= set(page.evaluate("kg.shown().entities"))
    assert page.noted == []
    context.close()


def test_the_turtle_is_that_of_the_build(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    """All statements exported are triples of graph.ttl, none of a statement or entity missing."""
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    page.evaluate("location.hash = 'view=graph&scope=all&hide-families=&hide-readings='")
    page.wait_for_function("kg.shown().scope === 'all'")
    exported = rdflib.Graph().parse(data=page.evaluate("kg.turtle()"), format="turtle")
    built = rdflib.Graph().parse(page.file.with_name("graph.ttl"))
    assert set(exported) <= set(built)
    statements = set(exported.subjects(rdflib.RDF.type, KG.Statement))
    assert statements == set(built.subjects(rdflib.RDF.type, KG.Statement))
    known = set(exported.subjects()) - set(exported.subjects(rdflib.RDF.type, KG.Article))
    missing = {triple for triple in built if triple[0] in known} - set(exported)
    assert {predicate for _, predicate, _ in missing} <= {KG.originCount}


def test_the_page_is_light(page: Page) -> None:
    """An article of 24 sentences adds under 6 kB: 900 of them stay under 6 MB."""
    fixed = len(render(Graph({}, {}, ())))
    assert len(page.file.read_text(encoding="utf-8")) - fixed < 6_000 * page.articles + 20_000


def test_opening_takes_little(chromium, built_page) -> None:
    """The page's thread works for less than a second until the stories of 90 articles are there."""
    context = chromium.new_context(offline=True, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(built_page(90).resolve().as_uri())
    page.wait_for_function(READY)
    metrics = session.send("Performance.getMetrics")["metrics"]
    worked = {metric["name"]: metric["value"] for metric in metrics}["ThreadTime"]
    context.close()
    assert worked < 1


def test_an_article_has_a_permalink(page: Page, chromium) -> None:
    """The address of an article opens it elsewhere, and search finds it by its title."""
    title = page.locator("#panel .articles .headline").nth(2).inner_text()
    page.locator("#search").fill(title)
    page.keyboard.press("Enter")
    expect(page.locator("#panel .kicker")).to_contain_text("Article")
    context = chromium.new_context(offline=True)
    again = load(context, page.file, link=page.evaluate("location.hash"))
    assert again.locator("#panel h2").inner_text() == title
    context.close()
