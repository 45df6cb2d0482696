"""A PostgreSQL server of the tests' own, run from the programs that the package pgserver brings.

The package's own starter is not used: as root it makes a user of the machine and opens folders to all.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

PASSWORD = "hemligt-lösen"
START_SECONDS = 60
# PostgreSQL refuses to run as root.
NOBODY: dict[str, Any] = {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.geteuid() == 0 else {}


def programs() -> Path | None:
    """The package's folder; None where it has no build for this Python or machine."""
    spec = find_spec("pgserver")
    return Path(spec.origin).parent if spec and spec.origin else None


@contextmanager
def server(installed: Path) -> Iterator[str]:
    """The folder of the socket of a server that runs while the block does; its user is postgres, with PASSWORD."""
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as name:
        folder = Path(name)  # short, as the path of a socket must be
        binaries, data = _readable(installed, folder), folder / "data"
        (folder / "password").write_text(PASSWORD, encoding="utf-8")
        if NOBODY:
            shutil.chown(folder, NOBODY["user"], NOBODY["group"])
        (folder / "password").chmod(0o644)
        how = ["-U", "postgres", "--auth=scram-sha-256", f"--pwfile={folder / 'password'}", "--encoding=UTF8",
               "--locale=C", "--no-sync", "--no-instructions"]  # fmt: skip
        subprocess.run([binaries / "initdb", "-D", data, *how], check=True, capture_output=True, cwd=folder, **NOBODY)
        settings = ["-c", "listen_addresses=", "-c", f"unix_socket_directories={folder}", "-c", "fsync=off"]
        with (folder / "log").open("wb") as log:
            running = subprocess.Popen([binaries / "postgres", "-D", data, *settings], stderr=log, cwd=folder, **NOBODY)
        try:
            _wait_for(folder, running)
            yield name
        finally:
            running.send_signal(signal.SIGINT)  # end at once, without waiting for those who are connected
            running.wait(START_SECONDS)


def _readable(installed: Path, folder: Path) -> Path:
    """The programs where the server's user may read them: only root's tests run them as another."""
    if NOBODY:
        for part in (installed, installed.with_name("pgserver.libs")):
            shutil.copytree(part, folder / part.name, ignore=shutil.ignore_patterns("include"))
        installed = folder / installed.name
    return installed / "pginstall" / "bin"


def _wait_for(folder: Path, running: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_SECONDS
    ready = folder / "data" / "postmaster.pid"
    while time.monotonic() < until and running.poll() is None:
        if ready.exists() and ready.read_text().rstrip().endswith("ready"):  # the file's last line, once it is whole
            return
        time.sleep(0.05)
    raise AssertionError(f"PostgreSQL did not start: {(folder / 'log').read_text(errors='replace')}")
