"""`kg articles`: the folder of a graph in; a list of its articles out."""

from __future__ import annotations

import textwrap
from dataclasses import asdict
from pathlib import Path

import click

from kg.cli.running import output_option
from kg.cli.store import DEFAULT_STORE
from kg.cli.structured import json_option, print_json

COLUMNS = ("id", "day", "publisher", "statements", "title or file")
TITLE_WIDTH = 30
"""Columns for a title: a row fits into 100."""


@click.command(short_help="List the articles of the graph.")
@output_option
@json_option
def articles(output: str, *, as_json: bool) -> None:
    """List the articles of the graph in a folder, by date, with the numbers of their statements.

    JSON says as well where each was read, its URL, its authors, and its former versions.

    \b
    Examples:
      kg articles
      kg articles -o output --json | jq -r '.[].url'
    """
    from kg.cli.tables import print_rows
    from kg.workspace import read_members

    found = read_members(Path(output) / DEFAULT_STORE.name)
    ordered = sorted(found, key=lambda each: (each.issued or "", each.article, each.source))
    if as_json:
        print_json([{"id": each.article} | asdict(each) for each in ordered])
        return
    rows = [
        (
            each.article,
            (each.issued or "")[:10],
            each.publisher or "",
            f"{each.statements:,}",
            _short(each.title) or Path(each.source).name,
        )
        for each in ordered
    ]
    print_rows(COLUMNS, rows)


def _short(title: str) -> str:
    """Return a title on one line, cut at a word."""
    return textwrap.shorten(title, TITLE_WIDTH, placeholder=" …")
