"""A real server of the product on a free port of this machine, for tests, benchmarks and pictures."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.settings import resource
from generator.web.streamlit_settings import streamlit_options

START_SECONDS = 60
BROWSER_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(database: Path, port: int | None = None) -> Iterator[str]:
    """Address of `samverkan serve` on `database`, started in an empty folder beside it and ended by a signal."""
    port, folder = port or free_port(), database.parent / "tom mapp"
    folder.mkdir(exist_ok=True)
    with (database.parent / "server.log").open("a", encoding="utf-8") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "generator", "serve", "--port", str(port)],
            cwd=folder,
            env=os.environ | {"SAMVERKAN_DATABASE": str(database)},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_for(f"http://localhost:{port}/_stcore/health", server)
            yield f"http://localhost:{port}"
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(20)


class Server:
    """The program that serves the pages, by itself, so that it can be frozen and killed by its pid and started anew."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self._port = free_port()
        self.address = f"http://localhost:{self._port}"
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-m", "streamlit", "run", str(resource("app.py")), *streamlit_options(self._port)]
        with (self._database.parent / "server.log").open("a", encoding="utf-8") as log:
            environment = os.environ | {"SAMVERKAN_DATABASE": str(self._database)}
            self._process = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT)
        _wait_for(f"{self.address}/_stcore/health", self._process)

    def freeze(self) -> None:
        """Let it answer nothing more, as when a machine or a network hangs."""
        os.kill(self._process.pid, signal.SIGSTOP)

    def kill(self) -> None:
        if self._process.poll() is None:
            os.kill(self._process.pid, signal.SIGKILL)
        self._process.wait(20)


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the server did not start; see server.log beside its database")
