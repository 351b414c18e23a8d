"""`kg build`: paths of articles in; the graph in a folder, and a summary, out."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.decisions import identity_option
from kg.cli.explanation import check_target, print_explanation
from kg.cli.terminal import printable
from kg.cli.verbosity import quiet_option, silence, stage_times, verbose_option
from kg.edges import MIN_CONFIDENCE
from kg.errors import ArticleError, ReadError

if TYPE_CHECKING:
    from kg.pipeline import BuildReport, Progress

UNREAD_INPUTS = 3
"""The exit code if the graph was built without some of the inputs or articles."""
FAULT = """\
This is a bug in kg; the other articles were built. To report it, run again with --debug and
send what that prints together with the article, if you may."""

MEANINGS = {
    "fact": "the articles say so in their own voice",
    "report": "news media say so",
    "claim": "somebody says so, or it may be so",
    "plan": "it is to happen, or somebody wants it",
    "denial": "it is said not to be so",
}
"""What each layer of statements is, for a reader who does not know the word."""


@click.command(short_help="Build the graph of articles.")
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    default="output",
    show_default=True,
    metavar="DIR",
    help="The folder for graph.ttl, graph.html and store/.",
)
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
@click.option(
    "--threads",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Threads for the language model.",
)
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
@click.option("--debug", is_flag=True, help="Show where in kg an article raised an error.")
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

    An input that cannot be read, or an article that raises an error, is named; the rest is built,
    and the exit code is 3. In a folder, files of other kinds, hidden ones and links that lead out
    of it are skipped and counted.

    \b
    Examples:
      kg build seeds
      kg build articles/ more.jsonl -o output
      kg build -q articles/ && kg verify -q
      curl -s https://example.org/news.html | kg build - -o output
      kg build seeds --ontology sports.ttl --title "Sports this week"
      kg build seeds --explain-skipped skipped.json
    """
    from kg.pipeline import BuildOptions
    from kg.pipeline import build as build_graph
    from kg.read import describe_skipped

    given = {name: value for name, value in settings.items() if value is not None}
    shown = stage_times if verbose else silence if quiet else _progress_bar
    explain = explain_skipped is not None
    with shown() as on_progress:
        options = BuildOptions(**given, explain_skipped=explain, on_progress=on_progress)
        report = build_graph(paths, output=output, options=options)
    if not quiet:
        print_report(report)
    if report.explanation and explain_skipped:
        print_explanation(report.explanation, explain_skipped)
    if report.skipped and not quiet:
        click.echo(describe_skipped(report.skipped), err=True)
    if report.failures:
        print_failures(report.failures, debug=debug)
        raise SystemExit(UNREAD_INPUTS)


def print_failures(failures: Sequence[ReadError | ArticleError], *, debug: bool) -> None:
    """Print what was left out, and why, on standard error."""
    for failure in failures:
        click.echo(f"Not read: {printable(str(failure), one_line=True)}", err=True)
        if debug and failure.__cause__ is not None:
            click.echo("".join(traceback.format_exception(failure.__cause__)), err=True)
    if not debug and any(isinstance(failure, ArticleError) for failure in failures):
        click.echo(FAULT, err=True)


@contextmanager
def _progress_bar() -> Iterator[Callable[[Progress], None]]:
    """Yield a function that draws progress on standard error, if that is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    texts = (TextColumn("{task.description}"), TextColumn("{task.fields[count]}"))
    columns = (texts[0], BarColumn(), texts[1], TimeRemainingColumn())
    console = Console(stderr=True)
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Starting", total=None, count="")

        def draw(progress: Progress) -> None:
            if progress.stage != bar.tasks[0].description:
                bar.reset(task, total=progress.total, description=progress.stage)
            bar.update(task, completed=progress.done, count=_count(progress))

        yield draw


def _count(progress: Progress) -> str:
    """Return how many articles are done, of how many where that is known."""
    of_all = "" if progress.total is None else f" of {progress.total:,}"
    return f"{progress.done:,}{of_all}" if progress.done or of_all else ""


def print_report(report: BuildReport) -> None:
    """Print what was built as a table on standard output."""
    from kg.cli.tables import new_grid, print_table
    from kg.pipeline import PAGE, STORE, TURTLE

    table = new_grid()
    table.add_row("Articles", f"{report.articles:,}", "")
    table.add_row("Entities", f"{report.entities:,}", "")
    table.add_row("Statements", f"{sum(report.statements.values()):,}", "")
    for layer, count in report.statements.items():
        table.add_row(f"  {layer}s", f"{count:,}", MEANINGS[layer])
    table.add_row("Seconds", f"{report.seconds:.1f}", "")
    print_table(table)
    click.echo()
    files = new_grid(numbers=False)
    files.add_row(str(report.output / PAGE), "open it in a browser")
    files.add_row(str(report.output / TURTLE), "the graph as RDF, for other tools")
    files.add_row(str(report.output / STORE), "what kg query, show, export and view read")
    print_table(files)
