"""Searching: names by typos and stems, sentences by their words, their relations and their days."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from kg.records import Polarity
from tests.view.graphs import Draft


def news() -> Draft:
    """Return an article with a denial, a clause that is denied, and a day."""
    draft = Draft()
    tarr, dam = draft.entity("Emil Tarr", "Person"), draft.entity("Cuesta Dam", "Facility")
    names = draft.entity("list of names", "Document")
    article = draft.article(
        ["Emil Tarr denied the report on Friday.", "Emil Tarr did not delete the list of names.",
         "Emil Tarr visited the Cuesta Dam on 30 May.", "Emil Tarr praised the list of names."],
        title="Tarr on the dam", publisher="Harbour News",
    )  # fmt: skip
    draft.state(article, "Emil Tarr denied the report on Friday.", (tarr, "rel:deny", names))
    draft.state(article, "Emil Tarr did not delete the list of names.",
                (tarr, "rel:delete", names), polarity=Polarity.NEGATIVE)  # fmt: skip
    draft.state(article, "Emil Tarr visited the Cuesta Dam on 30 May.", (tarr, "rel:visit", dam),
                when="2025-05-30")  # fmt: skip
    draft.state(article, "Emil Tarr praised the list of names.", (tarr, "rel:praise", names))
    return draft


NEWS = news().graph()


@pytest.mark.parametrize("words", ["castelan", "Mira Castelan", "castellans", "mira cast"])
def test_names_are_found_with_typos_and_in_part(page: Page, words: str) -> None:
    """A wrong letter, an ending or the beginnings of both names lead to the person."""
    assert "Mira Castellan" in page.evaluate("words => kg.find(words)", words)


def test_who_denied_is_answered(open_graph) -> None:
    """A question lists the sentences first: what is denied in the text's words, or not so."""
    page = open_graph(NEWS)
    page.locator("#search").fill("who denied")
    expect(page.locator("#suggestions [role=option]").first).to_contain_text("2 sentences")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("“who denied”")
    quotes = page.locator("#panel blockquote").all_inner_texts()
    assert set(quotes) == {
        "Emil Tarr denied the report on Friday.", "Emil Tarr did not delete the list of names.",
    }  # fmt: skip


@pytest.mark.parametrize("words", ["30 May", "30 may 2025", "visiting", "visits the dam", "cuest"])
def test_sentences_are_found(open_graph, words: str) -> None:
    """By their day, by another form of their verb, by first letters."""
    page = open_graph(NEWS)
    page.locator("#search").fill(words)
    page.locator("#suggestions [role=option]", has_text="in the texts").dispatch_event(
        "pointerdown"
    )
    expect(page.locator("#panel blockquote").first).to_have_text(
        "Emil Tarr visited the Cuesta Dam on 30 May."
    )


def test_a_search_has_a_permalink_and_a_table(open_graph) -> None:
    """The table lists what was found, and the address of a search opens it elsewhere."""
    page = open_graph(NEWS, link="#view=table&select=search&of=who+denied")
    expect(page.locator(".table-count")).to_have_text("2 rows of the selection")
    assert page.evaluate("kg.csv()").count("\r\n") == 3


def test_nothing_found_is_said(page: Page) -> None:
    """Words that nothing has are answered so."""
    page.locator("#search").fill("qqqqxxxx")
    expect(page.locator("#suggestions")).to_contain_text("Nothing is called “qqqqxxxx”")


def test_a_hostile_text_is_found_as_text(open_graph) -> None:
    """What is found enters the page as text."""
    graph = NEWS
    [article] = graph.articles.values()
    text = article.text.replace("Friday", "<img src=x onerror=window.pwned=1> Friday", 1)
    first = min(graph.statements, key=lambda s: s.start)
    longer = text[: text.index(".") + 1]
    moved = len(text) - len(article.text)
    statements = tuple(
        replace(s, sentence=longer) if s.id == first.id else _moved(s, moved)
        for s in graph.statements
    )
    page = open_graph(replace(
        graph, articles={article.id: replace(article, text=text)}, statements=statements
    ))  # fmt: skip
    page.locator("#search").fill("onerror")
    expect(page.locator("#suggestions")).to_contain_text("<img src=x")
    assert page.evaluate("window.pwned") is None


def _moved(statement, by: int):
    """Return the statement that many letters later in its article."""

    def later(span):
        return None if span is None else (span[0] + by, span[1] + by)

    return replace(
        statement,
        start=statement.start + by,
        subject_at=later(statement.subject_at),
        relation_at=tuple(map(later, statement.relation_at)),
        object_at=later(statement.object_at),
    )
