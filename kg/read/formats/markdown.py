"""A text in Markdown in; a draft of its words, without the signs, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.errors import ReadError
from kg.read.decode import decode
from kg.read.drafts import Draft
from kg.read.formats.inputs import Input, read_whole
from kg.read.formats.keys import draft_of, normalize_key

if TYPE_CHECKING:
    from markdown_it.token import Token

CHARACTERS = 2_000_000
"""Maximum: more than an article has, and as much as markdown-it reads in some seconds."""
FRONT_MATTER = re.compile(
    r"\A\s*(?P<edge>---|\+\+\+)[ \t]*\n(?P<fields>(?:[^\n]*\n){1,60}?)(?:(?P=edge)|\.\.\.)[ \t]*\n"
)
FIELD = re.compile(r"""^([\w.-]+)[ \t]*[:=][ \t]*["']?(.*?)["']?[ \t]*$""", re.M)
HEADING = re.compile(r"\s*#{1,3}[ \t]+\S|\s*[^\n]{3,200}\n(?:={3,}|-{3,})[ \t]*\n")
SIGNS = (
    re.compile(r"^#{1,6}[ \t]+\S", re.M),
    re.compile(r"\*\*[^*\n]+\*\*|__[^_\n]+__"),
    re.compile(r"(?<!\w)[*_][^*_\s][^*_\n]*[*_](?!\w)"),
    re.compile(r"\[[^\]\n]+\](?:\([^)\s]+\)|\[[^\]\n]*\])"),
    re.compile(r"^\[[^\]\n]+\]:\s*\S+", re.M),
    re.compile(r"^>[ \t]+\S", re.M),
)
"""What only Markdown writes so; two kinds of it, or one below a heading, are enough."""
FOOTNOTE_MARK = re.compile(r"\[\^[^\]\s]{1,40}\](?!:)")
FOOTNOTE = re.compile(r"^\[\^[^\]\s]{1,40}\]:[^\n]*(?:\n[ \t]+[^\n]+)*", re.M)
NUMBER = re.compile(r"\[?\d{1,3}\]?|\[[a-z]\]|↩︎?")
"""The words of a link to a footnote."""
DROPPED = frozenset({"fence", "code_block", "hr", "html_block_open"})
BREAKS = {"softbreak": "\n", "hardbreak": "\n\n"}


def looks_like_markdown(head: str) -> bool:
    """Return whether a text has signs that only Markdown has.

    >>> looks_like_markdown("# Talks end\\n\\n**Ana Sá** left."), looks_like_markdown("# 1 in Lima")
    (True, False)
    """
    if FRONT_MATTER.match(head):
        return True
    kinds = sum(sign.search(head) is not None for sign in SIGNS)
    return kinds > 1 or (kinds == 1 and HEADING.match(head) is not None and "\n" in head.strip())


def read_markdown(given: Input) -> Iterator[Draft]:
    """Yield the draft of a text in Markdown, its first heading as the title."""
    text = decode(read_whole(given))
    if len(text) > CHARACTERS:
        raise ReadError(given.name, f"Markdown of {len(text):,} characters; split it")
    yield draft_of_markdown(given.name, text)


def draft_of_markdown(origin: str, text: str) -> Draft:
    """Return the draft of a text in Markdown, with what its front matter says."""
    front = FRONT_MATTER.match(text.replace("\r\n", "\n"))
    body = text.replace("\r\n", "\n")[front.end() if front else 0 :]
    fields = {normalize_key(key): value for key, value in FIELD.findall(front["fields"] if front else "")}  # fmt: skip  # noqa: E501  # one comprehension
    title, paragraphs = _read_blocks(FOOTNOTE.sub("", FOOTNOTE_MARK.sub("", body)))
    if not (title or paragraphs):
        raise ReadError(origin, "Markdown without a text")
    if not paragraphs:
        title, paragraphs = "", [title]
    known = {key: value for key, value in fields.items() if value}
    draft = draft_of(origin, {**known, "text": "\n\n".join(paragraphs)})
    return replace(draft, title=draft.title or title)


def _read_blocks(text: str) -> tuple[str, list[str]]:
    """Return the first heading of the highest level, if it opens the text, and the paragraphs."""
    from markdown_it import MarkdownIt

    title = ""
    paragraphs: list[str] = []
    tokens = (
        MarkdownIt("commonmark", {"maxNesting": 20}).enable(["table", "strikethrough"]).parse(text)
    )
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type != "inline" or before is None:
            continue
        words = _words_of(token.children or ()).strip()
        if before.type == "heading_open" and before.tag == "h1" and not (title or paragraphs):
            title = " ".join(words.split())
        elif words and not before.type.startswith(("td", "th")):
            paragraphs.append(words)
    return title, paragraphs


def _words_of(tokens: Sequence[Token]) -> str:
    """Return the words of a block, without pictures, code and the marks of footnotes."""
    words: list[str] = []
    opened: list[int] = []
    for token in tokens:
        if token.type in ("link_open", "s_open"):
            opened.append(len(words))
        elif token.type == "link_close" and opened:
            start = opened.pop()
            if NUMBER.fullmatch("".join(words[start:]).strip()):
                del words[start:]
        elif token.type == "s_close" and opened:
            del words[opened.pop() :]  # what is struck out is not said
        elif token.type in ("text", "code_inline", "html_inline"):
            words.append(token.content)  # tags are removed with all others
        else:
            words.append(BREAKS.get(token.type, ""))
    return "".join(words)
