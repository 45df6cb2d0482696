"""Starts the front end and keeps it running until it is told to stop."""

from __future__ import annotations

import errno
import signal
import socket
import sys
import time
import urllib.request
from collections.abc import Callable

from generator import processes, services
from generator.errors import ProgramFailedError, SettingError
from generator.settings import EVERY_ADDRESS, database_url, resource, served_names
from generator.web.streamlit_settings import streamlit_options

_START_SECONDS = 60
THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


def serve(port: int, address: str = "localhost") -> int:
    """Serve the front end on `port` of an address of this machine until Ctrl+C or a signal to end; gives the exit code.

    Raises StoreError when the database does not open, SettingError when it cannot be said who may call the server, and
    ProgramFailedError when the port is taken or the server does not start: before anything is shown in a browser.
    """
    names = served_names(address)
    services.open_initiatives(database_url()).close()
    _must_be_free(port, address)
    for signum in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(signum, lambda *_: sys.exit(0))
    if address not in THIS_MACHINE:
        print(
            f"Obs! Formuläret har ingen inloggning. Den som når {address} port {port} kan läsa och ändra allt.",
            file=sys.stderr, flush=True,
        )  # fmt: skip
    command = [sys.executable, "-m", "streamlit", "run", str(resource("app.py")), *streamlit_options(port, address)]
    called = address if address not in EVERY_ADDRESS else "localhost"
    page = f"http://{f'[{called}]' if ':' in called else called}:{port}"
    try:
        with processes.running(command, environment={"SAMVERKAN_HOSTS": ",".join(sorted(names))}) as server:
            _wait_until_up(lambda: server.is_running, page)
            print(f"Öppna {page} i webbläsaren. Avsluta med Ctrl+C.", flush=True)
            return server.wait()
    except KeyboardInterrupt:
        return 0


def _must_be_free(port: int, address: str) -> None:
    try:
        family, kind, _, _, place = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(place)
    except socket.gaierror as error:
        raise SettingError(f"Adressen {address} finns inte på den här datorn. Ange en annan med --address.") from error
    except (OSError, OverflowError) as error:
        if getattr(error, "errno", None) == errno.EADDRNOTAVAIL:
            raise SettingError(
                f"Adressen {address} finns inte på den här datorn. Ange en annan med --address."
            ) from error
        raise ProgramFailedError(
            f"Port {port} går inte att använda: den är upptagen eller inte tillåten. Ange en annan med --port,"
            " till exempel: samverkan serve --port 8502"
        ) from error


def _wait_until_up(running: Callable[[], bool], page: str) -> None:
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until and running():
        try:
            with urllib.request.urlopen(f"{page}/_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise ProgramFailedError("Formuläret kunde inte startas. Orsaken står ovanför.")
