"""Which sentences gave no statement, and why, in; a table or a file of JSON out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from kg.cli.streams import open_output

if TYPE_CHECKING:
    from kg.explanation import Explanation


def check_target(
    _context: click.Context, _option: click.Parameter, target: str | None
) -> str | None:
    """Refuse a file that is not for JSON: the option may have taken the first of the PATHS."""
    if target not in (None, "-") and not str(target).endswith(".json"):
        reason = "FILE ends in .json; for the table, put the option behind the PATHS"
        raise click.BadParameter(reason)
    return target


def print_explanation(explanation: Explanation, target: str) -> None:
    """Print which sentences gave no statement, and why; or write it into a file as JSON."""
    from kg.cli.tables import new_grid, print_rows, print_table
    from kg.explanation import REASONS, as_json, rows

    table = new_grid()
    table.add_row("Sentences", f"{explanation.sentences:,}", "")
    table.add_row("  stated", f"{explanation.stated:,}", "in the graph")
    for reason, count in explanation.counts.items():
        table.add_row(f"  {reason}", f"{count:,}", REASONS[reason])
    click.echo()
    print_table(table)
    if target == "-":
        click.echo()
        print_rows(("reason", "sentence", "article"), rows(explanation))
        return
    text = json.dumps(as_json(explanation), ensure_ascii=False, indent=1)
    with open_output(target) as stream:
        stream.write(text.encode("utf-8", "replace"))
