"""One query on standard input; its rows on standard output, one JSON list a line.

A separate process, because a query can take forever, use all memory, or crash the process. It is
started by `kg.query.run` as `python -m kg.query.worker`.
"""

from __future__ import annotations

import json
import sys
from itertools import chain, islice
from pathlib import Path
from typing import Any, TextIO

from kg.errors import KGError
from kg.query.resources import limit_memory, limit_time
from kg.query.results import TOO_LARGE, json_term, read_json_term
from kg.store import open_snapshot


def main() -> None:
    """Answer the one request; the first line has columns and truth, or what is wrong."""
    request = json.load(sys.stdin)
    limit_memory(request["bytes"], result_bytes=request["result_bytes"])
    limit_time(request["seconds"])
    try:
        _answer(request, sys.stdout)
    except KGError as error:
        json.dump({"error": str(error)}, sys.stdout)


def _answer(request: dict[str, Any], out: TextIO) -> None:
    values = {name: read_json_term(term) for name, term in request["values"].items()}
    store = open_snapshot(Path(request["store"]))
    answer = store.answer(request["query"], values)
    # The first row can fail, so it is read before the first line reports success.
    rows = islice(answer.rows, request["rows"] + 1)
    first = next(rows, None)
    head = {"columns": answer.columns, "truth": answer.truth, "is_graph": answer.is_graph}
    json.dump(head, out)
    out.write("\n")
    written = 0
    for row in chain([] if first is None else [first], rows):
        line = json.dumps([None if term is None else json_term(term) for term in row])
        written += len(line) + 1
        if written > request["result_bytes"]:
            out.flush()
            raise SystemExit(TOO_LARGE)
        out.write(f"{line}\n")


if __name__ == "__main__":
    main()
