"""How fast the explorer opens and answers, in CPU seconds of Chromium's renderer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import sync_playwright

from kg.view import render
from tests.browser.chromium import ARGUMENTS, CHROMIUM, load
from tests.view.graphs import large

OPENING_LIMIT = 1.0
ALL_LIMITS = {3000: 2.0, 10000: 3.5}
SEARCH_MS, PATH_MS, FILTER_MS = 10, 20, 100
PAGE_LIMIT = 3_000_000  # bytes
LEAST_OF = """([code, runs]) => {
  const run = (0, eval)(code);
  let least = Infinity;
  for (let i = 0; i < runs; i++) {
    const before = performance.now();
    run(i);
    least = Math.min(least, performance.now() - before);
  }
  return least;
}"""
"""The shortest of several runs: what it takes when nothing else wants the processor."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the pages are written."""
    return tmp_path_factory.mktemp("speed")


def page_of(size: int, folder: Path) -> Path:
    """Return the page of a graph of this size, written once."""
    path = folder / f"{size}.html"
    if not path.exists():
        path.write_text(render(large(size), title=str(size)), encoding="utf-8")
    return path


@pytest.fixture
def browser() -> Iterator[Any]:
    """Yield a fresh Chromium, so that each renderer's time is its page's own."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


def open_page(browser: Any, path: Path) -> Any:
    """Open the page in a window of a laptop's size."""
    look = {"viewport": {"width": 1440, "height": 900}}
    page = load(browser.new_context(offline=True, bypass_csp=True, **look), path)
    page.wait_for_timeout(300)
    return page


def cpu_seconds(browser: Any) -> float:
    """Return the CPU seconds of the busiest renderer."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return max(process["cpuTime"] for process in processes if process["type"] == "renderer")


@pytest.mark.parametrize("size", [300, 3000, 10000])
def test_opening_view(browser: Any, folder: Path, size: int) -> None:
    """The opening view stands within a second, whatever the size."""
    open_page(browser, page_of(size, folder))
    seconds = cpu_seconds(browser)
    print(f"\nopening view of {size:,}: {seconds:.2f} CPU s")
    assert seconds <= OPENING_LIMIT


@pytest.mark.parametrize("size", ALL_LIMITS)
def test_all_entities(browser: Any, folder: Path, size: int) -> None:
    """All entities are drawn within seconds, the opening included."""
    page = open_page(browser, page_of(size, folder))
    page.get_by_role("button", name="Show all").click()
    page.wait_for_timeout(500)
    seconds = cpu_seconds(browser)
    print(f"\nall of {size:,}: {seconds:.2f} CPU s")
    assert seconds <= ALL_LIMITS[size]


def test_answers_at_10000(browser: Any, folder: Path) -> None:
    """Search, paths and filters answer before one notices, also with all 10,000 on stage."""
    page = open_page(browser, page_of(10000, folder))
    page.get_by_role("button", name="Show all").click()
    last = page.evaluate("kg.shown().entities.at(-1)")
    five = page.evaluate("kg.shown().entities.filter((_, i) => i % 400 === 399).slice(0, 5)")
    runs = {
        "what connects five": (f"() => kg.connect({five!r})", 3),
        "search": ("(i) => kg.find(['ba', 'tol', 'zan', 'meets', 'x'][i % 5])", 25),
        "path": (f"(i) => kg.paths(kg.shown().entities[40 + i], {last!r})", 8),
        "filter": ("(i) => kg.hide('layers', i % 2 ? [] : ['claim'])", 8),
    }
    least = {name: page.evaluate(LEAST_OF, list(run)) for name, run in runs.items()}
    print("\n" + ", ".join(f"{name} {value:.1f} ms" for name, value in least.items()))
    assert least["search"] <= SEARCH_MS
    assert least["path"] <= PATH_MS
    assert least["filter"] <= FILTER_MS


def test_page_size(folder: Path) -> None:
    """The page of 10,000 entities and 20,000 statements stays under 3 MB."""
    size = page_of(10000, folder).stat().st_size
    print(f"\npage of 10,000: {size / 1e6:.2f} MB")
    assert size <= PAGE_LIMIT
