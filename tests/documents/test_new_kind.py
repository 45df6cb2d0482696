"""A new kind of document is one module and one template folder, and nothing else."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from word_reading import text

from generator.word.scaffold import scaffold

ROOT = Path(__file__).parents[2]

MODULE = """
from generator.documents.base import Clause, Document
from generator.documents.derived import Derived

class Letter(Document):
    slug = "letter"
    name = "Avsiktsförklaring"
    clauses = (Clause("letter.purpose", "Syfte"),)

    def title(self, initiative):
        return "Avsiktsförklaring"

    def derived(self, initiative, data, edition):
        return Derived({"parties": [party["name"] for party in data["parties"]]})
"""
TEMPLATE = """[Title] {{ derived.title }}
@clause letter.purpose
# Syfte
. {{ derived.parties|listed }} vill samverka.
. {{ direction.purpose }}
@end clause
"""


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_a_kind_is_added_by_a_module_and_a_template_and_gone_when_they_are(tmp_path: Path) -> None:
    for name in ("generator", "templates", "schemas", "examples"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    module, folder = tmp_path / "generator" / "documents" / "letter.py", tmp_path / "templates" / "letter"
    module.write_text(MODULE, encoding="utf-8")
    folder.mkdir()
    (folder / "template.docx").write_bytes(scaffold(TEMPLATE))

    made = run(tmp_path, "generate", "examples/efterlevande.yaml", "--document", "letter", "--out", "out")
    assert made.returncode == 0, made.stderr
    words = text((tmp_path / "out" / "efterlevande-2027-letter.docx").read_bytes())
    assert "Skatteverket, Försäkringskassan, Pensionsmyndigheten och Statens servicecenter vill samverka." in words
    everything = run(tmp_path, "generate", "examples/efterlevande.yaml", "--out", "all")
    assert "efterlevande-2027-letter.docx" in everything.stdout
    assert "efterlevande-2027-agreement.docx" in everything.stdout

    module.unlink()
    shutil.rmtree(folder)
    refused = run(tmp_path, "generate", "examples/efterlevande.yaml", "--document", "letter", "--out", "out")
    assert refused.returncode == 2
    assert "letter" in refused.stderr
