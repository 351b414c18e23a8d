"""A request for a page in; HTML for a person, or RDF where a program asks for that, out."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import Any
from urllib.parse import quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.graph import GraphStatement
from kg.iris import decode, encode
from kg.records import Article, Layer
from kg.scripts import mixed_scripts
from kg.serve.endpoint import HTML, write_rdf, wrong
from kg.serve.formats import CONSTRUCTED
from kg.serve.marking import mark, paragraphs
from kg.serve.negotiation import choose
from kg.serve.reading import PER_PAGE, Reading
from kg.serve.rendering import Link, asset, page, style
from kg.terms import KG

MOST_FOUND = 100
EXPLORER_POLICY = "frame-ancestors 'none'"
"""Beside the policy within the page, which knows the hashes of its scripts."""
SHORT = {
    "turtle": "text/turtle",
    "jsonld": "application/ld+json",
    "ntriples": "application/n-triples",
    "rdfxml": "application/rdf+xml",
    "html": HTML,
}
"""What `?format=` may be."""
DATA = [name for name in CONSTRUCTED if name.startswith(("text/turtle", "application/"))]


def reading(request: Request) -> Reading:
    """Return the records of the graph that is served."""
    found: Reading = request.app.state.graph.reading
    return found


def linking(request: Request) -> Link:
    """Return what makes the address of a page: the IRI itself, where it leads to this server."""
    base = urlsplit(reading(request).base)
    is_ours = base.scheme in ("http", "https") and base.netloc == request.headers.get("host")
    prefix = base.path if is_ours else "/id/"
    return lambda identifier: prefix + quote(encode(identifier), safe="%~.-_")


def thing(request: Request) -> Response:
    """Return what the graph says of the thing with this IRI."""
    known, identifier = reading(request), request.path_params["name"]
    if not identifier:
        return RedirectResponse("/", 303)
    kinds = known.kinds(identifier)
    if not kinds:
        return _moved(request, identifier) or missing(request, identifier)
    media_type = _wanted(request)
    if media_type is None:
        return wrong(406, f"the answer can be {HTML}, {', '.join(DATA)}")
    if media_type != HTML:
        return write_rdf(known.triples(identifier), media_type, known.store.prefixes)
    values = {"link": linking(request), "here": linking(request)(identifier)}
    show = next((shown for kind, shown in PAGES.items() if kind in kinds), _node)
    return show(request, identifier, values)


def elsewhere(request: Request) -> Response:
    """Return what the graph says of an IRI that is neither below /id/ nor one of our pages."""
    base = urlsplit(reading(request).base)
    path = f"/{request.path_params['name']}"
    if base.scheme not in ("http", "https") or not base.path or not path.startswith(base.path):
        raise HTTPException(404)
    request.path_params["name"] = path.removeprefix(base.path)
    return thing(request)


def _wanted(request: Request) -> str | None:
    """Return the media type to answer with: `format` in the address goes before the header."""
    given = request.query_params.get("format")
    if given:
        return SHORT.get(given)
    return choose(request.headers.get("accept"), [HTML, *DATA])


def _entity(request: Request, identifier: str, values: dict[str, Any]) -> Response:
    given = request.query_params
    layer = Layer(given["layer"]) if given.get("layer") in set(Layer) else None
    number = int(given["page"]) if given.get("page", "").isdecimal() else 1
    number = min(max(number, 1), 10**6)
    view = reading(request).entity(identifier, layer, number)
    total = view.naming.layers.get(layer, 0) if layer else view.naming.total
    pages = max(1, ceil(total / PER_PAGE))
    scripts = mixed_scripts(view.entity.name)
    more: dict[str, Any] = {"layer": layer, "page": number, "pages": pages, "scripts": scripts}
    return page("entity.html", view=view, **values, **more)


def _statement(request: Request, identifier: str, values: dict[str, Any]) -> Response:
    view = reading(request).statement(identifier)
    context = _context(view.statement, view.article)
    return page("statement.html", view=view, context=context, **values)


def _context(statement: GraphStatement, article: Article) -> dict[str, Any]:
    """Return the paragraph of a statement's sentence, and the one before it."""
    end = statement.start + len(statement.sentence)
    begins = article.text.rfind("\n\n", 0, statement.start) + 2 if statement.start else 0
    begins = max(begins, 0) if "\n\n" in article.text[: statement.start] else 0
    ends = article.text.find("\n\n", end)
    earlier = article.text[: max(begins - 2, 0)].rpartition("\n\n")[2]
    return {
        "before": [earlier] if earlier else [],
        "lead": article.text[begins : statement.start],
        "pieces": mark(statement.sentence, statement, start=statement.start),
        "rest": article.text[end : ends if ends >= 0 else None],
    }


