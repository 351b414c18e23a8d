"""A process that answers queries says when another should take its place."""

from __future__ import annotations

import io
import json
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
