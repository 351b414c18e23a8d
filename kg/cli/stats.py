"""`kg stats`: a store in; counts of what it contains out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.store import store_option
from kg.cli.structured import json_option, print_json
from kg.records import Layer

if TYPE_CHECKING:
    from rich.table import Table


@click.command(short_help="Count what the graph holds.")
@click.option(
    "--top",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    metavar="N",
    help="How many types, relations, publishers … to list; JSON has all.",
)
@json_option
@store_option
def stats(top: int, store: Path, *, as_json: bool) -> None:
    """Print how many articles, entities and statements the graph contains, and of which kinds.

    \b
    Examples:
      kg stats
      kg stats --top 30 --store output/store
      kg stats --json | jq .layers
    """
    from kg.cli.tables import new_grid, print_table
    from kg.query import Index
    from kg.store import Store

    with Store.open_readonly(store) as opened, Index.open(opened) as index:
        found = index.statistics(most_connected=-1 if as_json else top)
    if as_json:
        print_json(asdict(found))  # all of it, whatever --top says
        return

    def most(counts: Mapping[str, int]) -> Mapping[str, int]:
        return dict(islice(counts.items(), top))

    grid = new_grid()
    _add_section(grid, "Articles", found.articles, most(_of_publishers(found.publishers)))
    _add_section(grid, "Entities", found.entities, most(found.types))
    _add_section(grid, "Statements", found.statements, _in_plural(found.layers))
    _add_section(grid, "Relations", len(found.relations), most(found.relations))
    _add_section(grid, "Speakers", len(found.holders), most(found.holders))
    _add_section(grid, "Most connected", None, most(found.connections))
    print_table(grid)


def _in_plural(layers: Mapping[Layer, int]) -> Mapping[str, int]:
    return {f"{layer}s": count for layer, count in layers.items()}


def _of_publishers(publishers: Mapping[str, int]) -> Mapping[str, int]:
    """Return the counts with a word for articles whose publisher is unknown."""
    return {name or "publisher unknown": count for name, count in publishers.items()}


def _add_section(grid: Table, name: str, total: int | None, counts: Mapping[str, int]) -> None:
    """Add a total and what it is made of."""
    if grid.row_count:
        grid.add_row()
    grid.add_row(name, "" if total is None else f"{total:,}")
    for kind, count in counts.items():
        grid.add_row("", f"{count:,}", kind)
