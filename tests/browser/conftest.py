"""The pages that the browser tests open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.graph import Graph
from kg.story import Story
from kg.view import ViewOptions, render
from tests.browser.chromium import load
from tests.newsroom import write_articles
from tests.view.graphs import hostile, story

RESET = """() => {
  document.querySelectorAll("[popover]:popover-open").forEach((open) => open.hidePopover());
  document.activeElement.blur();
  history.pushState(null, "", "#view=graph");
  dispatchEvent(new PopStateEvent("popstate"));
}"""
"""Closes what is open and follows the link of the graph's opening view."""
Opener = Callable[..., Any]


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Graph], Path]:
    """Return what writes the page of a graph, once for each graph, options and stories."""
    folder = tmp_path_factory.mktemp("pages")
    # Each graph is kept beside its page: the id of one that is gone may be given to another.
    known: dict[tuple[int, ViewOptions, int], tuple[Graph, Path]] = {}

    def write(
        graph: Graph,
        options: ViewOptions = ViewOptions(),  # noqa: B008  # frozen
        stories: tuple[Story, ...] = (),
    ) -> Path:
        key = (id(graph), options, len(stories))
        if key not in known:
            known[key] = graph, folder / f"{len(known)}.html"
            page = render(graph, title="Harbour", options=options, stories=stories)
            known[key][1].write_text(page, encoding="utf-8")
        return known[key][1]

    return write


@pytest.fixture
def open_graph(chromium: Any, pages: Callable[..., Path]) -> Iterator[Opener]:
    """Return what opens a graph's page offline; `page.noted` lists requests and errors."""
    contexts = []

    def open_it(
        graph: Graph,
        *,
        link: str = "#view=graph",
        options: ViewOptions = ViewOptions(),  # noqa: B008  # frozen
        stories: tuple[Story, ...] = (),
        **look: Any,
    ) -> Any:
        look = {"viewport": {"width": 1280, "height": 800}} | look
        contexts.append(chromium.new_context(offline=True, **look))
        return load(contexts[-1], pages(graph, options, stories), link=link)

    yield open_it
    for context in contexts:
        context.close()


@pytest.fixture
def fresh_page(open_graph: Opener) -> Any:
    """Return a page of the story of its own, for tests that change more than a link can restore."""
    return open_graph(story())


@pytest.fixture(scope="session")
def story_page(chromium: Any, pages: Callable[..., Path]) -> Iterator[Any]:
    """Yield the page of the story that `page` hands on from test to test."""
    context = chromium.new_context(offline=True, viewport={"width": 1280, "height": 800})
    yield load(context, pages(story()), link="#view=graph")
    context.close()


@pytest.fixture
def page(story_page: Any) -> Any:
    """Return the open page of the story at its graph; opening it anew takes a second."""
    story_page.mouse.move(0, 0)
    story_page.evaluate(RESET)
    story_page.noted.clear()
    return story_page


@pytest.fixture
def attacked(open_graph: Opener) -> Any:
    """Return the open page of the hostile graph."""
    return open_graph(hostile())


@pytest.fixture(scope="session")
def built_page(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """Return a function that builds this many articles and returns their page, cached."""
    folder, known = tmp_path_factory.mktemp("newsroom"), {}

    def build(number: int) -> Path:
        if number not in known:
            articles = write_articles(folder / f"{number}.jsonl", number)
            known[number] = kg.build([articles], output=folder / str(number)).output / "graph.html"
        return known[number]

    return build