def _article(request: Request, identifier: str, values: dict[str, Any]) -> Response:
    view = reading(request).article(identifier)
    found = paragraphs(view.article.text, view.part)
    return page("article.html", view=view, paragraphs=found, **values)


def _node(request: Request, identifier: str, values: dict[str, Any]) -> Response:
    known = reading(request)

    def id_of(iri: str) -> str:
        return decode(iri.removeprefix(known.base))

    node = known.node(identifier)
    return page("node.html", id=identifier, node=node, base=known.base, id_of=id_of, **values)


PAGES: dict[str, Callable[[Request, str, dict[str, Any]], Response]] = {
    str(KG.Statement): _statement,
    str(KG.Article): _article,
    "Entity": _entity,
}


def _moved(request: Request, identifier: str) -> Response | None:
    """Return a redirect to what replaced an entity of an earlier graph, or None."""
    found, link = reading(request).replacements(identifier), linking(request)
    if len(found) == 1:
        return RedirectResponse(link(found[0]), 301)
    if not found:
        return None
    reason = f"“{identifier[:200]}” is now several things."
    values: dict[str, Any] = {"heading": "Several things", "reason": reason, "suggestions": []}
    links = [(each, link(each)) for each in found]
    return page("missing.html", status=300, links=links, **values)


def missing(request: Request, identifier: str) -> Response:
    """Say that the graph knows nothing of this id, and name what is spelled alike."""
    reason = f"The graph says nothing of “{identifier[:200]}”."
    if choose(request.headers.get("accept"), [*DATA, HTML]) != HTML:
        return wrong(404, reason)
    suggestions = reading(request).suggest(identifier)
    values: dict[str, Any] = {"heading": "Not found", "reason": reason}
    return page("missing.html", status=404, suggestions=suggestions, links=[], **values)


async def not_found(request: Request, _error: Exception) -> Response:
    """Say that there is no such page."""
    values: dict[str, Any] = {"heading": "Not found", "reason": "There is no such page."}
    return page("missing.html", status=404, suggestions=[], links=[], **values)


def search(request: Request) -> Response:
    """List the entities of a name."""
    wanted = request.query_params.get("q", "")[:500]
    known = reading(request)
    found = known.find(wanted, most=MOST_FOUND) if wanted else []
    suggestions = known.suggest(wanted) if wanted and not found else []
    values: dict[str, Any] = {
        "wanted": wanted,
        "found": found,
        "suggestions": suggestions,
        "most": MOST_FOUND,
    }
    return page("search.html", link=linking(request), **values)


def start(request: Request) -> Response:
    """Return the explorer."""
    return _explorer(reading(request).start())


def explore(request: Request) -> Response:
    """Return the explorer around an entity."""
    identifier = request.query_params.get("focus", "")
    known = reading(request)
    if "Entity" not in known.kinds(identifier):
        return missing(request, identifier)
    return _explorer(known.exploring.page(identifier).encode("utf-8", "replace"))


def _explorer(content: bytes) -> Response:
    headers = {"content-security-policy": EXPLORER_POLICY}
    return Response(content, headers=headers, media_type=HTML)


def stylesheet(_request: Request) -> Response:
    """Return the style sheet of all pages."""
    return Response(style(), headers={"cache-control": "max-age=3600"}, media_type="text/css")


def script(request: Request) -> Response:
    """Return a script or style sheet of the query editor."""
    name = request.path_params["name"]
    try:
        content = asset(name)
    except KeyError:
        raise HTTPException(404) from None
    kind = "text/css" if name.endswith(".css") else "text/javascript"
    return Response(content, headers={"cache-control": "max-age=3600"}, media_type=kind)


def in_thread(show: Callable[[Request], Response]) -> Callable[[Request], Any]:
    """Return a page that is made in a thread, as reading from the disk takes its time."""

    async def shown(request: Request) -> Response:
        return await run_in_threadpool(show, request)

    return shown
