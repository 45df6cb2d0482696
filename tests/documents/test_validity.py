"""Every kind of document in every shape is what Word calls sound, by the validators of others and by our own checks."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import ooxml_integrity
import pytest
from variants import variants
from word_reading import faults

from generator import contract, services
from generator.word.package import BODY, Package

ROOT = Path(__file__).parents[2]
VARIANTS = dict(variants())
KINDS = [kind.slug for kind in services.kinds()]


@pytest.fixture(scope="session")
def sdk() -> str:
    """The Open XML SDK's validator. In CI a missing one is a failure."""
    program = ROOT / ".venv/validator/node_modules/.bin/ooxml-validator"
    if not program.exists() or shutil.which("node") is None:
        missing = "the Open XML SDK's validator is missing: make test installs it, given node and npm"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    return str(program)


@pytest.mark.parametrize("remarks", [True, False], ids=["with comments", "without"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("variant", VARIANTS)
def test_every_document_of_every_variant_passes_all_validators(
    variant: str, kind: str, remarks: bool, sdk: str, tmp_path: Path
) -> None:
    docx = services.generate(contract.parse(VARIANTS[variant]), kind, remarks=remarks)
    assert faults(docx) == []
    path = tmp_path / "document.docx"
    path.write_bytes(docx)
    assert ooxml_integrity.check(path) == []
    assert _findings(sdk, path) == []


def _findings(sdk: str, path: Path) -> list[Any]:
    result = subprocess.run([sdk, str(path)], capture_output=True, text=True, check=False)
    report = json.loads(result.stdout)
    assert report["ok"] is (result.returncode == 0)
    return list(report["errors"])


def test_the_validator_finds_what_is_wrong(sdk: str, tmp_path: Path) -> None:
    package = Package.read(services.generate(services.example("geodata"), "plan"))
    package.put(BODY, package.data(BODY).replace(b"<w:body>", b"<w:body><w:r/>"))
    path = tmp_path / "broken.docx"
    path.write_bytes(package.written())
    assert _findings(sdk, path)
