"""`--store DIR` in; the store of a built graph, opened for reading, out."""

from __future__ import annotations

from pathlib import Path

import click

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
