"""A store and options in; an application that serves its graph over HTTP out."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from anyio.to_thread import current_default_thread_limiter
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route

from kg.query.run import Limits
from kg.serve import api
from kg.serve import pages as pages_
from kg.serve.access import Access, Guarded
from kg.serve.asking import query
from kg.serve.endpoint import sparql
from kg.serve.following import followed
from kg.serve.graph import ServedGraph, open_graph
from kg.serve.pages import in_thread, not_found
from kg.serve.pool import WAITING_SECONDS
from kg.serve.watching import watched

SERVED_LIMITS = Limits(seconds=20.0, rows=100_000, result_bytes=64 * 2**20)
"""Lower than those of `kg query`: others wait for the same processes."""
READERS = 8
"""Pages that are made at once; each thread that reads the store keeps some memory."""
SPARE_SECONDS = 10
"""After those that a query may wait and take, until the graph it was asked of is closed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeOptions:
    """How to serve; all have defaults."""

    host: str = "127.0.0.1"
    port: int = 8000
    allowed_hosts: tuple[str, ...] = ()  # further names of this server
    allowed_origins: tuple[str, ...] = ()  # whose pages may read the answers
    workers: int = 2  # processes that answer queries
    waiting: int = 64  # queries that may wait for one
    limits: Limits = SERVED_LIMITS  # of each query
    watch: Path | None = None  # a folder; what is put there is added to the graph


def _routes() -> list[Route]:
    """Return what is served where; an IRI of the graph that is at no other place comes last."""
    asked = [Route("/sparql", sparql, methods=["GET", "POST"]), Route("/query", query)]
    pages = {
        "/": pages_.start,
        "/search": pages_.search,
        "/explore": pages_.explore,
        "/style.css": pages_.stylesheet,
        "/assets/{name}": pages_.script,
        "/api/search": api.search,
        "/api/neighbourhood": api.neighbourhood,
        "/api/evidence": api.evidence,
        "/api/part": api.part,
        "/id/{name:path}": pages_.thing,
        "/{name:path}": pages_.elsewhere,
    }
    return asked + [Route(path, in_thread(show)) for path, show in pages.items()]


def make_app(store: Path, options: ServeOptions) -> Starlette:
    """Return an application that serves the graph of a store."""

    place = Path(os.path.realpath(store))

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        def opener() -> AbstractAsyncContextManager[ServedGraph]:
            size = {"workers": options.workers, "waiting": options.waiting}
            return open_graph(store, options.limits, **size)

        def use(graph: ServedGraph) -> None:
            app.state.graph = graph

        async with AsyncExitStack() as stack:
            current_default_thread_limiter().total_tokens = READERS
            patience = WAITING_SECONDS + options.limits.seconds + SPARE_SECONDS
            await stack.enter_async_context(followed(place, opener, use, patience=patience))
            if options.watch is not None:
                await stack.enter_async_context(watched(options.watch, place.parent))
            yield

    access = Access.of(options.host, options.allowed_hosts, options.allowed_origins)
    return Starlette(
        routes=_routes(),
        exception_handlers={404: not_found},
        middleware=[Middleware(Guarded, access=access)],
        lifespan=lifespan,
    )
