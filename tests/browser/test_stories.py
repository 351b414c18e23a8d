"""The page opens on stories: cards, a story with its beats and voices, articles with their text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from kg.graph import Entity, Graph
from kg.story import Beat, Origin, Story
from tests.browser.conftest import Opener
from tests.view.graphs import Draft, story
from tests.view.told import stories

STORY = "#view=graph&scope=story&story=story-0&select=story&of=story-0"


@pytest.fixture
def front(open_graph: Opener) -> Page:
    """Return the page of eight stories, and of the articles of none, as it opens."""
    return open_graph(story(), link="", stories=stories())


@pytest.fixture
def told(open_graph: Opener) -> Page:
    """Return the page at one story."""
    return open_graph(story(), link=STORY, stories=stories())


def test_opens_on_cards(front: Page) -> None:
    """A dozen cards at most, each with its headline; several articles come before one alone."""
    cards = front.locator("#front .story")
    assert 5 <= cards.count() <= 15
    kinds = [card.get_attribute("class") for card in cards.all()]
    assert ["alone" in kind for kind in kinds] == sorted("alone" in kind for kind in kinds)
    assert front.locator("#front .story.lead .badge-mark").count() >= 4
    expect(front.locator("#stage")).to_be_hidden()
    assert front.noted == []


def test_more_cards_on_request(front: Page) -> None:
    """The stories that have no card at first get one."""
    before = front.locator("#front .story").count()
    front.locator("#front > .more").click()
    assert front.locator("#front .story").count() > before


def test_quotes_are_one_click_away(front: Page) -> None:
    """A click on a question opens the sentences of all its accounts, with their outlets."""
    line = front.locator("#front .question").first
    line.locator("summary").click()
    quotes = line.locator(".quote")
    expect(quotes).to_have_count(5)
    texts = {sentence.sentence for sentence in story().statements}
    for quote in quotes.all():
        assert quote.locator("blockquote").inner_text() in texts
        expect(quote.locator("footer .entity")).to_be_visible()


def test_every_article_within_two_clicks(front: Page) -> None:
    """The list has all articles, and words or an outlet narrow it."""
    items = front.locator("#panel .articles .article")
    assert items.count() == len(story().articles)
    front.get_by_label("Articles with these words in the title").fill("greta court")
    assert all("Greta" in text for text in items.locator(".headline").all_inner_texts())
    front.get_by_label("Articles with these words in the title").fill("")
    front.get_by_label("Articles by this outlet").select_option(label="Radio Coast (8)")
    assert all("Radio Coast" in text for text in items.locator(".where").all_inner_texts())


def test_an_article_is_its_text_with_its_statements(front: Page) -> None:
    """A click on an article shows all its text; each stated sentence opens to its statements."""
    front.locator("#panel .articles .article").first.click()
    title = front.locator("#panel h2").inner_text()
    shown = front.locator("#panel .text").inner_text()
    article = next(a for a in story().articles.values() if a.title == title and a.text in shown)
    own = [s for s in story().statements if s.article == article.id]
    sentences = front.locator("#panel .text .sentence")
    assert set(sentences.all_inner_texts()) == {s.sentence for s in own}
    sentences.first.press("Enter")
    assert sentences.first.get_attribute("aria-expanded") == "true"
    expect(front.locator("#panel .stated .triple").first).to_be_visible()
    front.locator("#panel .stated .close").click()
    expect(front.locator("#panel .stated").first).to_be_hidden()


def test_a_card_opens_its_story(front: Page) -> None:
    """A story has a map of its own things, a line of beats, and a row for each question."""
    front.locator("#front .story.lead .headline").click()
    title = front.locator("#panel h2").inner_text()
    assert title.startswith("The strike, part")
    shown = front.evaluate("kg.shown()")
    assert shown["scope"] == "story"
    assert 3 < len(shown["entities"]) <= 60
    assert front.locator(".beat-line li").count() == 2
    assert front.locator(".matrix tbody tr:not(.below)").count() == 4
    front.get_by_role("button", name="All stories").click()
    expect(front.locator("#front")).to_be_visible()


def test_only_the_story_counts(told: Page) -> None:
    """Map, table and export have the story's statements, the same number of each."""
    number = told.evaluate("kg.shown().statements")
    articles = set(stories()[0].articles)
    assert 0 < number <= sum(s.article in articles for s in story().statements)
    assert (
        f" {number} of {len(story().statements)} statements" in told.locator("#counts").inner_text()
    )
    told.keyboard.press("Escape")
    told.evaluate("location.hash = 'view=table&scope=story&story=story-0'")
    expect(told.locator(".table-count")).to_have_text(f"{number} rows on stage")
    assert told.evaluate("kg.csv()").count("\r\n") == number + 1


