"""`kg query`: a SPARQL query in; its result as a table, CSV, JSON or TSV out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from kg.cli.store import store_option
from kg.cli.terminal import PrintableStream, printable
from kg.cli.verbosity import quiet_option

if TYPE_CHECKING:
    from kg.query import QueryResult
    from kg.store import Store

FORMATS = ("table", "csv", "json", "tsv", "turtle", "jsonld")


def _print_named_queries(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    """Print the named queries, and exit."""
    from kg.cli.tables import new_grid, print_table
    from kg.query import named_queries

    if not wanted:
        return
    grid = new_grid(numbers=False)
    for named in named_queries().values():
        grid.add_row(named.name, named.description)
        for parameter, meaning in named.parameters.items():
            grid.add_row("", f"--set {parameter}=NAME  {meaning}")
    print_table(grid)
    ctx.exit()


def _split_settings(
    _ctx: click.Context, _parameter: click.Parameter, settings: tuple[str, ...]
) -> dict[str, str]:
    """Return the values given as NAME=VALUE."""
    for setting in settings:
        if "=" not in setting:
            raise click.BadParameter(f"{setting!r} is not of the form NAME=VALUE")
    return {name: value for name, _, value in (each.partition("=") for each in settings)}


@click.command(short_help="Answer a query in SPARQL.")
@click.argument("sparql", required=False)
@click.option(
    "--file",
    "source",
    type=click.File(encoding="utf-8", errors="replace"),
    metavar="FILE",
    help="A file with the query; - is standard input.",
)
@click.option("--named", metavar="NAME", help="One of the queries that --list shows.")
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="NAME=VALUE",
    callback=_split_settings,
    help="The entity for a parameter of a named query.",
)
@click.option(
    "--list",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_named_queries,
    help="List the named queries and their parameters.",
)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How to print the result.",
)
@quiet_option
@store_option
def query(
    sparql: str | None,
    source: TextIO | None,
    named: str | None,
    *,
    settings: dict[str, str],
    form: str,
    quiet: bool,
    store: Path,
) -> None:
    """Answer a query in SPARQL; prefixes such as kg:, rel:, id:, skos: and prov: are known.

    Texts of the graph have a language: "Oslo"@en. Where a query finds nothing, a hint on standard
    error names what the graph has not. turtle and jsonld are for CONSTRUCT and DESCRIBE. Write
    OPTIONAL after all patterns that every row must have, or some queries become slow.

    \b
    Examples:
      kg query 'SELECT ?who ?what WHERE { ?who kg:heads ?what }'
      kg query --list
      kg query --named plans --set "entity=Russian delegation"
      kg query --file question.rq --format csv > answer.csv
      kg query --format turtle 'DESCRIBE id:Kremlin'
    """
    from kg.query import LONGEST, hints, run_query
    from kg.store import Store

    if sum(each is not None for each in (sparql, source, named)) != 1:
        raise click.UsageError("Give one of: a query, --file FILE, --named NAME; or --list.")
    if settings and named is None:
        raise click.UsageError("--set goes with --named NAME.")
    with Store.open_readonly(store) as opened:
        if named is not None:
            result, notes = _answer_named(named, settings, opened), []
        else:
            text = source.read(LONGEST + 1) if source else sparql or ""
            result = run_query(opened, text)
            notes = [] if quiet else hints(opened, text, result)
    _print_result(result, form, quiet=quiet)
    for note in notes:
        click.echo(f"Hint: {printable(note, one_line=True)}", err=True)


def _answer_named(name: str, settings: dict[str, str], store: Store) -> QueryResult:
    """Answer a named query."""
    from kg.query import Index, entity_values, named_query, run_query

    question = named_query(name)
    for parameter in settings:
        question.check_parameter(parameter)
    if not settings:
        return run_query(store, question.sparql)
    with Index.open(store) as index:
        values = entity_values(index, store.base, settings)
    return run_query(store, question.sparql, values=values)


def _print_result(result: QueryResult, form: str, *, quiet: bool) -> None:
    """Print a table for people, or one of the formats of SPARQL 1.1."""
    from kg.cli.tables import print_rows
    from kg.query import write_result

    if form != "table":
        write_result(result, form, PrintableStream(sys.stdout))
    elif result.truth is not None:
        click.echo(printable(result.texts()[0][0]))
    else:
        print_rows(result.columns, result.texts())
        rows = len(result.rows)
        if quiet:
            return
        click.echo(f"{rows:,} row{'' if rows == 1 else 's'}", err=True)
