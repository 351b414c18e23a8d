"""A server of a store for tests, in a thread of its own, and requests to it byte by byte."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import uvicorn

from kg.serve import ServeOptions, make_app


@dataclass(frozen=True)
class Answered:
    """A response, read to its end."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        """Return the body as text."""
        return self.body.decode()

    @property
    def media_type(self) -> str:
        """Return the media type without its parameters."""
        return (self.headers["content-type"] or "").partition(";")[0]


@dataclass(frozen=True)
class Served:
    """A running server."""

    port: int

    @property
    def url(self) -> str:
        """Return its address."""
        return f"http://127.0.0.1:{self.port}"

    def ask(
        self, path: str, *, method: str = "GET", body: bytes | None = None, **headers: str
    ) -> Answered:
        """Return the response to a request; names of headers are written with underscores."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, named)
        response = connection.getresponse()
        answered = Answered(response.status, response.headers, response.read())
        connection.close()
        return answered

    def json(self, path: str) -> Any:
        """Return the value that an address has as JSON."""
        answered = self.ask(path)
        assert answered.status == 200, answered.text
        return json.loads(answered.body)

    def query(self, sparql: str, **headers: str) -> Answered:
        """Return the response to a query by GET."""
        return self.ask(f"/sparql?{urlencode({'query': sparql})}", **headers)


@contextmanager
def serving(store: Path, options: ServeOptions | None = None) -> Iterator[Served]:
    """Yield a server of this store."""
    app = make_app(store, options or ServeOptions(workers=1))
    config = uvicorn.Config(
        app, log_config=None, access_log=False, loop="asyncio", http="h11", ws="none",
        lifespan="on", timeout_graceful_shutdown=1,
    )  # fmt: skip  # one argument a line says nothing
    server = uvicorn.Server(config)
    listening = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        while not server.started and thread.is_alive():
            thread.join(0.02)
        assert server.started, "the server did not start"
        yield Served(listening.getsockname()[1])
    finally:
        server.should_exit = True
        thread.join()
        listening.close()
