"""Paths become articles; what cannot be read is reported."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from kg.read import read_articles
from kg.read.folders import SUFFIXES_SHOWN
from kg.records import Article

SEEDS = Path(__file__).parents[2] / "seeds"
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Ministers sign fishing pact in Lisbon | The Harbour Times</title>
<meta property="og:site_name" content="The Harbour Times">
<meta property="article:published_time" content="2024-03-05T14:30:00+02:00">
<link rel="canonical" href="https://harbour.example/pact"></head><body>
<nav><a href="/">Home</a> <a href="/w">World</a></nav><article>
<h1>Ministers sign fishing pact in Lisbon</h1>
<figure><img src="x.jpg"><figcaption>Ana Lopes, head of the Portuguese delegation, on 4 March.
Photo: Rui Sá via Getty Images</figcaption></figure>
<p>By Jane Doe</p>
<p>LISBON (AP) — Portuguese Fisheries Minister Ana Lopes signed a pact with Morocco on Monday,
ending two years of talks between the two governments.</p>
<h2>Background</h2><p>The talks began in 2022 after a dispute over quotas.</p>
<ul><li>Quotas rise by 10%.</li></ul><p>Read also: <a href="/x">Boats return</a></p>
<p>Lopes told reporters that the pact "opens a new chapter". She will travel to Rabat in April.</p>
</article><footer>© 2024 The Harbour Times. All rights reserved.</footer></body></html>"""


def read(*paths: Path | str) -> tuple[list[Article], list[str]]:
    """Return the articles and the messages of the errors of some paths."""
    errors: list[str] = []
    articles = list(
        read_articles([str(path) for path in paths], on_error=lambda e: errors.append(str(e)))
    )
    return articles, errors


def test_seeds() -> None:
    """The sample articles have their headline, agency and date, and no furniture."""
    (first, second), errors = read(SEEDS)
    assert errors == []
    headline = (
        "Negotiations between Ukraine and Russia in Istanbul have finally concluded: "
        "delegations are preparing statements for the media"
    )
    assert (first.title, first.publisher, first.published) == (headline, "UNN", None)
    paragraphs = first.text.split("\n\n")
    assert paragraphs[0] == headline
    assert paragraphs[1].startswith("In Istanbul, negotiations between the delegations")
    assert paragraphs[-1].startswith("US President Donald Trump hinted that he was ready")
    assert not {"Details", "Additionally", "Recall"} & set(paragraphs)
    assert (second.title, second.publisher) == ("", None)
    assert second.published is not None
    assert second.published.isoformat() == "2025-06-01T00:00:00+00:00"
    paragraphs = second.text.split("\n\n")
    assert paragraphs[0] == (
        "Vladimir Medinsky, head of the Russian delegation in Istanbul, on 16 May."
    )
    assert paragraphs[2] == (
        "Kremlin-aligned Russian news agencies RIA Novosti, TASS and Interfax, citing sources"
    )
    assert paragraphs[-1].endswith("which Zelenskyy criticised for its low level.")
    assert not any(p.startswith(("Source:", "Details:", "Updated:")) for p in paragraphs)


def test_html(tmp_path: Path) -> None:
    """A web page gives its article, metadata and captions without the page around it."""
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    (article,), errors = read(tmp_path / "page.html")
    assert errors == []
    assert article.title == "Ministers sign fishing pact in Lisbon"
    assert article.publisher == "The Harbour Times"
    assert article.published is not None
    assert article.published.isoformat() == "2024-03-05T12:30:00+00:00"
    assert article.url == "https://harbour.example/pact"
    assert article.text.split("\n\n") == [
        "Ministers sign fishing pact in Lisbon",
        "Ana Lopes, head of the Portuguese delegation, on 4 March.",
        "Portuguese Fisheries Minister Ana Lopes signed a pact with Morocco on Monday, "
        "ending two years of talks between the two governments.",
        "The talks began in 2022 after a dispute over quotas.",
        "Quotas rise by 10%.",
        'Lopes told reporters that the pact "opens a new chapter". '
        "She will travel to Rabat in April.",
    ]


def test_html_encoding(tmp_path: Path) -> None:
    """A page's declared encoding is used."""
    page = PAGE.replace("utf-8", "windows-1252")
    (tmp_path / "page.htm").write_bytes(page.encode("cp1252"))
    (article,), _ = read(tmp_path / "page.htm")
    assert "Rui Sá" not in article.text
    assert article.text.startswith("Ministers sign fishing pact in Lisbon\n\nAna Lopes")


def test_jsonl(tmp_path: Path) -> None:
    """Each line is an article; a bad line is named by file and number, the others are read."""
    lines = [
        json.dumps({"title": "Boats leave", "text": "They left.", "publisher": "Lusa",
                    "published": "2024-03-05", "url": "https://harbour.example/1"}),
        "{not json",
        json.dumps({"title": "no text"}),
        "",
        json.dumps({"text": 5}),
        json.dumps(["a list"]),
        "[" * 100_000,
        json.dumps({"text": "They came back.", "published": "the day after"}),
    ]  # fmt: skip  # one line per line
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    articles, errors = read(path)
    assert [article.text for article in articles] == [
        "Boats leave\n\nThey left.",
        "They came back.",
    ]
    assert articles[0].publisher == "Lusa"
    assert articles[0].url == "https://harbour.example/1"
    assert [article.published and article.published.isoformat() for article in articles] == [
        "2024-03-05T00:00:00+00:00",
        None,
    ]
    assert [message.removeprefix(f"{path}:").split(":")[0] for message in errors] == list("235678")
    wanted = 'no "text" (or content, body, articleBody, maintext …)'
    assert errors[1] == f"{path}:3: {wanted}; saw title"
    assert errors[5].endswith("no full date: 'the day after'; read without it")


