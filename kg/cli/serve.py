"""`kg serve`: a store in; a server of its graph, until it is told to end, out."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.store import store_option
from kg.cli.verbosity import quiet_option


@click.command(short_help="Serve the graph over HTTP: SPARQL, pages, explorer.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 is any."
)
@click.option(
    "--allow-host",
    "allowed_hosts",
    multiple=True,
    metavar="NAME",
    help="A further name of this server; may be repeated.",
)
@click.option(
    "--allow-origin",
    "allowed_origins",
    multiple=True,
    metavar="ORIGIN",
    help="A site whose pages may read the answers, such as https://example.org; may be repeated.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=2,
    show_default=True,
    metavar="N",
    help="Processes that answer queries.",
)
@click.option(
    "--queue",
    "waiting",
    type=click.IntRange(0, 10_000),
    default=64,
    show_default=True,
    metavar="N",
    help="Queries that may wait for a process; others get the status 429.",
)
@click.option(
    "--timeout",
    "seconds",
    type=click.FloatRange(0.1, 3600),
    default=20.0,
    show_default=True,
    metavar="SECONDS",
    help="How long a query may take.",
)
@click.option(
    "--max-rows",
    "rows",
    type=click.IntRange(min=1),
    default=100_000,
    show_default=True,
    metavar="N",
    help="How many rows an answer may have.",
)
@click.option(
    "--watch",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="FOLDER",
    help="Add to the graph what is put into this folder, as kg update does.",
)
@quiet_option
@store_option
def serve(
    store: Path,
    *,
    host: str,
    port: int,
    allowed_hosts: tuple[str, ...],
    allowed_origins: tuple[str, ...],
    workers: int,
    waiting: int,
    seconds: float,
    rows: int,
    watch: Path | None,
    quiet: bool,
) -> None:
    """Serve the graph over HTTP until Ctrl-C: the explorer at /, SPARQL at /sparql, and a page and
    RDF for each of its IRIs.

    It asks no network, and by default is reachable from this machine only. Nobody can write through
    it. A query is limited in time, memory, rows and size, like those of `kg query`. When the graph
    is built anew, the new one is served. Needs pip install 'newskg[serve]'.

    \b
    Examples:
      kg serve
      kg serve --store output/store --port 8080
      kg serve --watch .
      kg serve --host 0.0.0.0 --allow-host kg.example.org --workers 8
    """
    from dataclasses import replace

    from kg.errors import OutputError

    try:
        from kg.serve import SERVED_LIMITS, ServeOptions
        from kg.serve import serve as run
    except ModuleNotFoundError as error:
        if error.name not in ("starlette", "uvicorn"):
            raise
        raise OutputError("a server needs more packages: pip install 'newskg[serve]'") from error
    options = ServeOptions(
        host=host,
        port=port,
        allowed_hosts=allowed_hosts,
        allowed_origins=allowed_origins,
        workers=workers,
        waiting=waiting,
        limits=replace(SERVED_LIMITS, seconds=seconds, rows=rows),
        watch=watch,
    )

    def say(address: str) -> None:
        if not quiet:
            click.echo(f"Serving {store} at {address} (Ctrl-C ends it)", err=True)

    run(store, options, on_ready=say)
