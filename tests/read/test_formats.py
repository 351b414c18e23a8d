"""Inputs of every kind become the articles in them; what is none is named."""

# ruff: noqa: E501  # one table a line

from __future__ import annotations

import gzip
import json
import mailbox
import sys
import zipfile
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from kg.read.formats import sniff_format
from tests.read.reading import body, read_all, read_data

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "formats.yaml").read_text("utf-8"))
PACKED_TWICE = gzip.compress(gzip.compress(b"They left.", mtime=0), mtime=0)
"""Without the time: the name of a test has these bytes, and every process gives it the same."""
ARTICLE = {"title": "Boats leave", "text": "Ana Ruiz met Jo Wu in Lima."}
PAGE = """<!doctype html><html><head><title>Boats leave</title>
<meta property="og:type" content="article"></head><body><article><h1>Boats leave</h1>
<p>Ana Ruiz met Jo Wu in Lima on Monday, ending two years of talks between the two governments.</p>
<p>The talks began in 2022 after a dispute over quotas that had cost both fleets a season.</p>
</article></body></html>"""


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']}: {case['shows']}")
def test_what_is_read(case: dict[str, Any], tmp_path: Path) -> None:
    """Each article in an input has its title, publisher, date, address and paragraphs."""
    articles, errors = read_data(tmp_path, case["name"], case["input"])
    assert errors == ([case["error"]] if "error" in case else [])
    assert [body(article) for article in articles] == [
        each["paragraphs"] for each in case["articles"]
    ]
    for article, expected in zip(articles, case["articles"], strict=True):
        published = expected.get("published")
        assert article.title == expected.get("title", "")
        assert article.publisher == expected.get("publisher")
        assert article.published == (datetime.fromisoformat(published) if published else None)
        assert article.url == expected.get("url")


NAMED = {
    "a crawler's": {"headline": "Boats leave", "content": "{}", "link": "https://l.example/1",
                    "date": "2024-05-03T10:00:00Z", "source": "Courier"},
    "news-please": {"title": "Boats leave", "maintext": "{}", "url": "https://l.example/1",
                    "date_publish": "2024-05-03 10:00:00", "source_domain": "Courier"},
    "schema.org": {"@type": "NewsArticle", "headline": "Boats leave", "articleBody": "{}",
                   "url": "https://l.example/1", "datePublished": "2024-05-03T12:00:00+02:00",
                   "publisher": {"@type": "Organization", "name": "Courier"}},
    "ninjs 1": {"uri": "https://l.example/1", "headline": "Boats leave", "body_text": "{}",
                "versioncreated": "2024-05-03T10:00:00Z", "copyrightholder": "Courier"},
    "ninjs 2": {"uri": "https://l.example/1", "firstcreated": "2024-05-03T10:00:00Z",
                "headlines": [{"role": "short", "value": "B"},
                              {"role": "main", "value": "Boats leave"}],
                "bodies": [{"role": "main", "contenttype": "text/html", "value": "<p>{}</p>"}],
                "infosources": [{"name": "Courier"}]},
    "WordPress": {"link": "https://l.example/1", "date": "2024-05-03T12:00:00",
                  "date_gmt": "2024-05-03T10:00:00", "site_name": "Courier",
                  "title": {"rendered": "Boats leave"}, "content": {"rendered": "<p>{}</p>"}},
    "a database": {"_id": "7", "_source": {"Title": "Boats leave", "Body Text": ["{}"],
                   "Published At": {"$date": 1714730400000}, "Outlet": "Courier",
                   "Canonical URL": "https://l.example/1"}},
    "GDELT": {"title": "Boats leave", "body": "{}", "url": "https://l.example/1",
              "date": "20240503T100000Z", "publisher": "Courier"},
}  # fmt: skip  # a table


@pytest.mark.parametrize("item", NAMED.values(), ids=NAMED)
def test_names_of_fields(item: dict[str, Any], tmp_path: Path) -> None:
    """Text, title, address, date and publisher are found under the names that others give them."""
    words = ARTICLE["text"]
    (article,), errors = read_data(tmp_path, "a.json", json.dumps(item).replace("{}", words))
    assert errors == []
    assert (article.title, body(article)) == ("Boats leave", [words])
    assert (article.publisher, article.url) == ("Courier", "https://l.example/1")
    assert article.published == datetime.fromisoformat("2024-05-03T10:00:00+00:00")


