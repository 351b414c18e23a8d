"""No article gets lost among 90 or 897, told in a third as many stories."""

from __future__ import annotations

from functools import cache

import pytest
from playwright.sync_api import Page, expect

from kg.graph import Graph
from kg.story import Beat, Origin, Story
from tests.browser.conftest import Opener
from tests.view.graphs import Draft


@cache
def newsroom(number: int) -> tuple[Graph, tuple[Story, ...]]:
    """Return so many articles, each about two people of its own, the first of a story about one."""
    draft = Draft()
    ids = []
    for article in range(number):
        story = article // 3
        one = draft.entity(f"Lead {story} Person", "Person")
        other = draft.entity(f"Other {article} Person", "Person")
        text = f"{draft.entities[one].name} met {draft.entities[other].name} on a Monday."
        made = draft.article([text], title=f"Report {article}", publisher=f"Paper {article % 7}")
        draft.state(made, text, (one, "kg:meets", other))
        ids.append(made.id)
    return draft.graph(), tuple(_story(ids[at : at + 3]) for at in range(0, number, 3))


def _story(articles: list[str]) -> Story:
    first = articles[0]
    return Story(
        id=f"story-{first}", title=f"About {first}", articles=tuple(articles), earliest=None,
        latest=None, places=(), participants=(),
        origins=tuple(Origin(each, (each,)) for each in articles),
        beats=(Beat(f"beat-{first}", None, "", tuple(articles)),), questions=(),
    )  # fmt: skip  # one value a line says nothing


@pytest.mark.parametrize("number", [90, 897])
@pytest.mark.parametrize("link", ["", "#view=graph"])
def test_every_article_within_two_clicks(open_graph: Opener, number: int, link: str) -> None:
    """From the stories and from the graph: one click shows the whole list, one the article."""
    graph, stories = newsroom(number)
    page: Page = open_graph(graph, link=link, stories=stories)
    listed = page.locator("#panel .articles .article")
    if listed.count() < number:
        page.get_by_role("button", name=f"All {number} articles").click()
    assert listed.count() == number
    titles = set(listed.locator(".headline").all_inner_texts())
    assert titles == {article.title for article in graph.articles.values()}
    listed.last.click()
    expect(page.locator("#panel .text .sentence")).to_have_count(1)


@pytest.mark.parametrize("number", [90, 897])
def test_stories_are_on_stage(open_graph: Opener, number: int) -> None:
    """Each story has a line as far as the view has room, and it says what is not drawn."""
    graph, stories = newsroom(number)
    page = open_graph(graph, stories=stories)
    shown = set(page.evaluate("kg.shown().entities"))
    leads = {name for name in shown if name.startswith("Lead")}
    assert len(leads) == len(stories) if number == 90 else len(leads) > 90
    drawn = sum(1 for name in shown if name.startswith("Other"))
    note = page.locator("#panel .note", has_text="not on stage")
    if drawn < number:
        expect(note).to_have_text(f"{number - drawn} articles of the list are not on stage.")
    else:
        expect(note).to_have_count(0)
