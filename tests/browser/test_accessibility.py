"""The explorer without a mouse, and for screen readers: axe finds nothing to object to."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.view.graphs import story
from tests.view.told import stories

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")

STORY = "#view=graph&scope=story&story=story-0&select=story&of=story-0"
PAIR = "#select=pair&of=Jonas_Achterberg&of=Dockers'_Union"
VIEWS = {
    "front": ("#", ""),
    "story": (STORY, ""),
    "beat": (f"{STORY}&beat=1", ""),
    "search": ("#select=search&of=who+heads", ""),
    "start": ("#view=graph", ""),
    "entity": ("#select=entity&of=Mira_Castellan", ""),
    "pair": (PAIR, ""),
    "voices": (PAIR, "Who says what"),
    "article": (f"#select=article&of={min(story().articles)}", ""),
    "table": ("#view=table", ""),
    "entities": ("#view=table&rows=entities", ""),
    "paths": ("#select=paths&of=Greta_Holm&of=Mira_Castellan", ""),
    "connect": ("", "Connect"),
    "display": ("", "Display"),
    "export": ("", "Export"),
    "help": ("", "Help"),
}


ALL_RULES: dict[str, object] = {}
COLOURS = {"runOnly": ["color-contrast"]}


def violations(page: Page, options: dict[str, object] = ALL_RULES) -> list[str]:
    """Return what axe objects to."""
    found = axe.Axe().run(page, options=options).response["violations"]
    return [
        f"{v['id']}: {node['target']} {node.get('failureSummary')}"
        for v in found
        for node in v["nodes"]
    ]


@pytest.mark.parametrize(("scheme", "options"), [("light", ALL_RULES), ("dark", COLOURS)])
def test_axe_finds_nothing(open_graph, scheme: str, options: dict[str, object]) -> None:
    """No view breaks a rule of axe in light; nor one on colours, all that differs, in dark."""
    page = open_graph(story(), stories=stories(), color_scheme=scheme, bypass_csp=True)
    found = {}
    for view, (link, name) in VIEWS.items():
        page.evaluate("link => { location.hash = link }", link)
        if name:
            page.get_by_role("button", name=name).first.click()
        found[view] = violations(page, options)
        page.keyboard.press("Escape")
    assert found == {view: [] for view in VIEWS}


def test_axe_finds_nothing_on_a_phone(open_graph) -> None:
    """Nor on a phone, with the filters open; nor on its stories."""
    phone = {"width": 390, "height": 844}
    page = open_graph(story(), stories=stories(), viewport=phone, bypass_csp=True)
    page.get_by_role("button", name="Filters").click()
    assert violations(page) == []
    page.evaluate("location.hash = ''")
    assert violations(page) == []


def test_a_phone_reaches_every_tool(open_graph) -> None:
    """No tool lies beside the screen, and the page does not scroll sideways."""
    page = open_graph(story(), stories=stories(), viewport={"width": 360, "height": 740})
    page.get_by_role("button", name="More").click()
    for tool in page.locator("#tools button:visible").all():
        box = tool.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
    assert page.locator("#tools button:visible").count() >= 10
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_few_steps_by_keyboard_to_the_content(open_graph) -> None:
    """The first stop skips to the stories; the graph comes right after the tools."""
    page = open_graph(story(), stories=stories(), link="")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "front"
    page = open_graph(story(), stories=stories())
    stops = []
    while "canvas" not in stops and len(stops) < 40:
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.id || document.activeElement.tagName"))
    assert "canvas" in stops
    assert len(stops) <= 16


def test_suggestions_are_announced(open_graph) -> None:
    """The search field points a screen reader to the suggestion that Enter would take."""
    page = open_graph(story(), bypass_csp=True)
    page.locator("#search").fill("ca")
    page.keyboard.press("ArrowDown")
    announced = """() => {
      const active = document.getElementById("search").getAttribute("aria-activedescendant");
      return document.getElementById(active).getAttribute("aria-selected");
    }"""
    assert page.evaluate(announced) == "true"
    assert violations(page) == []


def test_what_is_marked_stays_marked(open_graph) -> None:
    """A reader who goes down the suggestions keeps their place when the texts can be searched."""
    page = open_graph(story())
    marked = "() => document.querySelector('#suggestions [aria-selected=true]').textContent"
    page.locator("#search").fill("a")
    page.keyboard.press("ArrowDown")
    before = page.evaluate(marked)
    page.wait_for_timeout(600)  # the index of the texts is made meanwhile
    assert page.evaluate(marked) == before
