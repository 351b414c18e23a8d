"""The draft of a web page in; what stands in an article's place there, if anything does, out."""

# ruff: noqa: E501  # one pattern a line

from __future__ import annotations

import re

from kg.read.drafts import Draft

BARRIER_CHARACTERS = 600
"""A longer text is an article, whatever it speaks of."""
BARRIERS = tuple(
    (re.compile(pattern, re.I), what)
    for pattern, what in (
        (
            r"\b[45]\d\d\b.{0,30}\b(?:forbidden|not found|bad gateway|gateway time-?out|unauthori[sz]ed|unavailable|denied|error|too many requests|gone)\b"
            r"|\b(?:page|article|story|site|content)\b.{0,40}\b(?:not (?:be )?found|no longer (?:available|exists?)|does(?: not|n['’]t) exist)\b"
            r"|^access denied\b|\bservice (?:temporarily )?unavailable\b|\binternal server error\b",
            "an error page of its site",
        ),
        (
            r"\b(?:verify|confirm|check(?:ing)?|prove)\b.{0,30}\b(?:human|not a (?:robot|bot)|your browser)\b|\bcaptcha\b|\bunusual traffic\b|^just a moment\b|^attention required\b",
            "a page that asks whether its reader is a robot; save it from a browser",
        ),
        (
            r"\b(?:enable|turn on|requires?|needs?|activate)\b.{0,20}\bjavascript\b|\bjavascript\b.{0,30}\b(?:required|disabled|enabled|turned off|not supported)\b",
            "a page that needs JavaScript; save it from a browser",
        ),
        (
            r"\b(?:we|our|this|site|partners|continue)\b.{0,80}\bcookies\b.{0,200}\b(?:accept|agree|consent|continue|reject|settings|preferences)\b",
            "a page that asks for consent to cookies; save the one behind it",
        ),
        (
            r"\b(?:log|sign) ?in\b.{0,40}\b(?:to (?:continue|read|view|see|access)|your account|with (?:google|facebook|apple))\b",
            "a page that asks its reader to log in; save the one behind it",
        ),
    )
)  # fmt: skip  # a table
"""What pages show in the place of an article, and how an error names it."""


def name_barrier(draft: Draft) -> str:
    """Return what stands in the place of an article, "" where one may be.

    >>> name_barrier(Draft("a", "nginx", title="403 Forbidden"))
    'an error page of its site'
    >>> name_barrier(Draft("a", "The city will enable 404 lamps.", title="Lamps for Lima"))
    ''
    """
    text = "\n".join([draft.title, draft.text]).strip()
    if len(text) > BARRIER_CHARACTERS:
        return ""
    return next((what for pattern, what in BARRIERS if pattern.search(text)), "")
