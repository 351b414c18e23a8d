"""`kg verify`: a store in; whether every statement is in its article out."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.store import store_option
from kg.cli.terminal import printable


@click.command(short_help="Check every statement against its article.")
@store_option
def verify(store: Path) -> None:
    """Check every statement of the graph against the text of its article, character by character.

    Each article must have the id of its text; each sentence, subject, relation and object must
    be where the graph says; each plain edge must have a statement behind it. What fails is
    listed on standard output, and the exit code is 1.

    \b
    Examples:
      kg verify
      kg verify --store output/store
    """
    from kg.store import Store
    from kg.verify import verify as check

    with Store.open_readonly(store) as opened:
        report = check(opened)
    for failure in report.failures:
        click.echo(printable(f"{failure.id}: {failure.reason}", one_line=True))
    checked = (
        f"{report.statements:,} statements and {report.edges:,} plain edges "
        f"of {report.articles:,} articles"
    )
    if not report.ok:
        raise click.ClickException(f"{len(report.failures):,} failures in {checked}")
    click.echo(f"Verified {checked}: each stands in its article as the graph says.")
