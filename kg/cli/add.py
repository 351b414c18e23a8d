"""`kg add`: paths of articles in; the graph with them, and a summary, out."""

from __future__ import annotations

import click

from kg.cli.progress import shown_progress
from kg.cli.report import finish
from kg.cli.running import debug_option, output_option, threads_option, workers_option
from kg.cli.verbosity import quiet_option, verbose_option


@click.command(short_help="Add articles to the graph.")
@click.argument("paths", nargs=-1, required=True)
@output_option
@threads_option
@workers_option
@debug_option
@quiet_option
@verbose_option
def add(
    paths: tuple[str, ...],
    output: str,
    *,
    threads: int,
    workers: int,
    debug: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Add the articles in PATHS to the graph in a folder; all that kg build reads can be added.

    Only they are extracted. The graph is then, byte for byte, the one that kg build would have
    made of all its articles at once, with the options that it was built with.

    \b
    Examples:
      kg add today/
      kg add more.jsonl page.html -o output
      curl -s https://example.org/news.html | kg add -
    """
    from kg.building import BuildOptions
    from kg.changes import add as add_articles

    with shown_progress(quiet=quiet, verbose=verbose) as on_progress:
        options = BuildOptions(threads=threads, workers=workers, on_progress=on_progress)
        report = add_articles(paths, output=output, options=options)
    finish(report, quiet=quiet, debug=debug)
