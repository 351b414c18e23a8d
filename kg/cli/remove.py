"""`kg remove`: names of articles in; the graph without them, and a summary, out."""

from __future__ import annotations

from typing import Any

import click

from kg.cli.running import change, changing_options


@click.command(short_help="Remove articles from the graph.")
@click.argument("articles", nargs=-1, required=True)
@changing_options
def remove(articles: tuple[str, ...], **options: Any) -> None:
    """Remove ARTICLES from the graph in a folder: by id, URL, file, or title.

    What only they said is gone from the graph, the page and the workspace; what else the graph
    says is, byte for byte, what it would say had they never been there. A file stands for all
    articles that were read from it. kg articles lists them.

    \b
    Examples:
      kg remove art-3f0eacbdfb17a54f
      kg remove https://example.org/news/1 "Talks have ended" -o output
      kg remove seeds/000_a5a58fcfc5544e3c.txt
    """
    from kg.changes import remove as remove_articles

    change(remove_articles, articles, **options)