@pytest.mark.parametrize(
    "wrap",
    [
        lambda items: {"status": "ok", "totalResults": 2, "articles": items},
        lambda items: {"response": {"pages": 1, "results": items}},
        lambda items: {"hits": {"hits": [{"_source": item} for item in items]}},
        lambda items: {"@context": "x", "@graph": [{"@type": "Organization", "name": "C"}, *items]},
        lambda items: items,
    ],
    ids=["articles", "response", "hits", "graph", "list"],
)
@pytest.mark.parametrize("indent", [None, 1])
def test_wrapped_articles(wrap: Any, indent: int | None, tmp_path: Path) -> None:
    """A list of articles is found inside a document, in one line or several."""
    items = [ARTICLE, ARTICLE | {"text": "They left."}]
    articles, errors = read_data(tmp_path, "a.json", json.dumps(wrap(items), indent=indent))
    assert errors == []
    assert [body(article) for article in articles] == [[ARTICLE["text"]], ["They left."]]


def test_a_feed_in_json_names_its_publisher(tmp_path: Path) -> None:
    """The title of a JSON Feed is the publisher of its items."""
    item = {"id": "1", "title": "Boats leave", "content_html": "<p>They left.</p>"}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Harbour News", "items": [item]}
    (article,), _ = read_data(tmp_path, "a.json", json.dumps(feed))
    assert article.publisher == "Harbour News"


def test_a_record_without_a_text_names_its_keys(tmp_path: Path) -> None:
    """The message says which names of a text kg knows, and which keys it saw."""
    _, errors = read_data(tmp_path, "a.jsonl", '{"titel": "x", "inhalt": "They left."}')
    assert errors == [
        ':1: no "text" (or content, body, articleBody, maintext …); saw titel, inhalt'
    ]


RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour News</title>
<item><title>Boats leave</title><link>https://h.example/1</link>
<pubDate>Fri, 03 May 2024 12:00:00 +0200</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>Ana Ruiz met Jo Wu in Lima.</p><p>The post Boats leave appeared
first on <a href="x">Harbour News</a>.</p>]]></content:encoded></item></channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour News</title>
<entry><title>Boats leave</title><link href="https://h.example/1"/>
<published>2024-05-03T10:00:00Z</published><updated>2024-05-05T10:00:00Z</updated>
<content type="html">&lt;p&gt;Ana Ruiz met Jo Wu in Lima.&lt;/p&gt;</content></entry></feed>"""
RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="x"><title>Harbour News</title></channel><item rdf:about="y">
<title>Boats leave</title><link>https://h.example/1</link><dc:date>2024-05-03T10:00:00Z</dc:date>
<description>Ana Ruiz met Jo Wu in Lima.</description></item></rdf:RDF>"""


@pytest.mark.parametrize("feed", [RSS, ATOM, RDF], ids=["RSS", "Atom", "RDF"])
@pytest.mark.parametrize("name", ["feed.xml", "feed"])
def test_feeds(feed: str, name: str, tmp_path: Path) -> None:
    """An entry has its full text, title, address, date, and the feed's title as publisher."""
    (article,), errors = read_data(tmp_path, name, feed)
    assert errors == []
    assert (article.title, body(article)) == ("Boats leave", [ARTICLE["text"]])
    assert (article.publisher, article.url) == ("Harbour News", "https://h.example/1")
    assert article.published == datetime.fromisoformat("2024-05-03T10:00:00+00:00")


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("a.csv", 'id,Headline,Article Text,Source\n1,Boats leave,"Ana said ""no"".\nThey left.",C\n'),
        ("a.tsv", "Headline\tContent\tOutlet\nBoats leave\tAna said \"no\".\\nThey left.\tC\n"),
        ("a", '\ufeffheadline;body;publisher\r\nBoats leave;"Ana said ""no"".\r\nThey left.";C\r\n'),
    ],
)  # fmt: skip  # a table
def test_tables(name: str, table: str, tmp_path: Path) -> None:
    """A row is an article by the names of its columns, whatever is between the cells."""
    (article,), errors = read_data(tmp_path, name, table.replace("\\n", " "))
    assert errors == []
    assert (article.title, article.publisher) == ("Boats leave", "C")
    assert " ".join(body(article)) == 'Ana said "no". They left.'


def test_a_table_in_another_encoding(tmp_path: Path) -> None:
    """What a spreadsheet of Western Europe writes is read."""
    table = "title;text\nCafé;Ana Sá left the café.\n".encode("cp1252")
    (article,), _ = read_data(tmp_path, "a.csv", table)
    assert article.text == "Café\n\nAna Sá left the café."


