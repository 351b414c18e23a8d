"""Broken and hostile inputs of every format cost only themselves, and little time."""

# ruff: noqa: E501  # one case a line

from __future__ import annotations

import gzip
import io
import json
import random
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.language import foreign_language
from kg.read.formats import compressed
from kg.read.formats.dumps import split_dump
from kg.read.formats.markdown import draft_of_markdown
from kg.read.formats.quoted_mail import without_quotes
from kg.read.linebreaks import mend_line_breaks
from kg.read.posts import quote_posts
from kg.read.promos import drop_promos
from kg.read.speech import quote_turns
from tests.read.reading import read_all, read_data
from tests.read.test_formats import ATOM, PAGE, PAGES, RSS, archive, write_pdf
from tests.read.test_hostile import mutated

SENTENCE = "Ana Lopes signed a pact with Morocco on Monday, ending two years of talks."


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Assert that the block takes no more CPU time."""
    began = time.process_time()
    yield
    assert time.process_time() - began < seconds


def test_a_bomb_of_gzip(tmp_path: Path) -> None:
    """What unpacks to hundreds of times its size is refused before it fills the disk."""
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"a" * 200_000_000, 1))
    with within(5):
        articles, errors, _ = read_all(tmp_path / "a.txt.gz")
    assert articles == []
    assert errors[0].endswith("unpacks to more than 100 times its size: no text does")


def test_an_archive_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is a maximum of unpacked bytes, whatever the ratio."""
    monkeypatch.setattr(compressed, "MOST_BYTES", 1_000_000)
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(random.Random(1).randbytes(3_000_000)))
    _, errors, _ = read_all(tmp_path / "a.txt.gz")
    assert "GiB unpacked; split it" in errors[0]


def test_half_an_archive(tmp_path: Path) -> None:
    """Of a file that was cut off what is whole is read, and the rest is named."""
    lines = "".join(
        f'{{"text": "{SENTENCE} {n * 7919} {"They left. " * 300}"}}\n' for n in range(1_000)
    )
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines.encode())[:-100])
    articles, errors, _ = read_all(tmp_path / "a.jsonl.gz")
    assert len(articles) > 100
    assert "broken gzip, read as far as it goes" in errors[0]


@pytest.mark.parametrize("name", ["a.docx", "a.wacz"])
def test_a_bomb_of_zip(name: str, tmp_path: Path) -> None:
    """A zip archive that unpacks to gigabytes is not unpacked into memory."""
    with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as packed:
        inside = "word/document.xml" if name == "a.docx" else "archive/a.warc"
        with packed.open(inside, "w", force_zip64=True) as stream:
            for _ in range(100):
                stream.write(b"a" * 1_000_000)
    with within(25):
        articles, errors, _ = read_all(tmp_path / name)
    assert articles == []
    assert errors


@pytest.mark.parametrize("packed", [True, False])
def test_a_broken_record(packed: bool, tmp_path: Path) -> None:
    """Of an archive with a broken record those before and behind it are read."""
    other = ("200 OK", PAGE.replace("Ana Ruiz", "Bo Lind").encode(), "text/html")
    first, second = archive(*PAGES, packed=packed), archive(other, packed=packed)
    broken = first + (b"\x1f\x8b\x08" if packed else b"WARC/1.0\r\n") + b"x" * 900 + second
    (tmp_path / "a.warc").write_bytes(broken)
    articles, errors, _ = read_all(tmp_path / "a.warc")
    assert ["Ana Ruiz" in article.text for article in articles] == [True, False]
    assert ["a broken record" in error for error in errors] == ([True] if packed else [])


def test_entities_of_a_feed(tmp_path: Path) -> None:
    """A feed with entities of its own, which can multiply or lead elsewhere, is refused."""
    for entity in ('"aaaaaaaaaa"', 'SYSTEM "file:///etc/passwd"'):
        head = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a {entity}>]>'
        feed = f"{head}<rss><channel><item><description>&a;</description></item></channel></rss>"
        articles, errors = read_data(tmp_path, "a.rss", feed)
        assert articles == []
        assert len(errors) == 1


