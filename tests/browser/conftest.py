"""A real server on a free port with an empty database, and a real browser. In CI a missing browser is a failure."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
START_SECONDS = 60


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        missing = "chromium is missing (apt-get install chromium)"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program, args=list(_QUIET))
        yield launched
        launched.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Address of a server of one's own: `samverkan serve` in an empty folder, ended by a signal."""
    port, folder = _free_port(), tmp_path / "tom mapp"
    folder.mkdir()
    log = (tmp_path / "server.log").open("w", encoding="utf-8")
    server = subprocess.Popen(
        [sys.executable, "-m", "generator", "serve", "--port", str(port)],
        cwd=folder,
        env=os.environ | {"SAMVERKAN_DATABASE": str(tmp_path / "ärenden.sqlite3")},
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    try:
        _wait_for(f"http://localhost:{port}/_stcore/health", server)
        yield f"http://localhost:{port}"
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(20)
        log.close()


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail("the server did not start; see server.log in the test's folder")


@pytest.fixture
def outside() -> list[str]:
    """Every request that left the machine."""
    return []


@pytest.fixture
def open_page(browser: Browser, address: str, outside: list[str]) -> Iterator[Callable[[str], Page]]:
    """Opens an address of the server as a new visitor with a browser of their own."""
    contexts: list[BrowserContext] = []

    def opened(path: str = "/") -> Page:
        context = browser.new_context(locale="sv-SE", timezone_id="Europe/Stockholm", accept_downloads=True)
        contexts.append(context)
        context.set_default_timeout(20_000)
        page = context.new_page()
        page.on("request", lambda request: outside.append(request.url) if _is_outside(request.url, address) else None)
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()


def _is_outside(url: str, address: str) -> bool:
    return not url.startswith((address, address.replace("http", "ws", 1), "data:", "blob:"))
