"""What was probably read wrongly: left out everywhere at first, told of, shown on demand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from kg.graph import Graph
from tests.view.graphs import story

DOUBTFUL = 7


@pytest.fixture
def graph() -> Graph:
    """Return a graph of which the first statements are read with little confidence."""
    whole = story()
    doubtful = [replace(each, confidence=0.3) for each in whole.statements[:DOUBTFUL]]
    statements = (*doubtful, *whole.statements[DOUBTFUL:])
    return replace(whole, statements=statements, min_confidence=0.5)


@pytest.fixture
def page(open_graph: Any, graph: Graph) -> Page:
    """Return the page of that graph, with its table of all statements."""
    opened: Page = open_graph(graph, link="#view=table&scope=all&hide-families=")
    return opened


def test_doubtful_readings_are_off_at_first(page: Page, graph: Graph) -> None:
    """The legend has both kinds with their numbers; the doubtful ones are switched off."""
    likely, doubtful = page.locator("#legend .readings .toggle").all()
    expect(likely).to_have_attribute("aria-pressed", "true")
    expect(doubtful).to_have_attribute("aria-pressed", "false")
    expect(likely.locator(".number")).to_have_text(f"{len(graph.statements) - DOUBTFUL:,}")
    expect(doubtful.locator(".number")).to_have_text(str(DOUBTFUL))


def test_they_are_shown_on_demand(page: Page, graph: Graph) -> None:
    """Switched on they are on stage, and the address says so."""
    before = page.evaluate("kg.shown().statements")
    page.locator("#legend .readings .toggle").nth(1).click()
    assert page.evaluate("kg.shown().statements") == before + DOUBTFUL
    assert "hide-readings=" in page.evaluate("location.hash")


def test_a_panel_says_what_it_leaves_out(page: Page, graph: Graph) -> None:
    """An article's panel says how many are doubtful, and a button shows them."""
    article = graph.statements[0].article
    own = sum(each.article == article for each in graph.statements)
    doubtful = sum(each.article == article for each in graph.statements[:DOUBTFUL])
    page.evaluate("id => { location.hash = `select=article&of=${id}`; }", article)
    note = page.locator("#panel .note.doubtful")
    expect(note).to_contain_text(f"and {doubtful} doubtful reading")
    note.get_by_role("button").click()
    expect(page.get_by_role("button", name="Statements (")).to_have_text(f"Statements ({own})")


def test_nothing_is_doubtful_without_a_least_confidence(open_graph: Any) -> None:
    """A graph that takes all statements has no such part in its legend."""
    page = open_graph(story())
    expect(page.locator("#legend .readings")).to_have_count(0)
