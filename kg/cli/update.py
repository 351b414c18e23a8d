"""`kg update`: paths of new versions of articles in; the graph with them instead out."""

from __future__ import annotations

from typing import Any

import click

from kg.cli.running import change, changing_options


@click.command(short_help="Replace articles by new versions.")
@click.argument("paths", nargs=-1, required=True)
@changing_options
def update(paths: tuple[str, ...], **options: Any) -> None:
    """Replace articles of the graph in a folder by the versions of them in PATHS; add new ones.

    An article replaces the one of the same URL, and the articles of a file replace those that were
    read from it before; what has not changed stays. store/history.ttl then says which article is a
    revision of which (prov:wasRevisionOf). The graph has the last versions alone.

    \b
    Examples:
      kg update today/
      kg update corrected.html -o output
    """
    from kg.changes import update as update_articles

    change(update_articles, paths, **options)