def test_a_bad_row_costs_only_itself(tmp_path: Path) -> None:
    """A mark that nothing closes, cells too many, and a missing text are named by their line."""
    rows = ["title,text", 'A,"They left.', "B,They came.", "C,They,stayed,", "D,", "E,They ran."]
    articles, errors = read_data(tmp_path, "a.csv", "\n".join(rows))
    assert [article.text for article in articles] == ["B\n\nThey came.", "E\n\nThey ran."]
    assert [error.split(":")[1] for error in errors] == ["2", "4", "5"]


MAILS = {
    "a reply": ("Re: [news] Boats leave", "They left.\n\nOn Thu, 2 May 2024 at 09:00, Bo Lind\n"
                "<bo@x.example> wrote:\n\n> Did she sell it?\n\n-- \nAna\nHarbour News\n"),
    "a reply of Outlook": ("RE: Boats leave", "They left.\n\nFrom: Bo Lind\nSent: Thursday, 2 May "
                           "2024 09:00\nTo: Ana Sá\nSubject: Boats leave\n\nDid she sell it?\n"),
    "answers between": ("Boats leave", "> Did they leave?\nThey left.\n> Did she sell it?\n\n"
                        "Sent from my iPhone\n"),
    "a letter": ("Boats leave", "Dear Bo,\n\nThey left.\n\nKind regards,\nAna Sá\nEditor\n"),
    "forwarded": ("Fwd: x", "FYI\n\n---------- Forwarded message ---------\nFrom: Jo <j@x.example>\n"
                  "Date: Fri, 3 May 2024 at 10:00\nSubject: Boats leave\nTo: a@x.example\n\n"
                  "They left.\n"),
}  # fmt: skip  # a table


@pytest.mark.parametrize("mail", MAILS.values(), ids=MAILS)
def test_mails(mail: tuple[str, str], tmp_path: Path) -> None:
    """A mail says what it says itself: no quoted mail, no signature; or what it passes on."""
    message = EmailMessage()
    message["Subject"], message["From"] = mail[0], "Ana Sá <ana@x.example>"
    message["Date"], message["Message-ID"] = "Fri, 03 May 2024 12:00:00 +0200", "<1@x.example>"
    message.set_content(mail[1])
    message.add_alternative("<p>They left, in HTML.</p>", subtype="html")
    message.add_attachment(b"GIF8", maintype="image", subtype="gif")
    for name in ("a.eml", "a"):
        (article,), errors = read_data(tmp_path, name, bytes(message))
        assert errors == []
        assert article.text == "Boats leave\n\nThey left."
        assert article.published is not None
        assert article.published.date().isoformat() == "2024-05-03"


def test_a_mail_in_html(tmp_path: Path) -> None:
    """A mail without plain text is read from its HTML, without what that quotes."""
    message = EmailMessage()
    message["Subject"], message["From"] = "Boats leave", '"The Lima Times" <n@x.example>'
    quoted = '<blockquote type="cite">Did she sell it?</blockquote>'
    message.set_content(f"<style>p {{}}</style><p>They left.</p>{quoted}", subtype="html")
    (article,), errors = read_data(tmp_path, "a.eml", bytes(message))
    assert (article.text, errors) == ("Boats leave\n\nThey left.", [])
    assert article.publisher == "The Lima Times"


def test_a_mailbox(tmp_path: Path) -> None:
    """Each mail of a mailbox is an article; one without a text costs only itself."""
    box = mailbox.mbox(tmp_path / "m.mbox")
    for number, text in enumerate(["They left.\n\nFrom Lima they flew.", "", "They came."]):
        message = EmailMessage()
        message["Subject"], message["From"] = f"Mail {number}", "a@x.example"
        message.set_content(text)
        box.add(message)
    box.close()
    articles, errors, _ = read_all(tmp_path / "m.mbox")
    assert [article.text for article in articles] == [
        "Mail 0\n\nThey left.\n\nFrom Lima they flew.",
        "Mail 2\n\nThey came.",
    ]
    assert [error.rpartition(": ")[2] for error in errors] == ["a mail without a text of its own"]


def archive(*pages: tuple[str, bytes, str], packed: bool = True) -> bytes:
    """Return a WARC file with these pages: their status, content and type."""
    records = [b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"]
    for number, (status, content, kind) in enumerate(pages):
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + content
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://h.example/{number}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}"
        )
        records.append(head.encode() + b"\r\n\r\n" + answer + b"\r\n\r\n")
    return b"".join(map(gzip.compress, records) if packed else records)


