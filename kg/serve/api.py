"""A request to /api in; JSON for a page that shows a part of the graph at a time out.

/api/search?q=NAME&limit=20&type=CLASS       entities of this name, the most important first
/api/neighbourhood?id=ID&limit=50            an entity, and what shares most statements with it
/api/evidence?id=ID&limit=50                 statements that name it, the surest
/api/evidence?id=ID&with=OTHER               statements between the two
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.serve.pages import linking, reading

MOST = 500
DEFAULTS = {"search": 20, "neighbourhood": 50, "evidence": 50}


def search(request: Request) -> Response:
    """Return the entities of a name."""
    given = request.query_params
    found = reading(request).find(
        given.get("q", "")[:500], most=_limit(given, "search"), types=given.getlist("type")[:20]
    )
    link = linking(request)
    return _json({"entities": [{**asdict(each), "href": link(each.id)} for each in found]})


def neighbourhood(request: Request) -> Response:
    """Return an entity with its neighbours, and how many statements link it with each."""
    given, link = request.query_params, linking(request)
    most = _limit(given, "neighbourhood")
    entity, neighbours = reading(request).neighbourhood(given.get("id", ""), most=most)
    if entity is None:
        return _json({"error": "no entity has this id"}, status=404)
    return _json(
        {
            "entity": {**asdict(entity), "href": link(entity.id)},
            "neighbours": [
                {**asdict(each.entity), "href": link(each.entity.id), "together": each.statements}
                for each in neighbours
            ],
        }
    )


def evidence(request: Request) -> Response:
    """Return the statements that name an entity, or link two, with their sentences."""
    given = request.query_params
    most = _limit(given, "evidence")
    found = reading(request).evidence(given.get("id", ""), given.get("with"), most=most)
    return _json({"statements": found})


def _limit(given: Mapping[str, str], kind: str) -> int:
    text = given.get("limit", "")
    return min(max(int(text), 1), MOST) if text.isdecimal() else DEFAULTS[kind]


def _json(value: Any, *, status: int = 200) -> Response:
    return JSONResponse(value, status)
