"""Starts the front end and keeps it running until it is told to stop."""

from __future__ import annotations

import signal
import socket
import sys
import time
import urllib.request
from collections.abc import Callable

from generator import processes, services
from generator.errors import ProgramFailedError
from generator.settings import database_url, resource
from generator.web.streamlit_settings import streamlit_options

_START_SECONDS = 60


def serve(port: int) -> int:
    """Serve the front end at ``http://localhost:<port>`` until Ctrl+C or a signal to end; gives the exit code.

    Raises StoreError when the database does not open and ProgramFailedError when the port is taken or the server
    does not start: before anything is shown in a browser.
    """
    services.open_initiatives(database_url()).close()
    _must_be_free(port)
    for signum in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(signum, lambda *_: sys.exit(0))
    command = [sys.executable, "-m", "streamlit", "run", str(resource("app.py")), *streamlit_options(port)]
    server = processes.start(command)
    try:
        _wait_until_up(lambda: server.poll() is None, port)
        print(f"Öppna http://localhost:{port} i webbläsaren. Avsluta med Ctrl+C.", flush=True)
        return server.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        processes.end(server)


def _must_be_free(port: int) -> None:
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("localhost", port))
    except (OSError, OverflowError) as error:
        raise ProgramFailedError(
            f"Port {port} går inte att använda: den är upptagen eller inte tillåten. Ange en annan med --port,"
            " till exempel: samverkan serve --port 8502"
        ) from error


def _wait_until_up(running: Callable[[], bool], port: int) -> None:
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until and running():
        try:
            with urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise ProgramFailedError("Formuläret kunde inte startas. Orsaken står ovanför.")
