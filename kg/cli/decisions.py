"""`--identity FILE` in; where the decisions about who is who are kept out."""

from __future__ import annotations

from pathlib import Path

import click

from kg.identity import DECISIONS

identity_option = click.option(
    "--identity",
    type=click.Path(path_type=Path, dir_okay=False),
    default=DECISIONS,
    show_default=True,
    metavar="FILE",
    help="What was decided about who is who, with kg identity.",
)
