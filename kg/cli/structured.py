"""`--json` in; a value on standard output as JSON out."""

from __future__ import annotations

import json
import sys

import click

from kg.cli.terminal import PrintableStream

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")


def print_json(value: object) -> None:
    """Print a value of dictionaries, lists, texts and numbers."""
    stream = PrintableStream(sys.stdout)
    stream.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")
