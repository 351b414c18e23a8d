"""A web page in; a copy in which all that readers see, and only that, is text out."""

from __future__ import annotations

import copy
import re
from typing import Any

HOVER = r"tool-?tip|pop-?over|hover-?card|roll-?over|info-?box-?hover"
HOVER_CLASS = re.compile(rf"(?<![a-z])(?:{HOVER})", re.I)
"""Class of a box that opens under the mouse, or of the words that open it."""
UNSEEN_CLASS = re.compile(
    r"(?<![\w-])(?:sr-only|screen-reader-text|visually-?hidden|assistive-text|hidden)(?![\w-])",
    re.I,
)
"""Class of what only machines read."""
UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
UNSEEN_CHARACTERS = 500
"""A longer element is the article itself, hidden until a script shows it."""
BOXES = frozenset({"span", "div", "aside", "a", "small", "em", "strong", "ul"})
GLUE = frozenset({"a", "abbr", "cite", "span", "strong", "em", "small", "label", "time", "button"})
"""Elements that a page may set apart by style alone; not b, i, sub, sup: they are inside words."""
GLUED_BEFORE = re.compile(r"[^\W\d_]{2}[a-zß-ÿ]$|[.!?:]$")
GLUED_AFTER = re.compile(r"^[A-ZÀ-Þ][^\W\d_]")
BLOCKS = frozenset({"p", "div", "ul", "ol", "table", "section", "blockquote", "h2", "h3", "h4"})
LEAST_ROWS = 2


def readable_copy(tree: Any) -> Any:
    """Return a copy of a page without what its readers do not see, its words set apart.

    1. Drop boxes that open under the mouse, and what is hidden.
    2. Give a label beside a sentence a paragraph of its own, and words of neighbours a space:
       otherwise they run together.
    3. Make the rows of tables paragraphs: trafilatura would print them with bars.
    """
    tree = copy.deepcopy(tree)
    body = tree.find(".//body")
    if body is None:
        return tree
    for element in [each for each in body.iter() if _is_unseen(each)]:  # 1
        if element.getparent() is not None:
            element.drop_tree()
    for division in list(body.iter("div", "section")):  # 2
        _set_label_apart(division)
    for element in list(body.iter(*GLUE)):
        _set_words_apart(element)
    for table in list(body.iter("table")):  # 3
        _spell_out(table)
    return tree


def _is_unseen(element: Any) -> bool:
    parent = element.getparent()
    if element.tag in {"script", "style", "body"} or not isinstance(element.tag, str):
        return False
    unseen = element.get("role") == "tooltip" or element.get("hidden") is not None
    unseen = unseen or UNSEEN_STYLE.search(element.get("style", "")) is not None
    if not unseen and element.tag in BOXES and parent is not None:
        css = element.get("class", "")
        is_box = HOVER_CLASS.search(css) and not _opens_box(element)
        unseen = bool(is_box or _opens_box(parent) or UNSEEN_CLASS.search(css))
    return unseen and len(element.text_content()) <= UNSEEN_CHARACTERS


def _opens_box(element: Any) -> bool:
    """Return whether these are words that open a box, which may be inside them.

    `<span class="tooltip">Holt<span class="text">A mayor</span></span>`
    """
    words = (element.text or "").strip()
    has_box = len(element) > 0 or any(name.startswith(("title", "data-")) for name in element.keys())  # fmt: skip  # noqa: E501, SIM118  # one condition; keys of lxml
    return bool(words) and has_box and HOVER_CLASS.search(element.get("class", "")) is not None


def _set_label_apart(division: Any) -> None:
    """Give a label its own paragraph: `<div>Background<span>The dockers …</span></div>`."""
    children = list(division)
    label = division.text or ""
    if not children or children[0].tag not in GLUE or label != label.rstrip():
        return
    if not GLUED_BEFORE.search(label) or not GLUED_AFTER.search(children[0].text_content()):
        return
    heading, rest = division.makeelement("p"), division.makeelement("p")
    heading.text, division.text = label.strip(), None
    division.insert(0, heading)
    division.insert(1, rest)
    for child in children:
        if child.tag in BLOCKS:
            break
        rest.append(child)


def _set_words_apart(element: Any) -> None:
    """Put a space before and behind an element whose words run into those of its neighbours."""
    words = element.text_content()
    before = element.getprevious()
    ahead = (before.tail if before is not None else element.getparent().text) or ""
    if before is not None and not ahead:
        ahead = before.text_content()
    if GLUED_BEFORE.search(ahead) and GLUED_AFTER.search(words):
        element.text = f" {element.text or ''}"
    if GLUED_BEFORE.search(words) and GLUED_AFTER.search(element.tail or ""):
        element.tail = f" {element.tail}"


def _spell_out(table: Any) -> None:
    """Make each row of a table of data a paragraph: "Joe Borg, Finance"."""
    cells = [list(row.iter("td", "th")) for row in table.iter("tr")]
    rows = [[" ".join(cell.text_content().split()) for cell in row] for row in cells]
    filled = [[text for text in row if text] for row in rows]
    is_data = sum(len(row) > 1 for row in filled) >= LEAST_ROWS
    if not is_data or table.xpath(".//div | .//table | .//td[count(.//p) > 1]"):
        return  # a layout
    parent = table.getparent()
    for row in filter(None, filled):
        paragraph = table.makeelement("p")
        paragraph.text = ", ".join(row)
        parent.insert(parent.index(table), paragraph)
    table.drop_tree()
