"""Web pages that say misleading things of their articles."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kg.read import read_articles
from kg.read.html import read_html
from kg.read.page_values import read_moment
from kg.records import Article

BODY = """<p>The old bridge in Porvoo reopened on Friday after two years of repairs, the city
said.</p>
<p>Mayor Aino Lehto opened it in front of several hundred people on the quay of the harbour.</p>"""


def read_page(folder: Path, head: str = "", body: str = BODY) -> Article:
    """Return the article of a page with this in its head and under its headline."""
    page = f"<html><head>{head}</head><body><article><h1>Bridge reopens</h1>{body}</article></body></html>"  # noqa: E501  # one page
    (folder / "page.html").write_text(page, "utf-8")
    (article,) = read_articles([str(folder / "page.html")], on_error=lambda e: pytest.fail(str(e)))
    return article


def linked(text: str) -> str:
    """Return a script of JSON-LD."""
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    "teaser",
    [
        '<aside><a href="/x">Ferry changes</a> <time datetime="2024-02-20">x</time></aside>',
        '<ul><li><a href="/x">Ferry sails to Kotka again</a> 20 February 2024</li></ul>',
        '<div class="related"><p>Published: 20 February 2024</p><a href="/x">More</a></div>',
        '<article><h3>Ferry sails again</h3><time datetime="2024-02-20T10:00Z">x</time></article>',
    ],
)
def test_dates_of_teasers(tmp_path: Path, teaser: str) -> None:
    """The date of another story is not taken, even where the page gives no other."""
    assert read_page(tmp_path, body=BODY + teaser).issued is None


@pytest.mark.parametrize(
    "text",
    [
        '<!-- {"@type": "NewsArticle", "datePublished": "2024-05-02T20:40:00-07:00"} -->',
        '//<![CDATA[\n{"@type": "Article", "datePublished": "2024-05-02T20:40:00-07:00",}\n//]]>',
        '{"@type": ["Thing", "ReportageNewsArticle"], "datePublished": "2024-05-03T03:40:00Z"};',
        '[{"@graph": [{"@type": "WebPage", "datePublished": "2024-05-03T03:40Z"}]}]',
        '{"@type": "NewsArticle", "headline": "A "bridge"", "datePublished": "2024-05-03T03:40Z"}',
        '{"@type": "NewsArticle", "dateModified": "2024-06-01", "datePublished": 1714707600000}',
    ],
)
def test_json_ld_in_all_its_shapes(tmp_path: Path, text: str) -> None:
    """The time of day and its zone are read from JSON-LD, broken or not."""
    assert read_page(tmp_path, linked(text)).issued == "2024-05-03T03:40:00Z"


def test_json_ld_of_another_article(tmp_path: Path) -> None:
    """An article of another address and headline is not the page's own."""
    head = linked(
        '{"@type": "NewsArticle", "headline": "Zoo gets a panda", "url": "https://a.example/zoo",'
        ' "datePublished": "2024-01-01T10:00:00Z"}'
    )
    head += '<link rel="canonical" href="https://a.example/bridge">'
    assert read_page(tmp_path, head).issued is None


def test_the_body_of_json_ld(tmp_path: Path) -> None:
    """A page whose text comes from a script is read from JSON-LD."""
    head = linked(
        '{"@type": "NewsArticle", "articleBody": "' + "The bridge was closed. " * 9 + '"}'
    )
    article = read_page(tmp_path, head, "<p>Loading.</p>")
    assert article.text.count("The bridge was closed.") == 9


def test_words_of_neighbours_are_set_apart(tmp_path: Path) -> None:
    """Boxes under the mouse are left out; labels do not run into sentences."""
    body = BODY + (
        '<p>Rep. <span class="rollover">Kai Holt<span class="box"><a href="/k">Kai Joe Holt</a>'
        "<span>A lawmaker</span></span></span> thanked Bo Lind at the ceremony on the quay.</p>"
        '<p>Minister <a href="/m">Olli Salo</a><span class="popover">Minister since 2019</span> '
        "spoke for an hour about <b>e</b>Bay and the future of the harbour.</p>"
        "<div>Background<span>The dockers praised Ana Ruiz for her work on the bridge.</span></div>"
    )
    text = read_page(tmp_path, body=body).text
    assert "Rep. Kai Holt thanked Bo Lind at" in text
    assert "Minister Olli Salo spoke for an hour about eBay" in text
    assert "\n\nThe dockers praised" in text


def test_rows_of_tables_are_text(tmp_path: Path) -> None:
    """Each row of a table is a paragraph."""
    rows = "<tr><td>Joe Borg</td><td>Finance</td></tr><tr><td>Rita Vella</td><td>Health</td></tr>"
    paragraphs = read_page(tmp_path, body=f"{BODY}<table>{rows}</table>{BODY}").text.split("\n\n")
    assert "Joe Borg, Finance" in paragraphs
    assert "Rita Vella, Health" in paragraphs


@pytest.mark.parametrize(
    "name", ["Breaking Finnish and World News Headlines - 4News", "4News | Home", "4News"]
)
def test_slogans_are_no_publishers(tmp_path: Path, name: str) -> None:
    """The name of a site is taken without its slogan."""
    head = f'<title>Bridge reopens - {name}</title><meta name="application-name" content="{name}">'
    article = read_page(tmp_path, head)
    assert (article.title, article.publisher) == ("Bridge reopens", "4News")


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("1714707600", "2024-05-03T03:40:00+00:00"),
        ("2024-05-03", "2024-05-03"),
        ("Published: 3 May 2024", "2024-05-03"),
        ("1970-01-01T00:00:00Z", None),
        ("soon", None),
    ],
)
def test_moments_of_metadata(value: str, moment: str | None) -> None:
    """Seconds of the epoch, ISO 8601 and words are read; the start of the epoch is no date."""
    found = read_moment(value)
    assert (found and found.isoformat()) == moment


@pytest.mark.parametrize(
    "filler",
    [
        "<aside>" + "<p class='date'>3 May</p>" * 20_000 + "</aside>",
        linked('{"@graph":' * 5_000),
        linked('"headline": "' * 50_000),
        "<title>" + "a | " * 50_000 + "</title>",
        "<meta name='author' content='A, b and c; d'>" * 20_000,
        "<p>By " + "Ana Ruiz and " * 5_000 + "</p>",
    ],
    ids=["aside", "nested", "loose", "title", "meta", "byline"],
)
def test_hostile_pages_take_seconds(filler: str) -> None:
    """What is repeated ten thousand times is read in seconds."""
    began = time.process_time()
    page = f"<html><head></head><body><h1>Bridge reopens</h1>{filler}{BODY}</body></html>"
    assert "Aino Lehto" in read_html("page", page.encode()).text
    assert time.process_time() - began < 5
