"""A text in which an archive wrote several articles in; a draft for each out.

Nexis, Factiva and ProQuest set their articles apart and put labelled lines around each. How an
archive does it is a row of `DUMPS`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.read.dates import find_date
from kg.read.drafts import Draft
from kg.read.labels import (
    AUTHOR,
    DROPPED,
    END,
    OF_ARCHIVES,
    OF_FACTIVA,
    PUBLISHED,
    PUBLISHER,
    TEXT,
    TITLE,
    URL,
    squeeze,
)
from kg.read.stamps import read_stamp_line
from kg.read.trim import is_byline, is_medium


@dataclass(frozen=True, slots=True)
class Dump:
    """How an archive sets its articles apart, and in what order it names them."""

    name: str
    edge: str  # the line before or after an article
    publisher_first: bool = False  # before the title, each between blank lines
    labelled: bool = False  # as a rule: what has no labels is then about the dump
    listed: bool = False  # with numbers before the titles


DUMPS = (
    Dump("Nexis", r"\d{1,6} of \d{1,6} DOCUMENTS?", publisher_first=True),
    Dump("Nexis Uni", r"End of Document"),
    Dump("Factiva", r"(?:AN\s+)?Document [A-Z]{2,8}[A-Za-z\d]{14,30}", listed=True),
    Dump("ProQuest", r"Document \d{1,6} of \d{1,6}|_{20,}", labelled=True),
    Dump("labelled", r"[=*#~_-]{5,}|\f"),
)
Item = tuple[str, str]
"""What the label of a line introduces, "" if it has none, and the words."""
LABELLED = re.compile(r"\s*(?P<label>[A-Z][A-Za-z/ -]{1,30}?)\s*:(?:\s+(?P<value>.*)|\s*$)")
BARE = re.compile(r"\s*(?P<label>Body|Classification|Full text)(?P<value>)\s*$", re.I)
CODED = re.compile(r"\s{0,3}(?P<label>[A-Z]{2,3})(?:\s{1,8}(?P<value>\S.*)|\s*)$")
HEADLINE_CODE = re.compile(r"\s{0,3}HD(?:\s|$)")
ABOUT = re.compile(
    r"[\d,]{1,9} words|page \d{1,6} of \d{1,6}|(?-i:[A-Z]{3,8})|english"
    r"|(?:copyright|\(c\)|©).{0,150}",
    re.I,
)
"""Lines of Factiva and Nexis Uni without a label: length, page, code, language, copyright."""
SENTENCE = re.compile(r"""\S(?: +\S+){4,}\.["'”’)]*\s*$""")
CITATION = re.compile(
    rf"(?:(?P<{AUTHOR}>[^.;]{{3,80}})\. )?(?P<{PUBLISHER}>[^.;]{{3,80}}?) ?;"
    r"[^\[\]]{0,60}\[[^\]]{0,60}\][. ]+"
    rf"(?P<{PUBLISHED}>\d{{1,2}} \w+ \d{{4}})"
)
"""ProQuest: "Ruiz, Ana. The Lima Courier; Lima [Lima]. 03 May 2024: A.4."."""
CITED = re.compile(
    rf"(?P<{PUBLISHER}>[^,]{{3,80}}), (?P<{PUBLISHED}>\d{{1,2}} \w+ \d{{4}})(?:, \d\d:\d\d)?,"
    r" [\d,]{1,9} words\b.{0,80}"
)
"""Factiva's list: "The Lima Courier, 3 May 2024, 412 words, (English)"."""
NUMBERED = re.compile(r"\d{1,4}\. +(?=\S)")
HEAD_LINES = 20
"""Lines of an article in which its labels may be, before its text."""
WRAPPED = 60
"""Characters of a labelled line that may go on in the next."""
DATE_LINE = 60
"""Characters of a line that gives only a date, with its weekday and edition."""


def split_dump(name: str, text: str) -> Iterator[Draft]:
    """Yield the drafts of a dump, none if the text is not one.

    >>> dump = "Title: A\\nDate: 3 May 2024\\n\\nHi.\\n=====\\nTitle: B\\nSource: C\\n\\nHo."
    >>> [(draft.title, draft.text) for draft in split_dump("a", dump)]
    [('A', 'Hi.'), ('B', 'Ho.')]
    """
    lines = text.replace("\r\n", "\n").replace("\f", "\n\f\n").split("\n")
    for dump in DUMPS:
        parts = _split(lines, dump)
        if len(parts) > 1 or (parts and dump is not DUMPS[-1]):
            articles = [part for part in parts if not dump.labelled or _has_label(part)] or parts
            for number, part in enumerate(articles, start=1):
                if draft := _draft_of(f"{name}[{number}]", part, dump):
                    yield draft
            return


