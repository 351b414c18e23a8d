"""The text of an input in, perhaps with stray HTML tags or wrapped lines; its paragraphs out."""

from __future__ import annotations

import html
import re

from kg.read.characters import ENTITY, clean_characters
from kg.read.header_block import is_header_line
from kg.read.stamps import is_stamp_line
from kg.read.trim import is_medium

BLOCK_TAG = re.compile(
    r"</?(?:p|br|div|h[1-6]|ul|ol|li|blockquote|section|article|header|footer|figure|figcaption"
    r"|table|tr|hr|title)\b[^<>]{0,500}>",
    re.I,
)
INLINE_TAG = re.compile(
    r"</?(?:a|abbr|b|cite|em|font|i|img|mark|q|small|span|strong|sub|sup|td|th|time|u)\b"
    r"[^<>]{0,500}>",
    re.I,
)
SCRIPT = re.compile(r"<(script|style)\b[^<>]{0,500}>[^<]{0,20000}</\1>", re.I)
CLOSING_TAG = re.compile(r"</[a-z][a-z1-6]{0,9}>", re.I)
TAGGED_HEADLINE = re.compile(r"\s*<(h1|title|p)\b[^<>]*>([^<>]{1,400})</\1>", re.I)
PARAGRAPH_TAG = re.compile(r"<p\b", re.I)
BULLET = re.compile(r"^(?:[-–—*•▪●■►➡☛◦‣✔]\ufe0f?|[\U0001F300-\U0001FAFF\u2600-\u27bf]\ufe0f?)+\s+")
SENTENCE_END = re.compile(r"""[.!?…:;]["'”’»)\]]*$""")
ESCAPED_TIMES = 3
"""How often programs may have escaped the same text: `&amp;amp;` was escaped twice."""
WRAPPED_WIDTHS = (45, 100)
"""Lines whose lengths are all in this range were broken by a program, not a writer."""
GOES_ON_WORDS = 3
HEAD_LINES = 20
WRAPPED_RAGGED = 30
"""Maximum difference between the lengths of such lines."""


def split_paragraphs(text: str) -> list[str]:
    r"""Return the paragraphs of a text: its lines, wrapped ones joined, without tags and bullets.

    >>> split_paragraphs("<b>Talks end</b><br>Both sides &amp; guests left.\n\n• No date is set.")
    ['Talks end', 'Both sides & guests left.', 'No date is set.']
    """
    text = unescape(_without_tags(text))
    if CLOSING_TAG.search(text):  # they were escaped
        text = _without_tags(text)
    blocks = re.split(r"\n\s*\n", clean_characters(text))
    lines = (line.strip() for block in blocks for line in join_wrapped(block.split("\n")))
    return [paragraph for line in lines if (paragraph := BULLET.sub("", line))]


def _without_tags(text: str) -> str:
    return INLINE_TAG.sub("", BLOCK_TAG.sub("\n\n", SCRIPT.sub("", text)))


def unescape(text: str) -> str:
    """Return a text with the characters that entities name, even entities escaped once more.

    >>> unescape("Hale &amp;amp; Sons &lt; 5")
    'Hale & Sons < 5'
    """
    for _ in range(ESCAPED_TIMES):
        clean = ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
        if clean == text:
            break
        text = clean
    return text


def tagged_headline(text: str) -> str:
    """Return the headline a text opens with in a tag of its own, else "".

    >>> tagged_headline("<p>Talks end in Geneva</p> Both sides left.")
    'Talks end in Geneva'
    """
    match = TAGGED_HEADLINE.match(text)
    if match is None or len(PARAGRAPH_TAG.findall(text)) > 1:  # every paragraph has its tag
        return ""
    return " ".join(split_paragraphs(match[2]))


def join_wrapped(lines: list[str]) -> list[str]:
    """Return the lines of a block, as one where a program wrapped them at a fixed width.

    A line that goes on with a small letter belongs to the one before, but not in a list.

    >>> join_wrapped(["Ana Sá", "praised the whole crew.", "They took:", "a few old maps"])
    ['Ana Sá praised the whole crew.', 'They took:', 'a few old maps']
    """
    first = _end_of_head(lines)
    parts: list[list[str]] = []
    listing = False
    for line in map(str.strip, _join(lines[first:])):
        listing = listing if line[:1].islower() else line.endswith(":")
        if parts and not listing and _goes_on(parts[-1][-1], line):
            parts[-1].append(line)
        else:
            parts.append([line])
    return [*lines[:first], *map(" ".join, parts)]


def _goes_on(before: str, line: str) -> bool:
    words = line.split()
    begins = len(words) >= GOES_ON_WORDS and words[0].isalpha() and words[0].islower()
    return begins and bool(before) and SENTENCE_END.search(before) is None


def _end_of_head(lines: list[str]) -> int:
    """Return how many lines at the start are up to the last byline, date or labelled line."""
    head = [i for i, line in enumerate(lines[:HEAD_LINES]) if _is_of_head(line.strip())]
    return head[-1] + 1 if head else 0


def _is_of_head(line: str) -> bool:
    return bool(line) and (is_header_line(line) or is_stamp_line(line) or is_medium(line))


def _join(lines: list[str]) -> list[str]:
    full = [line.strip() for line in lines[:-1]]
    widths = [len(line) for line in full]
    if not widths or min(widths) < WRAPPED_WIDTHS[0] or max(widths) > WRAPPED_WIDTHS[1]:
        return lines
    unfinished = sum(not SENTENCE_END.search(line) for line in full)
    if len(lines[-1].strip()) > WRAPPED_WIDTHS[1]:
        return lines  # a headline and the first paragraph
    if max(widths) - min(widths) > WRAPPED_RAGGED or unfinished * 2 < len(full):
        return lines
    return [" ".join(line.strip() for line in lines)]
