"""A page made of attacks: nothing of it may run, ask, or lead anywhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page


def test_nothing_runs(attacked: Page) -> None:
    """Names, sentences, titles, addresses and publishers stay text wherever they are shown."""
    for name in ("Table", "Entities", "Graph"):
        attacked.get_by_role("button", name=name, exact=True).click()
    for _ in range(9):
        attacked.locator("#canvas").focus()
        attacked.keyboard.press("ArrowRight")
        for tab in attacked.locator(".tabs button").all():
            tab.click()
    attacked.evaluate("[kg.svg(), kg.csv(), kg.turtle()]")
    attacked.wait_for_timeout(200)
    assert attacked.evaluate("window.pwned") is None
    assert attacked.noted == []


@pytest.mark.parametrize("words", ["<img", "javascript", "href", "__proto__", "</script>"])
def test_searching_runs_nothing(attacked: Page, words: str) -> None:
    """Suggestions are text, also of what is typed."""
    attacked.locator("#search").fill(words)
    attacked.keyboard.press("Enter")
    assert attacked.evaluate("window.pwned") is None
    assert attacked.noted == []


def test_only_web_addresses_are_links(attacked: Page) -> None:
    """No link leads to anything but http or https."""
    attacked.keyboard.press("t")
    attacked.locator("#table tbody button").first.click()
    for link in attacked.locator("a[href]").all():
        assert link.get_attribute("href").startswith(("http://", "https://"))


def test_the_policy_stops_foreign_scripts(page: Page) -> None:
    """Even a script element put into the page does not run."""
    page.evaluate(
        "() => { const s = document.createElement('script');"
        " s.textContent = 'window.pwned = 1'; document.body.append(s); }"
    )
    page.wait_for_timeout(200)
    assert page.evaluate("window.pwned") is None
    assert "Content Security Policy" in page.noted[0]


def test_csv_cells_are_no_formulas(attacked: Page) -> None:
    """A cell that begins like a formula gets an apostrophe."""
    assert attacked.evaluate("kg.csv()").count('"=') == 0
