"""A request in; the same with headers that protect its reader, or a refusal, out.

A page of another site can make a browser ask any server that the browser reaches. So the host that
is asked for must be one of ours (else a name of that site could lead here: DNS rebinding), and so
must be the page that asks, unless its origin is allowed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
"""No page has scripts, but that of queries its editor; the explorer brings a policy of its own."""
PROTECTING = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
}


@dataclass(frozen=True, slots=True)
class Access:
    """Who may ask: the hosts this server is known as, and the origins of pages that may read it."""

    hosts: frozenset[str]
    origins: frozenset[str]
    any_address: bool  # it is bound to other addresses than this machine's own

    @classmethod
    def of(cls, bound: str, hosts: Iterable[str], origins: Iterable[str]) -> Access:
        """Return the access to a server that is bound to this address."""
        known = LOCAL | {bound.lower(), *(host.lower() for host in hosts)}
        allowed = frozenset(origin.rstrip("/").lower() for origin in origins)
        return cls(frozenset(known), allowed, bound.lower() not in LOCAL)

    def knows_host(self, header: str) -> bool:
        """Return whether this server is meant; no site can give a bare address another meaning."""
        try:
            host = (urlsplit(f"//{header}").hostname or "").lower()
        except ValueError:
            return False
        return host in self.hosts or (self.any_address and _is_address(host))

    def knows_origin(self, origin: str, host: str) -> bool:
        """Return whether a page of this origin may ask: it is one of ours, or allowed."""
        own = f"//{host}".lower()
        return origin.lower().partition(":")[2] == own or self.allows(origin)

    def allows(self, origin: str) -> bool:
        """Return whether pages of this foreign origin may read the answers."""
        return origin.lower() in self.origins


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


class Guarded:
    """An application that only answers those who may ask, with headers that protect them."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app, self._access = app, access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request of HTTP; whatever else comes is for the application."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin")

        async def protect(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._protect(MutableHeaders(scope=message), origin)
            await send(message)

        refusal = self._refusal(scope["method"], headers)
        await (refusal or self._app)(scope, receive, protect)

    def _refusal(self, method: str, headers: Headers) -> Response | None:
        """Return the response to a request that goes no further."""
        host, origin = headers.get("host", ""), headers.get("origin")
        if not self._access.knows_host(host):
            reason = f"{host[:200]!r} is not a name of this server; --allow-host adds one\n"
            return PlainTextResponse(reason, 421)
        if origin is not None and not self._access.knows_origin(origin, host):
            reason = f"pages of {origin[:200]!r} may not ask; --allow-origin lets them\n"
            return PlainTextResponse(reason, 403)
        if method == "OPTIONS":
            return Response(status_code=204, headers={"allow": "GET, HEAD, POST, OPTIONS"})
        return None

    def _protect(self, headers: MutableHeaders, origin: str | None) -> None:
        for name, value in PROTECTING.items():
            headers.setdefault(name, value)
        if headers.get("content-type", "").startswith("text/html"):
            headers.setdefault("content-security-policy", PAGE_POLICY)
        headers.add_vary_header("Origin")
        if origin is not None and self._access.allows(origin):
            headers["cross-origin-resource-policy"] = "cross-origin"
            headers["access-control-allow-origin"] = origin
            headers["access-control-allow-methods"] = "GET, HEAD, POST"
            headers["access-control-allow-headers"] = "Accept, Content-Type"
