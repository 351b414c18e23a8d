"""What each stage of a build costs, for 100, 1,000 and 10,000 invented articles.

    python -m tests.benchmarks.stages --articles 1000 --output /tmp/stages

prints CPU seconds and the most memory of each stage: of a build, then of a run that adds ten
articles. The articles are those of `tests.benchmarks.synthetic`, whose extraction costs nothing.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kg import parts, pipeline
from kg.building import BuildOptions, Run
from kg.store import Store
from kg.workspace import Member
from tests.benchmarks.synthetic import write_article

ADDED = 10
STAGES: tuple[tuple[Any, str, str], ...] = (
    (pipeline, "_identify", "resolve names"),
    (parts.Assembly, "refresh", "triples of what changed"),
    (parts.Assembly, "join", "what articles share"),
    (pipeline, "find_stories", "stories"),
    (pipeline, "write_turtle", "Turtle"),
    (Store, "load_turtle", "load the store"),
    (pipeline, "write_index", "index"),
    (pipeline, "_draw", "page"),
    (pipeline, "_write_files", "redirects, list of articles"),
    (pipeline, "commit_with_files", "commit"),
)
"""Where a stage is called, by what name, and what it is called here."""


class Meter:
    """Prints CPU seconds and the most memory of each stage."""

    def __init__(self) -> None:
        self.articles = 0

    def watch(self, home: Any, name: str, stage: str) -> None:
        """Measure each call of a function."""
        function = getattr(home, name)

        def measured(*arguments: Any, **options: Any) -> Any:
            return self.measure(stage, lambda: function(*arguments, **options))

        setattr(home, name, measured)

    def measure(self, stage: str, work: Callable[[], Any]) -> Any:
        """Do the work and note what it cost."""
        _forget_peak()
        began = time.process_time()
        result = work()
        self.print(stage, time.process_time() - began)
        return result

    def print(self, stage: str, seconds: float) -> None:
        """Print a row."""
        each = 1000 * seconds / self.articles
        print(f"{stage:30}{seconds:9.2f}{each:12.2f}{_peak():12}", flush=True)

    def begin(self, title: str, articles: int) -> None:
        """Print the head of a table of a graph of so many articles."""
        self.articles = articles
        print(f"\n{title}: {articles:,} articles")
        print(f"{'':30}{'CPU s':>9}{'ms/article':>12}{'MB at most':>12}", flush=True)


def _forget_peak() -> None:
    """Have the system forget how much memory was taken at most; only Linux can."""
    file = Path("/proc/self/clear_refs")
    if file.exists():
        file.write_text("5", "ascii")


def _peak() -> int:
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    lines = dict(line.split(":", 1) for line in status.read_text("ascii").splitlines())
    return int(lines["VmHWM"].split()[0]) // 1024


def keep(run: Run, numbers: range) -> list[Member]:
    """Return the members of invented articles, which are in the workspace as if extracted."""
    members = []
    for number in numbers:
        extraction, _ = write_article(number)
        digest = run.workspace.add_article(extraction.article)
        run.workspace.add_extraction(digest, run.maker, extraction)
        outline = run.reader.read(extraction).outline
        run.workspace.add_outline(digest, run.outliner, outline)
        members.append(Member.of(extraction.article, digest=digest, source=f"/{number}"))
    run.workspace.flush()
    return members


def main() -> None:
    """Build and add, and print what it cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--output", type=Path, required=True)
    asked = parser.parse_args()
    shutil.rmtree(asked.output, ignore_errors=True)
    meter = Meter()
    for stage in STAGES:
        meter.watch(*stage)
    for title, count in (("build", asked.articles), ("add", asked.articles + ADDED)):
        known = range(asked.articles) if title == "add" else range(0)

        def choose(run: Run, count: int = count, known: range = known) -> list[Member]:
            fresh = meter.measure("(invent articles)", lambda: keep(run, range(len(known), count)))
            return [*run.former, *fresh]

        meter.begin(title, count)
        whole = time.process_time()
        pipeline.make(asked.output, BuildOptions(), choose)
        meter.print("all", time.process_time() - whole)


if __name__ == "__main__":
    main()
