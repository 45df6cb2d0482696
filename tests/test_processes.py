"""What is left when something stops: nothing runs on, nothing lies half-written, and no flood of words fills memory."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from serving import free_port

from generator import processes
from generator.errors import ProgramFailedError
from generator.files import zipped
from generator.pdf import libreoffice
from generator.pdf.libreoffice import LibreOffice
from generator.settings import resource

EXAMPLE = str(resource("examples", "geodata.yaml"))
Soffice = Callable[[str], dict[str, str]]


@pytest.fixture
def soffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Soffice:
    """Puts a script in LibreOffice's place; gives the environment in which a command finds it."""

    def put(script: str) -> dict[str, str]:
        program = tmp_path / "bin" / "soffice"
        program.parent.mkdir()
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
        (tmp_path / "tmp").mkdir()
        return os.environ | {"TMPDIR": str(tmp_path / "tmp")}

    return put


def _is_alive(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"


def _within(seconds: float, true: Callable[[], bool]) -> bool:
    until = time.monotonic() + seconds
    while not true() and time.monotonic() < until:
        time.sleep(0.05)
    return true()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGKILL])
def test_a_command_that_is_ended_while_libreoffice_works_ends_it_with_all_that_it_started(
    tmp_path: Path, soffice: Soffice, number: signal.Signals
) -> None:
    environment = soffice(f"sleep 600 & echo $! $$ > {tmp_path}/half; mv {tmp_path}/half {tmp_path}/pids; wait")
    command = [sys.executable, "-m", "generator", "generate", EXAMPLE, "--out", str(tmp_path / "ut"), "--format", "pdf"]
    started = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, start_new_session=True)
    assert _within(30, (tmp_path / "pids").exists)
    started.send_signal(number)
    _, said = started.communicate(timeout=30)
    assert started.returncode == (-number if number in (signal.SIGKILL, signal.SIGINT) else 128 + number)
    pids = [int(pid) for pid in (tmp_path / "pids").read_text().split()]
    assert _within(10, lambda: not any(map(_is_alive, pids)))
    assert not (tmp_path / "ut").exists()
    if number != signal.SIGKILL:  # what is left then, the next run clears when it is a day old
        assert list((tmp_path / "tmp").iterdir()) == []
    if number != signal.SIGINT:
        assert said == b""


def test_a_signal_that_the_caller_ignores_stays_ignored(tmp_path: Path, soffice: Soffice) -> None:
    environment = soffice(f"touch {tmp_path}/started; sleep 1; exit 1")
    command = [sys.executable, "-m", "generator", "generate", EXAMPLE, "--out", str(tmp_path / "ut"), "--format", "pdf"]
    started = subprocess.Popen(["nohup", *command], env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
    assert _within(30, (tmp_path / "started").exists)
    started.send_signal(signal.SIGHUP)
    _, said = started.communicate(timeout=30)
    assert started.returncode == 1
    assert "Programmet soffice misslyckades" in said.decode()


def test_a_killed_server_leaves_nobody_holding_the_port(tmp_path: Path) -> None:
    port = free_port()
    environment = os.environ | {"SAMVERKAN_DATABASE": str(tmp_path / "a.sqlite3")}
    command = [sys.executable, "-m", "generator", "serve", "--port", str(port)]

    def started() -> subprocess.Popen[str]:
        server = subprocess.Popen(command, env=environment, cwd=tmp_path, stdout=subprocess.PIPE, text=True)
        assert server.stdout is not None
        assert f"http://localhost:{port}" in server.stdout.readline()
        return server

    def is_free() -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", port)) != 0

    server = started()
    server.kill()
    server.communicate()
    assert _within(10, is_free)
    again = started()
    again.terminate()
    again.communicate(timeout=20)
    assert again.returncode == 0


def test_a_program_says_any_amount_and_only_the_last_is_kept(tmp_path: Path, soffice: Soffice) -> None:
    soffice("head -c 300000000 /dev/zero >&2; echo >&2; echo 'det sista ordet' >&2; exit 7")
    tracemalloc.start()
    with pytest.raises(ProgramFailedError, match="soffice misslyckades: det sista ordet"):
        processes.run(["soffice"], seconds=60, memory_mb=1024, file_mb=10, folder=tmp_path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000


def test_a_program_that_fills_the_disk_is_stopped(tmp_path: Path, soffice: Soffice) -> None:
    soffice("head -c 300000000 /dev/zero > fil")
    with pytest.raises(ProgramFailedError):
        processes.run(["soffice"], seconds=60, memory_mb=1024, file_mb=10, folder=tmp_path)
    assert (tmp_path / "fil").stat().st_size <= 10 * 1024 * 1024


@pytest.mark.parametrize(
    "written", ["", "Fel: disken är full", "%PDF-1.7 och sedan inget mer", "ingen början men ett slut %%EOF"]
)
def test_what_is_no_whole_pdf_is_a_failure_and_not_a_document(soffice: Soffice, written: str) -> None:
    soffice(f"printf '%s' '{written}' > 0.pdf")
    with pytest.raises(ProgramFailedError, match="ingen hel PDF"):
        LibreOffice().convert([b"PK"])


def test_the_time_that_a_document_has_grows_with_its_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    given = []

    def watched(*_command: object, seconds: float, folder: Path, **_limits: object) -> None:
        given.append(seconds)
        for source in folder.glob("*.docx"):
            source.with_suffix(".pdf").write_bytes(b"%PDF-1.7 %%EOF")

    monkeypatch.setattr(processes, "run", watched)
    monkeypatch.setattr(processes, "find", lambda program, _install: program)
    short, long = (_docx(length) for length in (1_000, 3_000_000))
    for documents in ([short], [long], [short, long]):
        LibreOffice().convert(documents)
    start, page = libreoffice._SECONDS_TO_START, libreoffice._SECONDS_A_PAGE
    assert given == [start + page, start + 201 * page, start + 202 * page]
    assert given[0] < 60


def _docx(length: int) -> bytes:
    return zipped({"word/document.xml": b"x" * length})
