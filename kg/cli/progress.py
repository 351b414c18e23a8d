"""How far a run is in; a bar on standard error out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

from kg.cli.verbosity import silence, stage_times

if TYPE_CHECKING:
    from kg.building import Progress


def shown_progress(
    *, quiet: bool, verbose: bool
) -> AbstractContextManager[Callable[[Progress], None]]:
    """Return what yields a function that shows progress, as much as is wanted."""
    return stage_times() if verbose else silence() if quiet else _progress_bar()


@contextmanager
def _progress_bar() -> Iterator[Callable[[Progress], None]]:
    """Yield a function that draws progress on standard error, if that is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    texts = (TextColumn("{task.description}"), TextColumn("{task.fields[count]}"))
    columns = (texts[0], BarColumn(), texts[1], TimeRemainingColumn())
    console = Console(stderr=True)
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Starting", total=None, count="")

        def draw(progress: Progress) -> None:
            if progress.stage != bar.tasks[0].description:
                bar.reset(task, total=progress.total, description=progress.stage)
            bar.update(task, completed=progress.done, count=_count(progress))

        yield draw


def _count(progress: Progress) -> str:
    """Return how many articles are done, of how many where that is known."""
    of_all = "" if progress.total is None else f" of {progress.total:,}"
    return f"{progress.done:,}{of_all}" if progress.done or of_all else ""
