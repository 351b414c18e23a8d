"""The text of a printed page in; the same with whole words, without running heads, out."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BROKEN_WORD = re.compile(
    r"(?P<first>[^\W\d_]{1,30})(?P<hyphen>[-‐\u00ad]) *\n *(?P<second>[^\W\d_]+)"
)
"""A word that a line's end breaks."""
SOFT_HYPHENS = "\u00ad"
KEPT_FIRST = _words(
    """fifty five forty half nine ninety non self seventy sixty so thirty three twenty two vice well
    world year"""
)
"""First parts of compounds: behind "well" a hyphen at a line's end is the word's own."""
KEPT_SECOND = _words(
    """affiliated aligned backed based dominated driven educated eight elect elected faced fifth
    fifths friendly fuelled funded general haired hour intensive known language lasting led level
    like made market mile minded minute month nine old owned party percent president prone ranking
    related run scale seat seven shaped six sized speaking sponsored storey style term third thirds
    torn trained two watered week wing winning wracked year years"""
)
"""Second parts of compounds: before "based" a hyphen at a line's end is the word's own."""
PREFIXES = _words("de dis en in mis out over pre re un under")
"""Parts that are no first part of a compound, whatever follows: "re-minded"."""
ACRONYM_LETTERS = 5
HEAD_CHARACTERS = 120
HEAD_DIGITS = re.compile(r"\d+")
PAGE_NUMBER = re.compile(r"[-–—\s]*(?:page|p\.|seite)?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—\s]*", re.I)  # fmt: skip  # noqa: E501  # one pattern
PAGE_CODE = re.compile(r"[A-Z]?\d{1,3}")
CERTAIN_NUMBER = re.compile(r"\s*(?:[-–—]\s*\d{1,4}\s*[-–—]|page \d{1,4}(?: of \d{1,4})?)\s*", re.I)
PAGE_WORDS = re.compile(r"(?:\s{2,}|[|•·,]\s*|^)(?:page|p\.)\s*[A-D]?\d{1,4}(?:\s*of\s*\d{1,4})?\s*$|^\s*(?:page\s*)?\d{1,4}\s{2,}", re.I)  # fmt: skip  # noqa: E501  # one pattern
COLUMN_GAP = re.compile(r" {3,}|\t+")
SHORT_LINE = 25
FULL = 0.6
"""Share of the usual width that a line within a paragraph fills at least."""
SENTENCE_END = re.compile(r"""[.!?…:;]["'”’»)\]]*\s*$""")
BLANK = re.compile(r"\n[ \t]*\n")


def mend_line_breaks(text: str) -> str:
    r"""Return a text without running heads, its words and paragraphs whole again.

    Only in a text with words broken at line ends paragraphs are joined: there it is certain that
    a program broke the lines.

    >>> mend_line_breaks("The city coun-\ncil met in Rome-\nbased offices\nof Ana Sá.")
    'The city council met in Rome-based offices of Ana Sá.'
    """
    text = drop_running_heads(text.replace("\r\n", "\n"))
    broken = [match for match in BROKEN_WORD.finditer(text) if _is_broken(match)]
    if not broken:
        return text
    known = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.casefold()))
    width = _usual_width(text)
    whole = BROKEN_WORD.sub(lambda match: _joined(match, known), text)
    return "\n\n".join(_join_blocks(BLANK.split(whole), width))


