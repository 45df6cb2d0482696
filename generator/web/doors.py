"""Who may come in, with how much, and who may fetch what: settled before Streamlit sees anything.

A page from elsewhere can let its own name point at this machine (DNS rebinding), so a request must call the server by a
name that it is served by, and one that a page has sent must come from a page of that same address. What is offered for
download is given to the browser that it was offered to, while the page that offers it is open: a browser is known by a
cookie, a page by its connection.
"""

from __future__ import annotations

import re
import secrets
from collections import deque
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

UPLOADED_MB = 20
_COOKIE = "samverkan_visit"
_NAME_AND_PORT = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?")
_TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")
_UPLOADS, _DOWNLOADS = "/_stcore/upload_file/", "/media/"
# The address of a download, in a message to a page, where anything may follow it: a digest and a file's ending.
_OFFER = re.compile(rb"/media/([0-9a-f]{32,64})\.")
_DEFAULT_PORTS = {"http": "80", "https": "443"}
# Streamlit's figures about the server and its interface for programs: nothing that a visitor needs.
_CLOSED = ("/_stcore/metrics", "/_stcore/agent")
_OFFERS_KEPT = 100


@dataclass(eq=False, slots=True)
class _Page:
    """An open page: what it has been offered for download, the latest last."""

    offered: deque[str] = field(default_factory=lambda: deque(maxlen=_OFFERS_KEPT))


@dataclass(slots=True)
class _Visit:
    """A browser with pages open: these, and the size of each file that it has uploaded."""

    pages: list[_Page] = field(default_factory=list)
    uploaded: dict[str, int] = field(default_factory=dict)


class Doors:
    """ASGI middleware, see above. `names` are those that the server may be called by, as a Host header has them."""

    def __init__(self, app: ASGIApp, names: frozenset[str]) -> None:
        self._app, self._names = app, names
        self._visits: dict[str, _Visit] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._page(scope, receive, send)
        else:
            await self._app(scope, receive, _with_cookie(scope, send))

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        called = headers.getlist("host")
        name = _NAME_AND_PORT.fullmatch(called[0].lower()) if len(called) == 1 else None
        if name is None or name[1] not in self._names:
            return PlainTextResponse("Formuläret nås inte under det här namnet. Öppna det under namnet det startades"
                                     " med, eller lägg till namnet i SAMVERKAN_HOSTS.", 400)  # fmt: skip
        if any(_origin(origin) != _address(scope, name) for origin in headers.getlist("origin")):
            return PlainTextResponse("Anropet kommer från en annan webbplats och besvaras inte.", 403)
        if any(closed in scope["path"] for closed in _CLOSED):
            return PlainTextResponse("Sidan finns inte.", 404)
        return self._refused_file(scope, headers) if scope["type"] == "http" else None

    def _refused_file(self, scope: Scope, headers: Headers) -> Response | None:
        path, visit = scope["path"], self._visits.get(_token(scope))
        if path.startswith(_DOWNLOADS):
            digest = path.removeprefix(_DOWNLOADS).partition(".")[0]
            if not (visit and any(digest in page.offered for page in visit.pages)):
                return PlainTextResponse("Filen finns inte längre. Ladda ner den på nytt från sidan.", 404)
        if path.startswith(_UPLOADS) and scope["method"] in ("PUT", "DELETE"):
            if visit is None:
                return PlainTextResponse("Ladda om sidan och välj filen på nytt.", 403)
            return _counted(visit, path, scope["method"], headers.get("content-length", ""))
        return None

    async def _page(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a page talk with the server, and take note of what it is offered, until it closes."""
        token, page = _token(scope), _Page()

        async def noting(message: Message) -> None:
            if message["type"] == "websocket.send" and message.get("bytes"):
                page.offered.extend(found.decode() for found in _OFFER.findall(message["bytes"]))
            await send(message)

        visit = self._visits.setdefault(token, _Visit()) if token else _Visit()
        visit.pages.append(page)
        try:
            await self._app(_without_origin(scope), receive, noting)
        finally:
            visit.pages.remove(page)
            if not visit.pages and self._visits.get(token) is visit:
                del self._visits[token]


def _counted(visit: _Visit, file: str, method: str, length: str) -> Response | None:
    if method == "DELETE":
        visit.uploaded.pop(file, None)
        return None
    if not (length.isascii() and length.isdigit()):
        return PlainTextResponse("Filens storlek saknas.", 411)
    others = sum(size for name, size in visit.uploaded.items() if name != file)
    if others + int(length) > UPLOADED_MB * 1024 * 1024:
        return PlainTextResponse(f"Du har laddat upp {UPLOADED_MB} MB. Ladda om sidan för att ladda upp mer.", 413)
    visit.uploaded[file] = int(length)
    return None


def _origin(text: str) -> tuple[str, str]:
    """The name and port of a page's address; empty for what is none."""
    try:
        parts = urlsplit(text.lower())
        name = _NAME_AND_PORT.fullmatch(parts.netloc)
    except ValueError:
        return "", ""
    return (str(name[1]), name[2] or _DEFAULT_PORTS.get(parts.scheme, "")) if name else ("", "")


def _address(scope: Scope, called: re.Match[str]) -> tuple[str, str]:
    """The name and port that a request was sent to; a proxy in front may speak https for us, on its usual port."""
    secure = scope["scheme"] in ("https", "wss") or Headers(scope=scope).get("origin", "").startswith("https:")
    return str(called[1]), called[2] or _DEFAULT_PORTS["https" if secure else "http"]


def _without_origin(scope: Scope) -> Scope:
    """The origin has been judged; of one that it does not know Streamlit would ask a host on the internet."""
    return {**scope, "headers": [pair for pair in scope["headers"] if pair[0].lower() != b"origin"]}


def _token(scope: Scope) -> str:
    """What tells the browser from others; empty for one that has not been here."""
    said = HTTPConnection(scope).cookies.get(_COOKIE, "")
    return said if _TOKEN.fullmatch(said) else ""


def _with_cookie(scope: Scope, send: Send) -> Send:
    """Give a browser that has none its cookie with the first page."""
    if _token(scope):
        return send
    secure = "; Secure" if scope["scheme"] == "https" else ""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if headers.get("content-type", "").startswith("text/html"):
                token = secrets.token_urlsafe(16)
                headers.append("set-cookie", f"{_COOKIE}={token}; HttpOnly; SameSite=Lax; Path=/{secure}")
        await send(message)

    return sending
