"""The explorer in a browser: what a person does, and what must come of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from kg.graph import Graph
from kg.view import ViewOptions
from tests.view.graphs import large, story


def shown(page: Page) -> dict:
    """Return what is on stage."""
    return page.evaluate("kg.shown()")


def click_at(page: Page, script: str) -> None:
    """Click where this script says."""
    point = page.evaluate(script)
    page.mouse.click(point["x"], point["y"])


def search(page: Page, words: str) -> None:
    """Type words and take the first suggestion."""
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.keyboard.press("Enter")


def test_asks_nobody_and_reports_no_error(page: Page) -> None:
    """The page opens with the network off without a request or a console error."""
    page.wait_for_timeout(300)
    assert page.noted == []


def test_search_leads_to_evidence(page: Page) -> None:
    """A few letters of a name find the entity, and its sentences appear beside the graph."""
    search(page, "castel")
    expect(page.locator("#panel h2")).to_have_text("Mira Castellan")
    expect(page.locator("#panel blockquote").first).to_contain_text("Mira Castellan")
    expect(page.locator("#panel footer a").first).to_have_attribute("rel", "noopener noreferrer")


def test_a_found_entity_is_no_giant(open_graph) -> None:
    """Coming from a graph seen from far away, a disc on screen stays smaller than a thumb."""
    page = open_graph(large(1500), link="#view=graph&scope=all")
    name = page.evaluate("kg.shown().entities[3]")
    search(page, name)
    assert page.evaluate("name => kg.radiusOf(name)", name) < 60


def test_search_finds_relations(page: Page) -> None:
    """The words of a relation list all statements that have it."""
    search(page, "call off")
    expect(page.locator("#panel h2")).to_have_text("“call off”")
    for words in page.locator("#panel .triple .relation").all_inner_texts():
        assert words.removeprefix("not: ").startswith("call")  # in the words of the sentence


def test_a_click_on_a_line_shows_sentence_and_source(page: Page) -> None:
    """One click on a line shows the sentence with its words marked, and its article."""
    search(page, "achterberg")
    page.get_by_role("button", name="Focus").first.click()
    page.keyboard.press("1")
    click_at(page, "kg.pointBetween('Jonas Achterberg', \"Dockers' Union\")")
    expect(page.locator("#panel h2")).to_have_text("Jonas Achterberg and Dockers' Union")
    card = page.locator(".card").first
    expect(card.locator("mark.subject")).to_have_text("Jonas Achterberg")
    expect(card.locator("mark.object")).to_have_text("Dockers' Union")
    assert "2025" in card.locator("footer").inner_text()


def test_a_click_on_an_entity_selects_it(page: Page) -> None:
    """A click on an entity shows what is said about it."""
    click_at(page, "kg.pointOf('Greta Holm')")
    expect(page.locator("#panel h2")).to_have_text("Greta Holm")


def test_says_in_words_who_says_so(open_graph) -> None:
    """A claim shows the chain of those who say so, and how it is meant, in words."""
    page = open_graph(story(), link="#view=table")
    page.get_by_label("Filter the rows").fill("is to")
    page.locator("#table button.relation").first.click()
    how = page.locator(".how", has_text="Plan").first.inner_text()
    assert "To happen" in how
    assert "says" in how
    assert "←" in how


def test_layers_switch_lines_off_and_on(page: Page) -> None:
    """A click on a layer takes its lines off the stage, a second brings them back."""
    before = shown(page)
    page.get_by_role("button", name="Facts", exact=False).first.click()
    assert shown(page)["lines"] < before["lines"]
    page.get_by_role("button", name="Facts", exact=False).first.click()
    assert shown(page) == before


def test_only_shows_one_layer_alone(page: Page) -> None:
    """“Only” leaves one layer: all statements on stage are of it."""
    page.get_by_role("button", name="Only Denials").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("t")
    cells = page.locator("#table td:nth-child(4)").all_inner_texts()
    assert {cell.strip() for cell in cells} == {"Denial"}


def test_phrases_are_hidden_until_asked_for(page: Page) -> None:
    """Phrases come on stage only when their family is switched on."""
    phrase = "that the cranes would stand still"
    assert phrase not in shown(page)["entities"]
    page.get_by_role("button", name="Phrases 1").click()
    assert phrase in shown(page)["entities"]


def test_permalink_restores_selection_and_filters(page: Page, open_graph) -> None:
    """The address of a view opens the same view elsewhere."""
    search(page, "castel")
    page.get_by_role("button", name="Focus").first.click()
    page.get_by_role("button", name="Facts", exact=False).first.click()
    link = page.evaluate("location.hash")
    again = open_graph(story(), link=link)
    assert shown(again) == shown(page)
    assert again.locator("#panel").inner_text() == page.locator("#panel").inner_text()


@pytest.mark.parametrize("link", ["#scope=nowhere", "#select=pair&of=x", "#time=a~b", "#depth=%ff"])
def test_a_broken_permalink_opens_the_opening_view(open_graph, link: str) -> None:
    """What a permalink names and the page does not know is ignored."""
    page = open_graph(story(), link=link)
    assert len(shown(page)["entities"]) == 48
    assert page.noted == []


def test_back_and_forward(page: Page) -> None:
    """Back returns to the view before, forward to the one after."""
    search(page, "castel")
    search(page, "varga")
    page.get_by_role("button", name="Back").click()
    expect(page.locator("#panel h2")).to_have_text("Mira Castellan")
    page.get_by_role("button", name="Forward").click()
    expect(page.locator("#panel h2")).to_have_text("Ines Varga")


def test_focus_depth_widens_step_by_step(page: Page) -> None:
    """Each step of depth shows what the one before showed, and more."""
    search(page, "greta")
    page.keyboard.press("f")
    stages = []
    for key in "123":
        page.keyboard.press(key)
        stages.append(set(shown(page)["entities"]))
    assert stages[0] == {"Greta Holm", "Customs House"}
    assert stages[0] < stages[1] < stages[2]


def test_expand_and_collapse(page: Page) -> None:
    """Expanding an entity brings its neighbours, collapsing takes those away again."""
    search(page, "greta")
    page.keyboard.press("f")
    page.keyboard.press("1")
    page.get_by_role("button", name="Customs House").first.click()
    page.keyboard.press("e")
    assert "Clara Whitlock" in shown(page)["entities"]
    page.keyboard.press("c")
    assert "Clara Whitlock" not in shown(page)["entities"]


def test_shortest_paths_have_evidence_for_each_step(page: Page) -> None:
    """Paths between two entities are all of the least length, with sentences for each step."""
    paths = page.evaluate("kg.paths('Greta Holm', 'Mira Castellan')")
    assert {path[0] for path in paths} == {"Greta Holm"}
    assert {path[-1] for path in paths} == {"Mira Castellan"}
    assert len({len(path) for path in paths}) == 1
    search(page, "greta")
    page.keyboard.press("p")
    page.keyboard.type("castel")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Shortest paths").click()
    steps = page.locator("details[open] .step")
    assert steps.count() == len(paths[0]) - 1
    for step in steps.all():
        assert step.locator("blockquote").count() > 0


def test_what_connects_is_a_smallest_tree(page: Page) -> None:
    """What connects two entities is as long as the shortest path; for three it is one tree."""
    two = page.evaluate("kg.connect(['Greta Holm', 'Mira Castellan'])")
    assert len(two) == len(page.evaluate("kg.paths('Greta Holm', 'Mira Castellan')")[0]) - 1
    three = page.evaluate("kg.connect(['Greta Holm', 'Mira Castellan', 'Emil Strand'])")
    reached, steps = {"Greta Holm"}, list(three)
    while any((a in reached) != (b in reached) for a, b in steps):
        reached |= {end for step in steps if reached & set(step) for end in step}
    assert {"Mira Castellan", "Emil Strand"} <= reached
    assert len({frozenset(step) for step in steps}) == len(reached) - 1


def test_time_range_by_keyboard(page: Page) -> None:
    """The ends of the range move by arrow keys, and what is outside leaves the stage."""
    before = shown(page)["statements"]
    page.get_by_role("slider", name="Until").focus()
    page.keyboard.press("PageDown")
    assert 0 < shown(page)["statements"] < before
    page.get_by_role("button", name="All dates").click()
    assert shown(page)["statements"] == before


def test_time_range_by_dragging(page: Page) -> None:
    """Dragging over the histogram keeps the statements of the range."""
    box = page.locator(".chart").bounding_box()
    page.mouse.move(box["x"] + 0.1 * box["width"], box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 0.4 * box["width"], box["y"] + 20, steps=4)
    page.wait_for_timeout(100)
    page.mouse.up()
    assert 0 < shown(page)["statements"] < 219
    assert "–" in page.locator(".range").inner_text()


def test_time_plays(page: Page) -> None:
    """Playing moves a window of time along."""
    page.get_by_role("button", name="Play through time").click()
    first = page.locator(".range").inner_text()
    page.wait_for_timeout(1200)
    assert page.locator(".range").inner_text() != first
    page.get_by_role("button", name="Pause").click()


def test_who_says_what_side_by_side(open_graph) -> None:
    """A claim made in several ways names those who affirm, hedge and deny it."""
    link = "#select=pair&of=Jonas_Achterberg&of=Dockers'_Union"
    page = open_graph(story(), link=link)
    page.get_by_role("button", name="Who says what").click()
    row = page.locator(".claim-table tbody tr").first
    assert row.locator("td.affirm .voice").count() == 2
    assert row.locator("td.hedge .voice").count() == 1
    assert "Tomas Okello" in row.locator("td.deny").inner_text()


def test_table_sorts_and_filters_by_keyboard(fresh_page: Page) -> None:
    """The table lists what the stage shows, sorted by any column and filtered by words."""
    page = fresh_page
    page.keyboard.press("t")
    rows = page.locator("#table tbody tr")
    expect(page.locator(".table-count")).to_have_text("219 rows on stage")
    page.get_by_role("button", name="Object").focus()
    page.keyboard.press("Enter")
    cells = page.locator("#table tbody td:nth-child(3)").all_inner_texts()
    assert cells == sorted(cells, key=str.casefold)
    page.get_by_label("Filter the rows").fill("greta")
    assert all("Greta" in row for row in rows.all_inner_texts())


def test_table_of_entities(page: Page) -> None:
    """The table also lists the entities on stage."""
    page.keyboard.press("t")
    page.get_by_role("button", name="Entities").click()
    expect(page.locator(".table-count")).to_have_text("48 rows on stage")


def test_arrow_keys_go_from_entity_to_entity(page: Page) -> None:
    """On the stage the arrow keys select, and Enter goes to the evidence."""
    page.locator("#canvas").focus()
    page.keyboard.press("ArrowRight")
    first = page.locator("#panel h2").inner_text()
    page.keyboard.press("ArrowLeft")
    assert page.locator("#panel h2").inner_text() != first
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel"


def test_labels_do_not_touch(page: Page) -> None:
    """No name on stage overlaps another."""
    boxes = page.evaluate("kg.labels()")
    assert len(boxes) > 20
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            apart = a["right"] <= b["left"] or b["right"] <= a["left"]
            assert apart or a["bottom"] <= b["top"] or b["bottom"] <= a["top"], (a, b)


def test_neighbours_are_named_before_relations(open_graph) -> None:
    """Around a selection every entity has its name; the words of the lines take what is left."""
    hub = "Marenna_Port_Authority"
    page = open_graph(story(), link=f"#select=entity&of={hub}&scope=focus&focus={hub}&depth=1")
    named = {label["text"] for label in page.evaluate("kg.labels()")}
    assert set(shown(page)["entities"]) - named == set()


def test_opens_on_the_focus_asked_for(open_graph) -> None:
    """`--focus` opens the page on an entity and what is around it."""
    page = open_graph(story(), link="", options=ViewOptions(focus="holm", depth=1))
    assert set(shown(page)["entities"]) == {"Greta Holm", "Customs House"}
    expect(page.locator("#panel h2")).to_have_text("Greta Holm")


def test_a_large_graph_opens_on_the_most_important(open_graph) -> None:
    """Of 3,000 entities about 150 are shown; a click shows all things, no times or offices."""
    page = open_graph(large(3000))
    assert 100 < len(shown(page)["entities"]) <= 150
    assert "The most important" in page.locator("#counts").inner_text()
    page.get_by_role("button", name="Show all").click()
    assert len(shown(page)["entities"]) > 1900


def test_an_empty_graph_teaches(open_graph) -> None:
    """A graph without statements says how to make one."""
    page = open_graph(Graph({}, {}, ()))
    expect(page.locator("#panel")).to_contain_text("kg build")
    assert page.noted == []


def test_fits_a_phone(open_graph) -> None:
    """On a phone nothing runs over the edge, and the filters open as a drawer."""
    page = open_graph(story(), viewport={"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="Filters").click()
    expect(page.locator("#legend")).to_be_visible()
    assert len(shown(page)["entities"]) <= 36


def test_an_entity_can_be_dragged(fresh_page: Page) -> None:
    """Dragging moves an entity; what it is linked with stays."""
    page = fresh_page
    before = page.evaluate("[kg.pointOf('Greta Holm'), kg.pointOf('Pier Nine')]")
    page.mouse.move(before[0]["x"], before[0]["y"])
    page.mouse.down()
    page.mouse.move(before[0]["x"] - 60, before[0]["y"] - 40, steps=5)
    page.mouse.up()
    after = page.evaluate("[kg.pointOf('Greta Holm'), kg.pointOf('Pier Nine')]")
    assert after[0]["x"] == pytest.approx(before[0]["x"] - 60, abs=6)
    assert after[1] == before[1]


def test_it_moves_only_when_asked_to(fresh_page: Page) -> None:
    """Entities lie still until they are let move."""
    page = fresh_page
    before = page.evaluate("kg.pointOf('Greta Holm')")
    page.wait_for_timeout(300)
    assert page.evaluate("kg.pointOf('Greta Holm')") == before
    page.get_by_role("button", name="Display").click()
    page.get_by_label("Let it move").check()
    page.wait_for_timeout(500)
    assert page.evaluate("kg.pointOf('Greta Holm')") != before


def test_communities_are_named_by_their_most_important(page: Page) -> None:
    """Coloured by community, the legend lists communities by the names of their members."""
    page.get_by_role("button", name="Display").click()
    page.get_by_label("by community").check()
    page.get_by_label("Outline communities").check()
    names = page.locator("#legend section", has_text="Communities").locator(".what")
    assert "port strike" in " ".join(names.all_inner_texts())


def test_keeps_the_focus_of_the_keyboard(page: Page) -> None:
    """A control that redraws its panel keeps the focus."""
    toggle = page.get_by_role("button", name="Facts", exact=False).first
    toggle.focus()
    page.keyboard.press("Enter")
    assert "Facts" in page.evaluate("document.activeElement.textContent")
