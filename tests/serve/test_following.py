"""A server shows the graph as it is now: what a build replaced, and what is put into a folder."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import kg
from kg.graph import Resolution
from kg.serve import SERVED_LIMITS, ServeOptions
from tests.sample import EXTRACTIONS, RESOLUTION
from tests.sample_store import sample_triples, write_store
from tests.serve.serving import Served, serving


def wait_until(holds: Callable[[], bool], *, seconds: float) -> None:
    """Return as soon as something holds; fail if it does not in time."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.2)


def is_known(served: Served, name: str) -> bool:
    """Return whether the served graph has an entity of this name."""
    return bool(json.loads(served.ask(f"/api/search?q={name}").body)["entities"])


def test_a_new_build_is_served(tmp_path: Path) -> None:
    """Pages and queries are about the new graph soon after it has replaced the old."""
    folder = write_store(tmp_path / "store", sample_triples(EXTRACTIONS[1:]))
    limits = replace(SERVED_LIMITS, seconds=2)
    with serving(folder, ServeOptions(workers=1, limits=limits)) as served:
        assert not is_known(served, "Bergen")
        write_store(folder, sample_triples())
        wait_until(lambda: is_known(served, "Bergen"), seconds=20)
        assert b"true" in served.query("ASK { id:Bergen a kg:City }").body
        write_store(folder, sample_triples((), Resolution(RESOLUTION.entities, {})))
        wait_until(lambda: not is_known(served, "Bergen"), seconds=20)


def test_what_is_put_into_a_folder_is_added(tmp_path: Path) -> None:
    """An article that is dropped into the watched folder is in the graph, beside the former."""
    first, inbox = tmp_path / "first.txt", tmp_path / "inbox"
    first.write_text("Ada Lind leads the harbour council of Bergen.")
    inbox.mkdir()
    kg.build(first, output=tmp_path / "output")
    with serving(tmp_path / "output" / "store", ServeOptions(workers=1, watch=inbox)) as served:
        assert not is_known(served, "Marta+Ruiz")
        (inbox / "second.txt").write_text("Marta Ruiz visited Oslo on Monday.")
        wait_until(lambda: is_known(served, "Marta+Ruiz"), seconds=120)
        assert is_known(served, "Ada+Lind")
