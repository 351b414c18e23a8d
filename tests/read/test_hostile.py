"""Files that block, lead elsewhere or never end are named and skipped; the rest is read."""

from __future__ import annotations

import io
import os
import random
import socket
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ReadError
from kg.read import describe_skipped, read_articles
from kg.read.clean import clean_draft
from kg.read.drafts import Draft
from kg.read.formats import sniff_format
from kg.read.html import ATTRIBUTES, INLINE_CHILDREN, TAGS, read_html
from kg.read.paragraphs import split_paragraphs
from kg.read.trim import trim_paragraph
from tests.read.test_read import PAGE

SENTENCE = "Ana Lopes signed a pact with Morocco on Monday, ending two years of talks."


def read(*paths: Path | str) -> tuple[list[str], list[str], Counter[str]]:
    """Return the texts, the messages and the kinds skipped of some paths."""
    errors: list[str] = []
    skipped: Counter[str] = Counter()
    found = read_articles(
        [str(path) for path in paths],
        on_error=lambda error: errors.append(str(error)),
        on_skip=lambda kind: skipped.update([kind]),
    )
    return [article.text for article in found], errors, skipped


@pytest.mark.parametrize("count", [30, 10_000])
def test_comments_before_an_element(count: int) -> None:
    """Any number of comments before a `<p>` is looked through in no time."""
    began = time.process_time()
    assert sniff_format("<!--a-->" * count + "<p>They left.") == "text"
    assert sniff_format("<!--a--> " * count + "<html>") == "html"
    assert time.process_time() - began < 0.5


@pytest.mark.parametrize(
    "words", ["1" * 60, "x " * 60, "share " * 45, "tweet" * 50, "| " * 100, "1 1x " * 50]
)
def test_a_line_of_buttons_without_an_end(words: str) -> None:
    """What looks like the buttons of a page, and is not, is read in one way only."""
    began = time.process_time()
    assert trim_paragraph(f"Share {words}!").startswith("Share ")
    assert time.process_time() - began < 0.5


@pytest.mark.parametrize("line", ["word and word", "a b c", "<script>", "<b>word"])
def test_thousands_of_lines(line: str) -> None:
    """Lines that go on in the next are joined in time that grows with their number."""
    began = time.process_time()
    split_paragraphs(f"{line}\n" * 30_000)
    assert time.process_time() - began < 5


def test_thousands_of_headings() -> None:
    """A page of headings that all lead home is read in seconds."""
    began = time.process_time()
    page = "<html><body>" + "<h1><a href='/'>Isle</a></h1>" * 5_000 + "<h1>Mayor quits</h1>"
    assert read_html("a", f"{page}<p>{SENTENCE}</p>".encode()).title == "Mayor quits"
    assert time.process_time() - began < 10


def test_thousands_of_labels() -> None:
    """Labels before a sentence are taken off however many there are."""
    assert trim_paragraph("Update: " * 5_000 + SENTENCE) == SENTENCE


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<p>x</p>" * TAGS, f"more than {TAGS:,} tags"),
        ("<!--x-->" * TAGS * 10, f"more than {TAGS:,} tags"),
        (f"<p {' '.join(f'a{n}=1' for n in range(60_000))}>x</p>", f"{ATTRIBUTES:,} attributes"),
        (f"<p>{'<b>x</b> ' * (INLINE_CHILDREN + 1)}</p>", f"more than {INLINE_CHILDREN:,} element"),
    ],
    ids=["elements", "comments", "attributes", "children"],
)
def test_a_page_without_an_end(body: str, reason: str) -> None:
    """A page that would take minutes is refused within a second, with the reason."""
    began = time.process_time()
    with pytest.raises(ReadError, match=reason):
        read_html("page.html", f"<!doctype html><article><p>{SENTENCE}</p>{body}".encode())
    assert time.process_time() - began < 2


