"""A store and a SPARQL query in; its result out, within limits of time, memory and rows."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import IO

from kg.errors import QueryError, QueryLimitError
from kg.query.guard import check_query
from kg.query.lookups import equivalent
from kg.query.results import TOO_LARGE, QueryResult, json_term, read_json_term
from kg.store import Store
from kg.terms import NAMESPACES, Term


@dataclass(frozen=True, slots=True)
class Limits:
    """The resources a query may use."""

    seconds: float = 60.0
    bytes: int = 4 * 2**30  # of address space; RocksDB maps much and uses little of it
    rows: int = 1_000_000
    result_bytes: int = 256 * 2**20  # of the rows, as JSON; in memory they take about twice as much


DEFAULT_LIMITS = Limits()
PARSER_ERROR = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
UPDATE = re.compile(r"(?i)\s*(INSERT|DELETE|WITH|CLEAR|DROP|CREATE|COPY|MOVE|ADD)\b")
SIGXCPU = getattr(signal, "SIGXCPU", None)
OVERFLOWS = {int(signal.SIGSEGV), int(getattr(signal, "SIGBUS", signal.SIGSEGV))}
"""Signals that end a process on stack overflow: the store's parser and evaluator recurse."""
NO_MEMORY_FOR_A_THREAD = 127
"""With this exit code glibc ends a process that cannot give a new thread its own data."""
WIDTH = 60  # characters to show on each side of a mistake; also of the parser's own words


def run_query(
    store: Store,
    sparql: str,
    *,
    values: Mapping[str, Term] | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> QueryResult:
    """Answer a SELECT, ASK, CONSTRUCT or DESCRIBE; all prefixes of the graph are declared.

    `values` replaces variables. The query runs in a separate process. Raise QueryError with the
    place of the mistake if it is malformed, QueryLimitError if it uses more than `limits`.
    """
    check_query(sparql)
    given = {name: json_term(term) for name, term in (values or {}).items()}
    *faster, given_text = equivalent(sparql)
    for each in faster:
        try:
            return _answer(store, each, given, limits)
        except QueryLimitError:
            raise
        except QueryError:  # to be explained by its place in the text as it was given
            continue
    return _answer(store, given_text, given, limits)


def _answer(
    store: Store, sparql: str, given: Mapping[str, dict[str, str]], limits: Limits
) -> QueryResult:
    with store.snapshot() as folder, tempfile.TemporaryFile("w+", encoding="utf-8") as out:
        request = {"store": str(folder), "query": sparql, "values": given, **asdict(limits)}
        _run_worker(json.dumps(request), out, limits)
        out.seek(0)
        head = json.loads(out.readline())
        if "error" in head:
            raise QueryError(explain(head["error"], sparql))
        rows = tuple(tuple(_term(cell) for cell in json.loads(line)) for line in out)
    if len(rows) > limits.rows:
        raise QueryLimitError(too_many_rows(limits))
    columns, prefixes = tuple(head["columns"]), store.prefixes
    return QueryResult(columns, rows, head["truth"], prefixes, is_graph=head["is_graph"])


def _term(cell: dict[str, str] | None) -> Term | None:
    return None if cell is None else read_json_term(cell)


def _run_worker(request: str, out: IO[str], limits: Limits) -> None:
    """Run the worker to its end; raise QueryLimitError if it is killed before."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
    try:
        worker = subprocess.run(
            [sys.executable, "-m", "kg.query.worker"],
            input=request,
            stdout=out,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            timeout=limits.seconds,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise QueryLimitError(too_slow(limits)) from error
    if worker.returncode:
        raise limit_reached(worker.returncode, worker.stderr, limits)


def limit_reached(code: int, errors: str, limits: Limits) -> Exception:
    """Return what the end of a worker means, by its exit code or the signal that ended it."""
    if code == TOO_LARGE:
        return QueryLimitError(too_large(limits))
    if -code in OVERFLOWS:
        return QueryLimitError(
            "the query nests too deeply or chains too many operators (such as ||, +, / or !); "
            "VALUES or IN takes a long list"
        )
    if -code == SIGXCPU:
        return QueryLimitError(too_slow(limits))
    if code < 0 or code == NO_MEMORY_FOR_A_THREAD or "MemoryError" in errors:
        size = limits.bytes / 2**20
        return QueryLimitError(f"the query needs more than {size:,.0f} MB of memory")
    return RuntimeError(f"the query worker failed:\n{errors}")


def too_large(limits: Limits) -> str:
    """Return what to tell who asked for too large a result."""
    size = limits.result_bytes / 2**20
    return (
        f"the result is larger than {size:,.0f} MB; ask for fewer rows or shorter texts "
        "(kg export writes the whole graph)"
    )


def too_many_rows(limits: Limits) -> str:
    """Return what to tell who asked for too many rows."""
    return f"the result has more than {limits.rows:,} rows; add a LIMIT"


def too_slow(limits: Limits) -> str:
    """Return what to tell who asked for what takes too long."""
    slow = f"the query took longer than {limits.seconds:g} seconds"
    return f"{slow}; ask for less, with LIMIT, and write OPTIONAL after what every row must have"


def explain(message: str, query: str) -> str:
    """Return what is wrong with a query, and where, from the message of the store's parser.

    >>> print(explain("error at 1:10: expected x", "SELECT ?s WHERE"))
    the query is malformed at line 1, column 10:
      SELECT ?s WHERE
               ^
    expected x
    """
    found = PARSER_ERROR.match(message)
    if found is None:
        return f"the query cannot be answered: {message}"
    line, column = int(found[1]), int(found[2])
    text = (query.splitlines() or [""])[min(line, query.count("\n") + 1) - 1]
    start = max(0, column - WIDTH)
    lines = [
        f"the query is malformed at line {line}, column {column}:",
        f"  {text[start : start + 2 * WIDTH]}",
        f"  {' ' * (column - 1 - start)}^",
    ]
    return "\n".join((*lines, *_hints(found[3], text[column - 1 :], query)))


def _hints(expected: str, rest: str, query: str) -> Iterator[str]:
    if "Prefix not found" in expected:
        yield f"no such prefix; known are {', '.join(NAMESPACES)} and id, others need PREFIX"
    elif not rest.strip() and query.count("{") > query.count("}"):
        yield "the query ends too early: a } is missing"
    elif UPDATE.match(query):
        yield "queries only read: SELECT, ASK, CONSTRUCT or DESCRIBE"
    elif len(expected) < WIDTH and "[" not in expected:
        yield expected
