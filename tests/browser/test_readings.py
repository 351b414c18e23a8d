"""What kg probably read wrongly is not shown unless asked for, and all views agree about it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from kg.graph import GraphStatement
from tests.browser.conftest import Opener
from tests.view.doubtful import partly_doubtful
from tests.view.graphs import story
from tests.view.told import stories

ALL = "#view=graph&scope=all&hide-families="
GRAPH = partly_doubtful()
LIKELY = [each for each in GRAPH.statements if GRAPH.is_likely(each)]
DOUBTFUL = [each for each in GRAPH.statements if not GRAPH.is_likely(each)]


@pytest.fixture
def page(open_graph: Opener) -> Page:
    """Return the page with all that is shown unless more is asked for."""
    return open_graph(GRAPH, link=ALL)


def ends_of(statements: list[GraphStatement]) -> Counter[str]:
    """Return how many statements each entity is subject or object of."""
    return Counter(end for each in statements for end in {each.subject, each.object} if end)


def of_most(statements: list[GraphStatement], among: list[GraphStatement]) -> tuple[str, int, int]:
    """Return the entity of most of these statements, their number and that among the others."""
    [(entity, number)] = ends_of(statements).most_common(1)
    return entity, number, ends_of(among)[entity]


def shown(page: Page) -> int:
    """Return how many statements are on stage."""
    return page.evaluate("kg.shown().statements")


def test_doubtful_ones_are_off_at_first(page: Page) -> None:
    """The legend counts both, and only those that are likely right are on stage."""
    legend = page.locator("#legend .readings")
    expect(legend.locator("h3")).to_have_text("How surely it was read")
    assert legend.locator(".number").all_inner_texts() == [str(len(LIKELY)), str(len(DOUBTFUL))]
    assert "less than 65 %" in legend.locator(".toggle").nth(1).get_attribute("title")
    assert shown(page) == len(LIKELY)
    layers = page.locator("#legend .layers .number").all_inner_texts()
    assert sum(map(int, layers)) == len(LIKELY)
    page.evaluate("location.hash = 'view=graph'")
    expect(page.locator("#legend .reset")).to_have_count(0)


def test_a_link_restores_doubtful_ones(page: Page, open_graph: Opener) -> None:
    """The filter is part of the address; Reset leaves doubtful ones out again."""
    page.get_by_role("button", name=f"Doubtful {len(DOUBTFUL)}").click()
    assert shown(page) == len(GRAPH.statements)
    again = open_graph(GRAPH, link=page.evaluate("location.hash"))
    assert shown(again) == len(GRAPH.statements)
    again.get_by_role("button", name="Reset").click()
    assert "hide-readings" not in again.evaluate("location.hash")
    again.evaluate("kg.hide('families', [])")
    assert shown(again) == len(LIKELY)


def test_only_doubtful_ones(page: Page) -> None:
    """“Only” leaves what a checker of readings looks for."""
    page.get_by_role("button", name="Only Doubtful").focus()
    page.keyboard.press("Enter")
    assert shown(page) == len(DOUBTFUL)


def test_panel_table_and_exports_agree(page: Page) -> None:
    """The number of statements of an entity is the same in its panel, in the table and as CSV."""
    entity, number, _ = of_most(LIKELY, DOUBTFUL)
    page.evaluate(f"location.hash = 'view=table&select=entity&of={entity}'")
    expect(page.locator(".table-count")).to_have_text(f"{number} rows of the selection")
    expect(page.locator("#panel .facts")).to_contain_text(f"{number} statements")
    assert page.evaluate("kg.csv()").count("\r\n") == number + 1
    assert page.evaluate("kg.turtle()").count("a kg:Statement") == number


def test_an_entity_says_what_it_leaves_out(page: Page) -> None:
    """A line in the panel counts the doubtful readings of an entity; its button shows them."""
    entity, number, likely = of_most(DOUBTFUL, LIKELY)
    page.evaluate(f"location.hash = 'view=graph&select=entity&of={entity}'")
    note = page.locator("#panel .note.doubtful")
    expect(note).to_contain_text(f"and {number} doubtful reading")
    assert page.locator("#panel .unsure").count() == 0
    note.get_by_role("button").click()
    expect(page.locator("#panel .facts")).to_contain_text(f"{likely + number} statements")
    expect(note).to_have_count(0)
    assert page.locator("#panel .unsure").count() > 0


def test_an_article_says_what_it_leaves_out(page: Page) -> None:
    """Doubtful readings are not marked in the text of an article until they are asked for."""
    article = next(each.article for each in DOUBTFUL if each.article in {s.article for s in LIKELY})
    own = [each for each in GRAPH.statements if each.article == article]
    doubtful = [each for each in own if not GRAPH.is_likely(each)]
    page.evaluate(f"location.hash = 'view=graph&select=article&of={article}'")
    sentences = page.locator("#panel .text .sentence")
    expect(page.locator("#panel .tabs")).to_contain_text(f"Statements ({len(own) - len(doubtful)})")
    assert set(sentences.all_inner_texts()) == {s.sentence for s in own if GRAPH.is_likely(s)}
    note = page.locator("#panel .note.doubtful")
    expect(note).to_contain_text(f"and {len(doubtful)} doubtful reading")
    note.get_by_role("button").click()
    expect(sentences).to_have_count(len({s.sentence for s in own}))


def test_all_statements_are_one_click_away(page: Page) -> None:
    """The table's button for all statements takes doubtful ones in."""
    page.evaluate("location.hash = 'view=table'")
    page.get_by_role("button", name=f"All {len(GRAPH.statements)} statements").click()
    expect(page.locator(".table-count")).to_contain_text(f"{len(GRAPH.statements)} rows")


def test_what_others_hide_is_not_called_doubtful(page: Page) -> None:
    """A doubtful claim counts as hidden by the filters where claims are off."""
    entity, _, _ = of_most(DOUBTFUL, LIKELY)
    page.evaluate(f"""location.hash =
        'view=graph&select=entity&of={entity}&hide-layers=fact~report~claim~plan~denial'""")
    expect(page.locator("#panel .note")).to_contain_text("hidden by the filters")
    expect(page.locator("#panel .note.doubtful")).to_have_count(0)


def test_nothing_is_doubtful_without_a_least_confidence(open_graph: Opener) -> None:
    """A graph of least confidence 0 has no such filter, and all of it is shown."""
    page = open_graph(story(), link=ALL)
    expect(page.locator("#legend .layers")).to_be_visible()
    assert page.locator("#legend .readings").count() == 0
    assert shown(page) == len(story().statements)


def test_questions_rest_on_likely_accounts(open_graph: Opener) -> None:
    """A question that doubtful accounts make is left out of its story until asked for."""
    told = stories()[0]
    second = {a.statement for q in told.questions for a in q.accounts if a.group == "1"}
    doubted = tuple(
        replace(each, confidence=0.5 if each.id in second else 0.9) for each in GRAPH.statements
    )
    page = open_graph(replace(GRAPH, statements=doubted), link="", stories=stories())
    page.get_by_role("button", name=told.title).click()
    note = page.locator("#panel .note.doubtful")
    rows = page.locator(".matrix tbody tr:not(.below)")
    expect(rows).to_have_count(1)
    expect(rows.locator(".badge-mark")).to_contain_text("Agree")
    expect(note).to_contain_text("and 3 questions")
    expect(rows.locator(".answer")).to_have_count(len(told.articles) - len(second))
    note.get_by_role("button").click()
    expect(rows).to_have_count(len(told.questions))
