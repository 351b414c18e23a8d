"""How fast the explorer opens and answers, in CPU seconds of Chromium's renderer."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kg.view import render
from tests.browser.chromium import load
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


def least_cpu_seconds(
    launch: Callable[[], Any], path: Path, act: Callable[[Any], None], *, limit: float
) -> float:
    """Return the CPU seconds to open the page and act on it; of two tries, if one is over.

    Each try has a new Chromium, so that its renderer's time is one page's own. Other work on the
    machine adds up to half again to a try, by taking the caches.
    """
    tries: list[float] = []
    while not tries or (tries[-1] > limit and len(tries) < 2):
        with closing(launch()) as browser:
            act(open_page(browser, path))
            tries.append(cpu_seconds(browser))
    return min(tries)


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
def test_opening_view(launch_chromium: Callable[[], Any], folder: Path, size: int) -> None:
    """The opening view appears within a second, for any size."""
    path = page_of(size, folder)
    seconds = least_cpu_seconds(launch_chromium, path, lambda _: None, limit=OPENING_LIMIT)
    print(f"\nopening view of {size:,}: {seconds:.2f} CPU s")
    assert seconds <= OPENING_LIMIT


def show_all(page: Any) -> None:
    """Bring all entities on stage."""
    page.locator("#view-graph").click()
    page.get_by_role("button", name="Show all").click()
    page.wait_for_timeout(500)


@pytest.mark.parametrize("size", ALL_LIMITS)
def test_all_entities(launch_chromium: Callable[[], Any], folder: Path, size: int) -> None:
    """All entities are drawn within seconds, the opening included."""
    path = page_of(size, folder)
    seconds = least_cpu_seconds(launch_chromium, path, show_all, limit=ALL_LIMITS[size])
    print(f"\nall of {size:,}: {seconds:.2f} CPU s")
    assert seconds <= ALL_LIMITS[size]


def least_milliseconds(page: Any) -> dict[str, float]:
    """Return how long each kind of answer takes at best."""
    last = page.evaluate("kg.shown().entities.at(-1)")
    five = page.evaluate("kg.shown().entities.filter((_, i) => i % 400 === 399).slice(0, 5)")
    runs = {
        "what connects five": (f"() => kg.connect({five!r})", 3),
        "search": ("(i) => kg.find(['ba', 'tol', 'zan', 'meets', 'x'][i % 5])", 25),
        "path": (f"(i) => kg.paths(kg.shown().entities[40 + i], {last!r})", 8),
        "filter": ("(i) => kg.hide('layers', i % 2 ? [] : ['claim'])", 8),
    }
    return {name: page.evaluate(LEAST_OF, list(run)) for name, run in runs.items()}


def test_answers_at_10000(launch_chromium: Callable[[], Any], folder: Path) -> None:
    """Search, paths and filters answer before one notices, also with all 10,000 on stage."""
    path = page_of(10000, folder)
    with closing(launch_chromium()) as browser:
        page = open_page(browser, path)
        show_all(page)
        least = least_milliseconds(page)
    print("\n" + ", ".join(f"{name} {value:.1f} ms" for name, value in least.items()))
    assert least["search"] <= SEARCH_MS
    assert least["path"] <= PATH_MS
    assert least["filter"] <= FILTER_MS


def test_page_size(folder: Path) -> None:
    """The page of 10,000 entities and 20,000 statements stays under 3 MB."""
    size = page_of(10000, folder).stat().st_size
    print(f"\npage of 10,000: {size / 1e6:.2f} MB")
    assert size <= PAGE_LIMIT
