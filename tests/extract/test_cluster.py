"""Extraction on a Dask cluster gives what one process gives, also when a worker is killed."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from distributed import LocalCluster

from kg.cli import main
from kg.errors import InputError
from kg.extract import cluster as on_cluster
from kg.extract.cluster import extract_on_cluster
from kg.extract.processes import Setup, extract_stream
from kg.records import Article
from tests.extract.test_processes import ARTICLES


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """Return a cluster of two processes on this machine."""
    options = {"n_workers": 2, "threads_per_worker": 1, "processes": True}
    with LocalCluster(dashboard_address=None, silence_logs=50, **options) as started:
        yield started


def test_a_killed_worker_changes_nothing(
    cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cluster finds what one process finds; what a killed worker had is done again."""
    monkeypatch.setattr(on_cluster, "PART", 3)
    pids = [worker.pid for worker in cluster.workers.values()]
    assert len(pids) == 2
    found = extract_on_cluster(iter(ARTICLES), Setup(), scheduler=cluster.scheduler_address)
    first = next(found)
    os.kill(pids[0], signal.SIGKILL)
    assert [first, *found] == list(extract_stream(ARTICLES, Setup()))


def test_build_on_a_cluster(cluster: LocalCluster, tmp_path: Path) -> None:
    """A build on a cluster has the bytes of a build without."""
    (tmp_path / "a.txt").write_text(ARTICLES[0].text, "utf-8")
    for name, options in (("there", ["--scheduler", cluster.scheduler_address]), ("here", [])):
        words = ["build", "-q", str(tmp_path / "a.txt"), "-o", str(tmp_path / name), *options]
        result = CliRunner().invoke(main, words, catch_exceptions=False)
        assert result.exit_code == 0, result.output
    there, here = ((tmp_path / name / "graph.ttl").read_bytes() for name in ("there", "here"))
    assert there == here


def test_no_scheduler(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address at which nothing answers is named."""
    monkeypatch.setattr(on_cluster, "PATIENCE", 1.0)
    article = Article.from_text("It rained.")
    with pytest.raises(InputError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        next(extract_on_cluster([article], Setup(), scheduler="tcp://127.0.0.1:9"))
