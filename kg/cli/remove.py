"""`kg remove`: names of articles in; the graph without them, and a summary, out."""

from __future__ import annotations

import click

from kg.cli.progress import shown_progress
from kg.cli.report import finish
from kg.cli.running import debug_option, output_option, threads_option, workers_option
from kg.cli.verbosity import quiet_option, verbose_option


@click.command(short_help="Remove articles from the graph.")
@click.argument("articles", nargs=-1, required=True)
@output_option
@threads_option
@workers_option
@debug_option
@quiet_option
@verbose_option
def remove(
    articles: tuple[str, ...],
    output: str,
    *,
    threads: int,
    workers: int,
    debug: bool,
    quiet: bool,
    verbose: bool,
) -> None:
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
    from kg.building import BuildOptions
    from kg.changes import remove as remove_articles

    with shown_progress(quiet=quiet, verbose=verbose) as on_progress:
        options = BuildOptions(threads=threads, workers=workers, on_progress=on_progress)
        report = remove_articles(articles, output=output, options=options)
    finish(report, quiet=quiet, debug=debug)
