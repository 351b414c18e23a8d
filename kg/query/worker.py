"""One query on standard input; its rows on standard output, one JSON list a line.

A process of its own, because a query can take for ever, all memory, or the process with it. It
is started by `kg.query.run` as `python -m kg.query.worker`.
"""

from __future__ import annotations

import json
import sys
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from kg.errors import KGError
from kg.query.results import json_term, read_json_term
from kg.store import open_snapshot

try:
    import resource
except ImportError:  # Windows has no limits; the deadline holds there too
    resource = None  # type: ignore[assignment]  # the only way to say that it is not there


def main() -> None:
    """Answer the one request; the first line tells columns and truth, or what is wrong."""
    request = json.load(sys.stdin)
    _limit_memory(request["bytes"])
    try:
        _answer(request, sys.stdout)
    except KGError as error:
        json.dump({"error": str(error)}, sys.stdout)


def _limit_memory(size: int) -> None:
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(request: dict[str, Any], out: TextIO) -> None:
    values = {name: read_json_term(term) for name, term in request["values"].items()}
    store = open_snapshot(Path(request["store"]))
    answer = store.answer(request["query"], values)
    # The first row can fail, so it is there before the first line says that all is well.
    rows = islice(answer.rows, request["rows"] + 1)
    first = next(rows, None)
    json.dump({"columns": answer.columns, "truth": answer.truth}, out)
    out.write("\n")
    for row in (first, *rows) if first is not None else ():
        json.dump([None if term is None else json_term(term) for term in row], out)
        out.write("\n")


if __name__ == "__main__":
    main()
