"""Many clients at once against `kg serve`: errors, times and the growth of its memory.

    python -m tests.benchmarks.load_server --store /tmp/large/store --clients 50 --minutes 10

Each client asks again as soon as it is answered: pages, data, JSON and queries, those of a person
and of a program, and now and then one that must be refused.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

from kg.query import Index, named_query
from kg.store import Store

ENTITIES = 2000
SAMPLE_SECONDS = 5.0
EXPECTED = {200, 303}


class Clients:
    """What is asked, and what came back."""

    def __init__(self, address: str, names: list[tuple[str, str]], statements: list[str]) -> None:
        self.address, self.names, self.statements = address.rstrip("/"), names, statements
        self.times: dict[str, list[float]] = {}
        self.wrong: Counter[str] = Counter()
        self.stop = threading.Event()

    def draw(self, chance: random.Random) -> tuple[str, str, str, set[int]]:
        """Return a request: its kind, path, media type and the statuses it may get."""
        identifier, name = chance.choice(self.names)
        statement = chance.choice(self.statements)
        about = f"<https://w3id.org/newskg/id/{quote(identifier)}>"
        plain = f"SELECT ?p ?o {{ {about} ?p ?o }} LIMIT 100"
        asked = named_query("plans").sparql.replace("?entity ;", f"{about} ;", 1)
        bound = re.sub(r"\?entity\b(?! WHERE)", about, asked).replace(f" {about} WHERE", " WHERE")
        return chance.choice([
            ("entity page", f"/id/{quote(identifier)}", "text/html", EXPECTED),
            ("entity Turtle", f"/id/{quote(identifier)}", "text/turtle", EXPECTED),
            ("statement page", f"/id/{statement}", "text/html", EXPECTED),
            ("search page", f"/search?q={quote(name[:6])}", "text/html", EXPECTED),
            ("api search", f"/api/search?q={quote(name[:4])}", "*/*", EXPECTED),
            ("api neighbourhood", f"/api/neighbourhood?id={quote(identifier)}", "*/*", EXPECTED),
            ("api evidence", f"/api/evidence?id={quote(identifier)}&limit=10", "*/*", EXPECTED),
            ("api part", f"/api/part?entity={quote(identifier)}", "*/*", EXPECTED),
            ("query", f"/sparql?query={quote(plain)}", "*/*", EXPECTED),
            ("query of plans", f"/sparql?query={quote(bound)}", "text/csv", EXPECTED),
            ("named query", f"/query?named=denials&entity={quote(name)}", "text/html", EXPECTED),
            ("malformed query", "/sparql?query=SELECT", "*/*", {400}),
        ])  # fmt: skip  # a table

    def run(self, seed: int) -> None:
        """Send requests until the stop event is set."""
        chance = random.Random(seed)
        while not self.stop.is_set():
            kind, path, media_type, fine = self.draw(chance)
            began = time.perf_counter()
            try:
                request = Request(self.address + path, headers={"Accept": media_type})
                with urlopen(request, timeout=120) as response:
                    status = response.status
                    response.read()
            except HTTPError as error:
                status = error.code
            except OSError as error:
                self.wrong[f"{kind}: {error}"] += 1
                continue
            if status not in fine:
                self.wrong[f"{kind}: {status}"] += 1
            self.times.setdefault(kind, []).append(time.perf_counter() - began)


def memory(pid: int) -> tuple[int, int]:
    """Return the megabytes that a process has in memory alone, and those of its children."""
    found = {True: 0, False: 0}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
            if pid in (int(fields[1]), int(status.parent.name)):
                rollup = (status.parent / "smaps_rollup").read_text()
                private = re.findall(r"^Private_(?:Clean|Dirty): +(\d+)", rollup, re.M)
                found[pid == int(status.parent.name)] += sum(map(int, private)) // 1024
        except (OSError, ValueError):
            continue
    return found[True], found[False]


def main() -> None:
    """Start a server, ask it, and print what happened; exit 1 if anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--minutes", type=float, default=10)
    options = parser.parse_args()
    with Store.open_readonly(options.store) as store, Index.open(store) as index:
        most = index.most_important(ENTITIES)
        names = [(each.id, each.name) for each in most]
        statements = [s for each in most[::20] for s in index.naming(each.id, most=5).statements]
    command = [sys.executable, "-m", "kg", "serve", "--store", options.store, "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        clients = Clients(server.stderr.readline().split(" at ")[1].split()[0], names, statements)
        kept = _ask(clients, server.pid, options.clients, options.minutes * 60)
        server.terminate()
        ended = server.wait(timeout=60)
    _report(clients, kept)
    sys.exit(bool(clients.wrong) or ended != 0)


def _ask(clients: Clients, pid: int, count: int, seconds: float) -> list[tuple[int, int]]:
    """Send requests from several clients for some time; return the memory over that time."""
    threads = [threading.Thread(target=clients.run, args=(seed,)) for seed in range(count)]
    for thread in threads:
        thread.start()
    kept, end = [], time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(SAMPLE_SECONDS)
        kept.append(memory(pid))
    clients.stop.set()
    for thread in threads:
        thread.join()
    return kept


def _report(clients: Clients, kept: list[tuple[int, int]]) -> None:
    for kind, times in sorted(clients.times.items()):
        ordered = sorted(times)
        print(
            f"{kind:18} {len(times):7,} answers  median {statistics.median(times):6.3f} s  "
            f"99 % {ordered[int(len(ordered) * 0.99)]:6.3f} s  longest {ordered[-1]:6.3f} s"
        )
    total = sum(map(len, clients.times.values()))
    print(f"{total:,} answers, wrong: {dict(clients.wrong) or 'none'}")
    tenths = [*(kept[len(kept) * tenth // 10] for tenth in range(10)), kept[-1]]
    for name, values in zip(
        ("server", "processes for queries"), zip(*tenths, strict=True), strict=True
    ):
        print(f"MB of memory, ten times and at the end, {name}: {list(values)}")


if __name__ == "__main__":
    main()
