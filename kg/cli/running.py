"""The options that all commands which make a graph share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from kg.cli.progress import shown_progress
from kg.cli.report import finish
from kg.cli.verbosity import quiet_option, verbose_option

if TYPE_CHECKING:
    from kg.building import BuildReport

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


def changing_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of all that change the graph in a folder, see `change`."""
    for option in (
        *(verbose_option, quiet_option, debug_option),
        *(workers_option, threads_option, output_option),
    ):
        command = option(command)
    return command


def change(
    make: Callable[..., BuildReport],
    named: tuple[str, ...],
    *,
    quiet: bool,
    debug: bool,
    verbose: bool,
    **given: Any,
) -> None:
    """Change the graph in the folder `output` by a function of `kg.changes`; print its report."""
    from kg.building import BuildOptions

    output = given.pop("output")
    with shown_progress(quiet=quiet, verbose=verbose) as on_progress:
        options = BuildOptions(**given, on_progress=on_progress)
        report = make(named, output=output, options=options)
    finish(report, quiet=quiet, debug=debug)
