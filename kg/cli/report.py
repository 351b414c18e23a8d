"""What a run made, and what it could not read, in; a summary and messages out."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from kg.cli.explanation import print_explanation
from kg.cli.terminal import printable
from kg.errors import ArticleError, ReadError

if TYPE_CHECKING:
    from kg.building import BuildReport

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


def finish(
    report: BuildReport, *, quiet: bool, debug: bool = False, explained: str | None = None
) -> None:
    """Print what was made, and leave with an exit code of its own if something was not read.

    The sentences without a statement are printed, or written to a file, if `explained` names one.
    """
    from kg.read import describe_skipped

    if not quiet:
        print_report(report)
    if report.explanation and explained:
        print_explanation(report.explanation, explained)
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


def _changes(report: BuildReport) -> str:
    """Return how many articles came and went, if the graph had other ones before."""
    counts = (("added", report.added), ("removed", report.removed))
    changes = [f"{len(ids):,} {word}" for word, ids in counts if ids]
    return ", ".join(changes) if len(report.added) < report.articles or report.removed else ""


def print_report(report: BuildReport) -> None:
    """Print what was built as a table on standard output."""
    from kg.cli.tables import new_grid, print_table
    from kg.pipeline import PAGE, STORE, TURTLE

    table = new_grid()
    table.add_row("Articles", f"{report.articles:,}", _changes(report))
    table.add_row("Entities", f"{report.entities:,}", "")
    table.add_row("Statements", f"{sum(report.statements.values()):,}", "")
    for layer, count in report.statements.items():
        table.add_row(f"  {layer}s", f"{count:,}", MEANINGS[layer])
    table.add_row("Seconds", f"{report.seconds:.1f}", "")
    print_table(table)
    click.echo()
    files = new_grid(numbers=False)
    is_whole = report.drawn == sum(report.statements.values())
    part = f" ({report.drawn:,} statements; kg serve shows all)"
    files.add_row(str(report.output / PAGE), f"open it in a browser{'' if is_whole else part}")
    files.add_row(str(report.output / TURTLE), "the graph as RDF, for other tools")
    files.add_row(str(report.output / STORE), "what kg query, show, export and view read")
    print_table(files)