def test_a_mark_that_nothing_closes(tmp_path: Path) -> None:
    """A quotation mark in every line of a table does not read the rest again and again."""
    rows = "".join(f'{n},"They left.\n{n},They left {n}.\n' for n in range(3_000))
    with within(20):
        articles, errors = read_data(tmp_path, "a.csv", f"id,text\n{rows}")
    assert len(articles) == 3_000
    assert len(errors) == 3_000


def test_a_list_of_json_without_an_end(tmp_path: Path) -> None:
    """Of a list that is broken in its middle the items before are read."""
    items = ", ".join(json.dumps({"text": f"{SENTENCE} {n}"}) for n in range(2_000))
    with within(20):
        articles, errors = read_data(tmp_path, "a.json", f"[{items}, {{")
    assert len(articles) == 2_000
    assert len(errors) == 1
    assert errors[0].startswith("[2001]: not JSON")


def test_json_nested_in_itself(tmp_path: Path) -> None:
    """Depth is refused, in a list and in a field."""
    deep = '{"text": ' * 900 + '"x"' + "}" * 900
    for data in (f"[{deep}]", deep, f'{{"date": {deep}, "text": "They left."}}', "[" * 50_000):
        with within(5):
            articles, errors = read_data(tmp_path, "a.json", data)
        assert articles or errors


def test_mails_in_mails(tmp_path: Path) -> None:
    """Mails nested a thousand deep, or of thousands of parts, are refused in no time."""
    nested = (
        b"Subject: x\nMessage-ID: <x>\nContent-Type: message/rfc822\n\n" * 1_000 + b"They left."
    )
    parts = EmailMessage()
    parts["Subject"] = "x"
    parts.set_content("They left.")
    for _ in range(1_000):
        parts.add_attachment("a", subtype="plain")
    for data in (nested, bytes(parts)):
        with within(10):
            articles, errors = read_data(tmp_path, "a.eml", data)
        assert articles or len(errors) == 1


@pytest.mark.parametrize(
    "text",
    [
        "On " + "a " * 50_000 + "wrote",
        "From: a\nSent: b\n" * 20_000,
        "This e-mail is confidential\n" + "a\n" * 50_000,
        "Best regards\n" + "a" * 100_000,
        "> " * 100_000,
        ("a" * 79 + "\n") * 20_000,
    ],
)
def test_slow_mails(text: str) -> None:
    """No text makes the patterns of quoted mails slow."""
    with within(3):
        without_quotes(text)


@pytest.mark.parametrize(
    "text",
    [
        "a-\n" * 100_000,
        "a-\n\n" * 50_000,
        "Page 1\n\n" * 50_000,
        "a" * 1_000_000,
        "Title: a\n" * 50_000 + "=====\n" * 1_000,
        "=====\n" * 100_000,
        "1 of 2 DOCUMENTS\n" * 20_000,
        ("HD  a\nTD\nb\n" + "AN  Document ABCD00020240503ek530001a\n") * 5_000,
    ],
)
def test_slow_texts(text: str) -> None:
    """No text makes mending line breaks or splitting dumps slow."""
    with within(8):
        mend_line_breaks(text)
        list(split_dump("a", text))


@pytest.mark.parametrize("line", ["(@" * 150, "— a (@" * 40, "A: " * 100, "the post " * 35, "A" * 300,
                                  "subscribe " * 30, "read more " * 30, "we " * 100 + "commission",
                                  "A, " * 90 + ": b", "[" * 300, "comment " * 38])  # fmt: skip
def test_slow_paragraphs(line: str) -> None:
    """No paragraph makes the patterns of promos, posts and turns slow."""
    paragraphs = [line] * 300
    with within(3):
        quote_turns(quote_posts(drop_promos(paragraphs)))


