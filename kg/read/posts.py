"""Paragraphs in; the same with the posts of networks among them as quotations of their authors out.

A network names the author below a post, or above it on a card. What a post says is its author's
claim, not the article's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.read.dates import YEARLESS_DAY
from kg.read.speech import quoted

AUTHOR = (
    r"(?P<name>(?:(?!://)[^@\n—–]){1,60}?)\s*\(@(?P<handle>[\w.@-]{1,80})\)(?P<rest>[^\n]{0,60})"
)
SIGNED = re.compile(rf"(?P<post>\S.*?)\s+[—–-]{{1,2}}\s*{AUTHOR}", re.S)
"""A post with its author behind it, as networks embed them."""
SIGNATURE = re.compile(rf"(?P<post>)(?:[—–-]{{1,2}}\s*)?{AUTHOR}")
"""An author on a line of its own, below the post."""
HANDLE = re.compile(r"@[\w.]{2,40}(?:\s*[·•].{0,30})?")
STAMP = re.compile(r"\d{1,2}:\d\d\s?[AP]M\s?[·•]\s?.{5,40}", re.I)
"""Above a post its author's handle, below it its time, where a network shows it as a card."""
AUTHOR_WORDS = 5
POST_CHARACTERS = 2_000
NETWORK_LINE = re.compile(
    r"(?:view (?:this|more) (?:post|profile|on)\b.{0,60}|a (?:post|photo|video) shared by .{1,120}"
    r"|post by @\S{1,80}|posted by .{1,80}\bon (?:facebook|instagram|tiktok)\b.{0,60}|♬.{0,120}"
    r"|(?:this )?(?:tweet|post|content) (?:is|was|has been) (?:not available|unavailable|deleted)\b.{0,80}"  # noqa: E501  # one pattern a line
    r"|allow .{1,30} content\?|(?:likes?|retweets?|replies|reposts?|views?)[\s\d.,KM]*)",
    re.I,
)  # fmt: skip
LINK = re.compile(r"\s*(?:https?://|pic\.|t\.co/|www\.)\S+")
EMOJI = re.compile(r"[\U0001F000-\U0001FAFF\u2600-\u27bf\ufe0f]+")


def quote_posts(paragraphs: Sequence[str]) -> list[str]:
    """Return paragraphs with the posts of networks as quotations of their authors.

    >>> quote_posts(["He has sold it pic.example/x", "— Bo Lind (@bolind) May 3, 2024"])
    ['Bo Lind: "He has sold it"']
    """
    kept: list[str] = []
    for paragraph in _quote_cards(paragraphs):
        signed = _signed(paragraph)
        if signed:
            post = signed["post"].strip() or (kept.pop() if kept else "")
            kept += _quotation(signed["name"] or signed["handle"], post)
        elif not (NETWORK_LINE.fullmatch(paragraph) or SIGNATURE.fullmatch(paragraph)):
            kept.append(paragraph)
    return kept


def _quote_cards(paragraphs: Sequence[str]) -> list[str]:
    """Return paragraphs with the posts below a handle as quotations, without their times."""
    kept: list[str] = []
    author = ""  # named above the post that comes next
    for paragraph in paragraphs:
        if HANDLE.fullmatch(paragraph):
            author = _author_above(kept) or paragraph
        elif STAMP.fullmatch(paragraph):
            author = ""
        elif author:
            kept += _quotation(author, paragraph)
            author = ""
        else:
            kept.append(paragraph)
    return kept


def _quotation(author: str, post: str) -> list[str]:
    """Return a post without its links as a quotation, none if nothing else is in it."""
    words = " ".join(LINK.sub("", post).split())
    name = " ".join(EMOJI.sub("", author).split())
    return [f"{name}: {quoted(words)}"] if any(map(str.isalpha, words)) else []


def _author_above(kept: list[str]) -> str:
    """Take the name above a handle from the paragraphs before it, if it is one."""
    name = EMOJI.sub("", kept[-1]).strip() if kept else ""
    is_name = 0 < len(name.split()) <= AUTHOR_WORDS and name[-1].isalnum()
    return kept.pop() and name if is_name else ""


def _signed(paragraph: str) -> re.Match[str] | None:
    """Return the author of a post, who stands behind it or alone with its day, if anything."""
    if len(paragraph) > POST_CHARACTERS or "(@" not in paragraph:
        return None
    alone = SIGNATURE.fullmatch(paragraph)
    return alone if alone and YEARLESS_DAY.search(alone["rest"]) else SIGNED.fullmatch(paragraph)
