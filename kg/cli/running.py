"""The options that all commands which make a graph share."""

from __future__ import annotations

import click

output_option = click.option(
    *("-o", "--output"),
    default="output",
    show_default=True,
    metavar="DIR",
    help="The folder of graph.ttl, graph.html and store/.",
)
threads_option = click.option(
    "--threads",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Threads for the language model.",
)
workers_option = click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="Processes that extract; each loads the model, and takes 0.5 GB.",
)
scheduler_option = click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="A Dask cluster that extracts instead: tcp://HOST:8786. Needs newskg[dask].",
)
debug_option = click.option(
    "--debug", is_flag=True, help="Show where in kg an article raised an error."
)
