"""The wheel, installed in a fresh environment, works in an empty folder: all that the product needs travels with it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def samverkan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert "generator/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    environment = folder / "environment"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    pip = [environment / "bin" / "python", "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", ROOT / "requirements.lock"], check=True, capture_output=True)
    subprocess.run([*pip, "--no-deps", wheel], check=True, capture_output=True)
    return environment / "bin" / "samverkan"


def test_check_generate_and_serve_work_from_an_empty_folder(samverkan: Path, tmp_path: Path) -> None:
    def run(*arguments: str) -> str:
        return subprocess.run([samverkan, *arguments], cwd=tmp_path, check=True, capture_output=True, text=True).stdout

    run("new", "nytt.yaml")
    assert "av 94 kontrollpunkter" in run("check", "nytt.yaml")
    assert "nytt-agreement.docx" in run("generate", "nytt.yaml", "--out", "out")
    assert (tmp_path / "out" / "nytt-agreement.docx").stat().st_size > 5_000
    _serve(samverkan, tmp_path)


def _serve(samverkan: Path, folder: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "SAMVERKAN_DATABASE": str(folder / "x.sqlite3"), "HOME": str(folder)}
    server = subprocess.Popen([samverkan, "serve", "--port", str(port)], cwd=folder, env=environment)
    try:
        assert 'lang="sv"' in _page(f"http://127.0.0.1:{port}/", server)
    finally:
        server.terminate()
        server.wait(timeout=30)
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0, "the server outlives the command"


def _page(address: str, server: subprocess.Popen[bytes]) -> str:
    for _ in range(120):
        assert server.poll() is None
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.5)
    raise AssertionError("no answer")
