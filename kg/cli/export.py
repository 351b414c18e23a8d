"""`kg export`: a store in; a file that other tools read out."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.store import store_option
from kg.cli.streams import open_output

FORMATS = (
    *("turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml"),
    *("graphml", "gexf", "csv", "sqlite", "ftm", "stix", "neo4j"),
)
"""Written out here so that `--help` loads none of them; a test compares them with kg.export."""

BINARY = frozenset({"sqlite", "neo4j"})
"""What no terminal can show."""


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

    \b
    turtle, trig, nquads,   all of it, as RDF
    ntriples, jsonld, rdfxml
    graphml, gexf           entities, and statements as edges, for Gephi, Cytoscape, yEd, igraph
    csv                     a row for each statement, for spreadsheets and pandas
    sqlite                  tables with full-text search, for Datasette and sqlite3
    ftm                     FollowTheMoney, a JSON entity a line, for Aleph and OpenSanctions
    stix                    a bundle of STIX 2.1, for tools of threat intelligence
    neo4j                   a ZIP of CSV files for neo4j-admin database import

    Claims, plans and denials are never plain relations. RDF, csv, sqlite and neo4j have them as
    statements, graphml and gexf as edges whose attributes `layer` and `plain` say what they are,
    ftm as Notes, stix as notes.

    \b
    Examples:
      kg export > graph.ttl
      kg export --format graphml -o graph.graphml
      kg export --format csv -o statements.csv
      kg export -f sqlite -o graph.db
      kg export -f ftm | head -n 3
      kg export -f neo4j -o neo4j.zip
    """
    from kg.export import export as export_graph
    from kg.store import Store

    if form in BINARY and output == "-" and sys.stdout.isatty():
        raise click.UsageError(f"{form} is no text: name a file with -o, or pipe it into another.")
    with Store.open_readonly(store) as opened, open_output(output) as stream:
        export_graph(opened, form, stream)
