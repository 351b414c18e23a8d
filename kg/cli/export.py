"""`kg export`: a store in; a file that other tools read out."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.store import store_option
from kg.cli.streams import open_output

FORMATS = ("turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml", "graphml", "gexf", "csv")
"""Written out here so that `--help` loads none of them; a test compares them with kg.export."""


@click.command(short_help="Write the graph for other tools.")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="turtle",
    show_default=True,
    help="The format.",
)
@click.option(
    "-o",
    "--output",
    default="-",
    show_default=True,
    metavar="FILE",
    help="Where to write; - is standard output.",
)
@store_option
def export(form: str, output: str, store: Path) -> None:
    """Write the graph in a format that other tools read.

    turtle, trig, nquads, ntriples, jsonld and rdfxml have all of it. graphml and gexf have the
    entities and the statements between them, for Gephi, Cytoscape or yEd; csv has a row for each
    statement, for a spreadsheet.

    \b
    Examples:
      kg export > graph.ttl
      kg export --format graphml -o graph.graphml
      kg export --format csv -o statements.csv
    """
    from kg.export import export as export_graph
    from kg.store import Store

    with Store.open_readonly(store) as opened, open_output(output) as stream:
        export_graph(opened, form, stream)