@pytest.mark.parametrize("tag", ["div", "b", "script", "template", "svg"])
def test_a_deep_page_is_read(tag: str) -> None:
    """Elements nested ten thousand deep leave the article readable."""
    page = (
        f"<!doctype html><article><p>{SENTENCE}</p><p>{SENTENCE} Twice.</p>" + f"<{tag}>" * 10_000
    )
    began = time.process_time()
    assert SENTENCE in (read_html("page.html", page.encode()).text)
    assert time.process_time() - began < 3


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    """A pipe, a socket and a device, named or in a folder, do not stop the reading of the rest."""
    (tmp_path / "news.txt").write_text("They left.")
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "socket.txt"))
        texts, errors, skipped = read(
            tmp_path, tmp_path / "pipe.txt", tmp_path / "socket.txt", "/dev/zero"
        )
    assert texts == ["They left."]
    assert skipped == {"pipe, socket or device": 2}
    reasons = ["a named pipe, not a file; to read from it", "a socket, not", "a device, not a file"]
    for error, reason in zip(errors, reasons, strict=True):
        assert reason in error


def test_links_out_of_a_folder_are_not_followed(tmp_path: Path) -> None:
    """Only a link that stays in the folder is read; one named by the user always is."""
    folder, outside = tmp_path / "in", tmp_path / "secret.txt"
    (folder / "sub").mkdir(parents=True)
    outside.write_text("The password is blue.")
    (folder / "a.txt").write_text("They left.")
    (folder / "a_again.txt").symlink_to("a.txt")
    (folder / "out.txt").symlink_to(outside)
    (folder / "sub" / "up.txt").symlink_to("../../secret.txt")
    (folder / "gone.txt").symlink_to("nowhere.txt")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "round").symlink_to(folder)
    texts, errors, skipped = read(folder)
    assert (texts, errors) == (["They left."], [])
    assert skipped == {"link out of the folder": 2, "broken link": 2, "link to a folder": 1}
    assert read(folder / "out.txt")[0] == ["The password is blue."]
    (tmp_path / "link").symlink_to(folder)
    assert read(tmp_path / "link")[0] == ["They left."]


def test_a_folder_counts_what_it_skips(tmp_path: Path) -> None:
    """Files of other kinds are counted by their extension, the most frequent first."""
    for name in ("a.txt", "b.png", "c.MP3", "d.tar.gz", "e.xls", "f.xls", "Makefile", ".DS_Store"):
        (tmp_path / name).write_text("They left.")
    texts, errors, skipped = read(tmp_path)
    assert (texts, errors) == (["They left."], [])
    assert describe_skipped(skipped) == (
        "Skipped 7 files: .xls 2, .gz 1, .mp3 1, .png 1, hidden 1, without extension 1"
    )


def test_a_graph_among_the_articles(tmp_path: Path) -> None:
    """Articles beside a graph that was built into their folder are read, the graph is not."""
    (tmp_path / "a.txt").write_text("They left.")
    for folder in (tmp_path, tmp_path / "sub"):
        (folder / "store").mkdir(parents=True)
        (folder / "graph.ttl").touch()
        (folder / "graph.html").write_text(PAGE, "utf-8")
        (folder / ".store.draft").mkdir()
    texts, errors, skipped = read(tmp_path)
    assert (texts, errors, skipped) == (["They left."], [], {"graph of kg": 1})


def test_many_kinds_are_summed_up() -> None:
    """A line names a dozen kinds at most."""
    line = describe_skipped({f".x{number:02}": 1 for number in range(40)})
    assert line.endswith(".x11 1, others 28")


def test_a_folder_far_down(tmp_path: Path) -> None:
    """Folders nested deeper than Python recurses are read."""
    depth = 1_200
    start = Path.cwd()
    os.chdir(tmp_path)
    try:
        for _ in range(depth):
            Path("d").mkdir()
            os.chdir("d")
        Path("a.txt").write_text("They left.")
        assert read(tmp_path)[0] == ["They left."]
        Path("a.txt").unlink()
        for _ in range(depth):  # what clears temporary folders would recurse too
            os.chdir("..")
            Path("d").rmdir()
    finally:
        os.chdir(start)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("https://news.example/a", "https://news.example/a: a web address; kg stays offline"),
        ("HTTP://news.example/a", "a web address"),
        ("file:///tmp/a.txt", "a web address"),
        ("", '"": an empty name'),
        ("a\0b", "embedded null"),
        ("x" * 5_000, "file name too long"),
    ],
)
def test_a_name_that_is_no_path(name: str, reason: str) -> None:
    """A web address and an empty name are not looked for on the disk."""
    texts, errors, _skipped = read(name)
    assert texts == []
    assert len(errors) == 1
    assert reason in errors[0]