def test_next_walks_through_the_beats(told: Page) -> None:
    """N goes from beat to beat, lights up what is new, and ends with the whole story."""
    current = told.locator(".beat-line .current")
    assert current.count() == 0
    told.keyboard.press("n")
    expect(current).to_have_count(1)
    assert told.locator(".beats .current .headline").inner_text() == stories()[0].beats[0].title
    lit = told.locator(".articles .lit").count()
    assert lit == len(stories()[0].beats[0].articles)
    told.keyboard.press("n")
    assert told.locator(".beats .current .headline").inner_text() == stories()[0].beats[1].title
    told.keyboard.press("n")
    expect(current).to_have_count(0)


def test_answers_are_quoted(told: Page) -> None:
    """A click on an answer shows the sentence it stands on; copies say whose they are."""
    told.locator(".matrix .answer").first.click()
    quote = told.locator(".below .quote blockquote").first.inner_text()
    assert quote in {s.sentence for s in story().statements}
    told.locator(".articles.whole .article").nth(1).click()
    expect(told.locator("#panel .note").first).to_contain_text("both count as one voice")
    expect(told.locator("#panel .note").nth(1)).to_contain_text("The strike, part 0")


def test_a_story_has_a_permalink(told: Page, open_graph: Opener) -> None:
    """The address of a beat opens it elsewhere."""
    told.keyboard.press("n")
    again = open_graph(story(), link=told.evaluate("location.hash"), stories=stories())
    assert again.locator("#panel").inner_text() == told.locator("#panel").inner_text()


def test_without_the_statements_of_a_story(open_graph: Opener) -> None:
    """Where the options leave statements out, questions lose accounts, and stories articles."""
    kept = {a for one in stories()[:2] for a in one.articles[:3]}
    graph = replace(
        story(),
        articles={id_: a for id_, a in story().articles.items() if id_ in kept},
        statements=tuple(s for s in story().statements if s.article in kept),
    )
    page = open_graph(graph, link="", stories=stories())
    assert page.locator("#front .story").count() == 2
    assert page.noted == []


def one_article() -> Graph:
    """Return an article of two sentences: a pronoun, a day, an acquittal, two amounts."""
    draft = Draft()
    taras = draft.entity("Taras Vovchenko", "Person")
    olena = draft.entity("Olena Marchuk", "Person")
    town = draft.entity("Lanor", "City")
    day = draft.entity("2025-06-02", "Time")
    article = draft.article(
        ["Taras Vovchenko lives in Lanor.", "He was acquitted of murdering Olena Marchuk.",
         "The trial of Taras Vovchenko began on Monday."],
        title="Acquitted", publisher="Harbour News",
    )  # fmt: skip
    draft.state(article, "Taras Vovchenko lives in Lanor.", (taras, "kg:livesIn", town))
    said = "He was acquitted of murdering Olena Marchuk."
    killed = draft.state(article, said, (taras, "kg:kills", olena))
    at = article.text.index(said)
    words = at + said.index("murdering")
    draft.statements[killed.id] = replace(
        killed, subject_at=(at, at + 2), relation_at=((words, words + len("murdering")),)
    )
    began = "The trial of Taras Vovchenko began on Monday."
    start = draft.state(article, began, (taras, "rel:begin-on", day))
    at = article.text.index("Monday")
    draft.statements[start.id] = replace(start, object_at=(at, at + len("Monday")))
    return draft.graph()


ONE = one_article()


def test_a_page_of_one_article(open_graph: Opener) -> None:
    """A single article opens with its text, and what it says is drawn beside it."""
    page = open_graph(ONE, link="")
    expect(page.locator("#panel h2")).to_have_text("Acquitted")
    assert page.locator("#panel .text .sentence").count() == 3
    assert set(page.evaluate("kg.shown().entities")) == {
        "Taras Vovchenko", "Olena Marchuk", "Lanor",
    }  # fmt: skip
    assert page.noted == []


def test_statements_read_as_english(open_graph: Opener) -> None:
    """A pronoun is marked with what it stands for, a day is what the text calls it."""
    page = open_graph(ONE, link="")
    page.get_by_role("button", name="Statements (3)").click()
    triples = page.locator("#panel .triple").all_inner_texts()
    flat = [" ".join(text.split()) for text in triples]
    assert any(text.startswith("He [Taras Vovchenko] ") for text in flat), flat
    assert any(text.endswith("Monday") for text in flat), flat
    assert "read with 90 % confidence" in page.locator("#panel .how").first.inner_text()


