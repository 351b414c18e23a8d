"""A request to /sparql in; the answer to its query, or what is wrong with it, out."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator, Coroutine
from math import ceil
from pathlib import Path
from typing import Any, TypeVar

from starlette.requests import Request
from starlette.responses import (
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)

from kg.errors import QueryError, QueryLimitError
from kg.query import QueryResult
from kg.query.results import write_triples
from kg.serve.description import PREFIXES, describe_service
from kg.serve.formats import CONSTRUCTED
from kg.serve.graph import NotAcceptableError, ServedGraph, Written
from kg.serve.negotiation import choose
from kg.serve.pool import PoolFullError
from kg.serve.protocol import ProtocolError, read_operation

HTML = "text/html"
FORMATS = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
"""What `?format=` may be, for links, which send no Accept header of their own."""
CHUNK_BYTES = 256 * 1024
RETRY_SECONDS = 5
CLIENT_CLOSED = 499
"""As nginx calls a request whose client did not wait; nobody reads this response."""
T = TypeVar("T")


async def sparql(request: Request) -> Response:
    """Answer a query, or describe the endpoint."""
    graph: ServedGraph = request.app.state.graph
    accept = FORMATS.get(request.query_params.get("format", ""), request.headers.get("accept"))
    try:
        operation = await read_operation(request)
        if operation is None:
            return describe(request, graph)
        written = await unless_gone(request, graph.answer(operation, accept))
    except ProtocolError as error:
        return wrong(error.status, str(error))
    except NotAcceptableError as error:
        return wrong(406, f"the answer can be {error}")
    except (QueryError, PoolFullError) as error:
        return refuse(error)
    if written is None:
        return Response(status_code=CLIENT_CLOSED)
    return _send(written)


def refuse(error: QueryError | PoolFullError) -> Response:
    """Return the response where a query is wrong, asks for too much, or comes too many at once."""
    if isinstance(error, PoolFullError):
        busy = wrong(429, "too many queries at once; try again")
        busy.headers["retry-after"] = str(ceil(RETRY_SECONDS))
        return busy
    return wrong(422 if isinstance(error, QueryLimitError) else 400, str(error))


def wrong(status: int, reason: str) -> Response:
    """Return a response that says what is wrong."""
    return PlainTextResponse(f"{reason}\n", status, {"vary": "Accept"})


async def unless_gone(request: Request, work: Coroutine[Any, Any, T]) -> T | None:
    """Return the result of `work`; end it and return None where the client does not wait for it."""
    task = asyncio.ensure_future(work)
    gone = asyncio.ensure_future(_is_gone(request))
    try:
        await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
        return task.result() if task.done() else None
    finally:
        for each in (task, gone):
            each.cancel()


async def _is_gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def describe(request: Request, graph: ServedGraph) -> Response:
    """Describe the endpoint in RDF; a person is led to the page that asks queries."""
    syntaxes = [name for name in CONSTRUCTED if name != "text/plain"]
    media_type = choose(request.headers.get("accept"), [*syntaxes, HTML])
    if media_type == HTML:
        return RedirectResponse(request.url_for("query"), 303, {"vary": "Accept"})
    if media_type is None:
        return wrong(406, f"the description can be {', '.join(syntaxes)}")
    triples = describe_service(str(request.url_for("sparql")), graph.store.base)
    return write_rdf(triples, media_type, {**graph.store.prefixes, **PREFIXES})


def write_rdf(triples: Any, media_type: str, prefixes: dict[str, str]) -> Response:
    """Return the response with these triples in this media type."""
    rows = tuple(tuple(triple) for triple in triples)
    columns = ("subject", "predicate", "object")
    result = QueryResult(columns, rows, None, prefixes, is_graph=True)
    text = io.StringIO()
    write_triples(result, text, syntax=CONSTRUCTED[media_type])
    return Response(text.getvalue(), headers=_headers(media_type))


def _headers(media_type: str) -> dict[str, str]:
    charset = "" if "json" in media_type else "; charset=utf-8"
    return {"content-type": f"{media_type}{charset}", "vary": "Accept"}


def _send(written: Written) -> Response:
    headers = {**_headers(written.media_type), "content-length": str(written.file.stat().st_size)}
    return StreamingResponse(_chunks(written.file), headers=headers)


async def _chunks(file: Path) -> AsyncIterator[bytes]:
    """Yield the content of a file that is removed as soon as it is open."""
    with file.open("rb") as stream:
        file.unlink()
        while chunk := stream.read(CHUNK_BYTES):
            yield chunk
