"""The arguments of a command line in; one call of kg, and its result on standard output.

Exit codes: 0 all well; 1 an error, and nothing was changed; 2 a mistake in the command line;
3 the graph was built, but some inputs could not be read.
"""

from __future__ import annotations

import errno
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import click

from kg import __version__
from kg.cli.add import add
from kg.cli.articles import articles
from kg.cli.build import build
from kg.cli.diff import diff
from kg.cli.export import export
from kg.cli.identity import identity
from kg.cli.query import query
from kg.cli.remove import remove
from kg.cli.serve import serve
from kg.cli.show import show
from kg.cli.stats import stats
from kg.cli.stories import stories
from kg.cli.terminal import printable
from kg.cli.update import update
from kg.cli.verify import verify
from kg.cli.view import view
from kg.errors import KGError
from kg.extract.fingerprint import SHORT, bundled_digest


class Commands(click.Group):
    """Commands that turn a `KGError` into a message; any other exception is a bug and is shown."""

    def main(self, *arguments: Any, **settings: Any) -> Any:
        """Run the command line; a signal to end has the effect of Ctrl-C."""
        with _ending_as_with_ctrl_c():
            return super().main(*arguments, **settings)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()  # here, where a full disk can still be reported
        except KGError as error:
            raise click.ClickException(printable(str(error))) from error
        except click.ClickException as error:  # of click itself, which repeats what was typed
            error.message = printable(error.message)  # type: ignore[misc]  # click calls it final
            raise
        except OSError as error:
            if error.errno != errno.ENOSPC or error.filename is not None:
                raise
            message = f"cannot write standard output: {error.strerror}"
            raise click.ClickException(message) from error
        return result

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands in the order in which they are needed."""
        return list(self.commands)


def _show_version(ctx: click.Context, _option: click.Parameter, asked: bool) -> None:
    if asked:
        click.echo(f"kg {__version__}, model {bundled_digest()[:SHORT]}")
        ctx.exit()


@contextmanager
def _ending_as_with_ctrl_c() -> Iterator[None]:
    """Have SIGTERM and SIGHUP raise KeyboardInterrupt, so that nothing unfinished is left."""
    former: dict[signal.Signals, Any] = {}
    with suppress(ValueError):  # not in the main thread, the only one that gets signals
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is signal.SIG_DFL:
                former[number] = signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)


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
      kg stories           # what happened, and where the sources agree, differ and change
      kg show Medinsky     # what they say of one entity, each line with its sentence
      kg query --list      # questions to ask
    """


for command in (
    *(build, add, update, remove, articles, identity),
    *(stories, diff, show, query, stats, view, serve, export, verify),
):
    main.add_command(command)
