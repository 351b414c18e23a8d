"""`kg serve` says where it listens, ends in good order, and leaves no process behind."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@contextmanager
def running(store: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Yield the process of a server and its address."""
    command = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", "0", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            yield server, server.stderr.readline().split(" at ")[1].split()[0]
        finally:
            server.kill()


def workers_of(pid: int) -> list[int]:
    """Return the processes that a process has started."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    if not children.exists():
        pytest.skip("this system does not tell the children of a process")
    return [int(child) for child in children.read_text().split()]


def ask(address: str, sparql: str) -> None:
    """Send a query and wait for the answer, if one comes."""
    with suppress(URLError, OSError):
        urlopen(f"{address}sparql?{urlencode({'query': sparql})}", timeout=30).read()


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_in_good_order(sample: Path, stop: signal.Signals) -> None:
    """Told to end, it does so within seconds, whatever is being answered, and all its workers."""
    with running(sample) as (server, address):
        ask(address, "ASK {}")
        workers = workers_of(server.pid)
        busy = threading.Thread(target=ask, args=(address, ENDLESS))
        busy.start()
        time.sleep(0.5)
        server.send_signal(stop)
        assert server.wait(timeout=15) == 0
        busy.join()
        assert len(workers) == 2
        assert [pid for pid in workers if Path(f"/proc/{pid}").exists()] == []


def test_no_worker_outlives_a_killed_server(sample: Path) -> None:
    """Workers end by themselves when their server is gone."""
    with running(sample) as (server, address):
        ask(address, "ASK {}")
        workers = workers_of(server.pid)
        server.kill()
        server.wait()
        end = time.monotonic() + 10
        while any(_runs(pid) for pid in workers):
            assert time.monotonic() < end, "a worker is left"
            time.sleep(0.1)


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_port_that_is_taken(sample: Path) -> None:
    """A port of another process is an error that says what to do, as is a missing store."""
    with running(sample) as (_, address):
        port = address.rstrip("/").rpartition(":")[2]
        command = [sys.executable, "-m", "kg", "serve", "--store", str(sample), "--port", port]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert f"cannot serve on 127.0.0.1, port {port}" in done.stderr
    command[command.index("--store") + 1] = str(sample / "none")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, "run kg build first" in done.stderr) == (1, True), done.stderr
