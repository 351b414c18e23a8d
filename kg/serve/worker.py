"""Queries on standard input, one a line; a file with each answer, and a line that says so, out.

A process of the server's pool, started by `kg.serve.pool` as `python -m kg.serve.worker`. It opens
the store once: starting a process takes .4 s, a typical query some ms. What a query may use is
limited as in `kg.query.worker`; what breaks a limit of the system ends the process, and the pool
starts another.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TextIO

from kg.errors import KGError, QueryError
from kg.query.resources import largest_memory, limit_memory, limit_time, share_memory
from kg.query.results import read_json_term
from kg.serve.formats import RowLimitError, media_types, write_answer
from kg.serve.negotiation import choose
from kg.store import Answer, Dataset, Store, open_snapshot

Reply = dict[str, Any]
TIRED_BYTES = 2**29
TIRED_QUERIES = 5_000
"""Memory, or queries, from which on a process is replaced: not all that a query used is given back,
and the store keeps the indexes of all tables that it has read."""


class SizeLimitError(Exception):
    """An answer has more bytes than allowed."""


class BoundedFile:
    """A text file of at most so many bytes."""

    def __init__(self, file: TextIO, most: int) -> None:
        self._file, self._left = file, most

    def write(self, text: str) -> int:
        """Write `text`; raise SizeLimitError where it is too much."""
        self._left -= len(text.encode("utf-8", "replace"))
        if self._left < 0:
            raise SizeLimitError
        return self._file.write(text)


def main() -> None:
    """Answer requests until there are no more; the first line says where the store is."""
    share_memory()
    settings = json.loads(sys.stdin.readline())
    limit_memory(settings["bytes"], result_bytes=settings["result_bytes"])
    store = open_snapshot(Path(settings["store"]))
    _say({"ready": True})
    for number, line in enumerate(sys.stdin, start=1):
        limit_time(settings["seconds"])
        reply = _reply(store, json.loads(line), settings)
        is_tired = largest_memory() > TIRED_BYTES or number >= TIRED_QUERIES
        _say({**reply, "tired": is_tired})


def _say(reply: Reply) -> None:
    sys.stdout.write(json.dumps(reply) + "\n")
    sys.stdout.flush()


def _reply(store: Store, request: Mapping[str, Any], settings: Mapping[str, Any]) -> Reply:
    """Write the answer to the file of the request; return its media type, or what is wrong."""
    try:
        answer = _answer(store, request)
        media_type = choose(request["accept"], media_types(answer))
        if media_type is None:
            return {"wrong": "accept", "message": ", ".join(media_types(answer))}
        with Path(request["file"]).open(
            "w", encoding="utf-8", errors="replace", newline=""
        ) as file:
            bounded = BoundedFile(file, settings["result_bytes"])
            most = settings["rows"]
            write_answer(answer, media_type, bounded, most=most, prefixes=store.prefixes)
    except RowLimitError:
        return {"wrong": "rows"}
    except SizeLimitError:
        return {"wrong": "size"}
    except MemoryError:
        return {"wrong": "memory"}
    except KGError as error:
        return {"wrong": "query", "message": str(error)}
    return {"media_type": media_type}


def _answer(store: Store, request: Mapping[str, Any]) -> Answer:
    """Answer the first of the equivalent queries that the store takes."""
    given = request["dataset"]
    dataset = Dataset(tuple(given["default"]), tuple(given["named"])) if given else None
    values = {name: read_json_term(term) for name, term in request["values"].items()}
    *faster, sparql = request["queries"]
    for each in faster:
        try:
            return store.answer(each, values, dataset)
        except QueryError:  # to be explained by its place in the text as it was given
            continue
    return store.answer(sparql, values, dataset)


if __name__ == "__main__":
    main()
