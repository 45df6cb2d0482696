"""A real server on a free port with an empty database, and a real browser. In CI a missing browser is a failure."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from serving import BROWSER_OPTIONS, Server, served

# As long as an action may take: a machine that runs other tests beside is slow, and nothing here is about speed.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        missing = "chromium is missing (apt-get install chromium)"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program, args=list(BROWSER_OPTIONS))
        yield launched
        launched.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server of one's own that can be killed and started anew."""
    running = Server(tmp_path / "ärenden.sqlite3")
    yield running
    running.kill()


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Address of a server of one's own."""
    with served(tmp_path / "ärenden.sqlite3") as address:
        yield address


@pytest.fixture
def outside() -> list[str]:
    """Every request that left the machine."""
    return []


@pytest.fixture
def open_page(browser: Browser, address: str, outside: list[str]) -> Iterator[Callable[[str], Page]]:
    """Opens an address of the server as a new visitor with a browser of their own."""
    contexts: list[BrowserContext] = []

    def opened(path: str = "/", *, touch: bool = False) -> Page:
        context = browser.new_context(
            locale="sv-SE", timezone_id="Europe/Stockholm", accept_downloads=True, has_touch=touch
        )  # fmt: skip
        contexts.append(context)
        context.set_default_timeout(30_000)
        page = context.new_page()
        page.on("request", lambda request: outside.append(request.url) if _is_outside(request.url, address) else None)
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()


def _is_outside(url: str, address: str) -> bool:
    return not url.startswith((address, address.replace("http", "ws", 1), "data:", "blob:"))