@pytest.mark.parametrize("sign", ["*", "_", "[", "](", "`", "> ", "- ", "#", "|", "~~", "![", "\\"])
def test_slow_markdown(sign: str) -> None:
    """Signs without an end are read in a few seconds."""
    with within(10):
        draft_of_markdown("a", f"# Talks\n\nThey left.\n\n{sign * 20_000} a\n")


def test_a_language_of_many_words() -> None:
    """A text of a million characters is looked at by a sample."""
    with within(1):
        foreign_language("они ушли " * 120_000)


def test_pages_without_an_end(tmp_path: Path) -> None:
    """A PDF of thousands of pages is refused with its number."""
    write_pdf(tmp_path / "a.pdf", [["They left."]] * 201)
    _, errors, _ = read_all(tmp_path / "a.pdf")
    assert errors[0].endswith("a PDF of 201 pages, more than 200; split it")


def test_a_live_page_of_thousands_of_times(tmp_path: Path) -> None:
    """The posts of a live blog are found in time that grows with their number."""
    post = '<div><time datetime="2024-05-03T08:10:00Z">3 May</time><p>{}</p></div>'
    posts = "".join(post.format(f"{SENTENCE} {n}") for n in range(1_500))
    page = f"<html><head><title>Live: talks</title></head><body><main><h1>Live: talks</h1>{posts}"
    with within(30):
        articles, errors = read_data(tmp_path, "a.html", page)
    assert errors == []
    assert len(articles) >= 1_500


def documents(tmp_path: Path) -> dict[str, bytes]:
    """Return a whole input of each format by the name of its file."""
    mail = EmailMessage()
    mail["Subject"], mail["Message-ID"] = "Boats leave", "<1@x.example>"
    mail.set_content(f"{SENTENCE}\n\nOn Friday, Bo wrote:\n> No.\n")
    mail.add_alternative(f"<p>{SENTENCE}</p>", subtype="html")
    document = docx.Document()
    document.add_paragraph(SENTENCE)
    packed = io.BytesIO()
    document.save(packed)
    write_pdf(tmp_path / "made.pdf", [[SENTENCE]])
    return {
        "a.csv": f'title,text\nA,"{SENTENCE}"\nB,"{SENTENCE}\nTwice."\n'.encode(),
        "a.rss": RSS.encode(),
        "a.xml": ATOM.encode(),
        "a.md": f"---\ntitle: A\n---\n# A\n\n**{SENTENCE}** [a](b)[^1]\n\n[^1]: b\n".encode(),
        "a.eml": bytes(mail),
        "a.mbox": b"From a@b Mon May  6 10:00:00 2024\n" + bytes(mail),
        "a.warc.gz": archive(*PAGES),
        "a.warc": archive(*PAGES, packed=False),
        "a.html": PAGE.encode(),
        "a.docx": packed.getvalue(),
        "a.pdf": (tmp_path / "made.pdf").read_bytes(),
        "a.txt.gz": gzip.compress(SENTENCE.encode()),
        "a.txt": f"1 of 2 DOCUMENTS\n\nThe Post\n\nMay 3, 2024\n\nA\n\nLENGTH: 9 words\n\n{SENTENCE}".encode(),
        "a": f"HOST: Why?\n\nANA SÁ: {SENTENCE}\n\nHOST: Thanks.".encode(),
    }  # fmt: skip  # a table


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10**9))
def test_broken_input_of_each_format(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    """Whatever is done to an input, it is read, named or counted, and its text is text."""
    choose = random.Random(seed)
    folder = tmp_path_factory.getbasetemp() / "broken_formats"
    folder.mkdir(exist_ok=True)
    name, data = choose.choice(sorted(documents(folder).items()))
    for _ in range(choose.randrange(1, 4)):
        data = mutated(data, choose)
    (folder / name).write_bytes(data)
    with within(5):
        articles, errors, skipped = read_all(folder / name)
    assert articles or errors or skipped
    assert all(article.text.strip() and article.text.encode() for article in articles)