def _usual_width(text: str) -> int:
    """Return how long the lines of a text usually are, of those that are not very short."""
    widths = sorted(len(line) for line in text.split("\n") if len(line) >= SHORT_LINE)
    return widths[len(widths) // 2] if widths else 0


def drop_running_heads(text: str) -> str:
    """Return a text without the lines that repeat on its pages, and without the page numbers.

    What the first one says of publisher and date stays, as a line of its own.
    """
    lines = text.splitlines()
    alone = [n for n, line in enumerate(lines) if line.strip() and _is_alone(lines, n)]
    masked = {n: _mask(lines[n]) for n in alone}
    times = Counter(masked.values())
    heads = [n for n in alone if times[masked[n]] > 1 and _looks_like_head(lines[n])]
    certain = [n for n in alone if CERTAIN_NUMBER.fullmatch(lines[n])]
    numbers = [n for n in alone if PAGE_NUMBER.fullmatch(lines[n])]
    if not heads and len(certain) < 2:
        return text
    dropped = {*heads, *numbers}
    kept = ["" if n in dropped else line for n, line in enumerate(lines)]
    if heads and heads[0] == alone[0]:
        kept[heads[0]] = _without_page(lines[heads[0]])
    return "\n".join(kept)


def _without_page(head: str) -> str:
    """Return what a running head says besides the number of its page.

    >>> _without_page("THE POST      3 May 2024      A4")
    'THE POST | 3 May 2024'
    """
    columns = COLUMN_GAP.split(PAGE_WORDS.sub("", head).strip())
    return " | ".join(column for column in columns if not PAGE_CODE.fullmatch(column))


def _is_alone(lines: list[str], number: int) -> bool:
    """Return whether a line stands between blank ones, or at a page's edge."""
    before = lines[number - 1] if number else ""
    after = lines[number + 1] if number + 1 < len(lines) else ""
    return len(lines[number]) <= HEAD_CHARACTERS and not (before.strip() and after.strip())


def _mask(line: str) -> str:
    return HEAD_DIGITS.sub("#", " ".join(line.split()))


def _looks_like_head(line: str) -> bool:
    """Return whether a repeated line numbers its page or has columns, and ends no sentence."""
    numbered = PAGE_WORDS.search(line) is not None or COLUMN_GAP.search(line.strip()) is not None
    return numbered and SENTENCE_END.search(line) is None


def _is_broken(match: re.Match[str]) -> bool:
    """Return whether a line's end breaks a word, and not a list or a dash."""
    if match["second"] in ("and", "or", "to"):
        return False  # "pre- and post-war"
    return match["second"][0].islower() or match["hyphen"] == SOFT_HYPHENS


def _joined(match: re.Match[str], known: Counter[str]) -> str:
    """Return a broken word as one, with its hyphen where it has one of its own."""
    if not _is_broken(match):
        return match[0]
    first, second = match["first"], match["second"]
    whole, compound = (first + second).casefold(), f"{first}-{second}".casefold()
    if match["hyphen"] == SOFT_HYPHENS or known[whole]:
        return first + second
    listed = first.casefold() in KEPT_FIRST or second in KEPT_SECOND or _is_acronym(first, second)
    own = known[compound] or (listed and first.casefold() not in PREFIXES)
    return f"{first}-{second}" if own else first + second


def _is_acronym(first: str, second: str) -> bool:
    """Return whether a hyphen stands behind an acronym: "EU-wide"."""
    return first.isupper() and 1 < len(first) <= ACRONYM_LETTERS and second.islower()


def _join_blocks(blocks: list[str], width: int) -> list[str]:
    """Join the lines of each block, and a block with the next where a page broke its sentence."""
    joined: list[str] = []
    for block in blocks:
        words = _join_lines(block.strip().split("\n"), width)
        if joined and words[:1].islower() and not SENTENCE_END.search(joined[-1]):
            glued = BROKEN_WORD.sub(
                lambda match: _joined(match, Counter()), f"{joined[-1]}\n{words}"
            )
            joined[-1] = glued.replace("\n", " ")
        elif words:
            joined.append(words)
    return joined


def _join_lines(lines: list[str], width: int) -> str:
    """Join lines; a short one before a capital ends with itself: a headline, a date."""
    text = lines[0].strip()
    for before, line in pairwise(map(str.strip, lines)):
        goes_on = len(before) >= width * FULL or line[:1].islower()
        text += f" {line}" if goes_on else f"\n{line}"
    return text