def _split(lines: Sequence[str], dump: Dump) -> list[Sequence[str]]:
    """Return the lines of each article, none if no line is an edge."""
    edge = re.compile(rf"\s*(?:{dump.edge})\s*")
    edges = [n for n, line in enumerate(lines) if edge.fullmatch(line) or line == dump.edge]
    if not edges:
        return []
    starts = [0, *(number + 1 for number in edges)]
    parts = [lines[start:end] for start, end in zip(starts, [*edges, len(lines)], strict=True)]
    filled = [part for part in parts if any(map(str.strip, part))]
    return filled if dump is not DUMPS[-1] or all(map(_has_head, filled)) else []


def _has_label(lines: Sequence[str]) -> bool:
    return any(_read_line(line)[0] for line in lines)


def _has_head(lines: Sequence[str]) -> bool:
    """Return whether lines begin with at least two labels, or say when they appeared."""
    first = [line for line in lines if line.strip()][:HEAD_LINES]
    labels = {kind for kind, _ in map(_read_line, first)} - {"", DROPPED, END}
    stamps = filter(None, map(read_stamp_line, first[:4]))
    return len(labels) > 1 or any(stamp.published for stamp in stamps)


def _read_line(line: str, *, coded: bool = False) -> Item:
    if coded and (match := CODED.match(line)) and match["label"] in OF_FACTIVA:
        return OF_FACTIVA[match["label"]], (match["value"] or "").strip()
    match = LABELLED.match(line) or BARE.match(line)
    kind = OF_ARCHIVES.get(squeeze(match["label"])) if match else None
    return (kind, (match["value"] or "").strip()) if match and kind else ("", line)


def _draft_of(origin: str, lines: Sequence[str], dump: Dump) -> Draft | None:
    """Return the draft of an article in a dump, None where there is no text."""
    items = _read_items(lines)
    begins = _text_from(items)
    body = [words for kind, words in items[begins:] if kind in ("", TEXT)]
    text = "\n".join(body).strip()
    if not text:
        return None
    head = _head_lines(items[:begins], in_blocks=dump.publisher_first)
    fields = _name_head(head, dump) if begins else {}
    fields |= {kind: words for kind, words in reversed(items) if kind and words}
    found = find_date(fields.get(PUBLISHED, ""))
    return Draft(
        origin,
        text,
        title=fields.get(TITLE, ""),
        publisher=fields.get(PUBLISHER) or None,
        published=found.when if found else None,
        url=fields.get(URL) or None,
        author=fields.get(AUTHOR) or None,
    )


def _head_lines(items: Sequence[Item], *, in_blocks: bool) -> list[str]:
    """Return the lines of a head that have no label, in blocks those between blank lines as one."""
    lines = [""]
    for kind, words in items:
        if kind or not words.strip():
            lines.append("")
        elif in_blocks:
            lines[-1] = f"{lines[-1]} {words.strip()}".strip()
        else:
            lines.append(words.strip())
    return [line for line in lines if line]


def _read_items(lines: Sequence[str]) -> list[Item]:
    """Return the lines of an article by their labels, up to its classification."""
    coded = any(HEADLINE_CODE.match(line) for line in lines)
    items: list[Item] = []
    for line in lines:
        kind, words = _read_line(line, coded=coded)
        if kind == END:
            break
        if not kind and line.strip() and items and _goes_on(items[-1], coded=coded):
            items[-1] = (items[-1][0], f"{items[-1][1]} {words.strip()}".strip())
        else:
            items.append((kind, words))
    return items


def _goes_on(item: Item, *, coded: bool) -> bool:
    """Return whether the line after a label belongs to it."""
    kind, words = item
    return kind not in ("", TEXT) and (coded or not words or len(words) > WRAPPED)


def _text_from(items: Sequence[Item]) -> int:
    """Return where the text begins: at its label, else behind what is said about it."""
    kinds = [kind for kind, _ in items]
    if TEXT in kinds:
        return kinds.index(TEXT)
    begins = 0
    for number, (kind, words) in enumerate(items[:HEAD_LINES], start=1):
        if not kind and SENTENCE.search(words):
            break  # the labels below it are at the end of a short article
        about = ABOUT.fullmatch(words.strip()) or CITED.fullmatch(words.strip())
        begins = number if kind or about else begins
    return begins


def _name_head(lines: Sequence[str], dump: Dump) -> dict[str, str]:
    """Return what the lines of a head without labels are: date, author, publisher, title."""
    fields: dict[str, str] = {}
    names = []
    for line in lines:
        if match := CITATION.match(line) or CITED.fullmatch(line):
            fields |= {key: value for key, value in match.groupdict().items() if value}
        elif len(line) <= DATE_LINE and find_date(line):
            fields.setdefault(PUBLISHED, line)
        elif is_byline(line):
            fields.setdefault(AUTHOR, line.partition(" ")[2])
        elif not ABOUT.fullmatch(line):
            names.append(line)
    media = [name for name in names if is_medium(name)]
    if len(names) > 1 or media:
        order = 0 if dump.publisher_first else 1
        fields[PUBLISHER] = media[0] if len(media) == 1 else names[min(order, len(names) - 1)]
        names.remove(fields[PUBLISHER])
    if names:
        fields[TITLE] = NUMBERED.sub("", names[0], count=1) if dump.listed else names[0]
    return fields
