"""`--quiet` and `--verbose` in; how much a command says on standard error out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.pipeline import Progress

quiet_option = click.option(
    *("-q", "--quiet"), is_flag=True, help="Print no summary and no notes, only results and errors."
)
verbose_option = click.option(
    *("-v", "--verbose"), is_flag=True, help="Print on standard error what each stage took."
)


@contextmanager
def stage_times() -> Iterator[Callable[[Progress], None]]:
    """Yield a function that prints a line for each stage of a build once it is over."""
    began, latest = time.perf_counter(), dict[str, int]()

    def end(stage: str) -> None:
        nonlocal began
        now = time.perf_counter()
        done = latest.pop(stage)
        count = f" {done:,} articles" if done else ""
        click.echo(f"{stage}{count}: {now - began:.1f} s", err=True)
        began = now

    def note(progress: Progress) -> None:
        for stage in [stage for stage in latest if stage != progress.stage]:
            end(stage)
        latest[progress.stage] = progress.done

    yield note
    for stage in list(latest):
        end(stage)


@contextmanager
def silence() -> Iterator[Callable[[Progress], None]]:
    """Yield a function that shows nothing."""
    yield lambda _progress: None
