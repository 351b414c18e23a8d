"""A request to /query in; the page on which a person asks queries, with the answer, out."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from kg.errors import QueryError
from kg.iris import decode
from kg.query import NamedQuery, named_queries
from kg.query.results import read_json_term, shorten
from kg.serve.access import PAGE_POLICY
from kg.serve.endpoint import CLIENT_CLOSED, unless_gone
from kg.serve.graph import ServedGraph
from kg.serve.pages import linking
from kg.serve.pool import PoolFullError
from kg.serve.protocol import Operation
from kg.serve.rendering import page
from kg.terms import KG

ACCEPT = "application/sparql-results+json, text/turtle"
EDITOR_POLICY = f"{PAGE_POLICY}; script-src 'self'"
MOST_ROWS = 1000
"""Shown on the page; programs get all of them from the endpoint."""
EXAMPLE = """SELECT ?who ?what WHERE {
  ?who kg:heads ?what
}
LIMIT 20"""


async def query(request: Request) -> Response:
    """Return the page with a form, and with the answer if a query is asked."""
    graph: ServedGraph = request.app.state.graph
    named = named_queries()
    values: dict[str, Any] = {
        "columns": None, "rows": [], "count": 0, "error": "", "text": "",
        "named": list(named.values()), "is_named": "named" in request.query_params,
    }  # fmt: skip  # one value a line says nothing
    sparql, status = request.query_params.get("query", ""), 200
    try:
        operation = await run_in_threadpool(_operation, request, graph, sparql, named)
        sparql = operation.sparql if operation else ""
        if operation:
            written = await unless_gone(request, graph.answer(operation, ACCEPT))
            if written is None:
                return Response(status_code=CLIENT_CLOSED)
            values |= _read(written.file, written.media_type, request)
    except QueryError as error:
        values["error"], status = str(error), 400
    except PoolFullError:
        values["error"], status = "Too many queries at once; try again.", 429
    known = sorted(graph.store.prefixes)
    response = page(
        "query.html",
        sparql=sparql or EXAMPLE,
        status=status,
        prefixes=known,
        terms=terms(),
        **values,
    )
    response.headers["content-security-policy"] = EDITOR_POLICY
    return response


@cache
def terms() -> tuple[str, ...]:
    """Return what the editor completes: the classes and relations of the ontology, and kg's own."""
    from kg.ontology import load_ontology

    ontology = load_ontology()
    names = {*ontology.classes, *ontology.properties, *vars(KG)}
    return tuple(f"kg:{name}" for name in sorted(names, key=str.casefold))


def _operation(
    request: Request, graph: ServedGraph, sparql: str, named: dict[str, NamedQuery]
) -> Operation | None:
    """Return what is asked: a query as it is typed, or a named one about an entity."""
    name = request.query_params.get("named")
    if name in named:
        question = named[name]
        asked = request.query_params
        names = {each: asked[each] for each in question.parameters if each in asked}
        return Operation(question.sparql, values=graph.reading.entity_values(names))
    return Operation(sparql) if sparql.strip() else None


def _read(file: Path, media_type: str, request: Request) -> dict[str, Any]:
    """Return what the page shows of an answer."""
    text = file.read_text(encoding="utf-8")
    file.unlink()
    if media_type == "text/turtle":
        return {"text": text}
    answer = json.loads(text)
    if "boolean" in answer:
        return {"text": str(answer["boolean"]).lower()}
    columns, found = answer["head"]["vars"], answer["results"]["bindings"]
    graph: ServedGraph = request.app.state.graph
    rows = [[_cell(row.get(each), graph, request) for each in columns] for row in found[:MOST_ROWS]]
    return {"columns": columns, "rows": rows, "count": len(found)}


def _cell(
    cell: dict[str, str] | None, graph: ServedGraph, request: Request
) -> dict[str, str | None] | None:
    """Return the text of a cell and, of a thing of the graph, the address of its page."""
    if cell is None:
        return None
    term = read_json_term(cell)
    base = graph.store.base
    is_own = isinstance(term, str) and term.startswith(base) and term != base
    href = linking(request)(decode(str(term).removeprefix(base))) if is_own else None
    return {"text": shorten(term, graph.store.prefixes), "href": href}
