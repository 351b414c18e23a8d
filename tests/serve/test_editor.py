"""The page of queries has an editor, which asks nobody else; without scripts it is a form."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.serve.serving import Served

ASKED = "SELECT ?who {\n ?who kg:heads ?whom\n}"


@pytest.fixture
def visit(server: Served, chromium: Any) -> Iterator[Callable[..., Page]]:
    """Return what opens the page of queries, perhaps at a query; `page.noted` lists requests."""
    contexts = []

    def open_it(query: str = "", **look: Any) -> Page:
        contexts.append(chromium.new_context(**look))
        page = contexts[-1].new_page()
        page.noted = []
        page.on("request", lambda request: page.noted.append(request.url))
        page.on("pageerror", lambda error: page.noted.append(str(error)))
        page.goto(f"{server.url}/query{query and f'?query={quote(query)}'}", timeout=30_000)
        return page

    yield open_it
    for context in contexts:
        context.close()


def test_completes_terms_and_runs(visit: Callable[..., Page], server: Served) -> None:
    """A prefix lists what may follow; Ctrl+Enter asks; things of the answer lead to their pages."""
    page = visit()
    page.locator(".CodeMirror").click()
    page.keyboard.press("Control+a")
    page.keyboard.type("SELECT ?who ?whom {\n ?who kg:head")
    expect(page.locator(".CodeMirror-hint").first).to_contain_text("kg:head")
    page.keyboard.type("s ?whom")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+Enter")
    expect(page.locator("table tbody a").first).to_have_attribute("href", "/id/Ada_Lind")
    assert all(each.startswith(server.url) for each in page.noted)
    assert page.locator(".cm-keyword").first.inner_text() == "SELECT"


def test_marks_the_line_that_is_wrong(visit: Callable[..., Page]) -> None:
    """An error is shown with its hint, and its line stands out."""
    page = visit("SELECT ?who {\n ?who kg:heads ?whom .\n ?who nix:x ?y\n}")
    expect(page.locator(".error")).to_contain_text("line 3")
    expect(page.locator(".error")).to_contain_text("no such prefix")
    lines = page.locator(".CodeMirror-code > div")
    assert [line.locator(".wrong-line").count() for line in lines.all()] == [0, 0, 1, 0]


def test_the_keyboard_gets_out(visit: Callable[..., Page]) -> None:
    """Tab leads from the editor to the button, as from any field."""
    page = visit(ASKED)
    page.locator(".CodeMirror textarea").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Run"


def test_without_scripts(visit: Callable[..., Page]) -> None:
    """The form works with a bare text field."""
    page = visit(java_script_enabled=False)
    page.locator("textarea").fill(ASKED)
    page.get_by_role("button", name="Run").click()
    expect(page.locator("table tbody a").first).to_have_text("id:Ada_Lind")


def test_markup_in_a_query_stays_text(visit: Callable[..., Page]) -> None:
    """What is asked comes back as it was typed."""
    attack = 'SELECT ?x { BIND("</textarea><img src=x onerror=window.pwned=1>" AS ?x) }'
    page = visit(attack)
    assert page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()") == attack
    expect(page.locator("tbody td")).to_contain_text("<img src=x")
    assert page.evaluate("window.pwned") is None


def test_answers_as_files(visit: Callable[..., Page], server: Served) -> None:
    """Links lead to all rows in other formats."""
    page = visit(ASKED)
    address = page.get_by_role("link", name="CSV").get_attribute("href")
    rows = list(csv.reader(io.StringIO(server.ask(address, Accept="text/html").text)))
    assert rows[0] == ["who"]
    assert len(rows) > 1


def test_only_named_assets(server: Served) -> None:
    """No other file is given away."""
    assert server.ask("/assets/query.js").media_type == "text/javascript"
    for path in ("/assets/serve.css", "/assets/..%2fpages.py", "/assets/vendor"):
        assert server.ask(path).status == 404
