"""What stands round Streamlit: Swedish as the page's language, our own script and style, headers that close the door.

Streamlit sends one and the same HTML page, marked as English, for every address; the rest is drawn in the browser.
"""

from __future__ import annotations

import gc
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from generator import processes
from generator.settings import served_names
from generator.web.doors import Doors

_FOLDER = Path(__file__).resolve().parent
MAIN = _FOLDER / "main.py"

_KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
_ASSETS = {file.name: _KINDS[file.suffix] for file in sorted((_FOLDER / "assets").iterdir())}
_HEAD = (
    '<link rel="stylesheet" href="./samverkan/page.css"><script src="./samverkan/host.js"></script>'
    + "".join(
        f'<script type="module" src="./samverkan/{name}.js"></script>'
        for name in ("words", "focus", "choices", "taps", "unsaved")
    )
    + "</head>"
)
_NOSCRIPT = "<noscript><p>Sidan behöver JavaScript. Slå på det i webbläsaren och läs in sidan igen.</p></noscript>"

# Nothing is fetched from, sent to or framed by anyone else. Streamlit styles by inline rules, starts itself by an
# inline script and compiles some of its parts in the browser, so those three must be let through.
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline';"
        " img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:;"
        " object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
}


def swedish(html: str) -> str:
    """Streamlit's page with Swedish as its language, our icon, script and style in its head."""
    html = html.replace('<html lang="en"', '<html lang="sv"', 1).replace("<title>Streamlit<", "<title>Samverkan<", 1)
    html = html.replace('href="./favicon.png"', 'href="./samverkan/icon.svg"', 1)
    html = re.sub(r'<link rel="service-desc"[^>]*>', "", html, count=1)
    html = re.sub(r"<noscript>.*?</noscript>", _NOSCRIPT, html, count=1, flags=re.DOTALL)
    return html.replace("</head>", _HEAD, 1)


class SwedishPages:
    """ASGI middleware: rewrites each HTML page by `swedish` and adds the headers to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _Answer(send)
        if "text/html" in Headers(scope=scope).get("accept", ""):
            scope = _uncompressed_and_fresh(scope)
        await self._app(scope, receive, answer.send)


class _Answer:
    """One answer on its way out; an HTML page is held back until it is whole."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            await self._begin(message)
        elif message["type"] == "http.response.body" and self._start is not None:
            await self._collect(message)
        else:
            await self._send(message)

    async def _begin(self, message: Message) -> None:
        headers = MutableHeaders(scope=message)
        for name, value in _HEADERS.items():
            headers.setdefault(name, value)
        is_page = headers.get("content-type", "").startswith("text/html") and "content-encoding" not in headers
        if not is_page:
            await self._send(message)
            return
        self._start = message

    async def _collect(self, message: Message) -> None:
        self._body += message.get("body", b"")
        if message.get("more_body"):
            return
        assert self._start is not None
        page = swedish(self._body.decode("utf-8")).encode("utf-8")
        headers = MutableHeaders(scope=self._start)
        headers["content-length"] = str(len(page))
        for stale in ("etag", "last-modified"):  # they speak of Streamlit's file, not of our page
            del headers[stale]
        await self._send(self._start)
        await self._send({"type": "http.response.body", "body": page})


def _uncompressed_and_fresh(scope: Scope) -> Scope:
    dropped = {b"accept-encoding", b"if-none-match", b"if-modified-since"}
    return {**scope, "headers": [pair for pair in scope["headers"] if pair[0].lower() not in dropped]}


async def _asset(request: Request) -> FileResponse:
    name = Path(request.url.path).name
    return FileResponse(_FOLDER / "assets" / name, media_type=_ASSETS[name], headers={"Cache-Control": "no-cache"})


@asynccontextmanager
async def _lifespan(_app: Any) -> AsyncIterator[None]:
    # What is loaded by now lives as long as the server: the collector need not look through it again.
    gc.collect()
    gc.freeze()
    yield
    processes.end_all()


LIFESPAN = _lifespan
MIDDLEWARE = [Middleware(SwedishPages), Middleware(Doors, names=served_names())]
ROUTES = [Route(f"/samverkan/{name}", _asset) for name in _ASSETS]
