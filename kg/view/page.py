"""A title and the page's data in → one HTML file that needs nothing else out."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyvis
from jinja2 import Environment, FunctionLoader
from pyvis.network import Network as PyvisNetwork

from kg.view.deflate import deflate
from kg.view.modules import join_modules

ENTRY = "main.js"
"""The module that the page starts with; it imports all others."""
STYLES = (
    "base", "bar", "legend", "evidence", "voices", "stories", "questions", "beats", "reading",
    "time_table", "narrow",
)  # fmt: skip  # in the order they are joined
"""The page's style sheets."""
VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
DIGITS = str.maketrans("<&", ",.")
MINISEARCH = "vendor/minisearch-7.2.0.min.js"


class Explorer(PyvisNetwork):  # type: ignore[misc]  # pyvis has no types
    """A pyvis network that writes kg's own page: inlined, escaped, without network access."""

    def __init__(self, title: str, payload: dict[str, Any], *, connects: bool = False) -> None:
        super().__init__(directed=True, heading=title, cdn_resources="in_line")
        self.payload, self.connects = payload, connects
        opening = payload["opening"]
        for node, x, y in zip(opening["nodes"], opening["x"], opening["y"], strict=True):
            self.nodes.append({"id": node, "x": x, "y": y})

    def generate_html(self, name: str = "", local: bool = True, notebook: bool = False) -> str:
        """Return the page; pyvis's own template would ask a CDN and trust every title."""
        script = join_scripts()
        vis = (Path(pyvis.__file__).parent / VIS).read_text(encoding="utf-8")
        libraries = (vis, _asset(MINISEARCH))
        style = "".join(_asset(f"{name}.css") for name in STYLES)
        environment = Environment(autoescape=True, loader=FunctionLoader(_asset))
        html: str = environment.get_template("page.html").render(
            title=self.heading,
            policy=_policy((*libraries, script), style, connects=self.connects),
            libraries=libraries,
            script=script,
            style=style,
            data=compress(self.payload, zlib.compress if self.connects else deflate),
        )
        return html


def write_page(title: str, payload: dict[str, Any], *, connects: bool = False) -> str:
    """Return the explorer of this data as one page, which may ask its own server if `connects`."""
    return Explorer(title, payload, connects=connects).generate_html()


def compress(payload: dict[str, Any], deflate: Callable[[bytes], bytes] = deflate) -> str:
    """Return the data as JSON, deflated, in base 85: nothing in it can close a script element.

    A file has to be the same wherever it is made; a page that a server makes should be made soon.
    The digits are those of `base64.b85encode` with "," for "<" and "." for "&".
    """
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    data = text.encode("utf-8", "replace")  # a lone surrogate has no UTF-8
    return base64.b85encode(deflate(data)).decode("ascii").translate(DIGITS)


@cache
def join_scripts() -> str:
    """Return the page's modules as one script."""
    return join_modules(ENTRY, _asset)


@cache
def _asset(name: str) -> str:
    return (files("kg.view") / "assets" / name).read_text(encoding="utf-8")


def _policy(scripts: tuple[str, ...], style: str, *, connects: bool) -> str:
    """Return a Content-Security-Policy that lets these scripts and styles run and nothing else."""
    hashed = " ".join(_hash_source(script) for script in scripts)
    server = "connect-src 'self'; " if connects else ""
    return (
        f"default-src 'none'; script-src {hashed}; style-src {_hash_source(style)}; {server}"
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _hash_source(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
