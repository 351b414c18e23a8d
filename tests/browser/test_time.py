"""Time: its range, zooming, moving, fields for days, and playing through it."""

from __future__ import annotations

from dataclasses import replace

from playwright.sync_api import Page, expect

from tests.view.graphs import story

BINS = "[...document.querySelectorAll('.bars rect')].map((bar) => bar.x.baseVal.value)"
ENDS = ".ends span"


def outliers():
    """Return the story, two of whose statements are of 1991 and of 2047."""
    first, second, *rest = story().statements
    return replace(
        story(), statements=(replace(first, when="1991"), replace(second, when="2047"), *rest)
    )


def test_one_old_date_does_not_flatten_the_rest(open_graph) -> None:
    """The axis shows where most days are, and says what is earlier and later."""
    page = open_graph(outliers(), link="#view=graph&by=event")
    early, _, late = page.locator(ENDS).all_inner_texts()
    assert "2025" in early
    assert "1 earlier statement" in early
    assert "2025" in late
    assert "1 later statement" in late
    assert len(set(page.evaluate(BINS))) > 20


def test_undated_statements_have_the_day_of_their_article(open_graph) -> None:
    """Only what neither the text nor its article dates is undated."""
    page = open_graph(story(), link="#view=graph&by=event")
    page.get_by_label("Last day").fill("2025-03-20")
    page.keyboard.press("Tab")
    undated = sum(
        s.when is None and story().articles[s.article].published is None for s in story().statements
    )
    assert f"{undated} undated" in page.locator(".range").inner_text()


def test_fields_for_days(page: Page) -> None:
    """A day typed into a field is the end of the range, and is kept in the address."""
    before = page.evaluate("kg.shown().statements")
    page.get_by_label("First day").fill("2025-03-10")
    page.get_by_label("First day").dispatch_event("change")
    page.get_by_label("Last day").fill("2025-03-20")
    page.get_by_label("Last day").dispatch_event("change")
    expect(page.locator(".range")).to_contain_text("10 Mar 2025 – 20 Mar 2025")
    assert 0 < page.evaluate("kg.shown().statements") < before
    assert "time=20157~20167" in page.evaluate("location.hash").replace("%7E", "~")


def test_zoom_and_move_the_axis(fresh_page: Page) -> None:
    """Fewer days, later days, and back to the usual ones; the statements on stage stay."""
    page = fresh_page
    before = page.evaluate("kg.shown()")
    whole = page.locator(ENDS).all_inner_texts()
    page.get_by_role("button", name="Fewer days").click()
    fewer = page.locator(ENDS).all_inner_texts()
    assert fewer != whole
    assert "earlier" in fewer[0]
    page.get_by_role("button", name="Later days").click()
    assert page.locator(ENDS).all_inner_texts() != fewer
    page.locator(".chart").hover()
    page.mouse.wheel(0, -200)
    assert page.evaluate("kg.shown()") == before
    page.get_by_role("button", name="The usual days").click()
    assert page.locator(ENDS).all_inner_texts() == whole


def test_playing_shows_no_empty_frame(open_graph) -> None:
    """Each step brings something, also over a gap of months; what came before stays."""
    first, *rest = story().statements
    page = open_graph(
        replace(story(), statements=(replace(first, when="2025-12-01"), *rest)),
        link="#view=graph&by=event",
    )
    page.get_by_role("button", name="Play through time").click()
    seen = []
    for _ in range(4):
        seen.append(page.evaluate("kg.shown().statements"))
        page.wait_for_timeout(850)
    page.get_by_role("button", name="Pause").click()
    assert seen[0] > 0
    assert seen == sorted(seen)
    assert seen[0] < seen[-1]
