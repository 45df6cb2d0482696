"""`samverkan serve` starts, says where, and leaves nothing running behind it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("browser")

COMMAND = [sys.executable, "-m", "generator", "serve", "--port"]


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        yield int(holder.getsockname()[1])


def _run(port: int, database: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"SAMVERKAN_DATABASE": str(database)}
    return subprocess.run(
        [*COMMAND, str(port)], env=environment, cwd=database.parent, capture_output=True, text=True, timeout=60
    )


def test_a_port_that_is_taken_is_a_sentence_that_tells_how_to_choose_another(taken: int, tmp_path: Path) -> None:
    ended = _run(taken, tmp_path / "a.sqlite3")
    assert ended.returncode == 1
    assert f"Port {taken} går inte att använda" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_database_that_does_not_open_is_a_sentence_before_anything_is_served(taken: int, tmp_path: Path) -> None:
    broken = tmp_path / "brev.sqlite3"
    broken.write_text("Hej! " * 500, encoding="utf-8")
    ended = _run(taken, broken)
    assert ended.returncode == 1
    assert "ingen databas eller är skadad" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_it_says_where_it_is_and_is_gone_after_a_signal_with_the_port_free_again(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    server = subprocess.Popen(
        [*COMMAND, str(port)],
        env=os.environ | {"SAMVERKAN_DATABASE": str(tmp_path / "a.sqlite3")},
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdout is not None
    assert f"http://localhost:{port}" in server.stdout.readline()
    server.send_signal(signal.SIGTERM)
    assert server.wait(20) == 0
    server.stdout.close()
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0