def test_standard_input_that_never_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """Binary input is left after its first bytes; a closed one is said."""

    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]  # as RawIOBase does
            buffer[:] = bytes(len(buffer))
            return len(buffer)

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(Endless())))
    assert read("-")[1] == ["<stdin>: binary, not text, HTML or JSON"]
    monkeypatch.setattr("sys.stdin", None)
    assert read("-")[1] == ["<stdin>: closed"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("HTTP://news.example/a", "HTTP://news.example/a"),
        (" https://news.example/a\n", "https://news.example/a"),
        ("https://news.example/a?q=" + "x" * 9_000, "https://news.example/a"),
        ("https://news.example/" + "x" * 9_000, None),
        ("https://", None),
        ("data:text/html,x", None),
    ],
)
def test_addresses_are_bounded(given: str, kept: str | None) -> None:
    """An address keeps its letters, loses an endless query, and goes where it is endless itself."""
    assert clean_draft(Draft("case", "They left.", url=given)).url == kept


def test_publishers_are_bounded() -> None:
    """What is too long for a name is not a publisher; that of the text is used."""
    draft = Draft("case", "LIMA, 5 March 2024 (Reuters) - Boats left.", publisher="x" * 5_000)
    assert clean_draft(draft).publisher == "Reuters"


def test_a_title_without_an_end() -> None:
    """Headline and captions count into the length of an article."""
    with pytest.raises(ReadError, match="text of 2,000,010 characters"):
        clean_draft(Draft("case", "They left.", title="x" * 2_000_000))


BROKEN = ["<", ">", '"', "{", "[", "&#x110000;", "&#0;", "<!--", "-->", "<![CDATA[", "</html>",
          "<script>", "\\ud800", "\\u0000", "\r", "\0", "<table><tr>", "NaN", "1e999", "я", "漢",
          "👩‍🚀", "שלום", "\u202e", "\x1b[31m"]  # fmt: skip  # pieces


def mutated(data: bytes, choose: random.Random) -> bytes:
    """Return `data` cut, doubled, shuffled, in another case or encoding, or with a piece more."""
    start, end = sorted((choose.randrange(len(data) + 1), choose.randrange(len(data) + 1)))
    text = data.decode("utf-8", "replace")
    encoding = choose.choice(["utf-16", "utf-32", "cp1252", "koi8-r", "shift_jis", "utf-7"])
    words = data.split(b" ")
    choose.shuffle(words)
    return choose.choice([
        data[:start] + data[end:],
        data[:end] + data[start:end] * 5 + data[end:],
        data.swapcase(),
        data.replace(b" ", b""),
        b" ".join(words),
        text.encode(encoding, "replace"),
        text.translate(str.maketrans("aeiou", "авгде")).encode(),
        data[:start] + choose.choice(BROKEN).encode() + data[start:],
        data[:start] + choose.randbytes(9) + data[start:],
    ])  # fmt: skip  # one change a line


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 10**9), st.sampled_from([".txt", ".html", ".jsonl", ".json", ""]))
def test_broken_input(tmp_path_factory: pytest.TempPathFactory, seed: int, suffix: str) -> None:
    """Whatever is done to pages and lines, they are read or named, and their text is text."""
    choose = random.Random(seed)
    lines = f'{{"text": "{SENTENCE}", "published": "2024-03-05"}}\n' * 3
    data = choose.choice([PAGE, lines, f"Boats leave\n\nLIMA (AP) - {SENTENCE}"]).encode()
    for _ in range(choose.randrange(1, 4)):
        data = mutated(data, choose)
    path = tmp_path_factory.getbasetemp() / f"broken{suffix}"
    path.write_bytes(data)
    began = time.process_time()
    texts, errors, _skipped = read(path)
    assert texts or errors
    assert all(text.strip() and text.encode() for text in texts)
    assert time.process_time() - began < 5
