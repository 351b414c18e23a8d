"""A request to /api in; JSON for a page that shows a part of the graph at a time out.

/api/search?q=NAME&limit=20&type=CLASS       entities of this name, the most important first
/api/neighbourhood?id=ID&limit=50            an entity, and what shares most statements with it
/api/evidence?id=ID&limit=50                 statements that name it, the surest
/api/evidence?id=ID&with=OTHER               statements between the two

For the explorer, as its columns:

/api/part?entity=ID&after=100                statements that name it, a hundred at a time
/api/part?between=ID&between=OTHER           statements between the two
/api/part?article=ID, /api/part?story=ID     what an article, or the articles of a story, say
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.errors import StoreError
from kg.serve.exploring import Wanted
from kg.serve.pages import linking, reading

MOST = 500
MOST_TITLED = 6
MOST_WANTED = 10
MOST_AFTER = 1_000_000
DEFAULTS = {"search": 20, "neighbourhood": 50, "evidence": 50}


def search(request: Request) -> Response:
    """Return the entities of a name."""
    given = request.query_params
    found = reading(request).find(
        given.get("q", "")[:500], most=_limit(given, "search"), types=given.getlist("type")[:20]
    )
    link = linking(request)
    titled = reading(request).exploring.titled(given.get("q", "")[:500], most=MOST_TITLED)
    return _json(
        {
            "entities": [{**asdict(each), "href": link(each.id)} for each in found],
            "titles": [{**each, "href": link(each["id"])} for each in titled],
        }
    )


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


def part(request: Request) -> Response:
    """Return a part of the graph as the columns of the explorer."""
    given = request.query_params
    pair, after = given.getlist("between"), given.get("after", "")
    wanted = Wanted(
        entities=given.getlist("entity")[:MOST_WANTED],
        after=min(int(after), MOST_AFTER) if after.isdecimal() else 0,
        pair=(pair[0], pair[1]) if len(pair) == 2 else None,
        article=given.get("article"),
        story=given.get("story"),
    )
    try:
        return _json(reading(request).exploring.part(wanted))
    except StoreError as error:
        return _json({"error": str(error)}, status=404)


def _limit(given: Mapping[str, str], kind: str) -> int:
    text = given.get("limit", "")
    return min(max(int(text), 1), MOST) if text.isdecimal() else DEFAULTS[kind]


def _json(value: Any, *, status: int = 200) -> Response:
    return JSONResponse(value, status)
