"""The name of a template and values in; a page of HTML, in which all text is only text, out."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from starlette.responses import HTMLResponse

from kg.graph import GraphStatement
from kg.iris import decode
from kg.records import Polarity
from kg.serve.marking import mark
from kg.terms import NAMESPACES

NEGATION = re.compile(r"\b(?:not|never|no)\b|n['’]t\b")


def page(template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """Return a response with this page."""
    text = _environment().get_template(template).render(values)
    data = text.encode("utf-8", "replace")  # a lone surrogate has no UTF-8
    return HTMLResponse(data, status, {"vary": "Accept"})


ASSETS = {
    "query.js": ("query.js",),
    "codemirror.js": ("vendor/codemirror-5.65.21.min.js",),
    "editor.css": ("vendor/codemirror-5.65.21.min.css", "editor.css"),
}
"""The files of the query editor: each is made of these."""


@cache
def asset(name: str) -> str:
    """Return a file of the query editor; raise KeyError where there is none of this name."""
    folder = files("kg.serve") / "assets"
    return "\n".join((folder / each).read_text(encoding="utf-8") for each in ASSETS[name])


@cache
def style() -> str:
    """Return the style sheet of all pages."""
    explorer = (files("kg.view") / "assets" / "base.css").read_text(encoding="utf-8")
    return explorer + (files("kg.serve") / "assets" / "serve.css").read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        autoescape=True,
        loader=FunctionLoader(_template),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(mark=mark, relation=relation, negation=negation)
    environment.filters["short"] = _short
    environment.tests["web"] = lambda iri: str(iri).startswith(("http://", "https://"))
    return environment


def _template(name: str) -> str:
    return (files("kg.serve") / "templates" / name).read_text(encoding="utf-8")


def relation(statement: GraphStatement) -> str:
    """Return a statement's relation in words: the article's own where kg has no name for it."""
    is_open = statement.predicate.startswith("rel:")
    return statement.relation if is_open and statement.relation else statement.label


def negation(statement: GraphStatement) -> str:
    """Return "not " where a statement denies and its relation does not say so."""
    is_denied = statement.polarity is Polarity.NEGATIVE
    return "not " if is_denied and not NEGATION.search(relation(statement)) else ""


def _short(iri: str) -> str:
    for prefix, namespace in NAMESPACES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{decode(iri[len(namespace) :])}"
    return iri


Link = Callable[[str], str]
"""From an id to the address of its page."""
