"""The words of a command line in; one call of kg, and what it returned on standard output.

Exit codes: 0 all well; 1 an error, and nothing was changed; 2 a mistake in the command line;
3 the graph was built, but some inputs could not be read.
"""

from __future__ import annotations

import click

from kg import __version__
from kg.cli.build import build
from kg.cli.export import export
from kg.cli.query import query
from kg.cli.show import show
from kg.cli.stats import stats
from kg.cli.verify import verify
from kg.cli.view import view
from kg.errors import KGError
from kg.extract.fingerprint import SHORT, bundled_digest


class Commands(click.Group):
    """Commands whose `KGError` is a message; any other exception is our bug and shows itself."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except KGError as error:
            raise click.ClickException(str(error)) from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands in the order in which they are needed."""
        return list(self.commands)


def _show_version(ctx: click.Context, _option: click.Parameter, asked: bool) -> None:
    if asked:
        click.echo(f"kg {__version__}, model {bundled_digest()[:SHORT]}")
        ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    *("-V", "--version"),
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_show_version,
    help="Show the version of kg and of its model, and exit.",
)
def main() -> None:
    """Turn news articles into a knowledge graph to look at, query, and trust.

    \b
    Try:
      kg build seeds       # the graph of two articles, in output/
      kg show Medinsky     # what they say of one entity, each line with its sentence
      kg query --list      # questions to ask
    """


for command in (build, show, query, stats, view, export, verify):
    main.add_command(command)
