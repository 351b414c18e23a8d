"""A process that answers queries says when another should take its place."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from kg.serve import SERVED_LIMITS, worker


def test_a_process_gets_tired(
    sample: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """After so many queries, as what they leave behind adds up."""
    for name in ("limit_memory", "limit_time"):  # would hold for all tests that follow
        monkeypatch.setattr(worker, name, lambda *_, **__: None)
    monkeypatch.setattr(worker, "share_memory", lambda: None)
    monkeypatch.setattr(worker, "largest_memory", lambda: 0)
    monkeypatch.setattr(worker, "TIRED_QUERIES", 3)
    asked = {
        "queries": ["ASK { ?a ?b ?c }"], "dataset": None, "values": {}, "accept": "*/*",
        "file": str(tmp_path / "answer"),
    }  # fmt: skip  # one request
    lines = [{"store": str(sample), **asdict(SERVED_LIMITS)}, asked, asked, asked]
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(map(json.dumps, lines))))
    worker.main()
    _ready, *replies = map(json.loads, capsys.readouterr().out.splitlines())
    assert [each["tired"] for each in replies] == [False, False, True]


LARGE_PARENT = """
import subprocess, sys
held = b"x" * 300_000_000
code = "from kg.query.resources import largest_memory; print(largest_memory())"
subprocess.run([sys.executable, "-c", code], check=True)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system counts otherwise")
def test_the_memory_of_a_large_server_does_not_tire_its_processes() -> None:
    """Only what a process has used itself is counted, not what the one that started it has."""
    command = [sys.executable, "-c", LARGE_PARENT]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert 10_000_000 < int(run.stdout) < 150_000_000
