"""`kg update`: paths of new versions of articles in; the graph with them instead out."""

from __future__ import annotations

import click

from kg.cli.progress import shown_progress
from kg.cli.report import finish
from kg.cli.running import debug_option, output_option, threads_option, workers_option
from kg.cli.verbosity import quiet_option, verbose_option


@click.command(short_help="Replace articles by new versions.")
@click.argument("paths", nargs=-1, required=True)
@output_option
@threads_option
@workers_option
@debug_option
@quiet_option
@verbose_option
def update(
    paths: tuple[str, ...],
    output: str,
    *,
    threads: int,
    workers: int,
    debug: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Replace articles of the graph in a folder by the versions of them in PATHS; add new ones.

    An article replaces the one of the same URL, and the articles of a file replace those that were
    read from it before; what has not changed stays. store/history.ttl then says which article is a
    revision of which (prov:wasRevisionOf). The graph has the last versions alone.

    \b
    Examples:
      kg update today/
      kg update corrected.html -o output
    """
    from kg.building import BuildOptions
    from kg.changes import update as update_articles

    with shown_progress(quiet=quiet, verbose=verbose) as on_progress:
        options = BuildOptions(threads=threads, workers=workers, on_progress=on_progress)
        report = update_articles(paths, output=output, options=options)
    finish(report, quiet=quiet, debug=debug)
