"""`kg add`: paths of articles in; the graph with them, and a summary, out."""

from __future__ import annotations

from typing import Any

import click

from kg.cli.running import change, changing_options


@click.command(short_help="Add articles to the graph.")
@click.argument("paths", nargs=-1, required=True)
@changing_options
def add(paths: tuple[str, ...], **options: Any) -> None:
    """Add the articles in PATHS to the graph in a folder; all that kg build reads can be added.

    Only they are extracted. The graph is then, byte for byte, the one that kg build would have
    made of all its articles at once, with the options that it was built with.

    \b
    Examples:
      kg add today/
      kg add more.jsonl page.html -o output
      curl -s https://example.org/news.html | kg add -
    """
    from kg.changes import add as add_articles

    change(add_articles, paths, **options)
