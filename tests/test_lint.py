"""`make lint` is part of the tests: style, strict types, and who may import whom."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent


@pytest.mark.parametrize("command", [["ruff", "check", "."], ["mypy"], ["lint-imports"]], ids=lambda c: c[0])
def test_the_code_is_clean(command: list[str]) -> None:
    result = subprocess.run([BIN / command[0], *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_no_file_names_an_address_of_a_registry() -> None:
    for lock in ROOT.glob("requirements*.lock"):
        assert "http" not in lock.read_text(encoding="utf-8")
