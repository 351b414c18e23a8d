"""The store of a graph in; a server of it out: SPARQL, a page for every IRI, the explorer.

`pip install 'newskg[serve]'` brings what it needs, Starlette and uvicorn.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import uvicorn

from kg.errors import OutputError
from kg.query.resources import share_memory
from kg.serve.app import SERVED_LIMITS, ServeOptions, make_app
from kg.store import Store

__all__ = ["SERVED_LIMITS", "ServeOptions", "make_app", "serve"]

GRACE_SECONDS = 5
"""For running requests, once the server is asked to end."""


def serve(store: Path, options: ServeOptions, *, on_ready: Callable[[str], None]) -> None:
    """Serve the graph of a store until SIGINT or SIGTERM; `on_ready` is told the address.

    Raises OutputError where the address cannot be used, StoreError where there is no graph.
    """
    share_memory()
    with Store.open_readonly(store):  # to say so before anything is started
        app = make_app(store, options)
    with _listen(options.host, options.port) as listening:
        on_ready(_address(options.host, listening))
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            loop="asyncio",
            http="h11",
            ws="none",
            lifespan="on",
            timeout_graceful_shutdown=GRACE_SECONDS,
        )
        with suppress(KeyboardInterrupt):  # uvicorn has ended in good order and repeats the signal
            uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=1024)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise OutputError(
            f"cannot serve on {host}, port {port}: {reason}; name another with --host and --port"
        ) from error


def _address(host: str, listening: socket.socket) -> str:
    port = listening.getsockname()[1]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"
