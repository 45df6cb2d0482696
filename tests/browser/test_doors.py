"""The real server, called by names, from pages and for files that it does not answer to."""

from __future__ import annotations

import re
import shutil
import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from serving import BROWSER_OPTIONS, served

pytestmark = pytest.mark.xdist_group("browser")

HANDSHAKE = (
    "GET /_stcore/stream HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n{more}\r\n"
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One server for all that ask and change nothing."""
    with served(tmp_path_factory.mktemp("dörrar") / "ärenden.sqlite3") as found:
        yield found


def _status(address: str, host: str, more: str = "") -> int:
    """What a websocket's handshake is answered with."""
    port = int(address.rpartition(":")[2])
    with socket.create_connection(("localhost", port), timeout=20) as connection:
        connection.sendall(HANDSHAKE.format(host=host.replace("PORT", str(port)), more=more).encode())
        return int(connection.recv(4096).split(b" ", 2)[1])


def _ask(url: str, headers: dict[str, str] | None = None, upload: bytes | None = None) -> tuple[int, str]:
    """The status and the text of an answer, to someone without cookies."""
    request = urllib.request.Request(url, data=upload, headers=headers or {}, method="PUT" if upload else "GET")
    try:
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()


@pytest.mark.parametrize("host", ["elak.exempel", "elak.exempel:PORT", "localhost.elak.exempel", "169.254.1.1:PORT"])
def test_a_request_and_a_connection_by_another_name_are_refused(address: str, host: str) -> None:
    port = address.rpartition(":")[2]
    for path in ("/", "/_stcore/health", "/_stcore/host-config", "/samverkan/page.css"):
        status, text = _ask(f"{address}{path}", {"Host": host.replace("PORT", port)})
        assert (status, "SAMVERKAN_HOSTS" in text) == (400, True), path
    assert _status(address, host) == 400
    assert _ask(f"{address}/_stcore/health")[0] == 200
    assert _status(address, "localhost:PORT") == 101
    assert _status(address, "") == 400
    assert _status(address, "localhost:PORT\r\nHost: elak.exempel") == 400


def test_a_page_that_lets_its_own_name_point_here_reads_nothing(address: str, browser: Browser) -> None:
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    port = address.rpartition(":")[2]
    mapped = "--host-resolver-rules=MAP elak.exempel 127.0.0.1"
    led_astray = browser.browser_type.launch(executable_path=program, args=[*BROWSER_OPTIONS, mapped])
    try:
        page = led_astray.new_page()
        answer = page.goto(f"http://elak.exempel:{port}/")
        assert answer is not None
        assert answer.status == 400
        assert "nås inte under det här namnet" in page.content()
        assert "Mina ärenden" not in page.content()
    finally:
        led_astray.close()


def test_a_page_from_elsewhere_is_refused_and_nobody_outside_is_asked(
    tmp_path: Path, asked: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMVERKAN_HOSTS", "samverkan.exempel.se")
    with served(tmp_path / "a.sqlite3") as address:
        port = address.rpartition(":")[2]
        other = f"http://localhost:{int(port) + 1}"
        for origin in ("http://elak.exempel", "https://localhost.elak.exempel", other, "null"):
            assert _status(address, "localhost:PORT", f"Origin: {origin}\r\n") == 403, origin
            assert _ask(f"{address}/_stcore/health", {"Origin": origin})[0] == 403
        assert _status(address, "localhost:PORT", f"Origin: {address}\r\n") == 101
        assert _status(address, "127.0.0.1:PORT", f"Origin: http://127.0.0.1:{port}\r\n") == 101
        assert _status(address, "samverkan.exempel.se", "Origin: https://samverkan.exempel.se:443\r\n") == 101
    assert asked == []


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bytes]]:
    """What the server would ask of hosts outside: their requests go to this machine instead."""
    heard: list[bytes] = []
    with socket.socket() as proxy:
        proxy.bind(("127.0.0.1", 0))
        proxy.listen()

        def listen() -> None:
            while True:
                try:
                    connection, _ = proxy.accept()
                except OSError:
                    return
                with connection:
                    heard.append(connection.recv(200))

        threading.Thread(target=listen, daemon=True).start()
        for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.getsockname()[1]}")
        for name in ("no_proxy", "NO_PROXY"):
            monkeypatch.setenv(name, "localhost,127.0.0.1")
        yield heard


def test_a_name_that_is_configured_is_answered_to_and_its_own_pages_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMVERKAN_HOSTS", "samverkan.exempel.se")
    with served(tmp_path / "a.sqlite3") as address:
        assert _ask(f"{address}/", {"Host": "Samverkan.Exempel.se"})[0] == 200
        assert _status(address, "samverkan.exempel.se", "Origin: https://samverkan.exempel.se\r\n") == 101
        assert _status(address, "samverkan.exempel.se", "Origin: https://elak.exempel\r\n") == 403
        assert _status(address, "annat.exempel.se") == 400


def test_a_download_is_for_the_browser_that_it_was_offered_to_while_its_page_is_open(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/")
    refused: list[str] = []
    page.on("response", lambda answer: refused.append(answer.url) if answer.status >= 400 else None)
    page.reload()
    page.get_by_role("button", name="Öppna exemplet Samlat digitalt stöd till efterlevande").click()
    page.wait_for_url(re.compile("arende="))
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Dokument").click()
    button = page.get_by_test_id("stMain").get_by_role("button", name="Ladda ner som Word-dokument")
    with page.expect_download() as download:
        button.click()
    url = download.value.url
    assert "/media/" in url
    assert refused == []
    assert download.value.path().read_bytes().startswith(b"PK")
    assert page.request.get(url).status == 200
    assert _ask(url)[0] == 404
    other = open_page("/")
    expect(other.get_by_role("heading", level=1)).to_be_visible()
    assert other.request.get(url).status == 404
    context = page.context
    page.close()
    left = context.new_page()
    for _ in range(50):  # until the server has seen that the page is gone
        if left.request.get(url).status == 404:
            break
        left.wait_for_timeout(100)
    assert left.request.get(url).status == 404


def test_what_a_browser_may_upload_has_a_sum(open_page: Callable[..., Page], address: str) -> None:
    page = open_page("/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    megabyte = b"x" * 1024 * 1024
    send = """async ([url, size]) => (await fetch(url, {method: "PUT", body: new Blob(["x".repeat(size)])})).status"""
    codes = [
        page.evaluate(send, [f"{address}/_stcore/upload_file/ingen/{number}", len(megabyte)]) for number in range(22)
    ]
    assert 413 not in codes[:20]
    assert codes[20:] == [413, 413]
    assert _ask(f"{address}/_stcore/upload_file/ingen/1", upload=megabyte)[0] == 403
