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
from serving import free_port

pytestmark = pytest.mark.xdist_group("browser")

COMMAND = [sys.executable, "-m", "generator", "serve", "--port"]


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        yield int(holder.getsockname()[1])


def _run(port: int, database: Path, *more: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"SAMVERKAN_DATABASE": str(database)}
    return subprocess.run(
        [*COMMAND, str(port), *more],
        env=environment, cwd=database.parent, capture_output=True, text=True, timeout=60,
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


@pytest.mark.parametrize("address", ["0.0.0.0", "::"])
def test_every_address_of_the_machine_is_refused_until_it_is_said_by_which_names(address: str, tmp_path: Path) -> None:
    ended = _run(free_port(), tmp_path / "a.sqlite3", "--address", address)
    assert (ended.returncode, "Ange i SAMVERKAN_HOSTS" in ended.stderr) == (1, True)


@pytest.mark.parametrize("address", ["192.0.2.1", "finns.inte.exempel"])
def test_an_address_that_is_not_the_machines_is_a_sentence(address: str, tmp_path: Path) -> None:
    ended = _run(free_port(), tmp_path / "a.sqlite3", "--address", address)
    assert (ended.returncode, "finns inte på den här datorn" in ended.stderr) == (1, True)
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("names", ["http://exempel.se", "exempel.se:443", "exempel .se", "*"])
def test_what_is_no_name_is_a_sentence_that_shows_how_to_write_one(
    names: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMVERKAN_HOSTS", names)
    ended = _run(free_port(), tmp_path / "a.sqlite3")
    assert (ended.returncode, "är inget namn. Skriv namnen som i webbadressen" in ended.stderr) == (1, True)


def test_on_another_address_it_warns_that_there_is_no_signing_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMVERKAN_HOSTS", "samverkan.exempel.se")
    port = free_port()
    server = subprocess.Popen(
        [*COMMAND, str(port), "--address", "0.0.0.0"],
        env=os.environ | {"SAMVERKAN_DATABASE": str(tmp_path / "a.sqlite3")},
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert server.stdout is not None
    assert f"Öppna http://localhost:{port}" in server.stdout.readline()
    server.terminate()
    _, said = server.communicate(timeout=20)
    assert f"har ingen inloggning. Den som når 0.0.0.0 port {port} kan läsa och ändra allt." in said


def test_it_says_where_it_is_and_is_gone_after_a_signal_with_the_port_free_again(tmp_path: Path) -> None:
    port = free_port()
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