PAGES = (
    ("200 OK", PAGE.encode(), "text/html; charset=utf-8"),
    ("404 Not Found", PAGE.encode(), "text/html"),
    ("200 OK", b"<html><body><p>Menu</p></body></html>", "text/html"),
    ("200 OK", b"{}", "application/json"),
)


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc", "a"])
def test_web_archives(name: str, packed: bool, tmp_path: Path) -> None:
    """Of a web archive the articles are read; other records and pages are counted."""
    (tmp_path / name).write_bytes(archive(*PAGES, packed=packed))
    (article,), errors, skipped = read_all(tmp_path / name)
    assert errors == []
    assert (article.title, article.url) == ("Boats leave", "https://h.example/0")
    assert skipped == {"archived record without a page": 3, "archived page that is no article": 1}


def test_a_wacz(tmp_path: Path) -> None:
    """The archives in a WACZ file are read."""
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as packed:
        packed.writestr("datapackage.json", "{}")
        packed.writestr("archive/data.warc.gz", archive(*PAGES))
    (article,), errors, _ = read_all(tmp_path / "a.wacz")
    assert (article.title, errors) == ("Boats leave", [])


def write_pdf(path: Path, pages: list[list[str]], *, title: str = "") -> None:
    """Write a PDF whose pages have these lines."""
    writer = PdfWriter()
    for lines in pages:
        page = writer.add_blank_page(width=595, height=842)
        shown = "".join(f"({line}) Tj T* " for line in lines)
        content = f"BT /F1 12 Tf 50 780 Td 14 TL {shown}ET".encode("latin-1")
        stream = DecodedStreamObject()
        stream.set_data(content)
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
            }
        )
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        page[NameObject("/Contents")] = writer._add_object(stream)
    if title:
        writer.add_metadata({"/Title": title})
    writer.write(path)


def test_a_pdf(tmp_path: Path) -> None:
    """A PDF has whole words and paragraphs, and no running heads."""
    pages = [
        ["The Lima Times   3 May 2024   Page 4", "Boats leave Lima", "Ana Ruiz, the head of the",
         "delegation, met Jo Wu in Lima on Mon-", "day, and they signed the pact."],
        ["The Lima Times   3 May 2024   Page 5", "The Spanish boats will leave the har-",
         "bour on Friday, the two said after the", "talks."],
    ]  # fmt: skip  # a page a line
    write_pdf(tmp_path / "a.pdf", pages, title="Boats leave Lima")
    (article,), errors, _ = read_all(tmp_path / "a.pdf")
    assert errors == []
    assert article.text.split("\n\n") == [
        "Boats leave Lima",
        "Ana Ruiz, the head of the delegation, met Jo Wu in Lima on Monday, and they signed the "
        "pact.",
        "The Spanish boats will leave the harbour on Friday, the two said after the talks.",
    ]


def test_a_headline_in_markdown(tmp_path: Path) -> None:
    """A text of only a heading is that text."""
    (article,), errors = read_data(tmp_path, "a.md", "# Ana Ruiz met Kai Holt in Rome.\n")
    assert (article.text, errors) == ("Ana Ruiz met Kai Holt in Rome.", [])


def test_a_scan(tmp_path: Path) -> None:
    """A PDF without text says what to do."""
    write_pdf(tmp_path / "a.pdf", [[]])
    _, errors, _ = read_all(tmp_path / "a.pdf")
    assert errors == [
        f"{tmp_path / 'a.pdf'}: a PDF without text, perhaps a scan; run OCR on it first"
    ]


def test_a_word_document(tmp_path: Path) -> None:
    """A Word document has its title and its paragraphs."""
    document = docx.Document()
    document.add_heading("Boats leave Lima", 0)
    document.add_paragraph("By Ana Ruiz")
    document.add_paragraph("They left.")
    document.save(str(tmp_path / "a.docx"))
    (article,), errors, _ = read_all(tmp_path / "a.docx")
    assert (article.text, errors) == ("Boats leave Lima\n\nThey left.", [])


