"""An HTTP request in; the operation of the SPARQL 1.1 Protocol that it asks for out.

https://www.w3.org/TR/sparql11-protocol/#query-operation. A query comes by GET, in a form by POST,
or as the body of a POST. Updates are refused: the graph is what the articles say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from starlette.datastructures import Headers
from starlette.requests import Request

from kg.iris import is_iri
from kg.terms import Term

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
LARGEST_BODY = 2**20
"""Bytes; a query has at most 100,000 characters."""
MOST_GRAPHS = 1000


class ProtocolError(Exception):
    """A request that is not one of the protocol: the status of the response, and why."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


@dataclass(frozen=True, slots=True)
class Operation:
    """To answer this query, on the graphs of these names if any are given."""

    sparql: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    values: Mapping[str, Term] = field(default_factory=dict)  # of variables of a named query

    @property
    def dataset(self) -> Mapping[str, tuple[str, ...]] | None:
        """Return the graphs that take the place of the query's own; None where none are given."""
        if not (self.default_graphs or self.named_graphs):
            return None
        return {"default": self.default_graphs, "named": self.named_graphs}


async def read_operation(request: Request) -> Operation | None:
    """Return what is asked; None for a GET without anything, which asks for the description.

    Raises ProtocolError where the request is wrong.
    """
    parameters = _pairs(request.url.query)
    if request.method in ("GET", "HEAD"):
        return _operation(parameters) if parameters else None
    kind, charset = _content_type(request.headers)
    if kind == FORM:
        return _operation([*parameters, *_pairs(_text(await _body(request), charset))])
    if kind == DIRECT:
        if any(name == "query" for name, _ in parameters):
            raise ProtocolError(400, "a query in the address and another in the body; send one")
        return _operation([*parameters, ("query", _text(await _body(request), charset))])
    if kind == UPDATE:
        raise ProtocolError(403, "the graph is read only: updates are not allowed")
    raise ProtocolError(415, f"send a query as {FORM} or {DIRECT}, not as {kind or 'nothing'}")


def _operation(parameters: Iterable[tuple[str, str]]) -> Operation:
    values: dict[str, list[str]] = {}
    for name, value in parameters:
        values.setdefault(name, []).append(value)
    queries = values.get("query", [])
    if not queries and "update" in values:
        raise ProtocolError(403, "the graph is read only: updates are not allowed")
    if len(queries) != 1:
        raise ProtocolError(400, f"{len(queries)} parameters `query`; send one")
    graphs = [values.get(name, []) for name in ("default-graph-uri", "named-graph-uri")]
    for name in (*graphs[0], *graphs[1]):
        if not is_iri(name):
            raise ProtocolError(400, f"{name[:200]!r} is no absolute IRI of a graph")
    if len(graphs[0]) + len(graphs[1]) > MOST_GRAPHS:
        raise ProtocolError(400, f"more than {MOST_GRAPHS:,} graphs")
    return Operation(queries[0], tuple(graphs[0]), tuple(graphs[1]))


def _pairs(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=MOST_GRAPHS)
    except UnicodeDecodeError as error:
        raise ProtocolError(400, "the parameters are not in UTF-8") from error
    except ValueError as error:
        raise ProtocolError(400, "too many parameters") from error


def _content_type(headers: Headers) -> tuple[str, str]:
    """Return the media type of a body and its encoding."""
    kind, *parameters = (part.strip() for part in headers.get("content-type", "").split(";"))
    given = dict(each.lower().partition("=")[::2] for each in parameters)
    return kind.lower(), given.get("charset", "utf-8").strip('"')


async def _body(request: Request) -> bytes:
    """Return the body; raise ProtocolError where it is too large, without reading it all."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            raise ProtocolError(413, f"the request has more than {LARGEST_BODY:,} bytes")
    return bytes(body)


def _text(body: bytes, charset: str) -> str:
    try:
        if charset in ("utf-8", "utf8", "us-ascii"):
            return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ProtocolError(400, "the query is not in UTF-8") from error
    raise ProtocolError(415, f"send the query in UTF-8, not in {charset}")