def test_an_acquittal_is_no_bare_edge(open_graph: Opener) -> None:
    """What harms a person stands in the article's words, as a quotation, on stage and in lists."""
    page = open_graph(ONE, link="")
    assert "“was acquitted of murdering”" in page.evaluate("kg.words()")
    page.get_by_role("button", name="Statements (3)").click()
    relations = page.locator("#panel .triple .relation").all_inner_texts()
    assert "was acquitted of murdering" in relations
    assert "kills" not in relations


def copied() -> tuple[Graph, Story]:
    """Return a story of an article, its copy and another one; each has things of its own."""
    draft, ids = Draft(), []
    ship = draft.entity("Sankt Elin", "Product")
    for number, title in enumerate(("First", "Copy", "Another")):
        text = "Sankt Elin carried about 150 passengers."
        strike = "Sankt Elin was late after the strike."
        made = draft.article([text, strike, f"{title}."], title=title, publisher=f"Paper {number}")
        local = {
            name: replace(Entity(f"{name}-{number}", type_, name), named=False)
            for name, type_ in (("about 150 passengers", "Group"), ("strike", "Event"))
        }
        draft.entities |= {each.id: each for each in local.values()}
        for name, sentence, relation in zip(
            local, (text, strike), ("carry", "be-after"), strict=True
        ):
            draft.state(made, sentence, (ship, f"rel:{relation}", local[name].id))
        ids.append(made.id)
    draft.entities[ship] = replace(draft.entities[ship], named=True)
    origins = (Origin(ids[0], tuple(ids[:2])), Origin(ids[2], (ids[2],)))
    told = Story("story-x", "Late", tuple(ids), None, None, (), (), origins,
                 (Beat("beat-x", None, "Late", tuple(ids)),), ())  # fmt: skip  # two lines
    return draft.graph(), told


def test_copies_bring_nothing_twice(open_graph: Opener) -> None:
    """What a copy calls alike is one thing on the map, and so is an event of the story."""
    graph, told_of = copied()
    page = open_graph(graph, link="#view=graph&scope=story&story=story-x", stories=(told_of,))
    names = sorted(page.evaluate("kg.shown().entities"))
    assert names == ["Sankt Elin", "about 150 passengers", "about 150 passengers", "strike"]
    assert page.evaluate("kg.shown().statements") == len(graph.statements)
    expect(page.locator("#counts button", has_text="Show all")).to_have_count(0)
    point = page.evaluate("kg.pointOf('strike')")
    page.mouse.click(point["x"], point["y"])
    expect(page.locator("#panel .facts")).to_have_text("3 statements in 3 articles")
    assert page.noted == []


LONG = (
    "The harbour council of Marenna met late on Tuesday to hear what the pilots, the dockers and "
    "the shipping lines had to say about the strike and what it has cost the town so far."
)
SHORT = "The harbour council of Marenna met the pilots of Oskar Bay on Tuesday."


def untitled(*paragraphs: str) -> Graph:
    """Return an article without a title, of which the first sentence states something."""
    draft = Draft()
    council, town = draft.entity("harbour council", "Organization"), draft.entity("Marenna", "City")
    article = draft.article(["\n".join(paragraphs)])
    draft.state(article, paragraphs[0], (council, "kg:meets", town))
    other = draft.article(["The harbour council left Marenna."], title="Council leaves")
    draft.state(other, "The harbour council left Marenna.", (council, "kg:leaves", town))
    return draft.graph()


NEXT = "Nobody was willing to say afterwards how long the ferries would stay where they are."


@pytest.mark.parametrize(
    ("paragraphs", "lead"),
    [((LONG,), "… the dockers"), ((SHORT,), None), ((SHORT, NEXT), NEXT)],
    ids=["goes on", "no more", "next paragraph"],
)
def test_a_lead_says_more_than_the_headline(
    open_graph: Opener, paragraphs: tuple[str, ...], lead: str | None
) -> None:
    """Where the text's first words are the headline, the lead goes on after them or is left out."""
    page = open_graph(untitled(*paragraphs), link="")
    card = page.locator("#front .story", has_text="The harbour council of Marenna met")
    headline = card.locator(".headline").inner_text()
    assert paragraphs[0].startswith(headline.removesuffix("…"))
    if lead is None:
        expect(card.locator(".deck")).to_have_count(0)
    else:
        assert card.locator(".deck").inner_text().startswith(lead)
