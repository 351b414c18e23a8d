"""`kg build`: paths of articles in; the graph in a folder, and a summary, out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.cli.decisions import identity_option
from kg.cli.explanation import check_target
from kg.cli.progress import shown_progress
from kg.cli.report import finish
from kg.cli.running import (
    debug_option,
    output_option,
    scheduler_option,
    threads_option,
    workers_option,
)
from kg.cli.verbosity import quiet_option, verbose_option
from kg.edges import MIN_CONFIDENCE


@click.command(short_help="Build the graph of articles.")
@click.argument("paths", nargs=-1, required=True)
@output_option
@click.option("--model", metavar="NAME", help="A spaCy pipeline instead of the bundled model.")
@click.option(
    "--ontology",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Turtle with more classes, properties and words; may be repeated.",
)
@identity_option
@click.option("--title", metavar="TEXT", help="The title of graph.html.")
@click.option("--base", metavar="IRI", help="What the IRIs of the graph's own things begin with.")
@threads_option
@workers_option
@scheduler_option
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=MIN_CONFIDENCE,
    show_default=True,
    metavar="SHARE",
    help="Facts and reports less likely right get no plain edge.",
)
@click.option(
    "--explain-skipped",
    is_flag=False,
    flag_value="-",
    callback=check_target,
    metavar="[FILE.json]",
    help="Say which sentences gave no statement, and why: as a table, or as JSON into a file.",
)
@debug_option
@quiet_option
@verbose_option
def build(
    paths: tuple[str, ...],
    output: str,
    *,
    explain_skipped: str | None,
    debug: bool,
    quiet: bool,
    verbose: bool,
    **settings: Any,
) -> None:
    """Build the graph of the articles in PATHS: files, folders, or - for standard input.

    Reads plain text, Markdown and HTML (a live blog post by post); JSON and JSONL with text, title,
    url, published, publisher, or the names that crawlers, news APIs and ninjs give these; CSV and
    TSV with a column of text; RSS and Atom; e-mail (.eml, .mbox); WARC and WACZ; the dumps of
    Nexis, Factiva and ProQuest; PDF and Word (.docx) with newskg[documents]; all of these packed
    with gzip as well. Text that is not English is named and left out.

    What an earlier build into the same folder extracted is not extracted again.

    An input that cannot be read, or an article that raises an error, is named; the rest is built,
    and the exit code is 3. In a folder, files of other kinds, hidden ones and links that lead out
    of it are skipped and counted.

    \b
    Examples:
      kg build seeds
      kg build articles/ more.jsonl -o output
      kg build articles/ --workers 4
      kg build articles/ --scheduler tcp://10.0.0.5:8786
      kg build -q articles/ && kg verify -q
      curl -s https://example.org/news.html | kg build - -o output
      kg build seeds --ontology sports.ttl --title "Sports this week"
      kg build seeds --explain-skipped skipped.json
    """
    from kg.pipeline import BuildOptions
    from kg.pipeline import build as build_graph

    given = {name: value for name, value in settings.items() if value is not None}
    explain = explain_skipped is not None
    with shown_progress(quiet=quiet, verbose=verbose) as on_progress:
        options = BuildOptions(**given, explain_skipped=explain, on_progress=on_progress)
        report = build_graph(paths, output=output, options=options)
    finish(report, quiet=quiet, debug=debug, explained=explain_skipped)
