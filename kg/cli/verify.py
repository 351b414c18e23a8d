"""`kg verify`: a store in; whether every statement is in its article out."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from kg.cli.store import store_option
from kg.cli.structured import json_option, print_json
from kg.cli.terminal import printable
from kg.cli.verbosity import quiet_option


@click.command(short_help="Check every statement against its article.")
@json_option
@quiet_option
@store_option
def verify(store: Path, *, as_json: bool, quiet: bool) -> None:
    """Check every statement of the graph against the text of its article, character by character.

    Each article must have the id of its text; each sentence, subject, relation and object must
    be where the graph says; each plain edge must have a statement behind it. What fails is
    listed on standard output, and the exit code is 1.

    \b
    Examples:
      kg verify
      kg verify --store output/store
      kg verify --json | jq .failures
    """
    from kg.store import Store
    from kg.verify import verify as check

    with Store.open_readonly(store) as opened:
        report = check(opened)
    if as_json:
        print_json({"ok": report.ok, **asdict(report)})
    for failure in () if as_json else report.failures:
        click.echo(printable(f"{failure.id}: {failure.reason}", one_line=True))
    checked = (
        f"{report.statements:,} statements and {report.edges:,} plain edges "
        f"of {report.articles:,} articles"
    )
    if not report.ok:
        raise click.ClickException(f"{len(report.failures):,} failures in {checked}")
    if not (quiet or as_json):
        click.echo(f"Verified {checked}: each stands in its article as the graph says.")
