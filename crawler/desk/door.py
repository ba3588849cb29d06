"""The guard of every request: methods, hosts, paths that reveal too much, safe headers."""

import ipaddress
import re
from collections.abc import Awaitable, Callable
from typing import Any

from datasette.utils.asgi import Response

ASGI = Callable[[Any, Any, Any], Awaitable[None]]

_METHODS = ("GET", "HEAD", "OPTIONS")
_POLICY = b"content-security-policy"
# Datasette's own pages have inline scripts and styles; nothing from elsewhere runs, and nothing is
# sent elsewhere.
_DATASETTES_POLICY = (
    b"default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline';"
    b" img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none';"
    b" frame-ancestors 'none'"
)
# They name the place of the archive on this machine.
_CLOSED = re.compile(r"/-/databases(?:\.json)?/?$")
_PORT = re.compile(r":\d{1,5}$")


def guarded(app: ASGI, *, is_local: bool) -> ASGI:
    """Guard an application for reading; a local room answers only to names of this machine.

    A page of another site can lead its own name to 127.0.0.1 and read the archive by free SQL. The
    name stays in the Host header of its requests.
    """

    async def answer(scope: Any, receive: Any, send: Any) -> None:
        refusal = _refusal(scope, is_local=is_local) if scope["type"] == "http" else None
        if refusal is not None:
            await refusal.asgi_send(send)
        else:
            await app(scope, receive, _with_policy(send))

    return answer


def _refusal(scope: Any, *, is_local: bool) -> Response | None:
    if scope["method"] not in _METHODS:
        allow = {"Allow": ", ".join(_METHODS)}
        return Response.text("This room is for reading.\n", 405, allow)
    if is_local and not _names_this_machine(_host(scope)):
        return Response.text("This room answers to 127.0.0.1 and localhost only.\n", 403)
    if _CLOSED.search(scope["path"]):
        return Response.text("There is no such page.\n", 404)
    return None


def _host(scope: Any) -> str:
    hosts = [value for name, value in scope["headers"] if name.lower() == b"host"]
    return hosts[0].decode("latin-1") if len(hosts) == 1 else ""


def _names_this_machine(host: str) -> bool:
    name = _PORT.sub("", host).strip("[]").lower()
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return name == "localhost"


def _with_policy(send: Any) -> Any:
    """Add a policy to an answer that has none."""

    async def sending(message: Any) -> None:
        if message["type"] == "http.response.start":
            headers = list(message.get("headers", ()))
            if not any(name.lower() == _POLICY for name, _ in headers):
                headers.append((_POLICY, _DATASETTES_POLICY))
            message = {**message, "headers": headers}
        await send(message)

    return sending