@pytest.mark.parametrize("indent", [None, 2])
def test_json_documents(tmp_path: Path, indent: int | None) -> None:
    """A file of one JSON list or object is read like lines."""
    items = [{"text": "They left."}, {"text": ""}, {"text": "They came back."}]
    (tmp_path / "list.json").write_text(json.dumps(items, indent=indent), "utf-8")
    (tmp_path / "one.json").write_text(json.dumps({"text": "One."}, indent=indent), "utf-8")
    articles, errors = read(tmp_path)
    assert [article.text for article in articles] == ["They left.", "They came back.", "One."]
    assert [error.partition(":")[0] for error in errors] == [f"{tmp_path / 'list.json'}[2]"]


@pytest.mark.parametrize("published", [1709649000, 1709649000000])
def test_epoch(tmp_path: Path, published: int) -> None:
    """A number as `published` counts seconds or milliseconds."""
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "They left.", "published": published}))
    (article,), _ = read(tmp_path / "a.jsonl")
    assert article.published is not None
    assert article.published.isoformat() == "2024-03-05T14:30:00+00:00"


def test_folders(tmp_path: Path) -> None:
    """A folder is read in sorted order, below it too, without hidden files and other kinds."""
    for name in ["b.txt", "a/z.txt", "a/.hidden.txt", ".git/c.txt", "picture.png", "a/table.xls"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"This is {name}.")
    articles, errors = read(tmp_path)
    assert [article.text for article in articles] == ["This is a/z.txt.", "This is b.txt."]
    assert errors == []


def test_own_output_is_no_article(tmp_path: Path) -> None:
    """A folder into which kg wrote a graph is skipped: its page is not read back."""
    (tmp_path / "news.txt").write_text("They left.")
    (tmp_path / "output" / "store").mkdir(parents=True)
    (tmp_path / "output" / "graph.ttl").write_text("")
    (tmp_path / "output" / "graph.html").write_text(PAGE, "utf-8")
    articles, errors = read(tmp_path)
    assert [article.text for article in articles] == ["They left."]
    assert errors == []


def test_given_files_are_sniffed(tmp_path: Path) -> None:
    """A file named by the user is read whatever its extension, by what it holds."""
    (tmp_path / "page.dat").write_text(PAGE, "utf-8")
    (tmp_path / "lines").write_text('{"text": "They left."}\n{"text": "They came."}\n')
    (tmp_path / "notes.md").write_text("They stayed.")
    articles, errors = read(*(tmp_path / name for name in ("page.dat", "lines", "notes.md")))
    assert errors == []
    assert articles[0].title == "Ministers sign fishing pact in Lisbon"
    assert [article.text for article in articles[1:]] == [
        "They left.",
        "They came.",
        "They stayed.",
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"They left.", ["They left."]),
        (b'{"text": "They left."}\n{"text": "They came."}', ["They left.", "They came."]),
    ],
)
def test_stdin(monkeypatch: pytest.MonkeyPatch, data: bytes, expected: list[str]) -> None:
    """`-` reads stdin, text or JSON lines."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    articles, errors = read("-")
    assert [article.text for article in articles] == expected
    assert errors == []


def test_bad_input(tmp_path: Path) -> None:
    """Each input that cannot be read is named with its reason, and the rest is read."""
    files = {
        "binary.txt": b"\x89PNG\r\n\x1a\n\x00\x00",
        "empty.txt": b"",
        "frame.html": b"<!doctype html><html><body></body></html>",
        "long.txt": b"x" * 10_000_000,
        "news.txt": b"They left.",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "void").mkdir()
    articles, errors = read(tmp_path, tmp_path / "gone.txt", tmp_path / "void")
    assert [article.text for article in articles] == ["They left."]
    assert [message.removeprefix(f"{tmp_path}/") for message in errors] == [
        "binary.txt: a PNG picture; kg reads no scans",
        "empty.txt: empty",
        "frame.html: no article text in this page",
        "long.txt: text of 10,000,000 characters; kg reads articles up to 1,000,000, split it",
        "gone.txt: no such file or directory",
        f"void: no article in this folder ({SUFFIXES_SHOWN})",
    ]


def test_a_long_line_of_json(tmp_path: Path) -> None:
    """A line of 10 MB is an error of its own; the next line is read."""
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"text": "x" * 10_000_000}) + '\n{"text": "They left."}\n')
    articles, errors = read(path)
    assert [article.text for article in articles] == ["They left."]
    assert len(errors) == 1
    assert errors[0].startswith(f"{path}:1: text of 10,000,000 characters")


def test_the_same_text_once(tmp_path: Path) -> None:
    """A text that comes twice is one article; so is a file named twice."""
    (tmp_path / "a.txt").write_text("They left.\n")
    (tmp_path / "b.txt").write_text("They left.\r\n\r\n")
    articles, errors = read(tmp_path, tmp_path / "a.txt")
    assert [article.text for article in articles] == ["They left."]
    assert errors == []


def test_reading_is_lazy(tmp_path: Path) -> None:
    """The first article comes before the second file is opened."""
    (tmp_path / "a.txt").write_text("They left.")
    (tmp_path / "b.txt").write_text("They came back.")
    articles = read_articles([str(tmp_path)], on_error=lambda error: pytest.fail(str(error)))
    assert next(articles).text == "They left."
    (tmp_path / "b.txt").write_text("They stayed away.")
    assert next(articles).text == "They stayed away."
