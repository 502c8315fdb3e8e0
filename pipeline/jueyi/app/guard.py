"""Who may ask the server: this machine, this page, and those who know the token.

A page of another origin must not read documents or write labels through the user's browser, nor
under another name for this machine (DNS rebinding). Every answer forbids foreign content.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

Scope = MutableMapping[str, Any]
Application = Callable[[Scope, Any, Any], Awaitable[None]]
LOOPBACK = ("localhost", "127.0.0.1", "::1")
COOKIE = "jueyi_token"
TOKEN = re.compile(r"[A-Za-z0-9._~-]{8,200}")  # what needs no quoting in addresses and cookies
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = [
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
]


class Guard:
    """An ASGI application in front of another.

    Args:
        inner: What answers if the request may pass.
        token: What a client must know, in the address once (``?token=``) and then as a cookie;
            empty where only this machine can reach the server.
        hosts: Names under which the server may be called; empty allows all (with a token).
        largest: Bytes that a request may hold.
    """

    def __init__(
        self, inner: Application, token: str, hosts: tuple[str, ...], largest: int
    ) -> None:
        self._inner, self._token, self._hosts, self._largest = inner, token, hosts, largest

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        """Answer one request, or refuse it in a sentence."""
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return
        headers = {k.decode("latin-1"): v.decode("latin-1") for k, v in scope["headers"]}
        known = self._token and self._knows(scope, headers)
        refusal = self._refusal(scope, headers, bool(known))
        if refusal is not None:
            await _answer(send, *refusal)
            return
        cookie = []
        if known == "address":
            value = f"{COOKIE}={self._token}; HttpOnly; SameSite=Strict; Path=/"
            cookie = [(b"set-cookie", value.encode())]

        async def guarded(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *_HEADERS, *cookie]
            await send(message)

        await self._inner(scope, receive, guarded)

    def _knows(self, scope: Scope, headers: dict[str, str]) -> str:
        """Where the client shows the token: ``address``, ``cookie`` or nowhere (empty)."""
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if hmac.compare_digest(given.encode(), self._token.encode()):
            return "address"
        for pair in headers.get("cookie", "").split(";"):
            name, _, value = pair.strip().partition("=")
            if name == COOKIE and hmac.compare_digest(value.encode(), self._token.encode()):
                return "cookie"
        return ""

    def _refusal(
        self, scope: Scope, headers: dict[str, str], known: bool
    ) -> tuple[int, str] | None:
        host = headers.get("host", "")
        name = _host_of(f"//{host}")
        if self._hosts and name not in self._hosts:
            return 403, f"the host {name!r}; expected {' or '.join(self._hosts)}."
        if self._token and not known:
            return 401, "no token; open the address that jueyi serve printed."
        origin = headers.get("origin")
        foreign = origin is not None and (
            _host_of(origin) is None or urlsplit(origin).netloc != host
        )
        if foreign and scope["method"] not in ("GET", "HEAD"):
            return 403, f"a request of the page {origin}; expected one of this server's own."
        size = headers.get("content-length", "0")
        if size.isdigit() and int(size) > self._largest:
            return 413, f"{int(size):,} bytes; expected at most {self._largest:,}."
        if "chunked" in headers.get("transfer-encoding", "").lower():
            return 411, "a request of unknown length; expected a Content-Length."
        return None


def _host_of(address: str) -> str | None:
    """The host that an address names; None if it names none."""
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


async def _answer(send: Any, status: int, sentence: str) -> None:
    body = sentence.encode()
    kind = (b"content-type", b"text/plain; charset=utf-8")
    length = (b"content-length", str(len(body)).encode())
    await send(
        {"type": "http.response.start", "status": status, "headers": [kind, length, *_HEADERS]}
    )
    await send({"type": "http.response.body", "body": body})