@pytest.mark.parametrize(("package", "name"), [("pypdf", "a.pdf"), ("docx", "a.docx")])
def test_without_the_extra(
    package: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the library is missing, the message names the extra that brings it."""
    monkeypatch.setitem(sys.modules, package, None)
    data = b"%PDF-1.7\n" if name == "a.pdf" else b"PK\x03\x04" + b"\0" * 30 + b"word/"
    _, errors = read_data(tmp_path, name, data)
    assert len(errors) == 1
    assert "pip install 'newskg[documents]'" in errors[0]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl.gz", b'{"text": "They left."}\n'),
        ("a.html.gz", PAGE.replace("Ana Ruiz met Jo Wu in Lima on Monday", "They left").encode()),
        ("a.csv.gz", b"title,text\nA,They left.\n"),
        ("a.gz", b"They left."),
    ],
)
def test_packed_files(name: str, data: bytes, tmp_path: Path) -> None:
    """What is packed with gzip is read like what is in it, in folders too."""
    (tmp_path / name).write_bytes(gzip.compress(data))
    articles, errors, _ = read_all(tmp_path / name)
    assert (len(articles), errors) == (1, [])
    assert "They left" in articles[0].text
    if name != "a.gz":
        assert len(read_all(tmp_path)[0]) == 1


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.docx", b"They left.", "named .docx, but it is none"),
        ("a.pdf", b"They left.", "named .pdf, but it is none"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "an old Office file"),
        ("a.zip", b"PK\x03\x04" + b"\0" * 40, "a zip archive; unpack it first"),
        ("a.xlsx", b"PK\x03\x04" + b"\0" * 40 + b"xl/workbook", "an Excel table; save it as CSV"),
        ("a.tar", b"a.txt" + b"\0" * 252 + b"ustar", "a tar archive; unpack it first"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "a JPEG picture; kg reads no scans"),
        ("a.rtf", b"{\\rtf1 They left.}", "an RTF file; save it as .docx or text"),
        ("a.xml", b'<?xml version="1.0"?><urlset/>', "a sitemap"),
        ("a.xml", b'<?xml version="1.0"?><nitf/>', "XML with the root <nitf>, no feed"),
        ("a.rss", b"<rss><channel/></rss>", "a feed without an entry"),
        ("a.csv", b"id,age\n1,2\n", 'no "text" (or content, body, articleBody, maintext …) among'),
        ("a.csv", b"id,text\n", "no row below the names of the columns"),
        ("a.eml", b"Subject: x\n\n", "a mail without a text of its own"),
        ("a.gz", PACKED_TWICE, "packed with gzip twice"),
        ("a.warc", b"WARC/1.0\r\nx", "no article among the pages of this web archive"),
        ("a.docx", b"PK\x03\x04x", "a broken Word document: File is not a zip file"),
        ("a.json", b'{"text": "They', "not JSON: Unterminated string starting at column 10"),
    ],
)
def test_what_cannot_be_read_says_what_it_is(
    name: str, data: bytes, reason: str, tmp_path: Path
) -> None:
    """The message says what kg saw and what to do."""
    articles, errors = read_data(tmp_path, name, data)
    assert articles == []
    assert len(errors) == 1
    assert reason in errors[0]


@pytest.mark.parametrize(
    ("shown", "what"),
    [
        ("<h1>403 Forbidden</h1><p>nginx</p>", "an error page of its site"),
        ("<h1>Oops</h1><p>The article you look for could not be found.</p>", "an error page"),
        ("<h1>Just a moment...</h1><p>Checking your browser.</p>", "whether its reader is a robot"),
        (
            "<div>You need to enable JavaScript to run this app.</div>",
            "a page that needs JavaScript",
        ),
        (
            "<h1>Before you continue</h1><p>We and our partners use cookies. Accept all to go on.</p>",
            "a page that asks for consent to cookies",
        ),
        (
            "<h1>The Post</h1><p>Please log in to continue to the site.</p>",
            "asks its reader to log in",
        ),
    ],
)
def test_what_stands_in_the_place_of_an_article(shown: str, what: str, tmp_path: Path) -> None:
    """Error pages, robots' tests and the like are named, not read as articles."""
    page = f"<html lang='en'><head><title>The Post</title></head><body>{shown}</body></html>"
    articles, errors = read_data(tmp_path, "a.html", page)
    assert articles == []
    assert "no article in this page: " in errors[0]
    assert what in errors[0]


def test_an_article_about_such_pages(tmp_path: Path) -> None:
    """An article that speaks of cookies and JavaScript is one."""
    page = PAGE.replace("<p>The talks", "<p>Some 404 sites accept cookies. The talks")
    [article], errors = read_data(tmp_path, "a.html", page)
    assert not errors
    assert "404 sites accept cookies" in article.text


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Subject: the deal\n\nThey left.", "text"),
        ("Title: a\nSource: b\nDate: c\n\nThey left.", "text"),
        ("Received: x\nFrom: a\nTo: b\nSubject: c\n\nThey left.", "mail"),
        ("From a@x Mon May  6 10:00:00 2024\nFrom: a\n", "mailbox"),
        ("# Talks end\n\nThey *left*.", "markdown"),
        ("1. They left.\n2. They came.", "text"),
        ("They paid $5 * 3 for a_b_c.\n\nHashtag #left.", "text"),
        ("Text, title and source were checked.", "text"),
        ("text,source\nThey left.,x", "table"),
    ],
)
def test_formats_are_told_by_their_first_characters(head: str, expected: str) -> None:
    """What has no telling name is recognised by signs that nothing else has."""
    assert sniff_format(head) == expected
