"""Rows in; tables out on standard output, in colour only where a terminal wants it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

import click
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from kg.cli.terminal import printable

ENDLESS = 1_000_000
"""Columns of an output that is not a terminal: nothing in a pipe is cut or wrapped."""

SENTENCE_WIDTH = 32
"""Minimum columns for a longer text; shorter ones are not wrapped."""

GAP = 3
"""Columns between two columns of a table."""


def new_console() -> Console:
    """Return the console of standard output; rich respects NO_COLOR and what is not a terminal."""
    return Console(highlight=False, emoji=False, markup=False)


class _Table(Table):
    """A table whose cells contain nothing that controls a terminal."""

    def add_row(self, *cells: Any, **settings: Any) -> None:
        """Add a row."""
        shown = (printable(cell) if isinstance(cell, str) else cell for cell in cells)
        super().add_row(*shown, **settings)


def new_grid(*, numbers: bool = True) -> Table:
    """Return a table without lines; its second column holds numbers or notes."""
    table = _Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(justify="right" if numbers else "left", overflow="fold")
    if numbers:
        table.add_column(style="dim", overflow="fold")
    return table


def print_rows(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows under a header, or one cell a line where the terminal is too narrow."""
    longest = [max(map(len, column)) for column in zip(columns, *rows, strict=True)]
    console = new_console()
    fits = sum(min(length, SENTENCE_WIDTH) + GAP for length in longest) <= console.width
    if fits or not rows or not _is_bounded(console):
        print_table(_new_table(columns, rows, longest))
        return
    for row in rows:
        grid = new_grid(numbers=False)
        for column, cell in zip(columns, row, strict=True):
            if cell:
                grid.add_row(column, cell)
        print_table(grid)
        click.echo()


def _new_table(
    columns: Sequence[str], rows: Sequence[Sequence[str]], longest: Sequence[int]
) -> Table:
    """Return a table with a header and a rule under it, where only sentences are wrapped."""
    table = _Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column, length in zip(columns, longest, strict=True):
        table.add_column(Text(column), overflow="fold", no_wrap=length <= SENTENCE_WIDTH)
    for row in rows:
        table.add_row(*row)
    return table


def print_table(table: Table) -> None:
    """Print a table as wide as the terminal, or elsewhere as wide as it needs."""
    console = new_console()
    if not _is_bounded(console):
        endless = console.options.update(max_width=ENDLESS)
        console.width = max(1, Measurement.get(console, endless, table).maximum)
    with console.capture() as printed:
        console.print(table)
    for line in printed.get().splitlines():
        click.echo(line.rstrip(), color=True)  # rich has already decided on colour


def print_text(text: Text, *, indent: int = 0) -> None:
    """Print a paragraph, wrapped in a terminal and on one line elsewhere."""
    console = new_console()
    text.plain = printable(text.plain)  # of the same length, so that its styles keep their places
    if not _is_bounded(console):
        console.width = ENDLESS
    for line in text.wrap(console, max(20, console.width - indent)):
        line.rstrip()
        console.print(Text(" " * indent).append_text(line))


def _is_bounded(console: Console) -> bool:
    """Return whether the width of lines is limited."""
    return console.is_terminal or "COLUMNS" in os.environ
