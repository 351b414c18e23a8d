"""The lines of a PDF's pages in; its text with whole paragraphs, without running heads, out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain

EDGE_LINES = 2
"""Lines at the top and the bottom of a page that may be running heads."""
DIGITS = re.compile(r"\d+")
PAGE_NUMBER = re.compile(r"\W*(?:page|p\.)?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.I)
SENTENCE_END = re.compile(r"""[.!?:]["'”’»)\]]*$""")
HYPHENS = ("-", "‐", "\u00ad")
FULL = 0.75
"""Share of the width of a column that a line within a paragraph fills at least."""
NARROW = 25
"""Characters of a line: columns of newspapers are not narrower."""


def join_lines(pages: Sequence[str]) -> str:
    r"""Return the text of pages: a paragraph ends with a blank line, or a short one, or a title.

    >>> join_lines(["Mayor quits\nLena Holt, the mayor of Bergen, quit on Friday after a\nstorm."])
    'Mayor quits\n\nLena Holt, the mayor of Bergen, quit on Friday after a\nstorm.'
    """
    cleaned = [[line.rstrip() for line in page.split("\n")] for page in pages]
    heads = _running_heads(cleaned)
    lines = list(chain.from_iterable(_without(page, heads) for page in cleaned))
    width = _column_width(lines)
    text: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        text.append(line)
        if line.strip() and _ends_paragraph(line.strip(), following.strip(), width):
            text.append("")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(text)).strip()


def _ends_paragraph(line: str, following: str, width: int) -> bool:
    """Return whether a paragraph ends with a line, by its length and the line below."""
    if not following or following[0].islower() or line.endswith((*HYPHENS, ",")):
        return False
    return len(line) < width * FULL


def _column_width(lines: Sequence[str]) -> int:
    """Return the usual width of a full line: what one line in four exceeds."""
    widths = sorted(len(line.strip()) for line in lines if len(line.strip()) > NARROW)
    return widths[len(widths) * 3 // 4] if widths else 0


def _running_heads(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return the lines, with their digits masked, that stand at the edge of several pages."""
    times: Counter[str] = Counter()
    for page in pages:
        times.update({_mask(line) for line in _edges(page)})
    return frozenset(line for line, count in times.items() if count > 1)


def _edges(page: Sequence[str]) -> list[str]:
    filled = [line for line in page if line.strip()]
    return [*filled[:EDGE_LINES], *filled[EDGE_LINES:][-EDGE_LINES:]]


def _mask(line: str) -> str:
    return DIGITS.sub("#", " ".join(line.split()))


def _without(page: Sequence[str], heads: frozenset[str]) -> list[str]:
    edges = {line for line in _edges(page) if _mask(line) in heads or PAGE_NUMBER.fullmatch(line)}
    return [line for line in page if line not in edges]
