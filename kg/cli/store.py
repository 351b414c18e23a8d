"""`--store DIR` in; the store of a built graph, opened for reading, out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.graph import Graph

DEFAULT_STORE = Path("output") / "store"


def _folder(_ctx: click.Context, _parameter: click.Parameter, value: Path) -> Path:
    """Return the folder of the store, also if the output folder of `kg build` was given."""
    inside = value / DEFAULT_STORE.name
    return inside if inside.is_dir() else value


store_option = click.option(
    "--store",
    type=click.Path(path_type=Path, file_okay=False),
    default=DEFAULT_STORE,
    show_default=True,
    metavar="DIR",
    callback=_folder,
    help="The store that kg build wrote.",
)


def read_graph(store: Path) -> Graph:
    """Return the whole graph of a store."""
    from kg.query import load_graph
    from kg.store import Store

    with Store.open_readonly(store) as opened:
        return load_graph(opened)
