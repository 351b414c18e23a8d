"""Which words of a page are its headline, and which the name of its site, its section or a date."""

# ruff: noqa: E501  # a page a line

from __future__ import annotations

from pathlib import Path

import pytest

from kg.records import Article
from tests.read.reading import read_data

BODY = """
<p>The ferry to Sandholm sank on Tuesday after it struck a rock, the coast guard said. Nobody was
hurt, and all forty passengers were taken to the island by fishing boats.</p>
<p>Captain Ida Berg thanked the crew of the trawler Neptun, which reached the ferry within ten
minutes and took most of the children aboard.</p>
"""
TITLE = "Ferry sinks off Sandholm"


def read_page(folder: Path, *, head: str = "", before: str = "", heading: str) -> Article:
    """Return the article of a page with these parts."""
    page = (
        f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{before}"
        f"<article>{heading}{BODY}</article></body></html>"
    )
    [article], errors = read_data(folder, "page.html", page)
    assert not errors
    return article


@pytest.mark.parametrize(
    ("head", "heading"),
    [
        (f"<title>Isle Blog » Archive » {TITLE}</title>", f"<h1><a href='/'>Isle Blog</a></h1><h2>{TITLE}</h2>"),
        (
            f"<title>Nobody hurt as boat goes down</title><meta name='sailthru.title' content='{TITLE}'>"
            "<meta property='og:site_name' content='The Isle Post'>",
            f"<h1>The Isle Post</h1><h2>Site navigation</h2><h2>{TITLE}</h2>",
        ),
        (f"<title>{TITLE}</title>", f"<h1><span class='kicker'>Accidents</span>{TITLE}</h1>"),
        (f"<title>{TITLE}</title>", f"<h1>{TITLE} <small class='entry-date'>14 November 2023</small></h1>"),
        (f"<title>{TITLE} - Isle</title><meta property='og:title' content='{TITLE}'>", f"<h1>Isle World News Service</h1><h1>{TITLE}</h1>"),
        (f"<title>{TITLE}</title>", f"<h1>{TITLE} 14 November 2023 News</h1>"),
        (f"<title>{TITLE}</title>", f"<h1>{TITLE}<time datetime='2023-11-14'>14 Nov</time></h1>"),
        (
            "<title>7 things that Sandholmers say of their ferry</title>"
            "<meta property='og:title' content='7 things that Sandholmers say of their ferry'>",
            f"<h1>{TITLE}</h1>",
        ),
    ],
    ids=["leads-home", "lower", "kicker", "dated", "several", "dated-text", "time", "version"],
)  # fmt: skip
def test_headline(head: str, heading: str, tmp_path: Path) -> None:
    """The headline is what readers see above the story, without what stands beside it."""
    assert read_page(tmp_path, head=head, heading=heading).title == TITLE


def test_lines_of_a_heading(tmp_path: Path) -> None:
    """Two lines of a heading do not run into each other; a colon of another title parts them."""
    heading = f"<h1><span>After the storm</span><span>{TITLE}</span></h1>"
    article = read_page(tmp_path, head=f"<title>After the storm: {TITLE}</title>", heading=heading)
    assert article.title == f"After the storm: {TITLE}"
    article = read_page(tmp_path, heading=heading)
    assert article.title == f"After the storm {TITLE}"


@pytest.mark.parametrize(
    ("head", "before", "publisher"),
    [
        (f"<title>{TITLE} | The Isle Post</title>", "", "The Isle Post"),
        (f"<title>The Isle Post | {TITLE}</title>", "", "The Isle Post"),
        (f"<title>Accidents | {TITLE}</title>", "", None),
        (f"<title>{TITLE} | Salon</title><meta property='og:site_name' content='Salon.com'>", "", "Salon.com"),
        (f"<title>{TITLE} | News | The Isle Post</title>", "", "The Isle Post"),
        (f"<title>{TITLE} | The Isle Post</title><meta property='og:site_name' content='@isle'>", "", "The Isle Post"),
        (f"<title>Isle Notes - {TITLE}</title>", "<h1><a href='/'>Isle Notes</a></h1>", "Isle Notes"),
        (f"<title>{TITLE} – Isle Notes</title>", "<a rel='home' href='/'>Isle Notes</a>", "Isle Notes"),
        (f"<title>{TITLE}</title>", "<a rel='home' href='/'>Home</a>", None),
        (
            f"<title>{TITLE}</title><meta property='og:site_name' content='Isle Notes'>"
            '<script type="application/ld+json">{"@type": "BlogPosting", "headline": '
            f'"{TITLE}", "publisher": {{"@type": "Organization", "name": "Blogger"}}}}</script>',
            "",
            "Isle Notes",
        ),
    ],
    ids=["behind", "before", "section", "domain", "behind-section", "handle", "leads-home", "home", "no-name", "platform"],
)  # fmt: skip
def test_publisher(head: str, before: str, publisher: str | None, tmp_path: Path) -> None:
    """The medium is what a page is named after, not its section or the service that made it."""
    article = read_page(tmp_path, head=head, before=before, heading=f"<h1>{TITLE}</h1>")
    assert (article.title, article.publisher) == (TITLE, publisher)


@pytest.mark.parametrize(
    ("line", "issued"),
    [
        ("<div>14.11.23</div>", "2023-11-14"),
        (
            "<time datetime='2023-11-10 16:01:26'>11/10/2023 04:01 PM EST</time>",
            "2023-11-10T21:01:26Z",
        ),
        (
            "<time datetime='2023-11-10 21:01:26'>11/10/2023 04:01 PM EST</time>",
            "2023-11-10T21:01:26Z",
        ),
        (
            "<footer><a href='/ida'>Ida Berg</a> <time datetime='2023-11-14T06:12Z'>today</time></footer>",
            "2023-11-14T06:12:00Z",
        ),
        (
            "<div class='timestamp'>Posted at 6:12 AM, Nov 14, 2023 and last updated 9:30 AM, Nov 15, 2023</div>",
            "2023-11-14T06:12:00Z",
        ),
        (
            "<p>By <a href='/ida'>Ida Berg</a> | Nov 14, 2023 | Updated 2 hours ago</p>",
            "2023-11-14",
        ),
        (
            "<p>Posted by <span class='fn'>Ida Berg</span> at <abbr class='published' title='2023-11-14T06:12:00Z'>6:12</abbr></p>",
            "2023-11-14T06:12:00Z",
        ),
    ],
)
def test_update_in_the_same_line(line: str, issued: str, tmp_path: Path) -> None:
    """Of a line with a date and that of an update the first is taken; the author is no date."""
    article = read_page(tmp_path, heading=f"<h1>{TITLE}</h1>{line}")
    assert article.issued == issued
    assert article.authors in ((), ("Ida Berg",))


def test_only_an_update_is_dated(tmp_path: Path) -> None:
    """A page that says only when it was updated has that date, also where lines run together."""
    line = "<div><div>By Ida Berg<span>Updated: Nov 14, 2023, 11:05 EET</span></div><b>HARBOUR</b></div>"
    article = read_page(tmp_path, heading=f"<h1>{TITLE}</h1>{line}")
    assert article.issued == "2023-11-14T09:05:00Z"
